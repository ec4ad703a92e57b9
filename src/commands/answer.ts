import type { Terminal } from './terminal.ts';

/** The option of every command that tells something. */
export const jsonOption = ['--json', 'answer with one JSON document; errors are JSON too, on stderr'] as const;

/** Prints what a command came to, in the form that was asked for. Dates become RFC 3339 texts. */
export function answer({ print }: Terminal, asJson: boolean | undefined, result: object, words: string[]): void {
  if (asJson) print(JSON.stringify(result, null, 2));
  else for (const line of words) print(line);
}

/** For the end of a command's help. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`;
}

/** Lines with aligned columns. A column is as wide as its widest cell on a terminal. */
export function table(head: string[], rows: string[][]): string[] {
  const cells = [head, ...rows.map((row) => row.map(visible))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => Bun.stringWidth(row[column] ?? ''))));
  const pad = (text: string, column: number) => text + ' '.repeat((widths[column] ?? 0) - Bun.stringWidth(text));
  return cells.map((row) => row.map(pad).join('  ').trimEnd());
}

/** What clients send, such as a user agent, could otherwise steer the operator's terminal. */
export function visible(text: string): string {
  return text.replaceAll(/\p{C}/gu, '\u{FFFD}');
}

/** `2026-11-21 12:00:00Z`; a dash for never. */
export function moment(at: Date | null): string {
  return at === null ? '-' : `${at.toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

/** `1 session`, `2 sessions`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
