// What people have just said, as text: the last lines, each for as long as it takes to read.
const SHOWN_MS = 8000;
/** More would lie over faces. */
const MAX_LINES = 3;
/** Much more than a breath; what a stranger sends is cut there. */
const MAX_LENGTH = 300;

export interface Caption {
  readonly id: number;
  readonly from: string;
  readonly text: string;
}

export const encodeCaption = (text: string): string =>
  JSON.stringify({ kind: 'caption', text: [...text].slice(0, MAX_LENGTH).join('') });

/** `undefined` for anything that is not a caption, whatever it is. */
export function decodeCaption(payload: string): string | undefined {
  let value: { kind?: unknown; text?: unknown } | null;
  try {
    value = JSON.parse(payload) as typeof value;
  } catch {
    return undefined;
  }
  const { kind, text } = value ?? {};
  if (kind !== 'caption' || typeof text !== 'string' || text.trim() === '') return undefined;
  return [...text.trim()].slice(0, MAX_LENGTH).join('');
}

export class CaptionLog {
  readonly #onChange: (captions: readonly Caption[]) => void;
  #captions: readonly Caption[] = [];
  #nextId = 1;

  constructor(onChange: (captions: readonly Caption[]) => void) {
    this.#onChange = onChange;
  }

  add(from: string, text: string): void {
    const caption = { id: this.#nextId++, from, text };
    this.#show([...this.#captions, caption].slice(-MAX_LINES));
    setTimeout(() => this.#show(this.#captions.filter((each) => each !== caption)), SHOWN_MS);
  }

  /** Takes the payload of somebody else's custom event; false when it is no caption. */
  hear(payload: string, from: string): boolean {
    const text = decodeCaption(payload);
    if (text !== undefined) this.add(from, text);
    return text !== undefined;
  }

  #show(captions: readonly Caption[]): void {
    this.#captions = captions;
    this.#onChange(captions);
  }
}
