// Offers receivers for the tracks that were just subscribed to, before the server asks for them.
import { Track, type Room } from 'livekit-client';

/** livekit-client's engine, as far as it is used here: internal, so it may be missing in another version. */
interface Engine {
  readonly client?: { readonly connectOptions?: { readonly autoSubscribe?: boolean } };
  readonly pcManager?: {
    readonly mode?: string;
    readonly publisher?: { getTransceivers?(): readonly Pick<RTCRtpTransceiver, 'direction' | 'receiver'>[] };
  };
  addMediaSections?(audios: number, videos: number): void;
  negotiate?(): Promise<void>;
}

/**
 * With a single peer connection it is the client that offers, and livekit-client 2.23 waits with that until the server
 * has received the subscriptions and answers how many receivers it misses: a round trip more than with `autoSubscribe`.
 * Where the server or the version has two connections the server offers, and nothing is done.
 */
export function offerReceivers(room: Room): void {
  const engine = (room as unknown as { engine?: Engine }).engine;
  if (engine?.pcManager?.mode !== 'publisher-only' || engine.client?.connectOptions?.autoSubscribe !== false)
    return;
  if (!engine.addMediaSections || !engine.negotiate) return;
  const wanted = { audio: 0, video: 0 };
  for (const { trackPublications } of room.remoteParticipants.values())
    for (const { isDesired, kind } of trackPublications.values())
      if (isDesired) wanted[kind === Track.Kind.Audio ? 'audio' : 'video'] += 1;
  if (wanted.audio + wanted.video === 0) return;
  const offered = { audio: 0, video: 0 };
  for (const { direction, receiver } of engine.pcManager.publisher?.getTransceivers?.() ?? [])
    if (direction === 'recvonly') offered[receiver.track.kind as 'audio' | 'video'] += 1;
  engine.addMediaSections(
    Math.max(0, wanted.audio - offered.audio),
    Math.max(0, wanted.video - offered.video),
  );
  // The engine reports a failure as a lost connection, and sees to it.
  engine.negotiate().catch(() => undefined);
}
