import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Config } from '../../config.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** The folder that keeps what is not in PostgreSQL, and the room on its disk. */
export async function checkFiles(config: Config): Promise<Finding[]> {
  const uses = usesOf(config);
  if (uses.length === 0) return [ok('data_directory', 'nothing is kept in DATA_DIR with these settings')];
  const directory = resolve(config.dataDir);
  const found = await stat(directory).catch(() => null);
  if (!found) {
    const ancestor = await nearestThatExists(dirname(directory));
    return [await checkRoomToMake(directory, ancestor), await checkDiskSpace(ancestor)];
  }
  if (!found.isDirectory()) return [fail('data_directory', `${directory} is no folder`, 'set DATA_DIR to one')];
  return [await checkRights(directory, found.mode & 0o777, uses), await checkDiskSpace(directory)];
}

function usesOf({ databaseUrl, authSecret, smtpUrl }: Config): string[] {
  return [
    ...(databaseUrl === null ? ['the database'] : []),
    ...(authSecret === null ? ['the secret'] : []),
    ...(smtpUrl === null ? ['unsent mail'] : []),
  ];
}

/** The first start makes the folder together with its parents. */
async function nearestThatExists(directory: string): Promise<string> {
  const isThere = await stat(directory).catch(() => null);
  const parent = dirname(directory);
  return isThere || parent === directory ? directory : nearestThatExists(parent);
}

async function checkRoomToMake(directory: string, ancestor: string): Promise<Finding> {
  if (await isWritable(ancestor)) return ok('data_directory', `${directory} is made at the first start`);
  return fail(
    'data_directory',
    `${directory} is not there and cannot be made`,
    'make it, owned by the user of the service, mode 0700',
  );
}

async function checkRights(directory: string, mode: number, uses: string[]): Promise<Finding> {
  if (!(await isWritable(directory))) {
    return fail('data_directory', `${directory} is not writable for this user`, 'chown it to the user of the service');
  }
  const kept = new Intl.ListFormat('en').format(uses);
  if ((mode & 0o077) === 0) return ok('data_directory', `${directory} keeps ${kept}`);
  const octal = mode.toString(8).padStart(4, '0');
  return warn(
    'data_directory',
    `${directory} keeps ${kept} and is open to other users (mode ${octal})`,
    `chmod 700 ${directory}`,
  );
}

function isWritable(directory: string): Promise<boolean> {
  // With a slash at its end, the path of a file is not accessible.
  return access(`${directory}/`, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}

const MIB = 2 ** 20;
const LEAST_MIB = 100;
const COMFORTABLE_MIB = 1024;

async function checkDiskSpace(directory: string): Promise<Finding> {
  const disk = await statfs(directory).catch(() => null);
  if (!disk) return ok('disk_space', 'known once DATA_DIR is there');
  const { bavail, bsize } = disk;
  const free = Math.floor((bavail * bsize) / MIB);
  const advice = 'free some, or move DATA_DIR to another disk: a full one stops every change';
  if (free < LEAST_MIB) return fail('disk_space', `${free} MiB are free for DATA_DIR`, advice);
  if (free < COMFORTABLE_MIB) return warn('disk_space', `${free} MiB are free for DATA_DIR`, advice);
  return ok('disk_space', `${Math.floor(free / 1024)} GiB are free for DATA_DIR`);
}
