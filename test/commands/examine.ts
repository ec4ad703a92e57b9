import { runCommand } from '../instances.ts';

interface Finding {
  check: string;
  status: string;
  message: string;
  advice: string | null;
}

/** What the doctor finds, by check. */
export async function examine(env: Record<string, string>) {
  const { code, stdout, output } = await runCommand('doctor --json', env);
  const { status, checks } = JSON.parse(stdout) as { status: string; checks: Finding[] };
  const of = (name: string) => checks.find(({ check }) => check === name);
  return { code, status, checks, of, output };
}
