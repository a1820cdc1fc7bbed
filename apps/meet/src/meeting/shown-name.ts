// What a stranger calls themselves, as it may stand in the page's own sentences.
import { words } from '../language/language.js';

/** Longest display name (spaces-web 1.2.0) in UTF-16 units; a changed client may send more. */
export const MAX_NAME_LENGTH = 64;

/** Embeddings, overrides and isolates: they would turn round the text that follows the name. */
const TURNS_TEXT_ROUND = /[\u202a-\u202e\u2066-\u2069]/g;

/** `name` in one line, without what changes the text around it; "Guest" for whoever has none left. */
export function shownName(name: string): string {
  const tidied = name
    .replace(TURNS_TEXT_ROUND, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const isShort = tidied.length <= MAX_NAME_LENGTH;
  // Half of a surrogate pair is not a letter.
  const shown = isShort ? tidied : `${tidied.slice(0, MAX_NAME_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
  return shown || words().everywhere.guest;
}
