import { readFileSync } from 'node:fs';

interface Journal {
  entries: { idx: number; tag: string; when: number; breakpoints: boolean }[];
}

/** The journal that drizzle-kit keeps, as a module that imports the text of every migration. */
export function migrationsModule(journalFile: string): string {
  const { entries }: Journal = JSON.parse(readFileSync(journalFile, 'utf8'));
  const imports = entries.map(({ idx, tag }) => `import sql${idx} from './${tag}.sql' with { type: 'text' };`);
  const rows = entries.map(
    ({ idx, tag, when, breakpoints }) =>
      `  { tag: '${tag}', when: ${when}, breakpoints: ${breakpoints}, sql: sql${idx} },`,
  );
  return `${imports.join('\n')}

/** Oldest first; \`when\` is in milliseconds since 1970. */
export const journal: { tag: string; when: number; breakpoints: boolean; sql: string }[] = [
${rows.join('\n')}
];
`;
}
