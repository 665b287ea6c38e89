/** A value as PostgreSQL reads it from text: bytes as `\x…`, arrays as `{…}`, instants with their zone. */
export type Value = string | number | boolean | null

/** Takes rows as they are made. The district is the same for all and stands before every row's values. */
export type Sink<Table extends string> = { row(table: Table, values: Value[]): void }
