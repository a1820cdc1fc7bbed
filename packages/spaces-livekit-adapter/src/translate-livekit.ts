// The crossing between LiveKit's words (livekit-client 2.23) and those of Mux Spaces.
import {
  isPerson as isPersonOf,
  PARTICIPANT_ID_ATTRIBUTE,
  toLiveKitTrackSource,
  toMuxTrackSource,
} from '@airlock-rtc/contract';
import {
  ConnectionError as LiveKitConnectionError,
  ConnectionErrorReason,
  DisconnectReason,
  ParticipantKind,
  Track as LiveKitTrack,
  type Participant,
  type TrackPublication,
} from 'livekit-client';
import { ConnectionError, DisconnectedError, InternalError, JWTError, MuxError } from './errors.js';
import { messageOf } from './message-of.js';
import { ParticipantRole } from './participants/participant-enums.js';
import type { TrackDescription } from './tracks/track.js';
import { TrackKind, TrackSource } from './tracks/track-enums.js';

/** Recorders, broadcasters and agents are no participants of a Space. */
export function isPerson({ kind, identity, permissions }: Participant): boolean {
  return isPersonOf({ identity, kind: ParticipantKind[kind], permission: permissions });
}

/** Mux's `participant_id`, which need not be unique; LiveKit's identity, which must be, where there is none. */
export function participantId({ attributes, identity }: Participant): string {
  return attributes[PARTICIPANT_ID_ATTRIBUTE] || identity;
}

export function roleOf({ permissions }: Participant): ParticipantRole {
  return permissions?.canPublish === false ? ParticipantRole.Subscriber : ParticipantRole.Publisher;
}

/** The stream on the wire of tracks that this adapter publishes as `other`, which LiveKit has no source for. */
export const OTHER_STREAM = 'other';

/**
 * Video of no known source is its publisher's camera, where there is none: LiveKit's clients may publish without a
 * source, and applications draw a tile for a camera.
 */
function sourceOf({ source, kind, trackInfo }: TrackPublication, publisher: Participant): TrackSource {
  const isUnknown = source === LiveKitTrack.Source.Unknown && trackInfo?.stream !== OTHER_STREAM;
  if (
    isUnknown &&
    kind === LiveKitTrack.Kind.Video &&
    !publisher.getTrackPublication(LiveKitTrack.Source.Camera)
  )
    return TrackSource.Camera;
  return toMuxTrackSource(source) as TrackSource;
}

export function describePublication(publication: TrackPublication, publisher: Participant): TrackDescription {
  return {
    tid: publication.trackSid,
    name: publication.trackName,
    muted: publication.isMuted,
    source: sourceOf(publication, publisher),
    kind: publication.kind === LiveKitTrack.Kind.Audio ? TrackKind.Audio : TrackKind.Video,
    width: publication.dimensions?.width ?? 0,
    height: publication.dimensions?.height ?? 0,
  };
}

export function liveKitSource(source: TrackSource): LiveKitTrack.Source {
  const known = source === TrackSource.Unknown ? TrackSource.Other : source;
  return toLiveKitTrackSource(known) as LiveKitTrack.Source;
}

/** What `join()` rejects with. `reason` and `status` tell failures apart; `reasonName` does not. */
export function joinError(error: unknown): MuxError {
  if (error instanceof MuxError) return error;
  const { reason, status, context } = error instanceof LiveKitConnectionError ? error : {};
  const detail = messageOf(error);
  if (reason === ConnectionErrorReason.NotAllowed || status === 401 || status === 403)
    return new JWTError(
      'The server refuses the token: it may have expired, or be signed with another key. Ask your server for a new one.',
      { cause: error },
    );
  // The server is reached and takes the token, and does not let anybody in (livekit-server 1.13, `max_participants`).
  if (reason === ConnectionErrorReason.WebSocket || context === DisconnectReason.JOIN_FAILURE)
    return new ConnectionError(
      `The Space may be full: the server takes the token, but does not open the connection (${detail}). Wait until somebody has left and join again, or look into the server's log.`,
      { cause: error },
    );
  if (reason === ConnectionErrorReason.InternalError)
    return new InternalError(`The server failed: ${detail}. Look into its log, then join again.`, {
      cause: error,
    });
  return new ConnectionError(
    `The Space cannot be joined: ${detail}. Check the server's address and that it runs, then join again.`,
    { cause: error },
  );
}

/** Why a connection ended without `leave()`, for `LocalParticipantReconnectFailed`. */
export function disconnectedError(reason: DisconnectReason | undefined): DisconnectedError {
  switch (reason) {
    case DisconnectReason.DUPLICATE_IDENTITY:
      return new DisconnectedError(
        'The same identity joined elsewhere and took this place: give each connection its own identity.',
      );
    case DisconnectReason.PARTICIPANT_REMOVED:
      return new DisconnectedError('The server removed this participant: join again if it may come back.');
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
      return new DisconnectedError('The Space was closed: join again to open it anew.');
    default:
      return new DisconnectedError(
        'Failed to reconnect to the server. Call join() again when there is a network.',
      );
  }
}
