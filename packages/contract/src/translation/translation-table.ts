// The whole translation table of Mux's guide "Spaces to LiveKit", corrected, and a row of it by its id.
import { CLAIM_ROWS } from './claim-rows.js';
import { MEMBER_ROWS } from './member-rows.js';
import { PARTICIPANT_EVENT_ROWS, TRACK_EVENT_ROWS } from './participant-event-rows.js';
import { PARTICIPANT_FIELD_ROWS } from './participant-field-rows.js';
import { SERVER_ROWS } from './server-rows.js';
import { SPACE_EVENT_ROWS } from './space-event-rows.js';
import { TERM_ROWS } from './term-rows.js';
import type { EventRow, TranslationRow } from './translation-row.js';
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
  ...SERVER_ROWS,
];

export function findTranslation(id: string): TranslationRow | undefined {
  return TRANSLATION_TABLE.find((row) => row.id === id);
}

const EVENT_ENUMS = {
  'space-event': 'SpaceEvent',
  'participant-event': 'ParticipantEvent',
  'track-event': 'TrackEvent',
} as const satisfies Record<EventRow['section'], string>;

const BY_NAME = new Map(
  TRANSLATION_TABLE.flatMap((row): [string, TranslationRow][] => {
    if (row.section === 'term' || row.section === 'claim') return [];
    return [[row.section in EVENT_ENUMS ? eventName(row as EventRow) : row.mux!, row]];
  }),
);

function eventName({ section, mux }: EventRow): string {
  return `${EVENT_ENUMS[section]}.${mux}`;
}

/** The row of an export or a member of spaces-web, such as `LocalTrack.isMuted`: its own, or that of the base class. */
export function translationOf(name: string): TranslationRow | undefined {
  return BY_NAME.get(name) ?? BY_NAME.get(name.replace(/^(?:Local|Remote)(?=(?:Participant|Track)\.)/, ''));
}

/** LiveKit's word for an export or a member, without its owner: `identity` for `LocalParticipant.id`. */
export function livekitWord(name: string): string {
  const row = translationOf(name);
  const [first] = row?.livekit ?? [];
  if (first === undefined) throw new Error(`The translation table has no LiveKit word for ${name}.`);
  return typeof first === 'string' ? first.slice(first.lastIndexOf('.') + 1) : first.event;
}
