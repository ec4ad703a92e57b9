import { send } from './api.js';
import { connectForm, showOnly } from './forms.js';

const [ask, done] = ['ask', 'done'].map((id) => document.getElementById(id));

connectForm(
  document.getElementById('form'),
  async ({ email }) => {
    await send('POST', 'auth/request-password-reset', { body: { email } });
    document.getElementById('address').textContent = email;
    showOnly(done, [ask, done]);
  },
  { mainField: 'email' },
);
