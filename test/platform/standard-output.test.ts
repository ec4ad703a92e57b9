import { expect, onTestFinished, test } from 'bun:test';
import { closeSync, constants, openSync } from 'node:fs';
import { mkdtemp, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const talkative = (lines: number) => [process.execPath, join(import.meta.dir, 'talkative.ts'), String(lines)];

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-log-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('every line is written when the process ends, also into a pipe that does not block and is read slowly', async () => {
  const pipe = join(await temporaryFolder(), 'pipe');
  expect(Bun.spawnSync(['mkfifo', pipe]).success).toBe(true);
  const stdout = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  // Byte for byte, as `read` does.
  const reader = Bun.spawn(['sh', '-c', `while read -r line; do echo "$line"; done <'${pipe}'`], { stdout: 'pipe' });
  const writer = Bun.spawn(talkative(4000), { stdin: 'ignore', stdout, stderr: 'pipe' });
  closeSync(stdout);
  const lines = (await new Response(reader.stdout).text()).trim().split('\n');
  expect([await writer.exited, await new Response(writer.stderr).text()]).toEqual([0, '']);
  expect(lines).toHaveLength(4001);
  expect(lines.slice(0, -1).every((line, index) => JSON.parse(line).line === index)).toBe(true);
});

test('a line that a full disk cut is lost, and those that come when there is room again are whole', async () => {
  const file = join(await temporaryFolder(), 'log');
  // A file that may not grow beyond so many blocks is what a full disk is: a part is written, and then no more.
  const limited = ['sh', '-c', `ulimit -f 8; exec "$@" >>'${file}'`, 'sh', ...talkative(1000)];
  const child = Bun.spawn(limited, { stdin: 'pipe', stderr: 'pipe' });
  const errors = new Response(child.stderr).text();
  const size = async () => (await stat(file).catch(() => null))?.size ?? 0;
  while ((await size()) < 4096) await Bun.sleep(10);
  await Bun.sleep(200);
  await truncate(file, 0);
  child.stdin.end();
  expect([await child.exited, await errors]).toEqual([0, expect.stringMatching(/^log lines are lost.*\(EFBIG\)\n$/)]);
  expect(JSON.parse(await Bun.file(file).text())).toMatchObject({ msg: 'the last' });
});
