import type { Language } from './language.ts';

/** A colon stands after a no-break space, so that it never begins a line. */
export const french: Language = {
  tag: 'fr',
  greeting: (name) => (name === null ? 'Bonjour,' : `Bonjour ${name},`),
  caption: (action) => `${action}\u00a0:`,
  linkLife: (duration) => `Le lien fonctionne une seule fois, pendant ${duration}.`,
  linkByHand: 'Si le bouton ne réagit pas, copiez cette adresse dans votre navigateur\u00a0:',
  sender: (product) => `Cet e-mail a été envoyé par ${product}.`,
  mails: {
    password_reset: {
      subject: 'Choisissez un nouveau mot de passe',
      asked: (product) =>
        `Quelqu’un, vous sans doute, a demandé un nouveau mot de passe pour votre compte sur ${product}.`,
      action: 'Choisir un nouveau mot de passe',
      otherwise: 'Si ce n’était pas vous, ignorez cet e-mail\u00a0: votre mot de passe reste inchangé.',
    },
    email_verification: {
      subject: 'Confirmez votre adresse e-mail',
      asked: (product) => `Veuillez confirmer que cette adresse e-mail est bien celle de votre compte sur ${product}.`,
      action: 'Confirmer cette adresse',
      otherwise: 'Si vous n’avez pas de compte, ignorez cet e-mail\u00a0: l’adresse restera non confirmée.',
    },
    email_change: {
      subject: 'Confirmez votre nouvelle adresse e-mail',
      asked: (product) =>
        `Quelqu’un, vous sans doute, souhaite utiliser cette adresse e-mail pour son compte sur ${product}.`,
      action: 'Utiliser cette adresse',
      otherwise: 'Si ce n’était pas vous, ignorez cet e-mail\u00a0: le compte gardera son adresse actuelle.',
    },
    email_changed: {
      subject: 'Votre adresse e-mail a été modifiée',
      told: (product) =>
        `Votre compte sur ${product} a maintenant une autre adresse e-mail. Les e-mails de ce compte n’arriveront plus ici.`,
      otherwise: (product, contact) =>
        `Si ce n’était pas vous, quelqu’un d’autre utilise peut-être votre compte\u00a0: écrivez tout de suite à ${contact ?? `l’équipe de ${product}`}.`,
    },
  },
};
