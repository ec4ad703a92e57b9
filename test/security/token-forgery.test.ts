import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { bearer } from '../http/accounts.ts';
import type { TestServer } from '../server.ts';
import { type Door, doors, type Forger, forgerOn, knock, requestOf } from './forge.ts';
import { cookieName, dump, profiles, serveAs } from './stage.ts';
import {
  type Attack,
  algorithmAttacks,
  claimAttacks,
  confusionAttacks,
  headerAttacks,
  issueTimeAttacks,
  timeAttacks,
  typeAttacks,
} from './token-forgery.ts';
import { shapeAttacks } from './token-shapes.ts';

setDefaultTimeout(30_000);

/** A listener of the attacker. */
let asked = 0;
const lure = Bun.serve({
  port: 0,
  fetch: () => {
    asked += 1;
    return new Response('{}');
  },
});
afterAll(() => lure.stop(true));

describe.each(profiles)('in %s', (profile) => {
  let server: TestServer;
  let forger: Forger;
  beforeAll(async () => {
    server = await serveAs(profile);
    forger = await forgerOn(server);
  });
  afterAll(() => server.stop());

  const send = (door: Door, token: string) => knock(server, cookieName[profile], door, token);

  /** What each door says to any nonsense. */
  const nonsense = new Map<Door, Awaited<ReturnType<typeof send>>>();

  /** At every door: the document's own 401, the same as for any nonsense, and nothing written. */
  async function refusedEverywhere(attack: Attack, at = doors): Promise<void> {
    const before = await dump(server.database.database);
    await Promise.all(at.map((door) => refusedAt(door, attack)));
    expect(await dump(server.database.database)).toEqual(before);
    expect(asked).toBe(0);
  }

  async function refusedAt(door: Door, attack: Attack): Promise<void> {
    const reply = await send(door, await attack(forger, door, lure.url.origin));
    const usual = nonsense.get(door) ?? (await send(door, 'a.b.c'));
    nonsense.set(door, usual);
    expect([door.path, reply.status, reply.text]).toEqual([door.path, 401, usual.text]);
    expect(reply.headers.get('www-authenticate')).toBe(usual.headers.get('www-authenticate'));
    expect(reply.headers.get('set-cookie')).toBe(usual.headers.get('set-cookie'));
  }

  test('what a door says to nonsense is what its document says', async () => {
    for (const door of doors) {
      expect((await server.fetch(door.path, requestOf(door, bearer('a.b.c')))).status).toBe(401);
    }
  });

  test('a token forged with the true key and nothing wrong opens every door, so that attacks fail for their own reason', async () => {
    for (const door of doors) {
      const copy = await forgerOn(server);
      const token = await copy.sign(door, copy.header(door), copy.claims(door));
      // Behind this one is a session that nobody has.
      const open = door.path.includes('/sessions/') ? 404 : 200;
      expect([door.path, (await send(door, token)).status]).toEqual([door.path, open]);
    }
    expect(doors.length).toBe(28);
  });

  test.each(algorithmAttacks)('no door opens to %s', (_, attack) => refusedEverywhere(attack));
  test.each(confusionAttacks)('no door opens to %s', (_, attack) => refusedEverywhere(attack));
  test.each(headerAttacks)('no door opens to a token with %s', (_, attack) => refusedEverywhere(attack));
  test.each(typeAttacks)('no door opens to a token of %s', (_, attack) => refusedEverywhere(attack));
  test.each(claimAttacks(profile))('no door opens to a token that claims %s', (_, attack) => refusedEverywhere(attack));
  test.each(timeAttacks)('no door opens to a token that says %s', (_, attack) => refusedEverywhere(attack));
  test.each(issueTimeAttacks)('no bearer door opens to a token that says %s', (_, attack) =>
    refusedEverywhere(
      attack,
      doors.filter(({ credential }) => credential !== 'refreshCookie'),
    ),
  );
  test.each(shapeAttacks)('no door opens to %s', (_, attack) => refusedEverywhere(attack));
});
