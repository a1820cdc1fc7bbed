// The names that parts of Airlock, and applications, see on the wire.

/**
 * Participant attribute that carries the Mux `participant_id`.
 * LiveKit's identity must be unique in a room, `participant_id` need not be: see `translateMuxClaims` in
 * `@airlock-rtc/tokens`.
 */
export const PARTICIPANT_ID_ATTRIBUTE = 'airlock.participant_id';

/** Topic of the data packets that carry Mux custom events; other topics belong to the application. */
export const CUSTOM_EVENT_TOPIC = 'airlock.custom-event';

/**
 * Identity prefix of Airlock's own broadcasters. They join hidden, but a hidden recorder has been seen by others
 * after a reconnect (livekit#1683), so whoever lists participants filters by this prefix too.
 */
export const BROADCASTER_IDENTITY_PREFIX = 'airlock-broadcaster-';

/** Identity prefix that LiveKit gives to its own egress participants. */
export const EGRESS_IDENTITY_PREFIX = 'EG_';

/** Value of the `aud` claim of every Mux Spaces token. */
export const MUX_SPACES_AUDIENCE = 'rt';
