import { forget, resume, send, sendSigned, signIn } from './api.js';
import { connectForm, empty, showOnly, tell, whileBusy } from './forms.js';
import { connectSessions } from './sessions.js';

const part = (id) => document.getElementById(id);
const views = ['loading', 'sign-in-view', 'sign-up-view', 'console'].map(part);
const notice = part('notice');
const fillSessions = connectSessions(request);
let isSignedIn = false;

connectForm(part('sign-in'), async (credentials) => enter(await signIn(credentials)));
connectForm(part('sign-up'), async ({ username, email, password }) => {
  await send('POST', 'account/sign-up', { body: { username, email, password } });
  await enter(await signIn({ name: username, password }));
});
connectForm(part('verification'), askForVerification);
connectForm(part('change-password'), async (body) => {
  const { message } = await request('POST', 'account/password', body);
  empty(part('change-password'));
  await fillSessions();
  return message;
});
connectForm(part('change-email'), async (body) => {
  const { message } = await request('POST', 'account/email', body);
  empty(part('change-email'));
  describe(await request('GET', 'account/me'));
  return message;
});
connectForm(part('export'), async () => {
  const data = await request('GET', 'account/export');
  saveAs(`${data.account.username}.json`, data);
  return 'Your data has been saved as a file.';
});
connectForm(part('delete'), async (body) => {
  const { message } = await request('POST', 'account/deletion', body);
  leave(message);
});
part('sign-out').addEventListener('click', ({ currentTarget }) => whileBusy(currentTarget, signOut));
addEventListener('hashchange', () => {
  if (isSignedIn || !/^#sign-(in|up)$/.test(location.hash)) return;
  tell(notice, '');
  showDoor();
});
open();

/** Goes on with the session of the cookie, or asks to sign in. */
async function open() {
  try {
    if (await resume()) await enter(await sendSigned('GET', 'account/me'), { focus: false });
    else showDoor({ focus: false });
  } catch (problem) {
    showDoor({ focus: false });
    tell(notice, problem.message, true);
  }
}

/** Shows the console of an account. */
async function enter(account, options) {
  tell(notice, '');
  describe(account);
  for (const id of ['sign-in', 'sign-up']) empty(part(id));
  await fillSessions();
  // Until now it may fail, and then the door is still the view that is shown.
  isSignedIn = true;
  showOnly(part('console'), views, options);
}

/** Shows the sign-in, or the sign-up if the address asks for it. */
function showDoor(options) {
  showOnly(part(location.hash === '#sign-up' ? 'sign-up-view' : 'sign-in-view'), views, options);
}

/** Leaves no trace of the account in the page. */
function leave(words, isBad = false) {
  isSignedIn = false;
  forget();
  history.replaceState(null, '', location.pathname + location.search);
  for (const form of part('console').querySelectorAll('form')) {
    empty(form);
    tell(form.querySelector('.status'), '');
  }
  for (const details of part('console').querySelectorAll('details')) details.open = false;
  for (const id of ['greeting', 'username', 'email-address', 'pending-address', 'joined']) part(id).textContent = '';
  part('sessions').replaceChildren();
  showDoor({ focus: false });
  tell(notice, words, isBad);
  notice.focus();
}

/** A request of the console. When the session has ended elsewhere, so has the console. */
async function request(method, path, body) {
  try {
    return await sendSigned(method, path, body);
  } catch (problem) {
    if (problem.status === 401) leave('Your session has ended. Please sign in again.', true);
    throw problem;
  }
}

/** The address may have been verified since this was shown, in another tab; then no mail is sent. */
async function askForVerification() {
  const account = await request('GET', 'account/me');
  describe(account);
  if (!account.email_verified) return (await request('POST', 'account/verification')).message;
  // The form is no longer shown, nor would be its status line.
  tell(notice, 'Your address is verified already.');
  notice.focus();
}

async function signOut() {
  try {
    const { message } = await request('POST', 'account/log-out');
    leave(message);
  } catch (problem) {
    if (isSignedIn) tell(notice, problem.message, true);
  }
}

function describe({ username, email, email_verified, pending_email, joined }) {
  part('greeting').textContent = username;
  part('username').textContent = username;
  part('email-address').textContent = email ?? 'none';
  part('verified').hidden = email === null;
  part('verified').textContent = email_verified ? 'Verified' : 'Not verified';
  part('verified').classList.toggle('warn', !email_verified);
  part('verification').hidden = email === null || email_verified;
  part('pending').hidden = pending_email === null;
  part('pending-address').textContent = pending_email ?? '';
  part('joined').textContent = new Date(joined).toLocaleDateString('en', { dateStyle: 'long' });
}

function saveAs(name, data) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
