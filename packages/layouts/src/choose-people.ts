// Decides who may be shown, in which order, who shares and who is the speaker; the rules of Mux's compositor page.
import type { LayoutPerson } from './person.js';
import type { SceneMemory } from './scene.js';

/** Who is shown, before anyone has a place on the canvas. */
export interface ChosenPeople {
  /** In order, no more than there is room for. */
  readonly shown: readonly LayoutPerson[];
  /** For whom there is no room. */
  readonly hidden: readonly LayoutPerson[];
  /** Whoever began to share last. */
  readonly sharer?: LayoutPerson;
  /** The person for layouts with room for one. */
  readonly speaker?: LayoutPerson;
  readonly memory: SceneMemory;
}

interface ChooseOptions {
  /** Most people that the layout has room for. */
  readonly capacity: number;
  readonly showsNonPublishing: boolean;
  /** See `Arrangement.keepsPlaces`. */
  readonly keepsPlaces: boolean;
  /** Only who has a camera has a tile, as on LiveKit's page. */
  readonly needsCamera: boolean;
}

export function choosePeople(
  people: readonly LayoutPerson[],
  { capacity: most, showsNonPublishing, needsCamera, keepsPlaces }: ChooseOptions,
  previous?: SceneMemory,
): ChosenPeople {
  const showable = new Map(
    people.filter((person) => isShowable(person, showsNonPublishing)).map((person) => [person.id, person]),
  );
  const shares = [...showable.values()].filter((each) => each.isSharingScreen);
  if (needsCamera) for (const { id, camera } of people) if (!camera) showable.delete(id);
  const speakers = speakersOf(showable);
  const capacity = keepsPlaces && showable.size > most ? most - 1 : most;
  const known = keepOrder(previous?.order ?? [], [...showable.values()]);
  const order = keepsPlaces
    ? withSpeakerInPlace(known, speakers, capacity)
    : withSpeakerInFront(known, speakers[0], capacity);
  const sharers = keepOrder(previous?.sharers ?? [], shares);
  const speakerId = speakerOf({
    order,
    sharers: sharers.filter((id) => showable.has(id)),
    ...{ speakers, previous },
  });
  const inOrder = order.flatMap((id) => showable.get(id) ?? []);
  return {
    shown: inOrder.slice(0, capacity),
    hidden: inOrder.slice(capacity),
    sharer: shares.find(({ id }) => id === sharers.at(-1)),
    speaker: showable.get(speakerId ?? ''),
    memory: { order, sharers, ...(speakerId === undefined ? {} : { speakerId }) },
  };
}

/** Subscribers never, people who publish nothing only on request, muted cameras and mere voices always. */
function isShowable(person: LayoutPerson, showsNonPublishing: boolean): boolean {
  const publishes = Boolean(person.camera) || person.hasMicrophone || person.isSharingScreen;
  return person.canPublish && (publishes || showsNonPublishing);
}

/** Ids of those who speak, loudest first. */
function speakersOf(showable: ReadonlyMap<string, LayoutPerson>): string[] {
  const speaking = [...showable.values()].filter(({ isSpeaking }) => isSpeaking);
  return speaking.sort((a, b) => (b.audioLevel ?? 0) - (a.audioLevel ?? 0)).map(({ id }) => id);
}

/** Order of coming, save that an active speaker in the last place or beyond it is moved to the front, and stays there. */
function withSpeakerInFront(
  order: readonly string[],
  activeSpeaker: string | undefined,
  capacity: number,
): readonly string[] {
  if (activeSpeaker === undefined || order.indexOf(activeSpeaker) < capacity - 1) return order;
  return [activeSpeaker, ...order.filter((id) => id !== activeSpeaker)];
}

/** Order of coming, save that a speaker who has no place changes with the last of those who have one and are silent. */
function withSpeakerInPlace(
  order: readonly string[],
  speakers: readonly string[],
  capacity: number,
): readonly string[] {
  const [speaker] = speakers;
  const from = speaker === undefined ? -1 : order.indexOf(speaker);
  const to = order.slice(0, capacity).findLastIndex((id) => !speakers.includes(id));
  if (from < capacity || to < 0) return order;
  const changed = [...order];
  [changed[from], changed[to]] = [order[to]!, order[from]!];
  return changed;
}

/** Ids of the people: those known before in their old order, then the new ones. */
function keepOrder(previous: readonly string[], people: readonly LayoutPerson[]): string[] {
  const present = new Set(people.map(({ id }) => id));
  const known = previous.filter((id) => present.has(id));
  return [...new Set([...known, ...present])];
}

interface SpeakerInput {
  readonly order: readonly string[];
  readonly sharers: readonly string[];
  readonly speakers: readonly string[];
  readonly previous?: SceneMemory;
}

/** Changes only when the present one does not speak and another one does, or when they are gone. */
function speakerOf({ order, sharers, speakers, previous }: SpeakerInput): string | undefined {
  const present =
    previous?.speakerId !== undefined && order.includes(previous.speakerId) ? previous.speakerId : undefined;
  if (present !== undefined && (speakers.length === 0 || speakers.includes(present))) return present;
  const isFirst = previous?.speakerId === undefined;
  return speakers[0] ?? (isFirst ? sharers.at(-1) : undefined) ?? order[0];
}
