// The whole translation table of Mux's guide "Spaces to LiveKit", corrected, and a row of it by its id.
import { CLAIM_ROWS } from './claim-rows.js';
import { MEMBER_ROWS } from './member-rows.js';
import { PARTICIPANT_EVENT_ROWS, TRACK_EVENT_ROWS } from './participant-event-rows.js';
import { PARTICIPANT_FIELD_ROWS } from './participant-field-rows.js';
import { SPACE_EVENT_ROWS } from './space-event-rows.js';
import { TERM_ROWS } from './term-rows.js';
import type { TranslationRow } from './translation-row.js';
import { VALUE_ROWS } from './value-rows.js';

export const TRANSLATION_TABLE: readonly TranslationRow[] = [
  ...TERM_ROWS,
  ...CLAIM_ROWS,
  ...PARTICIPANT_FIELD_ROWS,
  ...SPACE_EVENT_ROWS,
  ...PARTICIPANT_EVENT_ROWS,
  ...TRACK_EVENT_ROWS,
  ...MEMBER_ROWS,
  ...VALUE_ROWS,
];

export function findTranslation(id: string): TranslationRow | undefined {
  return TRANSLATION_TABLE.find((row) => row.id === id);
}
