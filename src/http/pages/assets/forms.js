import { connectPasswords } from './passwords.js';

/**
 * Makes a form send itself through `act(values)`, and tells next to the fields or in the status line what came of it.
 * `act` may give the words of success. `mainField` takes a refusal that names no field.
 */
export function connectForm(form, act, { mainField } = {}) {
  connectPasswords(form);
  const status = form.querySelector('.status');
  const button = form.querySelector('.actions button');
  form.addEventListener('input', ({ target }) => tellField(target, ''));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    tell(status, '');
    if (!isComplete(form)) return;
    await whileBusy(button, async () => {
      try {
        tell(status, (await act(valuesOf(form))) ?? '');
      } catch (problem) {
        tellProblem(form, status, problem, mainField);
      }
    });
  });
}

/** Shows that an action is under way, and keeps it from being started twice. The focus stays on the button. */
export async function whileBusy(button, act) {
  const hadFocus = document.activeElement === button;
  button.disabled = true;
  button.setAttribute('aria-busy', 'true');
  try {
    await act();
  } finally {
    button.disabled = false;
    button.removeAttribute('aria-busy');
    if (hadFocus && document.activeElement === document.body) button.focus();
  }
}

/** Writes the words of an outcome into a status line. */
export function tell(status, words, isBad = false) {
  status.textContent = words;
  status.classList.toggle('bad', isBad);
}

/** Empties a form, as after success: no password stays in the page. */
export function empty(form) {
  form.reset();
  for (const input of form.querySelectorAll('input')) {
    tellField(input, '');
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** Shows one of the sections of a page, and moves the focus to its heading unless the page has just been opened. */
export function showOnly(shown, sections, { focus = true } = {}) {
  for (const section of sections) section.hidden = section !== shown;
  if (focus) shown.querySelector('h1').focus();
}

/** Left-out optional fields are not sent. A password is sent as it was typed; around anything else space is a slip. */
function valuesOf(form) {
  const values = {};
  for (const { name, value, autocomplete } of form.querySelectorAll('input')) {
    const sent = autocomplete.endsWith('password') ? value : value.trim();
    if (sent !== '') values[name] = sent;
  }
  return values;
}

function isComplete(form) {
  const missing = [...form.querySelectorAll('input[required]')].filter(({ value }) => value === '');
  for (const input of missing) tellField(input, 'Please fill this in.');
  missing[0]?.focus();
  return missing.length === 0;
}

function tellProblem(form, status, problem, mainField) {
  const fields = fieldsOf(problem, mainField);
  const faulty = [...form.querySelectorAll('input')].filter(({ name }) => fields[name]);
  for (const input of faulty) tellField(input, fields[input.name].map((reason) => sentence(input, reason)).join(' '));
  faulty[0]?.focus();
  if (faulty.length === 0) tell(status, problem.message, true);
}

/** Some operations name the fields only in their message: `password must have at least 8 characters; password is …`. */
function fieldsOf({ code, message, fields }, mainField) {
  if (code !== 'invalid_fields' || !mainField || Object.keys(fields).length > 0) return fields;
  return { [mainField]: message.split('; ').map((reason) => reason.replace(`${mainField} `, '')) };
}

/** `must have at least 8 characters` is said of the field by its label. */
function sentence(input, reason) {
  const label = input.labels[0].firstChild.textContent.trim();
  const whole = /^\p{Lu}/u.test(reason) ? reason : `${label} ${reason}`;
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

function tellField(input, words) {
  const place = document.getElementById(`${input.id}-error`);
  if (!place) return;
  place.textContent = words;
  if (words) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
}
