import { productionSettings, startConcord } from './contestants/concord.ts';
import { PASSWORD, places, usernameOf } from './contestants/contestant.ts';
import { run, scratch } from './contestants/processes.ts';
import type { Field } from './field.ts';
import { peakMiB, residentMiB } from './measure/cpu.ts';
import { CONCORD_COOKIE } from './protocols/concord.ts';
import type { Actor } from './protocols/protocol.ts';
import { median } from './results.ts';

interface FigureOptions {
  field: Field;
  /** Of the database that Concord has been measured on. */
  databaseUrl: string;
  /** How Concord is started. */
  command: string[];
  isQuick: boolean;
}

/** What is measured once and not in rounds: starts and memory. By name, as in the goals. */
export async function measureFigures(options: FigureOptions): Promise<Record<string, number>> {
  const { field, databaseUrl, command, isQuick } = options;
  const onPostgres = productionSettings(databaseUrl);
  const concord = field.contestants.filter(({ entrant }) => entrant === 'concord').flatMap(({ pids }) => pids);
  await Bun.sleep(REST_MS);
  const afterMixedLoad = await residentMiB(concord);
  const first = await startTimes(() => onPglite(), command, isQuick ? 1 : 3);
  const kept = onPglite();
  await startTimes(() => kept, command, 1);
  return {
    'validation and error handling: CPU of a request over the bare handler': await handlingUs(),
    'memory (RSS): PostgreSQL, after mixed load': afterMixedLoad,
    'memory (RSS): PostgreSQL, 64 log-ins at once': await memoryUnderLogIns(options, onPostgres),
    'memory (RSS): PGlite, 64 log-ins at once': await memoryOnPglite(options),
    'ready after start: PostgreSQL, existing database': await startTimes(
      () => onPostgres,
      [process.execPath, 'run', 'start'],
      isQuick ? 3 : 7,
    ),
    'ready after start: PostgreSQL, existing database, the executable': await startTimes(
      () => onPostgres,
      command,
      isQuick ? 3 : 7,
    ),
    'ready after start: PGlite, first start': first,
    'ready after start: PGlite, existing database': await startTimes(() => kept, command, isQuick ? 2 : 5),
  };
}

/** Memory is given back a second or two after the last request (`platform/idle-memory.ts`). */
const REST_MS = 6000;

async function handlingUs(): Promise<number> {
  return Number(await run([process.execPath, 'handling.ts'], import.meta.dir));
}

let folders = 0;

/** As it comes without any setting, in a folder of its own; https, for the name of the cookie. */
function onPglite(): Record<string, string> {
  return { DATA_DIR: scratch(`pglite-${folders++}`), PUBLIC_URL: 'https://concord.test', RATE_LIMITS: 'off' };
}

/** Milliseconds from the start of the process to the first 200 of `/health`: the median of some starts. */
async function startTimes(settings: () => Record<string, string>, command: string[], starts: number): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < starts; count++) {
    const { readyMs, running } = await startConcord(settings(), command);
    times.push(readyMs);
    await running.stop();
  }
  return median(times);
}

async function memoryUnderLogIns(options: FigureOptions, settings: Record<string, string>): Promise<number> {
  const { url, running } = await startConcord(settings, options.command);
  const order = { url, work: 'log-in', concurrency: 64, milliseconds: options.isQuick ? 1200 : 3000 } as const;
  const [, peak] = await peakMiB([running.pid], () => options.field.generator.slice('concord', order));
  await running.stop();
  return peak;
}

/** People who come in by the front door, since nobody else may open the embedded database; then the same load. */
async function memoryOnPglite({ field, command, isQuick }: FigureOptions): Promise<number> {
  const { url, running } = await startConcord(onPglite(), command);
  const people: Actor[] = [];
  for (const username of places(16).map(usernameOf)) {
    await post(`${url}/api/auth/register`, { username, password: PASSWORD });
    const reply = await post(`${url}/api/auth/login`, { username, password: PASSWORD });
    const access = ((await reply.json()) as { data: { token: string } }).data.token;
    people.push({ username, password: PASSWORD, session: '', access, refresh: '', cookie: `${CONCORD_COOKIE}=` });
  }
  const file = scratch('pglite.json');
  await Bun.write(file, JSON.stringify({ actors: people, due: [] }));
  await field.generator.load('Concord on PGlite', 'concord', file);
  const milliseconds = isQuick ? 1200 : 3000;
  const [, peak] = await peakMiB([running.pid], async () => {
    for (const work of ['log-in', 'user', 'register'] as const)
      await field.generator.slice('Concord on PGlite', { url, work, concurrency: 64, milliseconds });
  });
  await running.stop();
  return peak;
}

async function post(url: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${await reply.text()}`);
  return reply;
}
