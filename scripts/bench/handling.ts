/**
 * What reading, validating and answering a request costs over a handler that does none of it, in µs of CPU: the log-in at the
 * root, whose body is that of one of two documents, with a use case that answers at once. Prints the median of some rounds.
 */
import { Elysia } from 'elysia';
import { documents } from '../../src/documents/index.ts';
import { ok } from '../../src/domain/outcome.ts';
import type { World } from '../../src/domain/world.ts';
import type { Endpoint, Parties, Party } from '../../src/http/endpoint.ts';
import { createLimits } from '../../src/http/limits.ts';
import { rootEndpoints } from '../../src/http/root.ts';
import { addEndpoints, type HttpSettings } from '../../src/http/routes.ts';
import { addErrorHandler } from '../../src/http/unmatched.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { median } from './results.ts';

const ROUNDS = 15;
const REQUESTS = 4000;
const credentials = { username: 'ada', password: 'the analytical engine' };
const body = JSON.stringify(credentials);
const loggedIn = { account: {}, accessToken: 'access', refreshToken: 'refresh', cookie: null };
const log = { info: () => {}, warn: () => {}, error: () => {} };

const endpoint = instant();
const [whole, bare] = [serving(endpoint), unvalidated(endpoint)];
for (const app of [whole, bare]) await check(app);
const rounds: number[] = [];
for (let round = -5; round < ROUNDS; round++) {
  const [first, second] = round % 2 === 0 ? [whole, bare] : [bare, whole];
  const costs = new Map([[first, await cpuOf(first)]]).set(second, await cpuOf(second));
  if (round >= 0) rounds.push((costs.get(whole) ?? 0) - (costs.get(bare) ?? 0));
}
console.log(median(rounds).toFixed(2));

/** The log-in of the root, as it is but for the use case. */
function instant(): Endpoint {
  const found = rootEndpoints(documents).find(({ operation }) => operation.operationId === 'authLogin');
  if (!found) throw new Error('the contract has no authLogin');
  const useCase = async () => ok(loggedIn);
  const withUseCase = (party: Party) => ({ ...party, row: { ...party.row, useCase } });
  const [leader, ...followers] = found.inOrder(credentials);
  const parties: Parties = [withUseCase(leader), ...followers.map(withUseCase)];
  const inOrder = (asked: unknown) => {
    found.inOrder(asked);
    return parties;
  };
  return { ...found, parties, inOrder };
}

function serving(one: Endpoint): Elysia {
  const app = new Elysia();
  addErrorHandler(app, documents, log);
  const limits = createLimits({
    limits: null,
    counter: { hit: () => Promise.reject(new Error('no limits')) },
    clock: systemClock,
  });
  const allowedOrigins = new Set<string>();
  const settings: HttpSettings = {
    ...{ publicUrl: 'https://concord.test', serviceKey: null, trustedProxyHops: 0, allowedOrigins },
    ...{ limits, checkAnswer: null, observer: null, log },
  };
  const hashing = { admit: <Done>(work: () => Promise<Done>) => work() };
  addEndpoints(app, [one], { clock: systemClock, hashing } as unknown as World, settings);
  return app;
}

function unvalidated({ parties: [party], path }: Endpoint): Elysia {
  const client = { address: null, network: 'unknown', userAgent: null, language: null };
  const nothing = { path: {}, bearer: undefined, cookie: undefined, isService: () => false, client };
  return new Elysia().post(
    path,
    async ({ request, set }) => {
      const input = party.row.read({ ...nothing, body: await request.json() });
      const outcome = await party.row.useCase({} as never, input as never, client);
      const answer = party.row.present(outcome, party.document);
      set.status = answer.status;
      return answer.body;
    },
    { parse: 'none' },
  );
}

function ask(app: Elysia): Promise<Response> {
  // As over HTTP, where a body has a length.
  const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
  return app.handle(new Request('http://127.0.0.1/auth/login', { method: 'POST', headers, body }));
}

async function check(app: Elysia): Promise<void> {
  const reply = await ask(app);
  const { access_token: token } = (await reply.json()) as { access_token?: string };
  if (reply.status !== 200 || token !== 'access') throw new Error(`answered ${reply.status}`);
}

async function cpuOf(app: Elysia): Promise<number> {
  const before = process.cpuUsage();
  for (let count = 0; count < REQUESTS; count++) {
    const reply = await ask(app);
    if (reply.status !== 200) throw new Error(`answered ${reply.status}`);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / REQUESTS;
}
