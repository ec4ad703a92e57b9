import { connectForm } from './form.js';

connectForm({
  path: 'auth/password-reset',
  body: () => ({ password: document.getElementById('password').value }),
  done: 'Your password has been set. You can log in with it now.',
});
