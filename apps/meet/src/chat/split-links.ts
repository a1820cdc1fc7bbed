// Finds the web addresses in a message.

interface Part {
  readonly text: string;
  /** Of an address that may be followed. */
  readonly url?: string;
}

/** The parts of `text` in their order; joined, they are `text` again. */
export function splitLinks(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+/giu)) {
    // What ends a sentence, or closes brackets around an address, is not of the address.
    const address = match[0].replace(/[.,;:!?'\])}。、」]+$/u, '');
    if (!URL.canParse(address)) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: address, url: new URL(address).href });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
