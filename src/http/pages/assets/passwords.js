/** Gives the password fields of a form their show button and, where one is chosen, a hint how good it is. */
export function connectPasswords(form) {
  for (const button of form.querySelectorAll('.reveal')) {
    const input = document.getElementById(button.getAttribute('aria-controls'));
    const show = (isShown) => {
      input.type = isShown ? 'text' : 'password';
      button.textContent = isShown ? 'Hide' : 'Show';
      button.setAttribute('aria-pressed', String(isShown));
    };
    button.addEventListener('click', () => show(input.type === 'password'));
    // A password manager keeps what is in a password field; and nobody wants it shown when it is typed again.
    form.addEventListener('submit', () => show(false));
    const strength = input.closest('.field').querySelector('.strength');
    if (strength) input.addEventListener('input', () => tellStrength(strength, input.value));
  }
}

/**
 * From 0 (nothing to say) to 4. Length counts most, as NIST SP 800-63B §3.1.1.2 has it; a repeated character counts for
 * little. It is a hint: what is refused is the server's decision, which knows the common passwords.
 */
export function strengthOf(password) {
  const characters = [...password];
  if (characters.length === 0) return 0;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
  const distinct = new Set(characters).size;
  const length = Math.min(characters.length, distinct * 2) + (kinds - 1);
  return [8, 12, 16].filter((enough) => length >= enough).length + 1;
}

const words = ['', 'Weak: make it longer', 'Fair: longer is better', 'Good', 'Strong'];

/** Written only when it changes, so that a screen reader does not speak at every key. */
function tellStrength(place, password) {
  const level = strengthOf(password);
  if (place.dataset.level === String(level)) return;
  place.dataset.level = level;
  place.textContent = words[level];
}
