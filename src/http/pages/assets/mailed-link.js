import { send } from './api.js';
import { connectForm, showOnly } from './forms.js';

/** Which part of the page tells what became of the token. */
const outcomes = { token_expired: 'expired', token_spent: 'spent', token_invalid: 'dead', email_taken: 'taken' };

/**
 * A page that a mailed link opens. The token is the part of the address behind `#`, which browsers send to no server; it
 * is taken out of the address bar at once, so that it does not stay in the history.
 */
export function connectMailedLink({ path, mainField }) {
  const view = (id) => document.getElementById(id);
  const views = document.querySelectorAll('#main > section');
  const token = tokenOf(location.hash);
  history.replaceState(null, '', location.pathname + location.search);
  showOnly(view(token === '' ? 'incomplete' : 'ask'), views, { focus: false });
  const act = async (body) => {
    try {
      await send('POST', `${path}/${encodeURIComponent(token)}`, { body });
      showOnly(view('done'), views);
    } catch (problem) {
      if (!(problem.code in outcomes)) throw problem;
      showOnly(view(outcomes[problem.code]), views);
    }
  };
  connectForm(view('form'), act, { mainField });
  // Another mailed link, opened in the tab that has this page already: the browser only changes the part behind `#`.
  addEventListener('hashchange', () => {
    if (tokenOf(location.hash) !== '') location.reload();
  });
}

/** Empty when there is none: `#main` is where the skip link leads. */
function tokenOf(hash) {
  return hash === '#main' ? '' : hash.slice(1);
}
