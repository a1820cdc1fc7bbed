// Lists, maps and sets that begin empty: what is put into them says of what they are.
const FILLED: Readonly<Record<string, (value: string) => string>> = {
  push: (value) => `Array<${value}>`,
  unshift: (value) => `Array<${value}>`,
  set: (value) => `Map<any, ${value}>`,
  add: (value) => `Set<${value}>`,
};

/** The type of what has this method, by that of the method's last argument. */
export function typeOfFilled(method: string): ((value: string) => string) | undefined {
  return Object.hasOwn(FILLED, method) ? FILLED[method] : undefined;
}
