import { expect } from 'bun:test';
import { type Account, bearer, isLive, logIn, newAccount } from '../http/accounts.ts';
import { type Client, type Reply, Undeclared } from '../server.ts';

/**
 * What clients were told. `sure` was acknowledged, so it must hold whatever dies afterwards. `unsure` was asked for and
 * never answered, or answered with an error: it may have happened or not, but not by halves.
 */
export interface Ledger {
  registrations: { account: Account; isSure: boolean }[];
  logOuts: { token: string; isSure: boolean }[];
  resets: { account: Account; newPassword: string; token: string; isSure: boolean }[];
  replies: Record<number, number>;
  /** Requests without a reply. */
  unanswered: number;
  /** Seconds that the slowest request took. */
  slowest: number;
}

export function emptyLedger(): Ledger {
  return { registrations: [], logOuts: [], resets: [], replies: {}, unanswered: 0, slowest: 0 };
}

/** Clients that keep the instances busy, until `stop`. */
export function burst(ledger: Ledger, instances: Client[]): { stop(): Promise<void> } {
  let isOver = false;
  let turn = 0;
  const next = () => instances[turn++ % instances.length] as Client;
  const clients = Array.from({ length: 8 }, () => keepBusy(ledger, next, () => isOver));
  return {
    async stop() {
      isOver = true;
      await Promise.all(clients);
    },
  };
}

/** Enough was acknowledged for the test to mean something. */
export function expectWork(ledger: Ledger): void {
  expect(leastDone(ledger)).toBeGreaterThan(10);
}

/** Waits until so much of each kind was acknowledged, on however slow a machine. */
export async function doneOfEach(ledger: Ledger, least: number): Promise<void> {
  while (leastDone(ledger) < least) await Bun.sleep(50);
}

function leastDone({ registrations, logOuts, resets }: Ledger): number {
  return Math.min(...[registrations, logOuts, resets].map((list) => list.filter(({ isSure }) => isSure).length));
}

/** Registers accounts, logs them in, and logs out or resets the password of each, until it is told to stop. */
async function keepBusy(ledger: Ledger, client: () => Client, isOver: () => boolean): Promise<void> {
  for (let turn = 0; !isOver(); turn++) {
    const account = newAccount();
    const registered = await attempt(ledger, () => client().post('/auth/register/', account));
    ledger.registrations.push({ account, isSure: registered?.status === 201 });
    if (registered?.status !== 201) {
      await Bun.sleep(5);
      continue;
    }
    const { username, password } = account;
    const loggedIn = await attempt(ledger, () => client().post('/auth/login', { username, password }));
    if (loggedIn?.status !== 200) continue;
    const token: string = loggedIn.body.access_token;
    if (turn % 2 === 0) await logOut(ledger, client(), token);
    else await reset(ledger, client(), account, token);
  }
}

/** Null when no reply came, because the instance died. A reply that the contract does not declare is thrown. */
async function attempt(ledger: Ledger, send: () => Promise<Reply>): Promise<Reply | null> {
  const started = performance.now();
  try {
    const reply = await send();
    ledger.replies[reply.status] = (ledger.replies[reply.status] ?? 0) + 1;
    return reply;
  } catch (error) {
    if (error instanceof Undeclared) throw error;
    ledger.unanswered++;
    return null;
  } finally {
    ledger.slowest = Math.max(ledger.slowest, (performance.now() - started) / 1000);
  }
}

async function logOut(ledger: Ledger, client: Client, token: string): Promise<void> {
  const reply = await attempt(ledger, () => client.post('/auth/logout', undefined, bearer(token)));
  ledger.logOuts.push({ token, isSure: reply?.status === 200 });
}

async function reset(ledger: Ledger, client: Client, account: Account, token: string): Promise<void> {
  const asked = await attempt(ledger, () => client.post('/auth/forget-password', { email: account.email }));
  if (asked?.status !== 200) return;
  const newPassword = `${account.password} anew`;
  const spend = { reset_token: asked.body.reset_token, new_password: newPassword };
  const reply = await attempt(ledger, () => client.post('/auth/reset-password', spend));
  ledger.resets.push({ account, newPassword, token, isSure: reply?.status === 200 });
}

/** Everything in the ledger that does not hold, in words. */
export async function faultsOf(ledger: Ledger, client: Client): Promise<string[]> {
  const isReset = new Set(ledger.resets.map(({ account }) => account));
  const checks = [
    ...ledger.registrations
      .filter(({ account }) => !isReset.has(account))
      .map((it) => () => ofRegistration(client, it)),
    ...ledger.logOuts.map((it) => () => ofLogOut(client, it)),
    ...ledger.resets.map((it) => () => ofReset(client, it)),
  ];
  const faults: string[] = [];
  const worker = async () => {
    for (let check = checks.pop(); check; check = checks.pop()) faults.push(...(await check()));
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return faults;
}

type Entry<List extends 'registrations' | 'logOuts' | 'resets'> = Ledger[List][number];

async function ofRegistration(client: Client, { account, isSure }: Entry<'registrations'>): Promise<string[]> {
  const { username, email, password } = account;
  const byName = await client.post('/auth/login', { username, password });
  const byEmail = await client.post('/auth/login', { email, password });
  if (byName.status !== byEmail.status) return [`${username} is half there`];
  return isSure && byName.status !== 200 ? [`${username} was registered and cannot log in (${byName.status})`] : [];
}

async function ofLogOut(client: Client, { token, isSure }: Entry<'logOuts'>): Promise<string[]> {
  return isSure && (await isLive(client, token)) ? ['a token that was logged out is accepted'] : [];
}

async function ofReset(client: Client, { account, newPassword, token, isSure }: Entry<'resets'>): Promise<string[]> {
  const canLogIn = (password: string) => logIn(client, { ...account, password }).then(Boolean, () => false);
  const [isNew, isOld, isOpen] = [
    await canLogIn(newPassword),
    await canLogIn(account.password),
    await isLive(client, token),
  ];
  if (isSure && !isNew) return [`the new password of ${account.username} is refused`];
  if (isNew === isOld) return [`${account.username} has both passwords, or none`];
  // The password and the end of the sessions are one transaction.
  return isNew === isOpen ? [`the reset of ${account.username} is half there`] : [];
}
