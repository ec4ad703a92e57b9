import type { ValidateFunction } from 'ajv';
import type { Answer } from '../contract/wire.ts';

/** Why an answer is not what the contract declares, or null. */
export type AnswerCheck = (surface: string, operationId: string, answer: Answer) => string | null;

/** Loads the response validators, which production does without. */
export async function loadAnswerCheck(): Promise<AnswerCheck> {
  const { responses } = await import('../contract/generated/responses.js');
  return (surface, operationId, { status, body }) => {
    const validate: ValidateFunction | undefined = responses[surface]?.[`${operationId}:${status}`];
    if (!validate) return `${operationId} (${surface}) does not declare ${status}`;
    if (validate(body)) return null;
    const faults = (validate.errors ?? []).map(
      ({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${JSON.stringify(params)}`,
    );
    return `${operationId} (${surface}) ${status}: ${faults.join('; ')}`;
  };
}
