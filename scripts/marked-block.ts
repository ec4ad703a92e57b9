/** A text with what stands between the marks `<!-- name: … -->` and `<!-- /name -->` replaced. */
export function withBlock(text: string, name: string, block: string): string {
  const marked = new RegExp(`(<!-- ${name}:[^>]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!marked.test(text)) throw new Error(`the marks of ${name} are missing`);
  return text.replace(marked, (_, begin: string, end: string) => `${begin}\n${block}\n\n${end}`);
}
