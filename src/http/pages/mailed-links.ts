import { form, newPassword } from './fields.ts';
import { type Page, page } from './layout.ts';

/*
 * The pages around mailed links. A link is acted upon only when a button is pressed: mail scanners open links, and some
 * run scripts. Every state of a page is in its markup, hidden but for one; the scripts fill in no markup.
 */

export function verifyEmailPage(root: string): Page {
  const main = `<section class="card narrow" id="ask" hidden>
<h1>Verify your e-mail address</h1>
<p>Press the button to confirm that the mail with this link reached you.</p>
<form id="form" novalidate><div class="actions"><button class="primary">Verify my address</button></div>
<p class="status" role="status"></p></form>
</section>
<section class="card narrow" id="done" hidden>
<h1 tabindex="-1">Your address is verified</h1>
<p>Thank you. There is nothing more to do.</p>
<p class="actions"><a class="button primary" href="${root}account">Go to your account</a></p>
</section>
<section class="card narrow" id="spent" hidden>
<h1 tabindex="-1">This link has been used</h1>
<p>Your address is verified already, and you can simply go on.</p>
<p class="actions"><a class="button primary" href="${root}account">Go to your account</a></p>
</section>
<section class="card narrow" id="expired" hidden>
<h1 tabindex="-1">This link has expired</h1>
<p>It worked for 24 hours. Sign in and have a new one sent.</p>
<p class="actions"><a class="button primary" href="${root}account">Go to your account</a></p>
</section>
<section class="card narrow" id="dead" hidden>
<h1 tabindex="-1">This link does not work</h1>
<p>Only the newest link works, and only as long as its address is wanted. Look for a later mail, or sign in and have a
new link sent.</p>
<p class="actions"><a class="button primary" href="${root}account">Go to your account</a></p>
</section>
<section class="card narrow" id="taken" hidden>
<h1 tabindex="-1">This address belongs to another account</h1>
<p>Your account keeps the address that it had. Give it another one; or, if the other account is yours too, sign in to that
with this address.</p>
<p class="actions"><a class="button primary" href="${root}account">Go to your account</a>
<a class="button" href="${root}forgot-password">Forgot its password?</a></p>
</section>
<section class="card narrow" id="incomplete" hidden>
<h1 tabindex="-1">Open the link from your mail</h1>
<p>This page verifies an e-mail address, and the address it was opened with is not complete. Open the whole link from the
mail, or sign in and have a new one sent.</p>
<p class="actions"><a class="button primary" href="${root}account">Go to your account</a></p>
</section>`;
  return page({ title: 'Verify your e-mail address · Concord', root, script: 'verify-email.js', main });
}

export function resetPasswordPage(root: string): Page {
  const main = `<section class="card narrow" id="ask" hidden>
<h1>Choose a new password</h1>
${form({ id: 'form', fields: [newPassword('password', 'password', 'New password')], button: 'Set the password' })}
</section>
<section class="card narrow" id="done" hidden>
<h1 tabindex="-1">Your password is set</h1>
<p>You have been signed out everywhere. Sign in with your new password.</p>
<p class="actions"><a class="button primary" href="${root}account">Sign in</a></p>
</section>
<section class="card narrow" id="spent" hidden>
<h1 tabindex="-1">This link has been used</h1>
<p>The new password is set: sign in with it. If it was not you who set it, ask for another link at once.</p>
<p class="actions"><a class="button primary" href="${root}account">Sign in</a>
<a class="button" href="${root}forgot-password">Ask for another link</a></p>
</section>
<section class="card narrow" id="expired" hidden>
<h1 tabindex="-1">This link has expired</h1>
<p>It worked for 15 minutes. Ask for another one; until then your old password still works.</p>
<p class="actions"><a class="button primary" href="${root}forgot-password">Ask for another link</a>
<a class="button" href="${root}account">Sign in</a></p>
</section>
<section class="card narrow" id="dead" hidden>
<h1 tabindex="-1">This link does not work</h1>
<p>Only the newest link works. Look for a later mail, or ask for another one.</p>
<p class="actions"><a class="button primary" href="${root}forgot-password">Ask for another link</a>
<a class="button" href="${root}account">Sign in</a></p>
</section>
<section class="card narrow" id="incomplete" hidden>
<h1 tabindex="-1">Open the link from your mail</h1>
<p>This page sets a new password, and the address it was opened with is not complete. Open the whole link from the mail,
or ask for another one.</p>
<p class="actions"><a class="button primary" href="${root}forgot-password">Ask for a link</a></p>
</section>`;
  return page({ title: 'Choose a new password · Concord', root, script: 'reset-password.js', main });
}

export function forgotPasswordPage(root: string): Page {
  const email = { id: 'email', name: 'email', label: 'E-mail address', type: 'email', autocomplete: 'email' } as const;
  const main = `<section class="card narrow" id="ask">
<h1>Forgot your password?</h1>
<p>Tell us the e-mail address of your account, and we send you a link with which you choose a new one.</p>
${form({ id: 'form', fields: [email], button: 'Send me a link' })}
<p class="aside"><a href="${root}account">Back to sign-in</a></p>
</section>
<section class="card narrow" id="done" hidden>
<h1 tabindex="-1">Look into your mailbox</h1>
<p>If <strong id="address"></strong> belongs to an account, a mail with a link is on its way. The link works once, for 15
minutes.</p>
<p class="hint">Nothing there? Look among the unwanted mails, or check the spelling of the address.</p>
<p class="actions"><a class="button" href="${root}forgot-password">Use another address</a></p>
</section>`;
  return page({ title: 'Forgot your password? · Concord', root, script: 'forgot-password.js', main });
}
