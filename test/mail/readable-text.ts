/** What a reader sees of an HTML document: the text of its body, entities resolved, blanks as one. */
export async function readableText(html: string): Promise<string> {
  const parts: string[] = [];
  const rewriter = new HTMLRewriter().on('body *', {
    text(chunk) {
      parts.push(chunk.text);
    },
  });
  await rewriter.transform(new Response(html)).text();
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return parts
    .join('')
    .replace(/&(#?\w+);/g, (entity, name) => entities[name] ?? entity)
    .replace(/[ \t\r\n]+/g, ' ');
}
