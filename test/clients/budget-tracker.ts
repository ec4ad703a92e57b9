import { bearer, json, Refused, type Send } from './transport.ts';

export interface UserResponse {
  user_id: number;
  username: string;
  email: string;
}

export interface AuthResponse {
  status: string;
  message: string;
  user: UserResponse | null;
  token: string | null;
}

export interface ErrorResponse {
  status: string;
  message: string;
  code: string | null;
}

/** Reads replies with dataclass constructors: an unknown or a missing member is a TypeError, as in Python. */
export class BudgetTrackerClient {
  token: string | undefined;
  readonly #send: Send;
  readonly #prefix: string;
  readonly #strict: boolean;

  /** `lenient` picks the declared members out of a larger body first. */
  constructor(send: Send, base: string, { lenient = false } = {}) {
    this.#send = send;
    this.#prefix = `${base}/api/auth`;
    this.#strict = !lenient;
  }

  register(request: { username?: string; email?: string; password?: string }) {
    return this.#call('/register', 201, request);
  }

  async login(request: { username?: string; password?: string }) {
    const response = await this.#call('/login', 200, request);
    if (response.token === null) throw new TypeError('a log-in without a token');
    this.token = response.token;
    return response;
  }

  logout() {
    return this.#call('/logout', 200);
  }

  async #call(path: string, status: number, body?: unknown): Promise<AuthResponse> {
    const response = await this.#send(this.#prefix + path, json(body, bearer(this.token)));
    const parsed: unknown = await response.json();
    if (response.status !== status) throw new Refused(response.status, errorResponse(parsed, this.#strict));
    return authResponse(parsed, this.#strict);
  }
}

type Kind = 'str' | 'int';
type Field = { kind: Kind | ((value: unknown, strict: boolean) => unknown); default?: unknown };

const REQUIRED_USER: Record<string, Field> = {
  user_id: { kind: 'int' },
  username: { kind: 'str' },
  email: { kind: 'str' },
};
const AUTH: Record<string, Field> = {
  status: { kind: 'str' },
  message: { kind: 'str' },
  user: { kind: (value, strict) => construct('UserResponse', REQUIRED_USER, value, strict), default: null },
  token: { kind: 'str', default: null },
};
const ERROR: Record<string, Field> = {
  status: { kind: 'str', default: 'error' },
  message: { kind: 'str', default: 'An error occurred' },
  code: { kind: 'str', default: null },
};

function authResponse(body: unknown, strict: boolean) {
  return construct('AuthResponse', AUTH, body, strict) as unknown as AuthResponse;
}

function errorResponse(body: unknown, strict: boolean) {
  return construct('ErrorResponse', ERROR, body, strict) as unknown as ErrorResponse;
}

/** `Name(**body)`, with the types of the fields held to as well. */
function construct(
  name: string,
  fields: Record<string, Field>,
  body: unknown,
  strict: boolean,
): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new TypeError(`${name}: not a mapping`);
  const unknown = Object.keys(body).find((key) => !Object.hasOwn(fields, key));
  if (strict && unknown !== undefined) throw new TypeError(`${name}() got an unexpected keyword argument '${unknown}'`);
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      argument(`${name}.${key}`, field, (body as Record<string, unknown>)[key], strict),
    ]),
  );
}

function argument(name: string, field: Field, value: unknown, strict: boolean): unknown {
  const optional = field.default !== undefined;
  if (value === undefined && !optional) throw new TypeError(`missing argument: ${name}`);
  if (value === undefined || (value === null && field.default === null)) return field.default;
  if (typeof field.kind === 'function') return field.kind(value, strict);
  const fits = field.kind === 'str' ? typeof value === 'string' : Number.isInteger(value);
  if (!fits) throw new TypeError(`${name} is not ${field.kind}: ${JSON.stringify(value)}`);
  return value;
}
