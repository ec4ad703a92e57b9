/**
 * Sends a page's form as JSON and tells the outcome. The token is the part of the address behind `#`, which browsers
 * send to no server; it is taken out of the address bar at once.
 */
export function connectForm({ path, body, done }) {
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  const form = document.getElementById('form');
  const outcome = document.getElementById('outcome');
  const tell = (words) => {
    outcome.textContent = words;
  };
  if (token === '') tell('This link is incomplete. Open it from your mail again.');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    tell('One moment…');
    try {
      const reply = await fetch(`${path}/${encodeURIComponent(token)}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body()),
      });
      if (reply.ok) form.hidden = true;
      const { error, message } = await reply.json();
      tell(reply.ok ? done : `That did not work: ${error ?? message}`);
    } catch {
      tell('The server cannot be reached. Try again.');
    }
  });
}
