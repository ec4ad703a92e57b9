/** The command line. Exit code 0 when it is done, 1 when it cannot be done, 2 for a wrong call. */
import { serve } from './commands/serve.ts';
import { loadConfig } from './config.ts';

const words = process.argv.slice(2);
// Not by commander's default command, which would take a misspelt one for an argument.
const isToServe = words.length === 0 || (words.length === 1 && words[0] === 'serve');
try {
  // The service starts sooner without the rest of the command line.
  if (isToServe) await serve(loadConfig(process.env));
  else await (await import('./commands/program.ts')).runCommand(words);
} catch (error) {
  const { explain } = await import('./commands/failures.ts');
  const { exitCode, error: told, isSurprise } = explain(error);
  if (told && words.includes('--json')) console.error(JSON.stringify({ error: told }, null, 2));
  else if (isSurprise) console.error(error);
  else if (told) console.error(exitCode === 2 ? `${told.message}\n(--help tells how to call it)` : told.message);
  process.exit(exitCode);
}
