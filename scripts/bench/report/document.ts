import { join } from 'node:path';

const DOCS = join(import.meta.dir, '../../../docs');

/** Replaces what stands between the marks `<!-- name: … -->` and `<!-- /name -->` of a document. */
export async function writeBlock(document: string, name: string, text: string): Promise<void> {
  const file = join(DOCS, document);
  const whole = await Bun.file(file).text();
  const marked = new RegExp(`(<!-- ${name}:[^>]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!marked.test(whole)) throw new Error(`the marks of ${name} are missing in ${document}`);
  await Bun.write(
    file,
    whole.replace(marked, (_, begin: string, end: string) => `${begin}\n${text.trim()}\n\n${end}`),
  );
}

export async function writePicture(name: string, svg: string): Promise<void> {
  await Bun.write(join(DOCS, name), svg);
}
