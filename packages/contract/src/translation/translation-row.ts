// The form of a row in the translation table from spaces-web 1.2.0 to livekit-client 2.23.

/**
 * How a Mux word and its LiveKit words stand to each other:
 * - `same`: name, arguments and meaning;
 * - `renamed`: only the name differs;
 * - `reshaped`: arguments, type, values or meaning differ too, so code around it must change;
 * - `split`: one Mux word, several LiveKit words, chosen by `when` or by the note;
 * - `merged`: several Mux words, one LiveKit word;
 * - `derived`: no word of its own, but it can be computed from those named;
 * - `dropped`: Mux only;
 * - `added`: LiveKit only.
 */
export type Correspondence =
  'same' | 'renamed' | 'reshaped' | 'split' | 'merged' | 'derived' | 'dropped' | 'added';

interface Row {
  /** Stable: the codemod's reports, the docs and tests refer to it. */
  readonly id: string;
  readonly correspondence: Correspondence;
  /** What a person who moves over must know, in one or two sentences; may be empty for `same` and `renamed`. */
  readonly note: string;
  /** Whether Mux's guide "Spaces to LiveKit" had the row. */
  readonly isInGuide: boolean;
  /** What the guide gave on the LiveKit side, where that is wrong today. */
  readonly guideSaid?: string;
}

/** A notion, in prose. */
export interface TermRow extends Row {
  readonly section: 'term';
  readonly mux: string;
  readonly livekit: readonly string[];
}

/** A claim of the token's payload by its path, such as `video.room`; `alg` is in the header. */
export interface ClaimRow extends Row {
  readonly section: 'claim';
  readonly mux?: string;
  readonly livekit: readonly string[];
}

/** A class's field or method, as `Space.join` and `Room.connect`; a name without a dot is an export or a global. */
export interface MemberRow extends Row {
  readonly section: 'participant-field' | 'member';
  readonly mux: string;
  readonly livekit: readonly string[];
}

/** An argument of a listener. */
export interface EventArgument {
  readonly name: string;
  /** As the SDK declares it; `T` is LocalTrack or RemoteTrack after the participant whose event it is. */
  readonly type: string;
  /** Of a LiveKit event: the Mux argument whose place it takes. */
  readonly of?: string;
}

export function argument(name: string, type: string, of?: string): EventArgument {
  return { name, type, ...(of && { of }) };
}

/** One of the LiveKit events that a Mux event becomes. */
export interface LiveKitEvent {
  /** Member of `RoomEvent`, `ParticipantEvent` or `TrackEvent`, after the row's emitter. */
  readonly event: string;
  readonly arguments: readonly EventArgument[];
  /** The case in which this one stands for the Mux event; absent: always. */
  readonly when?:
    'remote' | 'local' | 'speaking' | 'silent' | 'full-reconnect' | 'resume' | 'after-reconnecting';
}

/** An event: a member of `SpaceEvent`, `ParticipantEvent` or `TrackEvent`. */
export interface EventRow extends Row {
  readonly section: 'space-event' | 'participant-event' | 'track-event';
  readonly mux: string;
  readonly muxArguments: readonly EventArgument[];
  /** Whose events Mux emits: LiveKit often emits for both, and a handler must then look. */
  readonly muxEmitsFor: 'remote' | 'local' | 'both' | 'space';
  readonly livekit: readonly LiveKitEvent[];
}

/** A call to Mux's servers, what is signed for them, or a field of their answers; LiveKit's are of livekit-server-sdk. */
export interface ServerRow extends Row {
  readonly section: 'server';
  readonly mux: string;
  readonly livekit: readonly string[];
}

/** A member of an enum that is stored or compared, with its value on each side. */
export interface ValueRow extends Row {
  readonly section: 'value';
  readonly mux: string;
  readonly muxValue: string | number;
  readonly livekit: readonly string[];
  readonly livekitValue?: string;
}

export type TranslationRow = TermRow | ClaimRow | MemberRow | EventRow | ValueRow | ServerRow;
