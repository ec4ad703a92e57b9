import { join } from 'node:path';
import { withBlock } from '../../marked-block.ts';

const DOCS = join(import.meta.dir, '../../../docs');

/** Replaces what stands between the marks `<!-- name: … -->` and `<!-- /name -->` of a document. */
export async function writeBlock(document: string, name: string, text: string): Promise<void> {
  const file = join(DOCS, document);
  await Bun.write(file, withBlock(await Bun.file(file).text(), name, text.trim()));
}

export async function writePicture(name: string, svg: string): Promise<void> {
  await Bun.write(join(DOCS, name), svg);
}
