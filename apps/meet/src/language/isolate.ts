// Keeps a name that reads from left to right from disturbing a sentence that reads from right to left.

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

/** A template whose values are each written in their own direction (Unicode Bidirectional Algorithm, isolates). */
export function isolated(texts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return String.raw(
    { raw: texts },
    ...values.map((value) => `${FIRST_STRONG_ISOLATE}${value}${POP_DIRECTIONAL_ISOLATE}`),
  );
}
