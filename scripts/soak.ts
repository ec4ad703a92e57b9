/**
 * Mixed load on one instance with the real cost of hashing, on a PostgreSQL started here; loopback only.
 * `bun run soak [minutes]`, 10 by default. Every reply is judged by the contract. Reports memory, times and errors by
 * kind; ends with 1 when a reply was not declared, or did not come.
 */
import { type Account, bearer, cookieOf } from '../test/http/accounts.ts';
import { type Instance, killInstances, startInstance } from '../test/instances.ts';
import { startPostgres } from '../test/postgres-server.ts';
import { type Reply, Undeclared } from '../test/server.ts';
import { residentMiB } from './bench/measure/cpu.ts';
import { machine } from './bench/report/machine.ts';
import { median, quantile } from './bench/results.ts';

const minutes = Number(process.argv[2] ?? 10);
if (!(minutes > 0 && minutes <= 60)) {
  console.error('usage: bun run soak [minutes, at most 60]');
  process.exit(2);
}
const CLIENTS = 8;
/** Between two requests of a client: people think, and the machine that asks is the one that answers. */
const PAUSE_MS = 10;
const SERVICE_KEY = 'the service key of the soak test';

interface Seen {
  milliseconds: number[];
  statuses: Record<string, number>;
}
const seen = new Map<string, Seen>();
const undeclared: string[] = [];

const postgres = await startPostgres();
try {
  const instance = await startInstance(production(postgres.url));
  const memory = watchMemory(instance.pid);
  const end = performance.now() + minutes * 60_000;
  await Promise.all(Array.from({ length: CLIENTS }, (_, index) => visit(instance, index, end)));
  await report(memory.stop());
} finally {
  await killInstances();
  await postgres.stop();
}
process.exit(undeclared.length > 0 || unanswered() > 0 ? 1 : 0);

/** The hardened profile; its limits would stop one address that sends everything. */
function production(url: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://concord.test',
    DATABASE_URL: url,
    SERVICE_KEY,
    RATE_LIMITS: 'network=10000000/1m,mail=10000000/1h',
    HASH_MEMORY_KIB: '19456',
    HASH_TIME_COST: '2',
  };
}

/** One person after another: registers, logs in, looks around, logs out or resets the password. */
async function visit(instance: Instance, index: number, end: number): Promise<void> {
  for (let turn = 0; performance.now() < end; turn++) {
    const username = `soak${index}x${turn}`;
    const account = { username, email: `${username}@example.com`, password: `${username} goes by` };
    await ask('register', () => instance.post('/auth/register/', account));
    await ask('log in, wrong password', () => instance.post('/auth/login', { username, password: 'something else' }));
    const loggedIn = await ask('log in', () => instance.post('/auth/login', { username, password: account.password }));
    const token: string = loggedIn?.body.access_token ?? '';
    for (let look = 0; look < 10 && performance.now() < end; look++) {
      await ask('describe account', () => instance.get('/api/user', bearer(token)));
      await ask('refresh', () =>
        instance.post(
          '/auth/refresh',
          { refresh_token: loggedIn?.body.refresh_token },
          bearer(loggedIn?.body.refresh_token),
        ),
      );
    }
    await rotateCookie(instance, account);
    if (turn % 2 === 0) await resetPassword(instance, account);
    else await ask('log out', () => instance.post('/auth/logout', undefined, bearer(token)));
    await ask('dead token', () => instance.get('/api/user', bearer(token)));
    await ask('health', () => instance.get('/health'));
  }
}

async function rotateCookie(instance: Instance, { username, password }: Account): Promise<void> {
  const first = await ask('log in for a cookie', () => instance.post('/api/auth/login', { username, password }));
  let cookie = first ? cookieOf(first) : '';
  for (let rotation = 0; rotation < 3; rotation++) {
    const reply = await ask('rotate cookie', () => instance.post('/api/auth/refresh', undefined, { cookie }));
    if (reply?.cookie) cookie = cookieOf(reply);
  }
}

async function resetPassword(instance: Instance, { email, password }: Account): Promise<void> {
  const asked = await ask('forget password', () =>
    instance.post('/auth/forget-password', { email }, { 'x-service-key': SERVICE_KEY }),
  );
  const spend = { reset_token: asked?.body.reset_token ?? '', new_password: `${password} again` };
  await ask('reset password', () => instance.post('/auth/reset-password', spend));
}

async function ask(kind: string, send: () => Promise<Reply>): Promise<Reply | null> {
  const record = seen.get(kind) ?? { milliseconds: [], statuses: {} };
  seen.set(kind, record);
  const count = (status: string) => {
    record.statuses[status] = (record.statuses[status] ?? 0) + 1;
  };
  await Bun.sleep(PAUSE_MS);
  const started = performance.now();
  try {
    const reply = await send();
    record.milliseconds.push(performance.now() - started);
    count(String(reply.status));
    return reply;
  } catch (error) {
    if (error instanceof Undeclared) undeclared.push(`${kind}: ${error.message}`);
    count(error instanceof Undeclared ? 'undeclared' : 'unanswered');
    return null;
  }
}

function unanswered(): number {
  return [...seen.values()].reduce((sum, { statuses }) => sum + (statuses['unanswered'] ?? 0), 0);
}

/** The resident memory of a process in MiB, every second. */
function watchMemory(pid: number): { stop(): number[] } {
  const samples: number[] = [];
  const timer = setInterval(async () => samples.push(await residentMiB([pid])), 1000);
  return {
    stop() {
      clearInterval(timer);
      return samples;
    },
  };
}

async function report(memory: number[]): Promise<void> {
  const times = [...seen.values()].flatMap(({ milliseconds }) => milliseconds);
  const perSecond = times.length / (minutes * 60);
  console.log(`${await machine()}.`);
  console.log(`${times.length} requests in ${minutes} min (${perSecond.toFixed(0)}/s) by ${CLIENTS} clients\n`);
  console.log('| request | count | p50 ms | p99 ms | longest ms | replies |\n| --- | --- | --- | --- | --- | --- |');
  for (const [kind, { milliseconds, statuses }] of seen) {
    const at = (share: number) => quantile(milliseconds, share).toFixed(1);
    const replies = Object.entries(statuses).map(([status, count]) => `${status}: ${count}`);
    console.log(`| ${kind} | ${milliseconds.length} | ${at(0.5)} | ${at(0.99)} | ${at(1)} | ${replies.join(', ')} |`);
  }
  // The first tenth warms up: compiled code, pools, prepared statements.
  const tenth = Math.max(1, Math.floor(memory.length / 10));
  const [early, late] = [memory.slice(tenth, 2 * tenth), memory.slice(-tenth)].map(median) as [number, number];
  const [most, growth] = [Math.max(...memory).toFixed(0), (late - early).toFixed(0)];
  console.log(
    `\nRSS ${early.toFixed(0)} MiB after the first tenth, ${late.toFixed(0)} MiB at the end (growth ${growth} MiB), ${most} MiB at most`,
  );
  console.log(`undeclared replies: ${undeclared.length}, unanswered requests: ${unanswered()}`);
  for (const fault of undeclared.slice(0, 10)) console.log(fault);
}
