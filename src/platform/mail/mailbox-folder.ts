import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DevMailbox, KeptMail } from '../../ports/mail.ts';

/** Reads what `createOutboxFolder` wrote. The names of the files begin with the time, so they sort by it. */
export function createMailboxFolder(folder: string): DevMailbox {
  return {
    async list() {
      const names = await readdir(folder).catch(nothingYet);
      const ids = names.filter((name) => name.endsWith('.eml')).map((name) => name.slice(0, -'.eml'.length));
      const newest = ids.sort().reverse().slice(0, MOST_LISTED);
      const mails = await Promise.all(newest.map((id) => read(folder, id)));
      return mails.filter((mail) => mail !== null);
    },
    async find(id) {
      // What comes from a URL never leaves the folder.
      return /^[\w-]{1,200}$/.test(id) ? await read(folder, id) : null;
    },
  };
}

const MOST_LISTED = 100;

async function read(folder: string, id: string): Promise<KeptMail | null> {
  const source = await readFile(join(folder, `${id}.eml`)).catch(nothingThere);
  if (source === null) return null;
  const { default: PostalMime } = await import('postal-mime');
  const { subject = '', text = '', html = '', to, date } = await PostalMime.parse(source);
  const addresses = (to ?? []).map(({ address = '' }) => address);
  return { id, subject, text, html, to: addresses.join(', '), at: new Date(date ?? 0) };
}

/** The folder is made with the first mail. */
function nothingYet(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

function nothingThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
