import swaggerUiStyle from 'swagger-ui-dist/swagger-ui.css' with { type: 'file' };
import swaggerUiBundleScript from 'swagger-ui-dist/swagger-ui-bundle.js' with { type: 'file' };
import accountScript from './assets/account.js' with { type: 'file' };
import apiScript from './assets/api.js' with { type: 'file' };
import controlsStyle from './assets/controls.css' with { type: 'file' };
import devMailStyle from './assets/dev-mail.css' with { type: 'file' };
import deviceScript from './assets/device.js' with { type: 'file' };
import docsScript from './assets/docs.js' with { type: 'file' };
import forgotPasswordScript from './assets/forgot-password.js' with { type: 'file' };
import formsScript from './assets/forms.js' with { type: 'file' };
import mailedLinkScript from './assets/mailed-link.js' with { type: 'file' };
import pagesStyle from './assets/pages.css' with { type: 'file' };
import passwordsScript from './assets/passwords.js' with { type: 'file' };
import resetPasswordScript from './assets/reset-password.js' with { type: 'file' };
import sessionsScript from './assets/sessions.js' with { type: 'file' };
import verifyEmailScript from './assets/verify-email.js' with { type: 'file' };

/** The files that may be asked for, and where `Bun.file` finds them; a name from outside never becomes a path. */
const assets: Record<string, string> = {
  'account.js': accountScript,
  'api.js': apiScript,
  'controls.css': controlsStyle,
  'dev-mail.css': devMailStyle,
  'device.js': deviceScript,
  'docs.js': docsScript,
  'forgot-password.js': forgotPasswordScript,
  'forms.js': formsScript,
  'mailed-link.js': mailedLinkScript,
  'pages.css': pagesStyle,
  'passwords.js': passwordsScript,
  'reset-password.js': resetPasswordScript,
  'sessions.js': sessionsScript,
  'verify-email.js': verifyEmailScript,
  'swagger-ui-bundle.js': swaggerUiBundleScript,
  'swagger-ui.css': swaggerUiStyle,
};

/** Null when there is no such file. */
export function assetPath(name: string): string | null {
  return Object.hasOwn(assets, name) ? (assets[name] ?? null) : null;
}
