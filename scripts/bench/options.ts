import { parseArgs } from 'node:util';
import { PEER_KEYS, type Peer } from './entrants.ts';
import { WORKS, type Work } from './works.ts';

export interface Options {
  command: 'speed' | 'growth';
  isQuick: boolean;
  works: Work[];
  against: Peer[];
  /** How Concord is started. */
  server: string[] | null;
  processes: number;
  /** A folder for CPU profiles of Concord. */
  profile: string | null;
  /** Whether the documents are written. */
  isWritten: boolean;
  /** A file for the measurements. */
  json: string | null;
  rounds: number | null;
}

const USAGE = `usage: bun run bench [growth] [options]

  (nothing)            Concord, its peers and the limits of the machine; writes docs/performance.md (10 minutes)
  growth               how cost grows with accounts and sessions; writes docs/scaling.md (10 minutes)

  --quick              fewer and shorter slices (2 minutes); writes nothing
  --only <work>        one of ${WORKS.join(', ')}; may be repeated; writes nothing
  --against <peer>     one of ${PEER_KEYS.join(', ')}, or none; may be repeated; writes nothing
  --rounds <count>     in place of 5 (2 with --quick)
  --server <command>   what serves, in place of what \`bun run start\` runs, e.g. "dist/concord serve"
  --processes <count>  instances of Concord on one port; writes nothing
  --profile <folder>   Concord runs with --cpu-prof and leaves a profile there; writes nothing
  --write              writes the document all the same
  --json <file>        all measurements`;

/** @throws {Error} for a wrong call */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      against: { type: 'string', multiple: true },
      rounds: { type: 'string' },
      server: { type: 'string' },
      processes: { type: 'string', default: '1' },
      profile: { type: 'string' },
      write: { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [command = 'speed', ...rest] = positionals;
  if (values.help || rest.length > 0 || (command !== 'speed' && command !== 'growth')) throw new Error(USAGE);
  const isWhole = !values.quick && !values.only && !values.against && !values.profile && values.processes === '1';
  const against = values.against?.filter((peer) => peer !== 'none');
  return {
    command,
    isQuick: values.quick,
    works: values.only?.map((text) => oneOf(WORKS, text)) ?? [...WORKS],
    against: against?.map((text) => oneOf(PEER_KEYS, text)) ?? [...PEER_KEYS],
    server: values.server?.split(' ') ?? null,
    processes: wholeNumber(values.processes),
    profile: values.profile ?? null,
    isWritten: isWhole || values.write,
    json: values.json ?? null,
    rounds: values.rounds === undefined ? null : wholeNumber(values.rounds),
  };
}

function oneOf<Word extends string>(words: readonly Word[], text: string): Word {
  const found = words.find((word) => word === text);
  if (!found) throw new Error(`${text} is none of ${words.join(', ')}`);
  return found;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new Error(`${text} is no count`);
  return Number(text);
}
