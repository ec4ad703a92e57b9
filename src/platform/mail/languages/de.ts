import type { Language } from './language.ts';

export const german: Language = {
  tag: 'de',
  greeting: (name) => (name === null ? 'Guten Tag,' : `Guten Tag ${name},`),
  caption: (action) => `${action}:`,
  linkLife: (duration) => `Der Link gilt einmal und für ${duration}.`,
  linkByHand: 'Wenn die Schaltfläche nicht reagiert, kopieren Sie diese Adresse in Ihren Browser:',
  sender: (product) => `Diese E-Mail wurde von ${product} verschickt.`,
  mails: {
    password_reset: {
      subject: 'Neues Passwort wählen',
      asked: (product) => `Jemand, hoffentlich Sie, möchte ein neues Passwort für Ihr Konto bei ${product} wählen.`,
      action: 'Neues Passwort wählen',
      otherwise: 'Wenn Sie es nicht waren, ignorieren Sie diese E-Mail: Ihr Passwort bleibt, wie es ist.',
    },
    email_verification: {
      subject: 'E-Mail-Adresse bestätigen',
      asked: (product) => `Bitte bestätigen Sie, dass dies die E-Mail-Adresse Ihres Kontos bei ${product} ist.`,
      action: 'Adresse bestätigen',
      otherwise: 'Wenn Sie kein solches Konto haben, ignorieren Sie diese E-Mail: Die Adresse bleibt dann unbestätigt.',
    },
    email_change: {
      subject: 'Neue E-Mail-Adresse bestätigen',
      asked: (product) =>
        `Jemand, hoffentlich Sie, möchte diese E-Mail-Adresse für das eigene Konto bei ${product} verwenden.`,
      action: 'Diese Adresse verwenden',
      otherwise: 'Wenn Sie es nicht waren, ignorieren Sie diese E-Mail: Das Konto behält dann seine bisherige Adresse.',
    },
    email_changed: {
      subject: 'Ihre E-Mail-Adresse wurde geändert',
      told: (product) =>
        `Ihr Konto bei ${product} hat jetzt eine andere E-Mail-Adresse. E-Mails zu diesem Konto kommen nicht mehr hier an.`,
      otherwise: (product, contact) =>
        `Wenn Sie es nicht waren, benutzt vielleicht jemand anderes Ihr Konto: Schreiben Sie sofort an ${contact ?? `die Betreiber von ${product}`}.`,
    },
  },
};
