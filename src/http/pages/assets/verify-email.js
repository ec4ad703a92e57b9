import { connectMailedLink } from './mailed-link.js';

connectMailedLink({ path: 'auth/verify-email' });
