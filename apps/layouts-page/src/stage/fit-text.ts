// Shortens a line of text with an ellipsis until it is no wider than its room.

export interface FittedText {
  readonly text: string;
  /** In pixels. */
  readonly width: number;
}

const ELLIPSIS = '…';
/** Longer names are nobody's; measuring them would take long. */
const MAX_LETTERS = 200;

export function fitText(text: string, maxWidth: number, measure: (text: string) => number): FittedText {
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment).slice(0, MAX_LETTERS);
  let fitted = { text: letters.join(''), width: measure(letters.join('')) };
  for (let count = letters.length; fitted.width > maxWidth && count > 1;) {
    count = Math.min(count - 1, Math.floor((count * maxWidth) / fitted.width));
    const shortened = letters.slice(0, Math.max(count, 1)).join('').trimEnd() + ELLIPSIS;
    fitted = { text: shortened, width: measure(shortened) };
  }
  return { text: fitted.text, width: Math.min(fitted.width, maxWidth) };
}
