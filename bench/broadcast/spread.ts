// Says several measurements of one thing: the median, and from where to where they go.

export function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const say = (value: number): string => `${Math.round(value * 1000) / 1000}`;
  const median = say(sorted[Math.floor(sorted.length / 2)]!);
  return sorted.length > 1 ? `${median} (${say(sorted[0]!)} to ${say(sorted.at(-1)!)})` : median;
}
