// A livekit-client Room filled by hand: its own classes, fed with what a server would say, writing down what they send.
import { ParticipantInfo, TrackInfo, TrackSource, TrackType } from '@livekit/protocol';
import {
  ParticipantEvent,
  RemoteParticipant,
  Room,
  RoomEvent,
  Track,
  type RemoteTrack,
} from 'livekit-client';

type Publication = 'camera' | 'microphone' | 'screen' | 'screen-sound';
type ServerInfo = Parameters<RemoteParticipant['updateInfo']>[0];
type SignalClient = ConstructorParameters<typeof RemoteParticipant>[0];

const about = {
  camera: [TrackType.VIDEO, TrackSource.CAMERA],
  microphone: [TrackType.AUDIO, TrackSource.MICROPHONE],
  screen: [TrackType.VIDEO, TrackSource.SCREEN_SHARE],
  'screen-sound': [TrackType.AUDIO, TrackSource.SCREEN_SHARE_AUDIO],
} as const satisfies Record<Publication, readonly [TrackType, TrackSource]>;

export class KnownRoom {
  readonly room = new Room();
  /** What was sent to the server, such as `+ann-camera`, `-ann-camera`, `off ann-microphone`, `on ann-microphone`. */
  sent: string[] = [];
  readonly #joined: string[] = [];
  readonly #signals = {
    connectOptions: { autoSubscribe: false },
    sendUpdateSubscription: ({ trackSids, subscribe }: { trackSids: string[]; subscribe: boolean }) =>
      void this.sent.push(`${subscribe ? '+' : '-'}${trackSids.join()}`),
    sendUpdateTrackSettings: ({ trackSids, disabled }: { trackSids: string[]; disabled: boolean }) =>
      void this.sent.push(`${disabled ? 'off' : 'on'} ${trackSids.join()}`),
  };

  /** Someone comes, or changes what they publish; later comers joined later. */
  tell(identity: string, publications: Partial<Record<Publication, 'muted' | 'live'>>): RemoteParticipant {
    if (!this.#joined.includes(identity)) this.#joined.push(identity);
    const known = this.room.remoteParticipants.get(identity);
    const participant =
      known ?? new RemoteParticipant(this.#signals as unknown as SignalClient, `PA_${identity}`, identity);
    this.room.remoteParticipants.set(identity, participant);
    participant.updateInfo(
      new ParticipantInfo({
        sid: participant.sid,
        identity,
        version:
          (participant as unknown as { participantInfo?: ParticipantInfo }).participantInfo?.version ?? 0,
        joinedAt: BigInt(1_000 + this.#joined.indexOf(identity)),
        tracks: Object.entries(publications).map(([name, state]) => {
          const [type, source] = about[name as Publication];
          return new TrackInfo({ sid: `${identity}-${name}`, name, type, source, muted: state === 'muted' });
        }),
      }) as unknown as ServerInfo,
    );
    this.room.emit(RoomEvent.ParticipantConnected, participant);
    return participant;
  }

  leave(identity: string): void {
    const participant = this.room.remoteParticipants.get(identity)!;
    this.room.remoteParticipants.delete(identity);
    this.room.emit(RoomEvent.ParticipantDisconnected, participant);
  }

  speak(...identities: string[]): void {
    this.room.emit(
      RoomEvent.ActiveSpeakersChanged,
      identities.map((identity) => this.room.remoteParticipants.get(identity)!),
    );
  }

  /** Media arrives for a publication, as it does some time after its subscription; the room may not tell of it. */
  media(identity: string, name: Publication, { isTold = true } = {}): void {
    const participant = this.room.remoteParticipants.get(identity)!;
    const publication = participant.trackPublications.get(`${identity}-${name}`)!;
    const track = { sid: publication.trackSid, kind: Track.Kind.Video } as RemoteTrack;
    publication.track = track;
    participant.emit(ParticipantEvent.TrackSubscribed, track, publication);
    if (isTold) this.room.emit(RoomEvent.TrackSubscribed, track, publication, participant);
  }

  /** The server takes a track's media away. */
  mediaGone(identity: string, name: Publication): void {
    const participant = this.room.remoteParticipants.get(identity)!;
    const publication = participant.trackPublications.get(`${identity}-${name}`)!;
    const track = publication.track!;
    publication.track = undefined;
    this.room.emit(RoomEvent.TrackUnsubscribed, track, publication, participant);
  }

  /** What was sent since last asked, in order of the alphabet. */
  sentLately(): string[] {
    return this.sent.splice(0).sort();
  }
}
