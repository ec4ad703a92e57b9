import { expect, setDefaultTimeout, test } from 'bun:test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

setDefaultTimeout(30_000);

const home = join(import.meta.dir, '../..');
const page = readFileSync(join(home, 'docs/security.md'), 'utf8');

/** What stands behind a file's name: one or more names of tests. */
const citations = [...page.matchAll(/`(test\/[\w./-]+\.test\.ts)` "([^"]+)"/g)].map(([, file = '', name = '']) => ({
  file,
  name,
}));

/** Requirements of level 1 and 2 of ASVS 5.0 in the chapters that docs/security.md goes through item by item. */
const required = [
  ...['6.1.1', '6.1.2', '6.1.3', '6.3.1', '6.3.2', '6.3.3', '6.3.4', '6.4.1', '6.4.2', '6.4.3', '6.4.4'],
  ...Array.from({ length: 12 }, (_, index) => `6.2.${index + 1}`),
  ...['6.5.1', '6.5.2', '6.5.3', '6.5.4', '6.5.5', '6.6.1', '6.6.2', '6.6.3'],
  ...['7.1.1', '7.1.2', '7.1.3', '7.2.1', '7.2.2', '7.2.3', '7.2.4', '7.3.1', '7.3.2'],
  ...['7.4.1', '7.4.2', '7.4.3', '7.4.4', '7.4.5', '7.5.1', '7.5.2'],
  ...['9.1.1', '9.1.2', '9.1.3', '9.2.1', '9.2.2', '9.2.3', '9.2.4'],
];

/** The cells of the table row of a requirement. */
function rowOf(number: string): string[] {
  const line = page.split('\n').find((row) => row.startsWith(`| ${number} |`)) ?? '';
  return line.split('|').map((cell) => cell.trim());
}

test('every test that docs/security.md cites exists under that very name', () => {
  expect(citations.length).toBeGreaterThan(60);
  const missing = citations.filter(({ file, name }) => {
    const path = join(home, file);
    const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
    return ![`'${name.replaceAll("'", "\\'")}'`, `"${name}"`].some((literal) => source.includes(literal));
  });
  expect(missing).toEqual([]);
});

test('every file that docs/security.md cites is cited with a test', () => {
  const mentioned = new Set([...page.matchAll(/`(test\/[\w./-]+\.test\.ts)`/g)].map(([, file]) => file));
  expect(mentioned).toEqual(new Set(citations.map(({ file }) => file)));
});

test('every requirement of level 2 in authentication, sessions and tokens has a row, and a status that is told', () => {
  for (const number of required) {
    const [, , asks = '', status = ''] = rowOf(number);
    expect([number, asks !== '', /^(met|not met|n\/a)/.test(status)]).toEqual([number, true, true]);
  }
});

test('what is not met or does not apply says why, and what is met by code names its proof', () => {
  const written = ['7.1.1'];
  for (const number of required) {
    const [, , , status = '', why = '', proof = ''] = rowOf(number);
    if (!status.startsWith('met')) expect([number, why.length > 10]).toEqual([number, true]);
    else if (!written.includes(number)) expect([number, proof.includes('test/')]).toEqual([number, true]);
  }
});

test('every setting that trades security away is listed with its risk', () => {
  for (const setting of ['RESET_TOKEN_DELIVERY', 'REVEAL_ACCOUNTS', 'PASSWORD_MIN_LENGTH', 'SERVICE_KEY']) {
    expect(page).toMatch(new RegExp(`^\\| \`${setting}[^|]*\\|[^|]{30,}\\|`, 'm'));
  }
});
