/**
 * Makes one file that needs nothing else: the program, its pages, its migrations, PGlite and Bun itself, for the platform
 * that it is made on. `bun run build [file]`, by default `dist/concord`. `BUILD_COMMIT` stands in where there is no repository.
 */
import { join } from 'node:path';

const home = join(import.meta.dir, '..');
const [outfile = join(home, 'dist/concord')] = process.argv.slice(2);

const { success, logs } = await Bun.build({
  entrypoints: [join(home, 'src/main.ts')],
  // It reads `.env` where it is started, as from source; settings of Bun that lie there are not meant for it.
  compile: { outfile, autoloadDotenv: true, autoloadBunfig: false },
  format: 'esm',
  // Parsed ahead of time: a start saves a tenth of a second, and the file is 8 MB larger.
  bytecode: true,
  // What a command does not need is not loaded: another 25 ms.
  splitting: true,
  define: { BUILD_COMMIT: JSON.stringify(process.env['BUILD_COMMIT'] ?? commit()) },
});
for (const log of logs) console.error(log);
process.exit(success ? 0 : 1);

function commit(): string {
  const git = Bun.spawnSync(['git', 'describe', '--always', '--dirty', '--exclude=*'], { cwd: home, stderr: 'ignore' });
  return git.success ? git.stdout.toString().trim() : '';
}
