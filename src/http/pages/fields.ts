/** One input with its label, its hint and the place for its error, tied together for a screen reader. */
export interface Field {
  /** Unique in the page. */
  id: string;
  /** What the API calls it. */
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  autocomplete: string;
  hint?: string;
  optional?: boolean;
}

/** The field in which a new password is chosen. */
export function newPassword(id: string, name: string, label: string): Field {
  const hint = 'A few words in a row are easy to remember and hard to guess.';
  return { id, name, label, type: 'password', autocomplete: 'new-password', hint };
}

/** The words of an error are written into `#<id>-error` by forms.js. */
export function field({ id, name, label, type = 'text', autocomplete, hint, optional = false }: Field): string {
  const describedBy = hint ? `${id}-hint ${id}-error` : `${id}-error`;
  const note = optional ? ' <span class="optional">optional</span>' : '';
  const plain = 'autocapitalize="none" spellcheck="false"';
  const input = `<input id="${id}" name="${name}" type="${type}" autocomplete="${autocomplete}" ${plain} aria-describedby="${describedBy}"${optional ? '' : ' required'}>`;
  const reveal = `<button type="button" class="reveal" aria-pressed="false" aria-controls="${id}" aria-label="Show the password">Show</button>`;
  return `<div class="field">
<label for="${id}">${label}${note}</label>
${type === 'password' ? `<div class="with-reveal">${input}${reveal}</div>` : input}
${hint ? `<p class="hint" id="${id}-hint">${hint}</p>` : ''}${autocomplete === 'new-password' ? '<p class="strength" role="status"></p>' : ''}
<p class="error" id="${id}-error"></p>
</div>`;
}

/** A form whose outcome is told in a status line. It is validated in our own words, next to the fields. */
export function form({ id, fields, button, kind = 'primary' }: FormContent): string {
  return `<form id="${id}" novalidate>
${fields.map(field).join('\n')}
<div class="actions"><button class="${kind}">${button}</button></div>
<p class="status" role="status"></p>
</form>`;
}

interface FormContent {
  id: string;
  fields: Field[];
  button: string;
  kind?: 'primary' | 'danger';
}
