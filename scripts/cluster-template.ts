/**
 * Makes src/storage/template/cluster.tar.zst: an empty cluster of the installed PGlite, from which new embedded databases
 * are copied. `bun install` runs it. It knows nothing of Concord, so that it is stale only when PGlite has changed.
 */
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import pglite from '../node_modules/@electric-sql/pglite/package.json' with { type: 'json' };

const folder = join(import.meta.dir, '../src/storage/template');
const source = Bun.file(join(folder, 'made-of'));
const made = Bun.file(join(folder, 'cluster.tar.zst'));
const version = `PGlite ${pglite.version}, without template databases\n`;

if (!((await made.exists()) && (await source.exists()) && (await source.text()) === version)) {
  const { PGlite } = await import('@electric-sql/pglite');
  const client = await PGlite.create();
  // Rows of the catalogue that are never to be frozen again, and a log that begins after them.
  await client.exec('vacuum freeze');
  // Nobody makes a database beside the one there is, and of the time that a copy takes two thirds would be theirs.
  for (const template of ['template0', 'template1']) {
    await client.query('update pg_database set datistemplate = false where datname = $1', [template]);
    await client.exec(`drop database ${template}`);
  }
  await client.exec('checkpoint');
  const archive = await client.dumpDataDir('none');
  await client.close();
  mkdirSync(folder, { recursive: true });
  // Under its name it is whole: a start that is under way beside this may read it.
  await Bun.write(`${made.name}.part`, compress(await archive.bytes()));
  renameSync(`${made.name}.part`, made.name as string);
  await source.write(version);
}

/** The log repeats pages of the tables: with a window that spans both it is a third smaller. */
function compress(archive: Uint8Array): Uint8Array<ArrayBuffer> {
  const params = {
    [constants.ZSTD_c_compressionLevel]: 9,
    [constants.ZSTD_c_windowLog]: 26,
    [constants.ZSTD_c_enableLongDistanceMatching]: 1,
  };
  return new Uint8Array(zstdCompressSync(archive, { params }));
}
