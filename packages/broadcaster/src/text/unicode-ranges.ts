// Reads the ranges of CSS's `unicode-range`, by which Fontsource says what each file of a font holds.

type Range = readonly [from: number, to: number];

export class UnicodeRanges {
  readonly #ranges: readonly Range[];

  /** @param css as `U+900-97f,U+1cd0` */
  constructor(css: string) {
    this.#ranges = css.split(',').map((part) => {
      const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    });
  }

  has(codePoint: number): boolean {
    return this.#ranges.some(([from, to]) => from <= codePoint && codePoint <= to);
  }
}
