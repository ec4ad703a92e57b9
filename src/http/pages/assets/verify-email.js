import { connectForm } from './form.js';

connectForm({
  path: 'auth/verify-email',
  body: () => ({}),
  done: 'Your e-mail address has been verified.',
});
