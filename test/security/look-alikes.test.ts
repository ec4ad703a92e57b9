import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { newAccount, register } from '../http/accounts.ts';
import type { TestServer } from '../server.ts';
import { serveAs } from './stage.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serveAs('production');
});
afterAll(() => server.stop());

const registrations = ['/register', '/auth/signup', '/auth/register', '/api/auth/register'];

/** Registers the first; nobody may then have the second. */
async function neverTwoAccounts(first: string, second: string): Promise<void> {
  await register(server, { username: first }).catch(() => null);
  for (const path of registrations) {
    const { status } = await server.post(path, { ...newAccount(), username: second });
    expect([second, status]).toBeOneOf([
      [second, 400],
      [second, 409],
    ]);
  }
}

const folded: [string, string, string][] = [
  ['capitals', 'harriet', 'HARRIET'],
  ['the long s', 'sam', '\u017fam'],
  ['the Kelvin sign', 'kelly', '\u212aelly'],
  ['the \u00c5ngstr\u00f6m sign', '\u00e5ke', '\u212bke'],
  ['a capital sharp s', 'stra\u00dfe', 'stra\u1e9ee'],
  ['a ligature', 'fish', '\ufb01sh'],
  ['a Roman numeral', 'viii', '\u2167'],
  ['a circled letter', 'ring', '\u24e1ing'],
  ['a fullwidth letter', 'wide', '\uff57ide'],
  ['a mathematical letter', 'math', '\u{1d426}ath'],
  ['a double-struck letter', 'real', '\u211deal'],
  ['a superscript', 'x2', 'x\u00b2'],
  ['a subscript', 'h2o', 'h\u2082o'],
  ['a decomposed letter', 'jos\u00e9', 'jose\u0301'],
  ['marks in another order', 'q\u0323\u0307a', 'q\u0307\u0323a'],
  ['a final sigma', '\u03c3\u03b1\u03c2', '\u03a3\u0391\u03a3'],
  ['a digraph', '\u01c6ep', '\u01c5ep'],
  ['a half-width kana', '\u30ab\u30bf', '\uff76\uff80'],
  ['a composed Hangul syllable', '\uac00\ub098', '\u1100\u1161\u1102\u1161'],
  ['a no-break space', 'two words', 'two\u00a0words'],
  ['an em space', 'three words', 'three\u2003words'],
  ['a no-break hyphen', 'a\u2010z', 'a\u2011z'],
  ['a one-dot leader', 'dot.com', 'dot\u2024com'],
  ['a CJK compatibility ideograph', '\u8c48', '\uf900'],
];

test.each(folded)('a name with %s is the name without', (_, first, second) => neverTwoAccounts(first, second));

const refused: [string, string, string][] = [
  ['a Cyrillic a', 'paypal', 'p\u0430ypal'],
  ['a Cyrillic o', 'google', 'go\u043egle'],
  ['a Greek o', 'boot', 'b\u03bfot'],
  ['a Cyrillic palochka', 'l33t', '\u04cf33t'],
  ['a Cherokee letter', 'Dave', '\u13a0ave'],
  ['an Armenian o', 'oslo', '\u0585slo'],
  ['a Coptic letter', 'otto', '\u2c9ftto'],
  ['a Lisu letter', 'bob', '\ua4d0ob'],
  ['a zero-width space', 'admin', 'ad\u200bmin'],
  ['a zero-width joiner', 'admin', 'ad\u200dmin'],
  ['a zero-width non-joiner', 'admin', 'ad\u200cmin'],
  ['a soft hyphen', 'admin', 'ad\u00admin'],
  ['a word joiner', 'admin', 'admin\u2060'],
  ['a byte order mark', 'admin', '\ufeffadmin'],
  ['a right-to-left override', 'admin', '\u202enimda'],
  ['a left-to-right mark', 'admin', 'admin\u200e'],
  ['an isolate', 'admin', '\u2066admin\u2069'],
  ['a variation selector', 'admin', 'admin\ufe0f'],
  ['a supplementary variation selector', 'admin', 'admin\u{e0100}'],
  ['a tag character', 'admin', 'admin\u{e0061}'],
  ['a combining grapheme joiner', 'admin', 'ad\u034fmin'],
  ['a Hangul filler', 'admin', 'admin\u3164'],
  ['a halfwidth Hangul filler', 'admin', 'admin\uffa0'],
  ['a Khmer inherent vowel', 'admin', 'admin\u17b4'],
  ['a Mongolian vowel separator', 'admin', 'ad\u180emin'],
  ['an interlinear annotation', 'admin', 'admin\ufff9'],
  ['a musical format character', 'admin', 'admin\u{1d173}'],
  ['a private-use character', 'admin', 'admin\ue000'],
  ['an unassigned character', 'admin', 'admin\u0378'],
  ['a noncharacter', 'admin', 'admin\uffff'],
  ['a space behind', 'admin', 'admin '],
  ['an ideographic space in front', 'admin', '\u3000admin'],
];

test.each(refused)('a name with %s is nobody\u2019s', (_, first, second) => neverTwoAccounts(first, second));

test.each([
  ['a fullwidth letter', 'kim@example.com', '\uff4bim@example.com'],
  ['a fullwidth at sign', 'lee@example.com', 'lee\uff20example.com'],
  ['an ideographic full stop', 'mia@example.com', 'mia@example\u3002com'],
  ['the Kelvin sign', 'kay@example.com', '\u212aay@example.com'],
  ['a capital dotted I', 'i\u0307da@example.com', '\u0130da@example.com'],
  ['capitals in the domain', 'ned@example.com', 'ned@EXAMPLE.COM'],
  ['a Cyrillic letter in the domain', 'ole@example.com', 'ole@ex\u0430mple.com'],
  ['a soft hyphen', 'pia@example.com', 'pia@exam\u00adple.com'],
  ['a zero-width space', 'quy@example.com', 'quy\u200b@example.com'],
])('an address with %s brings nobody else\u2019s mail', async (_, first, second) => {
  const account = await register(server, { email: first });
  for (const path of registrations.slice(0, 3)) {
    expect((await server.post(path, { ...newAccount(), email: second })).status).toBeOneOf([400, 409]);
  }
  // A reset asked for in the other spelling goes to the address that was registered, or nowhere.
  const { status } = await server.post('/auth/request-password-reset', { email: second });
  if (status === 200) expect((await server.mailTo(account.email)).to).toHaveLength(1);
});

test('a log-in under a look-alike enters the one account or none', async () => {
  const account = await register(server, { username: 'Franc\u0327oise' });
  for (const username of [
    'FRAN\u00c7OISE',
    'fran\u00e7oise',
    '\uff26ran\u00e7oise',
    'fr\u0430n\u00e7oise',
    'francoise',
  ]) {
    const reply = await server.post('/api/auth/login', { username, password: account.password });
    if (reply.status === 200) expect(reply.body.user.username).toBe('Franc\u0327oise');
    else expect(reply.status).toBe(401);
  }
});

test('a name made of marks upon marks is bounded and breaks nothing', async () => {
  const tower = `a${'\u0300'.repeat(254)}`;
  expect((await server.post('/register', { ...newAccount(), username: tower })).status).toBeOneOf([201, 400]);
  expect((await server.post('/register', { ...newAccount(), username: `${tower}\u0300\u0300` })).status).toBe(400);
});
