// One visit to a room: follows a Space of the Spaces API, and shows it as people, words and news.
import { words } from '../language/language.js';
import { ParticipantEvent, SpaceEvent, type LocalTrack, type Space } from '@mux/spaces-web';
import type { ActiveSpeaker, CustomEvent, RemoteParticipant } from '@mux/spaces-web';
import { CaptionLog, encodeCaption, type Caption } from './caption-log.js';
import { ChatLog, type ChatLine, type Sender } from './chat-log.js';
import type { Reaction } from './gesture-event.js';
import { Gestures } from './gestures.js';
import { Outbox } from './outbox.js';
import { addNotice, type News, type Notice } from './notice.js';
import type { DeviceChoice } from '../devices/capture.js';
import type { DeviceKind } from '../devices/device-kind.js';
import { explainDeviceProblem, explainScreenProblem, unplugged } from '../devices/explain-device-problem.js';
import { ViewModel } from '../view-model/view-model.js';
import { OwnTracks } from './own-tracks.js';
import { shownName } from './shown-name.js';
import { Spotlight } from './spotlight.js';
import { describePerson, keepIfSame, type Participant, type Person } from './person.js';

export interface MeetingView {
  readonly connection: 'joining' | 'inside' | 'reconnecting' | 'lost';
  /** Oneself first, then the others in the order in which they came. */
  readonly people: readonly Person[];
  /** The same people in the order in which they came, as a broadcast arranges them. */
  readonly arrivals: readonly Person[];
  readonly chat: readonly ChatLine[];
  /** What has just been said, of those who have it captioned. */
  readonly captions: readonly Caption[];
  /** The key of whom the host shows large to everyone. */
  readonly spotlit: string | undefined;
  readonly notices: readonly Notice[];
  readonly devices: DeviceChoice;
  /** Whether it has been tried to publish what was brought. */
  readonly hasPublished: boolean;
  /** Whether the room is on the air, where people see it who are not in it. */
  readonly isLive: boolean;
}

/** What a person brings along from the lobby. */
export interface PreparedMedia {
  readonly tracks: readonly LocalTrack[];
  readonly devices: DeviceChoice;
}

/** The events after which the people may look different; all of them are drawn from the Space itself. */
const visibleEvents = [
  SpaceEvent.ParticipantTrackPublished,
  SpaceEvent.ParticipantTrackUnpublished,
  SpaceEvent.ParticipantTrackSubscribed,
  SpaceEvent.ParticipantTrackUnsubscribed,
  SpaceEvent.ParticipantTrackMuted,
  SpaceEvent.ParticipantTrackUnmuted,
  SpaceEvent.ParticipantDisplayNameChanged,
] as const;

export class Meeting extends ViewModel<MeetingView> {
  readonly #space: Space;
  readonly #others = new Set<RemoteParticipant>();
  readonly #earlier = new Set<Participant>();
  readonly #chat: ChatLog;
  readonly #captions = new CaptionLog((captions) => this.show({ captions }));
  readonly #outbox: Outbox;
  readonly #gestures: Gestures<Participant>;
  readonly #spotlight: Spotlight;
  readonly #busy = new Set<string>();
  #speakers = new Set<Participant>();
  #own: OwnTracks | undefined;
  #nextId = 1;

