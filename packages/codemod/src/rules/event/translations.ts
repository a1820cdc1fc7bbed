// Each event of Spaces in LiveKit, by the translation table: its name, and where its listener's arguments come from.
import {
  PARTICIPANT_EVENT_ROWS,
  SPACE_EVENT_ROWS,
  TRACK_EVENT_ROWS,
  type EventRow,
} from '@airlock-rtc/contract';
import type { Side } from '../../sdk/spaces-sdk.js';

/** A parameter of the LiveKit listener: the one that Spaces had at `from`, or one that Spaces did not have. */
export interface Slot {
  from?: number;
  name: string;
  /** LiveKit's type for it. */
  type: string;
}

/** How a listener must begin so that its body sees what it saw. See prologues.ts. */
export type PrologueKind =
  | 'remote-only'
  | 'remote-publication'
  | 'local-track'
  | 'local-muted'
  | 'either-track'
  | 'either-track-of-participant'
  | 'either-muted'
  | 'speaking'
  | 'not-speaking'
  | 'custom-event'
  | 'custom-event-of-participant'
  | 'local-participant'
  | 'gave-up';

export interface EventTranslation {
  event: string;
  /** A second event, for one's own tracks. */
  localEvent?: string;
  slots: readonly Slot[];
  /** The names of the arguments in Spaces. */
  spacesArguments: readonly string[];
  prologue?: PrologueKind;
}

/** Of a participant's event, whether it is the local one's, another's, or that is not known. */
type Prologues = PrologueKind | Readonly<Partial<Record<Side, PrologueKind>>>;

/** By the row's id. What is not here only gets its arguments from other places. */
const PROLOGUES: Readonly<Record<string, Prologues>> = {
  'space-event/participant-track-published': 'either-track',
  'space-event/participant-track-unpublished': 'either-track',
  'space-event/participant-track-muted': 'remote-only',
  'space-event/participant-track-unmuted': 'remote-only',
  'space-event/participant-custom-event-published': 'custom-event',
  'space-event/local-participant-reconnected': 'local-participant',
  'space-event/local-participant-reconnect-failed': 'gave-up',
  'participant-event/track-published': { local: 'local-track', either: 'either-track-of-participant' },
  'participant-event/track-unpublished': { local: 'local-track', either: 'either-track-of-participant' },
  'participant-event/track-muted': {
    local: 'local-muted',
    remote: 'remote-publication',
    either: 'either-muted',
  },
  'participant-event/track-unmuted': {
    local: 'local-muted',
    remote: 'remote-publication',
    either: 'either-muted',
  },
  'participant-event/started-speaking': 'speaking',
  'participant-event/stopped-speaking': 'not-speaking',
  'participant-event/custom-event-published': 'custom-event-of-participant',
};

/** These make the track themselves, of a publication that the listener did not have. */
const MAKES_TRACK = /^(?:local|either)-(?:track|muted)/;

/** Names that a listener of Spaces has for other things. */
const OTHER_NAMES: Readonly<Record<string, string>> = { payload: 'data', track: 'mediaTrack' };

function translationsOf(rows: readonly EventRow[], side: Side): Readonly<Record<string, EventTranslation>> {
  return Object.fromEntries(rows.map((row) => [row.mux, translate(row, side)]));
}

function translate(row: EventRow, side: Side): EventTranslation {
  const local = row.livekit.find(({ when }) => when === 'local');
  const remote = row.livekit.find((event) => event !== local)!;
  const main = side === 'local' && local ? local : remote;
  const isSplit = side === 'either' && local !== undefined;
  const kinds = PROLOGUES[row.id];
  const prologue = typeof kinds === 'string' ? kinds : kinds?.[side];
  const slots = main.arguments.map(({ name, type, of }, index): Slot => {
    const from = row.muxArguments.findIndex((argument) => argument.name === of);
    const isMade = prologue !== undefined && MAKES_TRACK.test(prologue) && of === 'track';
    return {
      ...(from >= 0 && !isMade && { from }),
      name: of === 'track' ? name : (OTHER_NAMES[name] ?? name),
      type: isSplit ? `${local.arguments[index]!.type} | ${type}` : type,
    };
  });
  return {
    event: main.event,
    ...(isSplit && { localEvent: local.event }),
    slots,
    spacesArguments: row.muxArguments.map(({ name }) => name),
    ...(prologue && { prologue }),
  };
}

export const SPACE_EVENTS = translationsOf(SPACE_EVENT_ROWS, 'either');
export const PARTICIPANT_EVENTS: Readonly<Record<Side, Readonly<Record<string, EventTranslation>>>> = {
  local: translationsOf(PARTICIPANT_EVENT_ROWS, 'local'),
  remote: translationsOf(PARTICIPANT_EVENT_ROWS, 'remote'),
  either: translationsOf(PARTICIPANT_EVENT_ROWS, 'either'),
};
export const TRACK_EVENTS = translationsOf(TRACK_EVENT_ROWS, 'either');

/** How many arguments of Spaces stand where they stood: what LiveKit gives beyond those disturbs nobody. */
export function keptArguments({ slots }: EventTranslation): number {
  const moved = slots.findIndex(({ from }, index) => from !== index);
  return moved < 0 ? slots.length : moved;
}

/** Whether a listener that is left as it is gets the arguments it expects. */
export function keepsArguments(translation: EventTranslation): boolean {
  const { slots, prologue, localEvent } = translation;
  return (
    !prologue &&
    !localEvent &&
    slots.slice(keptArguments(translation)).every(({ from }) => from === undefined)
  );
}

/** LiveKit's event values are the names with a small first letter (livekit-client 2.23, events.ts). */
export function valueOf(name: string): string {
  return name[0]!.toLowerCase() + name.slice(1);
}
