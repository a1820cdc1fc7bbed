// The rows of a raw query, as both drivers hand them over.

export function rowsOf<Row>(result: unknown): Row[] {
  return (result as { rows: Row[] }).rows;
}