  constructor(space: Space) {
    super({
      connection: 'joining',
      people: [],
      arrivals: [],
      chat: [],
      captions: [],
      spotlit: undefined,
      notices: [],
      devices: {},
      hasPublished: false,
      isLive: false,
    });
    this.#space = space;
    const outbox = (this.#outbox = new Outbox({
      publish: async (payload) => this.#space.localParticipant?.publishCustomEvent(payload),
    }));
    this.#chat = new ChatLog({ outbox, onChange: (chat) => this.show({ chat }) });
    this.#gestures = new Gestures({
      outbox,
      onChange: () => this.#draw(),
      onFailed: () => this.#tell({ problem: words().gestures.notSent }),
    });
    this.#spotlight = new Spotlight({
      outbox,
      onChange: (spotlit) => this.show({ spotlit }),
      onFailed: () => this.#tell({ problem: words().gestures.notSent }),
    });
  }

  /** Comes in and publishes what was brought. Rejects as `space.join()` does; a camera that fails is a notice. */
  async join({ tracks, devices }: PreparedMedia): Promise<void> {
    this.#follow();
    const self = await this.#space.join();
    this.#own = new OwnTracks(self, devices, (kind) => {
      this.#tell({ problem: explainDeviceProblem(kind, unplugged()) });
      this.#draw();
    });
    self.on(ParticipantEvent.TrackMuted, this.#draw).on(ParticipantEvent.TrackUnmuted, this.#draw);
    this.show({ connection: 'inside', devices, isLive: this.#space.broadcasting });
    this.#draw();
    void this.#attempt('publish', (own) => own.publish(tracks), couldNotPublish).then(() =>
      this.show({ hasPublished: true }),
    );
  }

  /** Goes out; the others see it at once. The meeting is over: come back with a new one. */
  leave(): void {
    this.#space.leave();
  }

  /** Says how it was, from 1 (bad) to 5 (excellent), also after leaving. Rejects with the `AcrError` of the Spaces API. */
  rate(score: number): Promise<void> {
    return this.#space.submitAcrScore(score);
  }

  /** What one's own microphone captures, while it is on. */
  get microphone(): MediaStreamTrack | undefined {
    return this.#own?.microphone;
  }

  toggleMicrophone(): Promise<void> {
    return this.#attempt('microphone', (own) => own.toggleMicrophone(), problemOf('microphone'));
  }

  toggleCamera(): Promise<void> {
    return this.#attempt('camera', (own) => own.toggleCamera(), problemOf('camera'));
  }

  toggleScreen(): Promise<void> {
    return this.#attempt('screen', (own) => own.toggleScreen(), explainScreenProblem);
  }

  chooseDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    return this.#attempt(kind, (own) => own.choose(kind, deviceId), problemOf(kind));
  }

  /** False when `text` is empty or too long for one message; what becomes of it shows in the chat. */
  say(text: string): boolean {
    const { localParticipant } = this.#space;
    return localParticipant !== undefined && this.#chat.say(text, senderOf(localParticipant));
  }

  /** Tries once more to send a line of the chat that failed. */
  sayAgain(id: number): void {
    this.#chat.sayAgain(id);
  }

  /** Shows everyone what one has just said. */
  caption(text: string): void {
    const self = this.#space.localParticipant;
    if (!self) return;
    this.#captions.add(nameOf(self), text);
    // A sentence that is not sent is not worth a word: the next one follows.
    this.#outbox.send(encodeCaption(text)).catch(() => {});
  }

  captionFailed(): void {
    this.#tell({ problem: words().captions.failed });
  }

  /** Raises one's hand, or takes it down. */
  toggleHand(): void {
    const self = this.#space.localParticipant;
    if (self) this.#gestures.toggleHand(self);
  }

  react(reaction: Reaction): void {
    const self = this.#space.localParticipant;
    if (self) this.#gestures.react(self, reaction);
  }

  /** Shows somebody large to everyone who has pinned nobody, or no longer. */
  toggleSpotlight(key: string): void {
    this.#spotlight.toggle(key);
  }

  /** Rejects with the `SetDisplayNameError` of the Spaces API. */
  async rename(name: string): Promise<void> {
    await this.#space.localParticipant?.setDisplayName(name);
  }

  dismiss(id: number): void {
    this.show({ notices: this.getView().notices.filter((notice) => notice.id !== id) });
  }

  #follow(): void {
    const space = this.#space;
    for (const event of visibleEvents) space.on(event, this.#draw);
    space.on(SpaceEvent.ParticipantJoined, (participant: RemoteParticipant) => {
      this.#others.add(participant);
      this.#tellAgain();
      if (this.getView().connection === 'joining') this.#earlier.add(participant);
      else this.#tell({ joined: [nameOf(participant)] });
      this.#draw();
    });
    space.on(SpaceEvent.ParticipantLeft, (participant: RemoteParticipant) => {
      this.#others.delete(participant);
      this.#gestures.forget(participant);
      this.#tell({ left: [nameOf(participant)] });
      this.#draw();
    });
    space.on(SpaceEvent.ActiveSpeakersChanged, (speakers: ActiveSpeaker[]) => {
      this.#speakers = new Set(speakers.map(({ participant }) => participant));
      this.#draw();
    });
    space.on(SpaceEvent.BroadcastStateChanged, (isLive: boolean) => {
      this.show({ isLive });
      this.#tell({ text: isLive ? words().room.broadcastBegan : words().room.broadcastEnded });
    });
    space.on(SpaceEvent.ParticipantCustomEventPublished, this.#hear);
    space.on(SpaceEvent.LocalParticipantReconnecting, () => {
      this.show({ connection: 'reconnecting' });
      this.#chat.cutOff();
    });
    space.on(SpaceEvent.LocalParticipantReconnected, () => {
      this.show({ connection: 'inside' });
      this.#chat.restore();
      this.#tellAgain();
      this.#draw();
    });
    space.on(SpaceEvent.LocalParticipantReconnectFailed, () => {
      this.show({ connection: 'lost' });
      this.#chat.giveUp();
    });
  }

  /** For whoever came since, or while one was away. */
  #tellAgain(): void {
    this.#gestures.tellAgain();
    this.#spotlight.tellAgain();
  }

  /** One's own events come back too (spaces-web 1.2.0): those are shown already. */
  readonly #hear = (participant: Participant, { payload }: CustomEvent): void => {
    if (participant === this.#space.localParticipant) return;
    const name = nameOf(participant);
    if (this.#chat.hear(payload, senderOf(participant)) || this.#captions.hear(payload, name)) return;
    if (this.#spotlight.hear(payload)) return;
    const hasRaisedHand = this.#gestures.hear(payload, participant);
    if (hasRaisedHand) this.#tell({ text: words().gestures.raised(name) });
  };

  readonly #draw = (): void => {
    const self = this.#space.localParticipant;
    const everyone: Participant[] = [...(self ? [self] : []), ...this.#others];
    const before = new Map(this.getView().people.map((person) => [person.key, person]));
    const people = everyone.map((participant) => {
      const person = describePerson(participant, {
        isSelf: participant === self,
        isSpeaking: this.#speakers.has(participant),
        gesture: this.#gestures.of(participant),
      });
      return keepIfSame(before.get(person.key) ?? person, person);
    });
    const earlier = people.filter((_, index) => this.#earlier.has(everyone[index]!));
    this.show({ people, arrivals: [...earlier, ...people.filter((person) => !earlier.includes(person))] });
  };

  #tell(news: News): void {
    this.show({ notices: addNotice(this.getView().notices, news, this.#nextId++) });
  }

  /** One at a time by name: a second click while a camera is opening must not open it twice. */
  async #attempt(
    name: string,
    action: (own: OwnTracks) => Promise<void>,
    explain: (problem: unknown) => string | undefined,
  ): Promise<void> {
    if (!this.#own || this.#busy.has(name)) return;
    this.#busy.add(name);
    try {
      await action(this.#own);
    } catch (problem) {
      const explanation = explain(problem);
      if (explanation !== undefined) this.#tell({ problem: explanation });
    } finally {
      this.#busy.delete(name);
      this.show({ devices: this.#own.choice });
      this.#draw();
    }
  }
}

const problemOf = (kind: DeviceKind) => (problem: unknown) => explainDeviceProblem(kind, problem);

const couldNotPublish = () => words().room.notPublished;

const nameOf = ({ displayName }: Participant) => shownName(displayName);

const senderOf = (participant: Participant): Sender => ({
  ...{ key: participant.connectionId, name: nameOf(participant) },
});
