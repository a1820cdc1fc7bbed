// Shows a LiveKit room: joins it, receives what the stage shows, and tells LiveKit Egress when to begin and to end.
import { isShown, type ShownPeople } from '@airlock-rtc/contract';
import type { LayoutFormat } from '@airlock-rtc/layouts';
import { createRankedSubscriptions, type RankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';
import egressSdk from '@livekit/egress-sdk';
import { ConnectionState, Room, RoomEvent, Track } from 'livekit-client';
import { isPerson, peopleOf } from '../people/people-of.js';
import { layoutNamed, type RoomQuery } from '../query/page-query.js';
import { StartSignal } from '../recording/start-signal.js';
import type { Stage } from '../stage/stage.js';
import { Direction } from './direction.js';
import { joinError } from './join-error.js';
import { offerSound } from './offer-sound.js';
import type { ReceivedVideos } from './received-videos.js';

/** CommonJS: the module's default lies within its default. */
const egress = egressSdk.default;

/** After any of these the picture may be another. */
const CHANGES = [
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantNameChanged,
  RoomEvent.ParticipantAttributesChanged,
  RoomEvent.ParticipantPermissionsChanged,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.Reconnected,
] as const;

export interface RoomShowParts {
  readonly stage: Stage;
  readonly videos: ReceivedVideos;
  readonly format: LayoutFormat;
  readonly shownPeople: ShownPeople;
}

export class RoomShow {
  /** A tile's size decides what is sent for it; Egress' window is never hidden, whatever Chrome thinks. */
  readonly #room = new Room({ adaptiveStream: { pixelDensity: 1, pauseVideoInBackground: false } });
  readonly #subscriptions: RankedSubscriptions;
  readonly #direction: Direction;
  readonly #shownPeople: ShownPeople;
  #signal: StartSignal | undefined;
  #isDue = false;

  constructor({ stage, videos, format, shownPeople }: RoomShowParts) {
    this.#shownPeople = shownPeople;
    // Everyone is heard, as in the broadcaster; pictures come of those alone who are in the scene.
    this.#subscriptions = createRankedSubscriptions(this.#room, {
      receiveOnly: [],
      unreceivedMicrophones: 'enabled',
      isRanked: (participant) => isPerson(participant) && isShown(participant, shownPeople),
    });
    this.#subscriptions.on('trackReceived', (track, publication, participant) => {
      if (!isShown(participant, shownPeople)) return;
      if (track.kind === Track.Kind.Audio) document.body.append(track.attach());
      else videos.add(participant, publication, track);
    });
    this.#subscriptions.on('trackDropped', (track) => {
      if (track.kind === Track.Kind.Audio) track.detach().forEach((element) => element.remove());
      else videos.remove(track);
    });
    this.#direction = new Direction(stage, format, (identities) =>
      this.#subscriptions.receiveOnly(identities),
    );
    for (const change of CHANGES) this.#room.on(change, () => this.#arrangeSoon());
    this.#room.on(RoomEvent.Disconnected, () => this.#signal?.cancel());
    offerSound(this.#room);
  }

  /** Resolves once the room is joined. @throws {PageError} `room_refused` or `room_unreachable`. */
  async join({ url, token }: RoomQuery): Promise<void> {
    try {
      await this.#room.connect(url.replace(/^http/, 'ws'), token, { autoSubscribe: false });
    } catch (cause) {
      throw joinError(cause);
    }
    egress.onLayoutChanged((name) => this.#changeLayout(name));
    // From now on the end of the room is the end of the recording.
    egress.setRoom(this.#room);
    this.#signal = new StartSignal(() => void afterPainting().then(() => egress.startRecording()));
    this.#arrange();
  }

  /** To be called when a tile's first picture has come. */
  pictureCame(): void {
    this.#direction.changeIfReady();
    if (this.#signal) this.#direction.report(this.#signal);
  }

  #arrangeSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      // While LiveKit reconnects everyone seems to have left: the last scene stays.
      if (this.#signal && this.#room.state === ConnectionState.Connected) this.#arrange();
    });
  }

  #arrange(): void {
    const speakers = this.#room.activeSpeakers.map(({ identity }) => identity);
    const shown = [...this.#room.remoteParticipants.values()].filter((each) =>
      isShown(each, this.#shownPeople),
    );
    this.#direction.arrange(peopleOf(shown, speakers));
    this.#direction.report(this.#signal!);
  }

  /** A layout that there is not leaves the one that is shown. */
  #changeLayout(name: string): void {
    try {
      this.#direction.changeLayout(layoutNamed(name));
      this.#arrangeSoon();
    } catch (error) {
      console.warn(error instanceof Error ? error.message : 'The layout cannot be changed.');
    }
  }
}

/** Two frames: the first paints what was just changed, the second begins when it is on the screen. */
async function afterPainting(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
}
