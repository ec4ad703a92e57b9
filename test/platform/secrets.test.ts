import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptAuthSecret } from '../../src/platform/auth-secret.ts';
import { oneTimeSecrets } from '../../src/platform/secrets.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-secret-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a one-time secret is 256 fresh bits that fit in a link', () => {
  const secrets = Array.from({ length: 100 }, () => oneTimeSecrets.generate());
  expect(new Set(secrets).size).toBe(100);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

test('its digest is SHA-256 in lower-case hexadecimal', () => {
  expect(oneTimeSecrets.digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('the kept secret is made once, agreed on by all who ask, and readable by its owner only', async () => {
  const dataDir = join(folder, 'new', 'data');
  const secrets = await Promise.all(Array.from({ length: 8 }, () => keptAuthSecret(dataDir)));
  expect(new Set([...secrets, await keptAuthSecret(dataDir)]).size).toBe(1);
  expect(Buffer.byteLength(secrets[0] as string)).toBeGreaterThanOrEqual(32);
  expect(await readdir(dataDir)).toEqual(['auth-secret']);
  expect((await stat(join(dataDir, 'auth-secret'))).mode & 0o777).toBe(0o600);
});

test('a damaged kept secret is reported, not replaced', async () => {
  await writeFile(join(folder, 'auth-secret'), 'short');
  await expect(keptAuthSecret(folder)).rejects.toThrow('damaged');
});
