import postgres from 'postgres';
import { type PostgresServer, startPostgres } from '../../test/postgres-server.ts';
import { betterAuth } from './contestants/better-auth.ts';
import { concord, program } from './contestants/concord.ts';
import { constant } from './contestants/constant.ts';
import type { Contestant } from './contestants/contestant.ts';
import { fastify } from './contestants/fastify.ts';
import { installPeers } from './contestants/peers.ts';
import { scratch } from './contestants/processes.ts';
import type { Peer } from './entrants.ts';
import type { Field } from './field.ts';
import { measureFigures } from './figures.ts';
import { startLimits } from './limits/limits.ts';
import { startGenerator } from './load/orders.ts';
import type { Options } from './options.ts';
import type { Results } from './results.ts';
import { runRounds } from './rounds.ts';
import { WORKS } from './works.ts';

/** Starts everybody, measures, and stops everybody. */
export async function measureSpeed(options: Options, progress: (text: string) => void): Promise<Results> {
  progress('installing the peers');
  await installPeers();
  progress('starting PostgreSQL');
  const server = await startPostgres(['-c', 'max_connections=200', '-c', 'max_wal_size=4GB']);
  const field: Partial<Field> = {};
  try {
    const databaseUrl = await newDatabase(server.url, 'concord');
    const whole = await assemble(server, databaseUrl, options, field, progress);
    const rounds = options.rounds ?? (options.isQuick ? 2 : 5);
    const plan = { works: options.works, rounds, scale: options.isQuick ? 0.25 : 1 };
    const results = await runRounds(whole, plan, progress);
    if (options.works.length === WORKS.length) {
      progress('starts and memory');
      const { isQuick } = options;
      const command = options.server ?? (await program());
      results.figures = await measureFigures({ field: whole, databaseUrl, command, isQuick });
    }
    return results;
  } finally {
    await field.generator?.stop();
    await field.limits?.stop();
    await Promise.all(
      [...(field.contestants ?? []), ...(field.constant ? [field.constant] : [])].map((one) => one.stop()),
    );
    await server.stop();
  }
}

async function assemble(
  server: PostgresServer,
  databaseUrl: string,
  options: Options,
  field: Partial<Field>,
  progress: (text: string) => void,
): Promise<Field> {
  const generator = startGenerator();
  field.generator = generator;
  const constantServer = await constant();
  field.constant = constantServer;
  const limits = await startLimits(
    await newDatabase(server.url, 'raw'),
    await newDatabase(server.url, 'raw_published'),
  );
  field.limits = limits;
  const contestants: Contestant[] = [];
  field.contestants = contestants;
  progress('starting Concord');
  contestants.push(await concord(databaseUrl, await commandOf(options), options.processes));
  for (const peer of options.against) {
    progress(`starting ${peer}`);
    contestants.push(await peers[peer](await newDatabase(server.url, peer)));
  }
  for (const { entrant, protocol, pools } of [...contestants, constantServer]) {
    const file = scratch(`${entrant}.json`);
    await Bun.write(file, JSON.stringify(pools));
    await generator.load(entrant, protocol, file);
  }
  return { contestants, constant: constantServer, limits, generator, databasePids: () => server.processes() };
}

const peers: Record<Peer, (databaseUrl: string) => Promise<Contestant>> = {
  fastify,
  'better-auth': (url) => betterAuth(url, 'scrypt'),
  'better-auth-argon2id': (url) => betterAuth(url, 'argon2id'),
};

async function commandOf({ server, profile }: Options): Promise<string[]> {
  if (server) return server;
  // Of the sources: of an executable there is none.
  return profile ? [process.execPath, '--cpu-prof', `--cpu-prof-dir=${profile}`, 'src/main.ts', 'serve'] : program();
}

/** The URL of a new database on a server. */
export async function newDatabase(serverUrl: string, name: string): Promise<string> {
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)}`;
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
