import fc from 'fast-check';
import { bodies } from './bodies.ts';
import type { BodySchema } from './schemas.ts';

/** Which token a request carries; what is `raw` goes into the header as it is. */
export type Credential =
  | { kind: 'none' }
  | { kind: 'access' | 'refresh' | 'cookie' | 'expired access' | 'expired refresh' }
  | { kind: 'tampered access' | 'tampered refresh' | 'tampered cookie'; at: number }
  | { kind: 'raw'; value: string };

/** One request to an operation, or to its neighbourhood. */
export interface Fuzzed {
  method: string;
  path: string;
  /** Whether method and path are those of the operation, however they are spelt. */
  isOperation: boolean;
  body: string | Uint8Array<ArrayBuffer>;
  contentType: { value: string | null; isJson: boolean };
  /** In `Authorization`. */
  bearer: Credential;
  scheme: string;
  /** In the refresh cookie. */
  cookie: Credential;
}

export interface Target {
  method: string;
  path: string;
}

/** Requests to one operation. */
export function requests(target: Target, schema: BodySchema | null): fc.Arbitrary<Fuzzed> {
  return fc
    .record({
      place: places(target),
      body: bodies(schema),
      contentType: fc.oneof({ weight: 5, arbitrary: fc.constant(json) }, { weight: 1, arbitrary: contentTypes }),
      bearer: credentials,
      scheme: fc.oneof({ weight: 3, arbitrary: fc.constant('Bearer ') }, fc.constantFrom('bearer ', 'BEARER   ')),
      cookie: credentials,
    })
    .map(({ place, ...rest }) => ({ ...place, ...rest }));
}

type Place = Pick<Fuzzed, 'method' | 'path' | 'isOperation'>;

function places({ method, path }: Target): fc.Arbitrary<Place> {
  const filled = path.includes('{')
    ? pathTokens.map((token) => path.replace(/\{\w+\}/, () => token))
    : fc.constant(path);
  return filled.chain((at) => {
    const own = { method, path: at, isOperation: true };
    const slash = at.endsWith('/') ? at.slice(0, -1) : `${at}/`;
    const spelt = [slash, `${at}?`, `${at}?token=a&__proto__=b&%ff`, `${at}#fragment`];
    const other = [`${at}//`, at.toUpperCase(), `${at}.json`, `${at}/more`, `${at}%00`, `${at};a=b`, `${at}%2f`];
    return fc.oneof(
      { weight: 14, arbitrary: fc.constant(own) },
      { weight: 2, arbitrary: fc.constantFrom(...spelt.map((it) => ({ ...own, path: it }))) },
      { weight: 1, arbitrary: fc.constantFrom(...other.map((it) => ({ ...own, path: it, isOperation: false }))) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(...methods).map((it) => ({ ...own, method: it, isOperation: it === method })),
      },
    );
  });
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY'];

const pathTokens = fc.oneof(
  fc.stringMatching(/^[\w-]{43}$/),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }).map(encodeURIComponent),
  fc.constantFrom(
    ...[
      '%',
      '%%',
      '%z',
      '%zz',
      '%00',
      '%ff',
      '%c0%af',
      '%ed%a0%80',
      '%2F',
      'a%2Fb',
      '..%2f..%2fetc',
      '%2e%2e%2f',
      '%5c',
      '%E0%A4%A',
    ],
    ...[
      'token-pair',
      'token-pair%00',
      '__proto__',
      'constructor',
      'docs.js',
      'docs.js%00',
      '..%5c',
      ':token',
      '*',
      '{token}',
      '+',
      '%20',
    ],
    ...[
      'a'.repeat(255),
      'a'.repeat(256),
      'a'.repeat(6000),
      '%F0%9F%98%80'.repeat(255),
      "'%20or%201=1--",
      '%0d%0aSet-Cookie:%20a=b',
    ],
  ),
);

const json = { value: 'application/json', isJson: true };
const contentTypes = fc.oneof(
  fc.constantFrom(
    ...[
      'application/json; charset=utf-8',
      'APPLICATION/JSON',
      'application/json;charset="UTF-8"',
      'application/json ; a=b',
    ].map((value) => ({ value, isJson: true })),
    ...[
      'application/json; charset=utf-16',
      'application/jsonp',
      'text/plain',
      'text/json',
      'multipart/form-data',
      'application',
    ].map((value) => ({ value, isJson: false })),
    ...[
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      ';',
      '*/*',
      'json',
      '',
      'a'.repeat(4000),
    ].map((value) => ({ value, isJson: false })),
    { value: null, isJson: false },
  ),
);

const at = fc.nat();
const headerText = fc.string({
  unit: fc
    .integer({ min: 0x21, max: 0xff })
    .filter((code) => code !== 0x7f)
    .map((code) => String.fromCharCode(code)),
  maxLength: 60,
});
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const unsigned = (alg: string, claims: object) => `${encoded({ alg, typ: 'at+jwt' })}.${encoded(claims)}.`;
const never = { sub: '1', iss: 'http://concord.test', aud: 'concord', iat: 1, exp: 4e9, jti: 'a', sid: 'b' };

const credentials: fc.Arbitrary<Credential> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Credential>({ kind: 'none' }) },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom('access', 'refresh', 'cookie', 'expired access', 'expired refresh')
      .map((kind): Credential => ({ kind })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('tampered access', 'tampered refresh', 'tampered cookie'), at)
      .map(([kind, position]): Credential => ({ kind, at: position })),
  },
  {
    weight: 2,
    arbitrary: fc
      .oneof(
        headerText,
        fc.constantFrom(
          ...[
            '',
            '.',
            '..',
            '...',
            'a.b.c',
            'e30.e30.',
            'null',
            '%ff',
            '%',
            '"',
            'j:{}',
            's:a.b',
            'a'.repeat(5000),
            '=',
            'a, b',
          ],
          ...[
            unsigned('none', never),
            unsigned('HS256', never),
            unsigned('EdDSA', never),
            unsigned('EdDSA', { ...never, exp: 1 }),
          ],
          ...[
            `${unsigned('HS256', never)}${'A'.repeat(43)}`,
            `${unsigned('EdDSA', never)}${'A'.repeat(86)}`,
            '{"__proto__":1}',
            'true',
          ],
        ),
      )
      .map((value): Credential => ({ kind: 'raw', value })),
  },
);
