import { connectMailedLink } from './mailed-link.js';

connectMailedLink({ path: 'auth/password-reset', mainField: 'password' });
