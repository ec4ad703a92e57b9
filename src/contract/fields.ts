import type { ErrorObject, ValidateFunction } from 'ajv';

/** What is wrong with each field of a body, in words that follow the field's name. Never repeats what was sent. */
export function fieldErrors(validate: ValidateFunction, body: unknown): Record<string, string[]> | null {
  if (validate(body)) return null;
  const fields: Record<string, string[]> = {};
  for (const error of validate.errors ?? []) {
    const field = fieldOf(error);
    const words = wordsFor(error);
    if (!words || fields[field]?.includes(words)) continue;
    fields[field] = [...(fields[field] ?? []), words];
  }
  return Object.keys(fields).length > 0 ? fields : { body: ['is not acceptable'] };
}

function fieldOf(error: ErrorObject): string {
  if (error.keyword === 'required') return String(error.params['missingProperty']);
  return error.instancePath.split('/')[1] || 'body';
}

function wordsFor({ keyword, params }: ErrorObject): string | null {
  switch (keyword) {
    case 'required':
      return 'is required';
    case 'type':
      return params['type'] === 'object' ? 'must be a JSON object' : 'must be text';
    case 'minLength':
      return params['limit'] === 1 ? 'must not be empty' : `must have at least ${params['limit']} characters`;
    case 'maxLength':
      return `must have at most ${params['limit']} characters`;
    case 'pattern':
      return 'does not have the right form';
    // Unions report what their members report.
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
    case '$ref':
      return null;
    default:
      return 'is not acceptable';
  }
}
