import type { Language } from './language.ts';

export const english: Language = {
  tag: 'en',
  greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
  caption: (action) => `${action}:`,
  linkLife: (duration) => `The link works once, for ${duration}.`,
  linkByHand: 'If the button does not work, copy this address into your browser:',
  sender: (product) => `This mail was sent by ${product}.`,
  mails: {
    password_reset: {
      subject: 'Choose a new password',
      asked: (product) => `Someone, we hope you, asked for a new password for your ${product} account.`,
      action: 'Choose a new password',
      otherwise: 'If it was not you, ignore this mail: your password stays as it is.',
    },
    email_verification: {
      subject: 'Confirm your e-mail address',
      asked: (product) => `Please confirm that this is the e-mail address of your ${product} account.`,
      action: 'Confirm this address',
      otherwise: 'If you have no such account, ignore this mail: the address then stays unconfirmed.',
    },
    email_change: {
      subject: 'Confirm your new e-mail address',
      asked: (product) => `Someone, we hope you, wants to use this e-mail address for their ${product} account.`,
      action: 'Use this address',
      otherwise: 'If it was not you, ignore this mail: the account then keeps the address it has.',
    },
    email_changed: {
      subject: 'Your e-mail address was changed',
      told: (product) =>
        `Your ${product} account now has another e-mail address. Mails about the account no longer come here.`,
      otherwise: (product, contact) =>
        `If it was not you, someone else may be using your account: write to ${contact ?? `the people who run ${product}`} at once.`,
    },
  },
};
