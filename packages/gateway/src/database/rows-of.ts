// The rows of a raw query, which the two drivers hand over in different ways.

/** PGlite answers with an object that holds the rows, postgres.js with the rows themselves. */
export function rowsOf<Row>(result: unknown): Row[] {
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as Row[];
}
