import { highestImportedId } from './account-ids.ts';

/** Reads the fields of a JSON object and collects what is wrong with them. */
export class RecordFields {
  readonly reasons: string[] = [];
  private readonly record: Record<string, unknown>;
  private readonly known = new Set<string>();

  constructor(record: Record<string, unknown>) {
    this.record = record;
  }

  refuse(name: string, reason: string): void {
    this.reasons.push(`${name} ${reason}`);
  }

  has(name: string): boolean {
    return this.record[name] !== undefined;
  }

  /** Reports a required field that is missing, unless it was refused already; the value stands in for it. */
  required(name: string): string {
    if (!this.reasons.some((reason) => reason.startsWith(`${name} `))) this.refuse(name, 'is missing');
    return '';
  }

  text(name: string, refuse: (text: string) => string | null): string | null {
    const value = this.take(name);
    if (value === null) return null;
    const reason = typeof value === 'string' ? refuse(value) : 'must be a string';
    if (reason === null) return value as string;
    this.refuse(name, reason);
    return null;
  }

  flag(name: string): boolean | null {
    const value = this.take(name);
    if (value === null || typeof value === 'boolean') return value;
    this.refuse(name, 'must be true or false');
    return null;
  }

  time(name: string): Date | null {
    const value = this.take(name);
    if (value === null) return null;
    const time = typeof value === 'string' ? readTime(value) : null;
    if (time === null) this.refuse(name, 'must be a time such as 2024-01-31T12:00:00Z, of the years 100 to 9999');
    return time;
  }

  id(): number | null {
    const value = this.take('id');
    if (value === null) return null;
    const reason = refuseId(value);
    if (reason === null) return value as number;
    this.refuse('id', reason);
    return null;
  }

  /** A misspelt field would otherwise be lost without a word. */
  refuseRest(): void {
    for (const name of Object.keys(this.record)) {
      if (!this.known.has(name)) this.reasons.push(`there is no field ${JSON.stringify(name.slice(0, 40))}`);
    }
  }

  private take(name: string): unknown {
    this.known.add(name);
    return this.record[name] ?? null;
  }
}

function refuseId(id: unknown): string | null {
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 1)
    return 'must be a whole number above 0 (leave out ids of another kind)';
  return id > highestImportedId ? `is too large: ${highestImportedId} is the highest (leave out ids beyond it)` : null;
}

/** A day and a time of it, as ISO 8601 and databases write them; UTC when it names no zone. */
function readTime(text: string): Date | null {
  const form = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?$/i;
  const [, day, time, zone = 'Z'] = form.exec(text) ?? [];
  if (day === undefined) return null;
  const offset = zone.length === 3 ? `${zone}:00` : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const read = new Date(`${day}T${time}${offset.toUpperCase()}`);
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !isStorable(read)) return null;
  // `new Date` takes the 31st of February for a day in March.
  return midnight.toISOString().startsWith(day) ? read : null;
}

/**
 * PostgreSQL has no year 0, JavaScript writes years beyond 9999 in another form, and `new Date` takes a year below 100 for
 * one of the 20th or 21st century.
 */
function isStorable(time: Date): boolean {
  const year = time.getUTCFullYear();
  return year >= 100 && year <= 9999;
}
