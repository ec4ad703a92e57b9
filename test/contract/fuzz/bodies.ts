import fc from 'fast-check';
import type { BodySchema, Field, Variant } from './schemas.ts';

/** Members as raw JSON, since lone surrogates, repeated names and 1e400 do not survive `JSON.stringify`. */
type Member = [name: string, json: string];

/** An account that the server knows, so that some requests succeed. */
export const known = { username: 'fuzzer', email: 'fuzzer@example.com', password: 'correct horse battery' };

/** Bodies that the contract accepts, that it nearly accepts, and that nobody could. */
export function bodies(schema: BodySchema | null): fc.Arbitrary<string | Uint8Array<ArrayBuffer>> {
  if (!schema) return garbage;
  return fc.oneof(
    { weight: 6, arbitrary: fc.oneof(...schema.variants.map(mutated)) },
    { weight: 3, arbitrary: fc.oneof(...schema.variants.map(whole)).map(write) },
    { weight: 1, arbitrary: garbage },
  );
}

function whole(variant: Variant): fc.Arbitrary<Member[]> {
  const members = Object.entries(variant).map(([name, field]) =>
    fitting(name, field).map((text): Member => [name, JSON.stringify(text)]),
  );
  return fc.oneof(fc.tuple(...members), fc.constant(Object.keys(variant).map(knownMember)));
}

function knownMember(name: string): Member {
  return [name, JSON.stringify((known as Record<string, string>)[name] ?? known.password)];
}

function fitting(name: string, field: Field): fc.Arbitrary<string> {
  const { minLength, maxLength } = field;
  const letters = fc.stringMatching(/^[a-z]{6,20}$/);
  if (field.isAddress || name === 'email') {
    return fc.oneof(
      letters.map((local) => `${local}@example.com`),
      fc.emailAddress(),
      anyText(1, 20).map((t) => `${t}@${t}`),
    );
  }
  return fc.oneof(letters, anyText(minLength, Math.min(maxLength, 40)), fc.lorem({ maxCount: 3 }));
}

/** Text of every plane, by code points. */
function anyText(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: 'binary', minLength, maxLength }),
    fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.floor(maxLength / 4)) }),
  );
}

/** A whole body with one thing changed. */
function mutated(variant: Variant): fc.Arbitrary<string> {
  const names = Object.keys(variant);
  return fc.tuple(whole(variant), fc.constantFrom(...names), fc.boolean()).chain(([members, name, atEnd]) => {
    const at = members.findIndex(([own]) => own === name);
    return mutation(name, variant[name] as Field).map((changed) => {
      const others = members.toSpliced(at, 1);
      // A repeated name counts once, and its last value wins.
      const keepsOld = changed.every(([own]) => own !== name) && changed.length > 0;
      const kept = keepsOld ? members : others;
      return write(atEnd ? [...kept, ...changed] : [...changed, ...kept]);
    });
  });
}

function mutation(name: string, field: Field): fc.Arbitrary<Member[]> {
  const value = (json: fc.Arbitrary<string>) => json.map((it): Member[] => [[name, it]]);
  return fc.oneof(
    fc.constant<Member[]>([]),
    value(fc.constantFrom(...notText)),
    value(fc.constantFrom(...oddText)),
    value(boundary(field)),
    value(fc.json()),
    value(anyText(0, 60).map((text) => JSON.stringify(text))),
    fc
      .tuple(fc.constantFrom(...notText), fc.constantFrom(...oddText))
      .map((two) => two.map((it): Member => [name, it])),
    fc.tuple(fc.constantFrom(...extraNames), fc.constantFrom(...notText, ...oddText)).map((extra): Member[] => [extra]),
  );
}

function boundary({ minLength, maxLength, isAddress }: Field): fc.Arbitrary<string> {
  const lengths = [0, minLength - 1, minLength, minLength + 1, maxLength - 1, maxLength, maxLength + 1, maxLength * 2];
  return fc
    .tuple(
      fc.constantFrom(...lengths.filter((length) => length >= 0)),
      fc.constantFrom('a', 'é', '字', '𝒳', '\u{1F600}', '\u0301'),
    )
    .map(([length, unit]) => (isAddress && length > 3 ? `${unit.repeat(length - 4)}@b.c` : unit.repeat(length)))
    .map((text) => JSON.stringify(text));
}

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const notText = [
  ...[
    'null',
    'true',
    'false',
    '0',
    '-0',
    '-1',
    '1.5',
    '1e400',
    '-1e400',
    '5e-324',
    '9007199254740993',
    '1'.repeat(400),
  ],
  ...['[]', '["a"]', '{}', '{"$ne":""}', '{"toString":null}', '{"__proto__":null}', '{"length":6}', nested(1000)],
];
const oddText = [
  ...['""', '" "', '"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"a\\udc00b"', '"\\udfff\\ud800"', '"\\ufeffabcdef"'],
  ...[
    '"\\u202eabcdef"',
    '"a\\u200db"',
    '"\\u0430bcdef"',
    '"ﬁﬀﬃſ"',
    '"\\ufdfa\\ufdfa"',
    '"İıßẞ"',
    '"\\u{1}"',
    '"\\n\\r\\t\\u001b"',
  ],
  ...[
    `"' or 1=1; --"`,
    '"%00%ff"',
    '"a@b@c"',
    '"@"',
    '"a@\\ud800.c"',
    '"a@b\\u0000.c"',
    '"__proto__"',
    '"constructor"',
  ],
  ...[
    '"\\ue000\\uffff"',
    '"\\udbff\\udfff"',
    '"a@[127.0.0.1]"',
    '"\\"<x>\\"@y.z"',
    '"a\\r\\nBcc: b@c.d"',
    '"a@b.c\\r\\nX: y"',
  ],
];
const extraNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  'id',
  'role',
  'username',
  'email',
];

function write(members: Member[]): string {
  return `{${members.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const garbage: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ' ',
      '{',
      '}',
      '{}',
      '[]',
      'null',
      '"text"',
      '12',
      'NaN',
      '{"a":1,}',
      "{'a':1}",
      'username=a&password=b',
      '\0',
    ],
    ...[
      '{"username":"\\u{61}"}',
      '{"__proto__":{"username":"fuzzer"}}',
      nested(6000),
      '[{}]',
      '\ufeff{}',
      '{"username":',
    ],
    `{"username":"${'a'.repeat(17_000)}"}`,
    ' '.repeat(16 * 1024 - 2).concat('{}'),
    ' '.repeat(16 * 1024 - 1).concat('{}'),
  ),
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
  fc.constantFrom(
    new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    new Uint8Array([0xed, 0xa0, 0x80]),
    new Uint8Array(Buffer.from(JSON.stringify(known), 'utf16le')),
    utf8(JSON.stringify(known)),
  ),
);
