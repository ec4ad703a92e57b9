import { type Field, form, newPassword } from './fields.ts';
import { type Page, page } from './layout.ts';

/** The account console. One page whose views are shown and hidden by account.js; none of them holds data when it is sent. */
export function accountPage(root: string): Page {
  const main = `<p id="notice" class="notice" role="status" tabindex="-1"></p>
<section id="loading"><h1 class="unseen">Your account</h1><p class="wait">One moment…</p></section>
${signIn(root)}
${signUp}
<div id="console" hidden>
<div class="heading"><h1 tabindex="-1">Hello, <span id="greeting"></span></h1><button type="button" id="sign-out">Sign out</button></div>
${profile}
${password}
${email}
${sessions}
${data}
${deletion}
</div>`;
  return page({ title: 'Your account · Concord', root, script: 'account.js', main });
}

const currentPassword = (id: string): Field => ({
  id,
  name: 'current_password',
  label: 'Current password',
  type: 'password',
  autocomplete: 'current-password',
});

function signIn(root: string): string {
  const fields: Field[] = [
    { id: 'name', name: 'name', label: 'User name or e-mail address', autocomplete: 'username' },
    { id: 'password', name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' },
  ];
  return `<section class="card narrow" id="sign-in-view" hidden>
<h1 tabindex="-1">Sign in</h1>
${form({ id: 'sign-in', fields, button: 'Sign in' })}
<p class="aside"><a href="${root}forgot-password">Forgot your password?</a></p>
<p class="aside">New here? <a href="#sign-up">Create an account</a></p>
</section>`;
}

const signUp = `<section class="card narrow" id="sign-up-view" hidden>
<h1 tabindex="-1">Create an account</h1>
${form({
  id: 'sign-up',
  fields: [
    { id: 'new-name', name: 'username', label: 'User name', autocomplete: 'username' },
    {
      id: 'new-email',
      name: 'email',
      label: 'E-mail address',
      type: 'email',
      autocomplete: 'email',
      hint: 'With it you can choose a new password when you have forgotten yours.',
      optional: true,
    },
    newPassword('new-password', 'password', 'Password'),
  ],
  button: 'Create the account',
})}
<p class="aside">Have an account? <a href="#sign-in">Sign in</a></p>
</section>`;

const profile = `<section class="card" aria-labelledby="profile-title">
<h2 id="profile-title">Who you are</h2>
<dl>
<div><dt>User name</dt><dd id="username"></dd></div>
<div><dt>E-mail address</dt><dd><span id="email-address"></span> <span id="verified" class="badge"></span></dd></div>
<div id="pending" hidden><dt>New address</dt><dd><span id="pending-address"></span> <span class="badge warn">Waiting for its link to be opened</span></dd></div>
<div><dt>Account since</dt><dd id="joined"></dd></div>
</dl>
<form id="verification" novalidate hidden>
<p>Your address is not verified yet. Open the link in the mail that we send you.</p>
<div class="actions"><button>Send the link</button></div>
<p class="status" role="status"></p>
</form>
</section>`;

const password = `<section class="card" aria-labelledby="password-title">
<h2 id="password-title">Password</h2>
<p>A new password ends every other session.</p>
<details><summary>Change the password</summary>
${form({
  id: 'change-password',
  fields: [currentPassword('password-current'), newPassword('password-new', 'new_password', 'New password')],
  button: 'Change the password',
})}
</details>
</section>`;

const email = `<section class="card" aria-labelledby="email-title">
<h2 id="email-title">E-mail address</h2>
<p>We send a link to the new address. It counts once that link has been opened.</p>
<details><summary>Change the address</summary>
${form({
  id: 'change-email',
  fields: [
    { id: 'email-new', name: 'email', label: 'New e-mail address', type: 'email', autocomplete: 'email' },
    currentPassword('email-password'),
  ],
  button: 'Send the link',
})}
</details>
</section>`;

const sessions = `<section class="card" aria-labelledby="sessions-title">
<h2 id="sessions-title" tabindex="-1">Sessions</h2>
<p>Where you are signed in. End whatever you do not recognise, and then change your password.</p>
<ul id="sessions" class="rows"></ul>
<template id="session"><li><div class="row-text"><strong class="device"></strong> <span class="badge current">This one</span>
<span class="hint">Last signed in or renewed <time></time><span class="network"></span></span></div>
<button type="button">End<span class="unseen"></span></button></li></template>
<div class="actions"><button type="button" id="end-others">End all other sessions</button></div>
<p class="status" id="sessions-status" role="status"></p>
</section>`;

const data = `<section class="card" aria-labelledby="data-title">
<h2 id="data-title">Your data</h2>
<p>What is kept about you: your account, where you are signed in, the networks you signed in from and what happened, as one JSON file.</p>
<form id="export" novalidate><div class="actions"><button>Download my data</button></div>
<p class="status" role="status"></p></form>
</section>`;

const deletion = `<section class="card" aria-labelledby="deletion-title">
<h2 id="deletion-title">Delete your account</h2>
<p>It goes at once, with everything that refers to it, for every service here. It cannot be brought back.</p>
<details><summary>Delete my account</summary>
${form({ id: 'delete', fields: [currentPassword('delete-password')], button: 'Delete it for good', kind: 'danger' })}
</details>
</section>`;
