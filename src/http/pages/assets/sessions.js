import { deviceOf, timeAgo } from './device.js';
import { tell, whileBusy } from './forms.js';

const list = document.getElementById('sessions');
const title = document.getElementById('sessions-title');
const row = document.getElementById('session').content.firstElementChild;
const status = document.getElementById('sessions-status');
const endOthers = document.getElementById('end-others');

/** Connects the list of sessions; gives what fills it again. */
export function connectSessions(request) {
  const fill = async () => {
    const { sessions } = await request('GET', 'account/sessions');
    list.replaceChildren(...sessions.map((session) => rowOf(session, end)));
    endOthers.hidden = sessions.length < 2;
  };
  /** The button that was pressed is gone afterwards: the focus goes to the heading of the list. */
  const end = (button, path) =>
    whileBusy(button, async () => {
      try {
        const { message } = await request('DELETE', path);
        await fill();
        title.focus();
        tell(status, message);
      } catch (problem) {
        tell(status, problem.message, true);
      }
    });
  endOthers.addEventListener('click', () => end(endOthers, 'account/sessions'));
  return () => {
    tell(status, '');
    return fill();
  };
}

function rowOf(session, end) {
  const item = row.cloneNode(true);
  const part = (selector) => item.querySelector(selector);
  const device = deviceOf(session.user_agent);
  const lastUsed = new Date(session.last_used_at);
  part('.device').textContent = device;
  part('.device').title = session.user_agent ?? '';
  part('time').dateTime = session.last_used_at;
  part('time').textContent = timeAgo(lastUsed, new Date());
  part('time').title = lastUsed.toLocaleString('en');
  part('.network').textContent = session.address ? ` from ${session.address}` : '';
  part('.current').hidden = !session.current;
  const button = part('button');
  // This one is ended by signing out.
  button.hidden = session.current;
  part('button .unseen').textContent = ` the session of ${device}`;
  button.addEventListener('click', () => end(button, `account/sessions/${encodeURIComponent(session.id)}`));
  return item;
}
