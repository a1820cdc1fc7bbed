// A LiveKit room seen by a hidden recorder: who is there, and the video and audio of those whom the scene shows.
import { EventEmitter } from 'node:events';
import { isShown, type ShownPeople } from '@airlock-rtc/contract';
import type { LayoutPerson, Scene, Tile } from '@airlock-rtc/layouts';
import {
  ConnectionState,
  type DisconnectReason,
  RemoteAudioTrack,
  RemoteVideoTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackSource,
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
} from '@livekit/rtc-node';
import type { BroadcasterError } from '../broadcaster-error.js';
import type { CameraFrame } from '../compositing/camera-frame.js';
import { tileKey } from '../compositing/composer.js';
import type { Mixer } from '../audio/mixer.js';
import { AudioIntake } from './audio-intake.js';
import { unlessGone } from './ffi.js';
import { requestLayer, setPaused } from './layer-request.js';
import { LipSync } from './lip-sync.js';
import { RoomChanges } from './room-changes.js';
import { joinError, lostError } from './room-error.js';
import { Speakers } from './speakers.js';
import { isPerson, translatePerson, videoOf } from './translate-person.js';
import { VideoIntake } from './video-intake.js';

/** In place of a size: nothing is to be received, and nothing is sent. */
const MUTED = 'muted';
/** A large room's other cameras are subscribed to when they are shown. */
const MOST_SUBSCRIBED = 24;

export interface RoomSourceEvents {
  /** People, tracks, names or speakers are others than before. */
  changed: [];
  /** The room is gone; rtc-node has given up reconnecting, or the server has ended it. */
  lost: [BroadcasterError];
  /** The metadata of this participant, when they change. */
  metadata: [string];
}

