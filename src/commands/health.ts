import { type Command, InvalidArgumentError } from 'commander';
import { answer, examples, jsonOption } from './answer.ts';
import { CommandFailure } from './failures.ts';
import type { Terminal } from './terminal.ts';

/** For health checks of containers, which have no `curl`. */
export function addHealth(program: Command, terminal: Terminal): void {
  program
    .command('health')
    .description('ask the service at HOST and PORT whether it is ready: exit code 0 when it is, 1 when not')
    .option('--url <url>', 'ask this one instead, e.g. http://127.0.0.1:3000 or https://example.com/auth', baseUrl)
    .option(...jsonOption)
    .addHelpText('after', examples('concord health', 'concord health --url http://10.0.0.7:3000 --json'))
    .action(async ({ url, json }: { url?: string; json?: true }) => {
      const asked = readinessOf(url ?? ownUrl(terminal.config()));
      const status = await ask(asked);
      if (status !== 200) {
        const details = { url: asked.href, status };
        throw new CommandFailure(
          'not_ready',
          `${asked.href} ${status === null ? 'does not answer' : `answers ${status}`}`,
          { details },
        );
      }
      answer(terminal, json, { url: asked.href, status }, [`${asked.href} is ready`]);
    });
}

function baseUrl(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw new InvalidArgumentError('It must be an http(s) URL.');
}

/** Below the path of the service, as PUBLIC_URL has it. */
function readinessOf(service: string): URL {
  const { origin, pathname } = new URL(service);
  return new URL(`${origin}${pathname.replace(/\/+$/, '')}/health/ready`);
}

/** More than the service itself waits for its database. */
const PATIENCE_MS = 5000;

/** Null when nothing answers. */
async function ask(url: URL): Promise<number | null> {
  try {
    const reply = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    return reply.status;
  } catch {
    return null;
  }
}

/** A service that listens everywhere listens on the loopback too. */
function ownUrl({ host, port }: { host: string; port: number }): string {
  if (port === 0)
    throw new CommandFailure('port_unknown', 'PORT is 0, so the port is not known: give --url', { exitCode: 2 });
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
