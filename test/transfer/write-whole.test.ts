import { expect, test } from 'bun:test';
import { closeSync, constants, openSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../src/transfer/write-whole.ts';
import { temporaryFolder } from '../instances.ts';

test('a text arrives whole in a pipe that does not wait for whoever reads', async () => {
  const path = join(await temporaryFolder(), 'pipe');
  await Bun.$`mkfifo ${path}`;
  // For reading as well: a pipe that nobody reads could not be opened.
  const pipe = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const text = 'é'.repeat(200_000);
  const reader = Bun.spawn(['sh', '-c', `head -c ${Buffer.byteLength(text)} '${path}' | sha256sum`]);
  writeWhole(pipe, 'the pipe', text);
  const digest = new Bun.CryptoHasher('sha256').update(text).digest('hex');
  expect(await new Response(reader.stdout).text()).toBe(`${digest}  -\n`);
  closeSync(pipe);
});