export class RoomSource extends EventEmitter<RoomSourceEvents> {
  readonly #room = new Room();
  readonly #videos = new Map<string, VideoIntake>();
  readonly #audio = new Map<string, AudioIntake>();
  readonly #lipSync = new LipSync();
  /** What was asked of the SFU, by track sid: the size, or nothing. */
  readonly #asked = new Map<string, string>();
  readonly #speakers = new Speakers();
  readonly #changes = new RoomChanges({
    isConnected: () => this.#room.connectionState === ConnectionState.CONN_CONNECTED,
    onChanged: () => this.emit('changed'),
  });
  #isLeaving = false;

  private constructor(
    private readonly mixer: Mixer,
    private readonly shownPeople: ShownPeople | undefined,
  ) {
    super();
    const changed = (): void => this.#changes.changed();
    // rtc-node 1.1 listens once for each audio track; more than ten are no leak.
    this.#room.setMaxListeners(0);
    this.#room
      .on(RoomEvent.ParticipantConnected, changed)
      .on(RoomEvent.ParticipantDisconnected, ({ identity }) => {
        this.#speakers.forget(identity);
        this.#changes.gone();
      })
      .on(RoomEvent.ParticipantNameChanged, changed)
      .on(RoomEvent.ParticipantMetadataChanged, (metadata, { identity }) => {
        if (identity === this.#room.localParticipant?.identity) this.emit('metadata', metadata ?? '');
      })
      .on(RoomEvent.TrackUnpublished, (publication) => {
        this.#asked.delete(publication.sid!);
        this.#changes.gone();
      })
      .on(RoomEvent.TrackMuted, ({ source }, { identity }) => {
        if (source === TrackSource.SOURCE_MICROPHONE) this.#speakers.forget(identity);
        changed();
      })
      .on(RoomEvent.TrackUnmuted, changed)
      .on(RoomEvent.Reconnected, () => {
        this.#asked.clear();
        this.#listenToEveryone();
      })
      .on(RoomEvent.TrackPublished, (_publication, participant) => {
        this.#listenTo(participant);
        changed();
      })
      .on(RoomEvent.ParticipantAttributesChanged, (_changed, { identity }) => {
        const participant = this.#room.remoteParticipants.get(identity);
        if (participant) this.#listenTo(participant);
        changed();
      })
      .on(RoomEvent.TrackSubscribed, (...subscribed) => this.#open(...subscribed))
      .on(RoomEvent.TrackUnsubscribed, (_track, publication) => this.#close(publication.sid))
      .on(RoomEvent.ActiveSpeakersChanged, (speakers) => {
        this.#speakers.name(speakers.map(({ identity }) => identity));
        changed();
      })
      .on(RoomEvent.Disconnected, (reason) => this.#lost(reason));
  }

  /** @throws BroadcasterError `room_unreachable` or `room_refused`. */
  static async join(
    url: string,
    token: string,
    mixer: Mixer,
    shownPeople?: ShownPeople,
  ): Promise<RoomSource> {
    const source = new RoomSource(mixer, shownPeople);
    try {
      await source.#room.connect(url, token, { autoSubscribe: false, dynacast: false });
    } catch (cause) {
      await source.leave();
      throw joinError(cause);
    }
    source.#listenToEveryone();
    return source;
  }

  /** Everyone in the room, in the order in which they joined. */
  people(): LayoutPerson[] {
    const places = new Map(this.#speakers.list().map((identity, place) => [identity, place]));
    return this.#participants()
      .sort((a, b) => Number(a.info.joinedAt ?? 0n) - Number(b.info.joinedAt ?? 0n))
      .map((participant) => translatePerson(participant, { place: places.get(participant.identity) }));
  }

  /**
   * Receives what the scene shows, in the size in which it shows it, and no other frame; what `leaving` still shows
   * is kept. Cameras that are not shown are subscribed and paused, so that they can come at once.
   */
  show(scene: Scene, leaving?: Scene): void {
    const tiles = [...(leaving?.tiles ?? []), ...scene.tiles];
    const wanted = new Map(tiles.filter((tile) => tile.hasVideo).map((tile) => [tileKey(tile), tile]));
    for (const participant of this.#participants()) {
      for (const publication of participant.trackPublications.values()) {
        if (publication.kind !== TrackKind.KIND_VIDEO) continue;
        const key = keyOf(participant, publication);
        this.#ask(publication, key === undefined ? undefined : wanted.get(key)?.rectangle);
      }
    }
  }

  /** Whether the first frame for a tile has come. */
  hasPicture(tile: Tile): boolean {
    return this.#videoOf(tile)?.queue.hasWaiting ?? false;
  }

  #videoOf({ personId, source }: Tile): VideoIntake | undefined {
    const participant = this.#room.remoteParticipants.get(personId);
    const sid = participant && videoOf(participant, source)?.sid;
    return sid === undefined ? undefined : this.#videos.get(sid);
  }

  #ask(publication: RemoteTrackPublication, size: { width: number; height: number } | undefined): void {
    const sid = publication.sid!;
    const wish = size ? `${size.width}x${size.height}` : publication.muted ? MUTED : '';
    const before = this.#asked.get(sid);
    if (wish === before || (!size && before === undefined && this.#asked.size >= MOST_SUBSCRIBED)) return;
    this.#asked.set(sid, wish);
    if (before === undefined) unlessGone(() => publication.setSubscribed(true));
    if (publication.subscribed) this.#adjust(publication, wish);
  }

  /** Asks for a layer of a subscribed track, or pauses it. */
  #adjust(publication: RemoteTrackPublication, wish: string): void {
    const intake = this.#videos.get(publication.sid!);
    const isPaused = wish === '' || wish === MUTED;
    if (intake) intake.isPaused = isPaused;
    // The native client 0.12 ends the process when the track goes while it is paused: often, who mutes leaves next.
    if (wish !== MUTED) setPaused(publication, isPaused);
    if (isPaused) return;
    const [width, height] = wish.split('x').map(Number) as [number, number];
    requestLayer(publication, width, height);
  }

  /** The frame of each tile that has a new one for the tick at `dueMs` of `performance.now`. */
  takeFrames(scene: Scene, dueMs: number): Map<string, CameraFrame> {
    const frames = new Map<string, CameraFrame>();
    for (const tile of scene.tiles) {
      const frame = this.#videoOf(tile)?.queue.take(dueMs)?.take();
      if (frame) frames.set(tileKey(tile), frame);
    }
    return frames;
  }

  async leave(): Promise<void> {
    this.#isLeaving = true;
    this.#lipSync[Symbol.dispose]();
    this.#changes[Symbol.dispose]();
    for (const sid of [...this.#videos.keys(), ...this.#audio.keys()]) this.#close(sid);
    await this.#room.disconnect();
  }

  #participants(): RemoteParticipant[] {
    return [...this.#room.remoteParticipants.values()].filter(
      (each) => isPerson(each) && this.#isShown(each),
    );
  }

  #isShown(participant: RemoteParticipant): boolean {
    return this.shownPeople === undefined || isShown(participant, this.shownPeople);
  }

  /** All audio is mixed, that of agents too; and LiveKit names as speakers only those of whom something is received. */
  #listenToEveryone(): void {
    for (const participant of this.#room.remoteParticipants.values()) this.#listenTo(participant);
    this.#changes.changed();
  }

  /** Nothing is received of whoever is neither shown nor heard, not any more either. */
  #listenTo(participant: RemoteParticipant): void {
    const isIn = this.#isShown(participant);
    for (const publication of participant.trackPublications.values()) {
      if (!isIn) this.#asked.delete(publication.sid!);
      const isWanted = isIn && (publication.subscribed || publication.kind === TrackKind.KIND_AUDIO);
      if (isWanted !== publication.subscribed) unlessGone(() => publication.setSubscribed(isWanted));
    }
  }

  #open(track: RemoteTrack, publication: RemoteTrackPublication, { identity }: RemoteParticipant): void {
    const sid = publication.sid!;
    this.#close(sid);
    if (track instanceof RemoteVideoTrack) {
      const intake = new VideoIntake(track);
      this.#videos.set(sid, intake);
      this.#lipSync.add(identity, intake);
      this.#adjust(publication, this.#asked.get(sid) ?? '');
    } else if (track instanceof RemoteAudioTrack) {
      const isVoice =
        publication.source === TrackSource.SOURCE_MICROPHONE ||
        publication.source === TrackSource.SOURCE_UNKNOWN;
      const intake = new AudioIntake(track, this.mixer.open(sid, isVoice), (frame) => {
        if (isVoice && this.#speakers.add(identity, frame)) this.#changes.changed();
      });
      this.#audio.set(sid, intake);
      this.#lipSync.add(identity, intake);
    }
  }

  #close(sid: string | undefined): void {
    const intake = sid === undefined ? undefined : (this.#videos.get(sid) ?? this.#audio.get(sid));
    if (sid === undefined || !intake) return;
    this.#lipSync.remove(intake);
    intake.close();
    this.#videos.delete(sid);
    if (this.#audio.delete(sid)) this.mixer.close(sid);
  }

  #lost(reason: DisconnectReason): void {
    if (!this.#isLeaving) this.emit('lost', lostError(reason));
  }
}

function keyOf(participant: RemoteParticipant, publication: RemoteTrackPublication): string | undefined {
  const source = (['camera', 'screen'] as const).find((each) => videoOf(participant, each) === publication);
  return source && tileKey({ personId: participant.identity, source });
}
