import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { zstdDecompress } from 'bun';

/**
 * Fills an empty directory with a new cluster, which takes tenths of a second where PGlite's `initdb` takes seconds and a
 * gigabyte. The cluster is whole or absent, however the process ends. Does nothing when the directory holds something, or
 * when there is no template; PGlite then makes a cluster itself.
 */
export async function unpackCluster(directory: string, templateOf = clusterTemplate): Promise<void> {
  if ((await readdir(directory)).length > 0) return;
  const template = await templateOf();
  if (template === null) return;
  const unfinished = `${directory}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await new Bun.Archive(template).extract(unfinished);
  await appendFile(join(unfinished, 'postgresql.auto.conf'), `${CLUSTER_IDENTITY} = '${randomUUID()}'\n`);
  await rename(unfinished, directory);
}

/**
 * A setting that tells clusters apart, since those of one template have one system identifier. It is kept in a file of the
 * cluster, so that a dump does not carry it along.
 */
export const CLUSTER_IDENTITY = 'concord.cluster';

/** A tar archive of an empty cluster, as PGlite dumps it; null when none was made, see scripts/cluster-template.ts. */
export async function clusterTemplate(): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await import('./template/cluster.tar.zst', { with: { type: 'file' } }).catch(() => null);
  return file && new Uint8Array(await zstdDecompress(await Bun.file(file.default).bytes()));
}
