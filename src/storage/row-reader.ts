import { Column, is, SQL } from 'drizzle-orm';

/** What drizzle 0.45 keeps of a prepared `select` or `returning`, on both engines; its types hide it. */
interface Prepared {
  fields?: readonly { path: readonly string[]; field: object }[];
  /** Of the tables, whether each has a row in every result: false behind an outer join. */
  joinsNotNullableMap?: Record<string, boolean>;
  /** Takes the place of `mapResultRow`. */
  customResultMapper?: (rows: unknown[][]) => object[];
}

interface Decoder {
  mapFromDriverValue(value: unknown): unknown;
}

interface Cell {
  /** The object within the row that it belongs to; null for the row itself. */
  group: string | null;
  name: string;
  /** Null where values stay as the driver gives them. */
  decoder: Decoder | null;
}

/**
 * The same statement, with a faster reader of rows: it works out once how each column is read. Drizzle looks at the path and
 * the kind of every column again for every row, which takes four times as long.
 * @throws {Error} for a statement it cannot read: one with an outer join, or of a drizzle that keeps its fields elsewhere
 */
export function withReader<Statement extends object>(statement: Statement): Statement {
  const { fields, joinsNotNullableMap = {} } = statement as Prepared;
  if (!fields || Object.values(joinsNotNullableMap).includes(false)) throw new Error('no statement to read rows of');
  const cells = fields.map(cellOf);
  const customResultMapper: Prepared['customResultMapper'] = (rows) => rows.map((row) => readRow(cells, row));
  return Object.assign(statement, { customResultMapper });
}

function cellOf({ path, field }: NonNullable<Prepared['fields']>[number]): Cell {
  const [name = '', group = null, ...deeper] = path.toReversed();
  if (deeper.length > 0) throw new Error(`${path.join('.')} lies too deep`);
  const decoder = decoderOf(field);
  return { group, name, decoder: isIdle(decoder) ? null : decoder };
}

function decoderOf(field: object): Decoder {
  if (is(field, Column)) return field;
  const { decoder } = (is(field, SQL) ? field : (field as SQL.Aliased).sql) as unknown as { decoder: Decoder };
  return decoder;
}

/** Whether the decoder gives back what it is given, as that of text does. */
function isIdle(decoder: Decoder): boolean {
  return decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue;
}

function readRow(cells: Cell[], row: unknown[]): object {
  const read: Record<string, unknown> = {};
  for (let index = 0; index < cells.length; index++) {
    const { group, name, decoder } = cells[index] as Cell;
    const value = row[index] === null || decoder === null ? row[index] : decoder.mapFromDriverValue(row[index]);
    if (group === null) read[name] = value;
    else if (read[group]) (read[group] as Record<string, unknown>)[name] = value;
    else read[group] = { [name]: value };
  }
  return read;
}
