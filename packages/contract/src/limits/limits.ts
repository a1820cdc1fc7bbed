// The numbers that Mux Spaces promised its users and that Airlock keeps.

/** Fewest participants that `automaticParticipantLimit` may ask for (spaces-web 1.2.0). */
export const MIN_PARTICIPANT_LIMIT = 1;

/** Participants received at once when the application does not say (spaces-web 1.2.0; its README says 20). */
export const DEFAULT_PARTICIPANT_LIMIT = 16;

/** Most participants that `automaticParticipantLimit` may ask for (spaces-web 1.2.0). */
export const MAX_PARTICIPANT_LIMIT = 20;

/** Longest display name, in UTF-16 units, as `String.length` counts them (spaces-web 1.2.0). */
export const MAX_DISPLAY_NAME_LENGTH = 64;

/** Seconds between two changes of a participant's display name (Mux's production value). */
export const SECONDS_PER_DISPLAY_NAME = 10;

/** Largest custom event payload in bytes of UTF-8; exactly this many are allowed (spaces-web 1.2.0). */
export const MAX_CUSTOM_EVENT_BYTES = 4096;

/** Custom events that one participant may publish in a second (Mux's production value). */
export const CUSTOM_EVENTS_PER_SECOND = 1;

/** Most people in a broadcast's picture. */
export const MAX_BROADCAST_PEOPLE = 10;

/** Broadcasts that one space may have (Mux's default). */
export const MAX_BROADCASTS_PER_SPACE = 1;

/** Longest `passthrough` of a space or a broadcast, in characters. */
export const MAX_PASSTHROUGH_LENGTH = 255;
