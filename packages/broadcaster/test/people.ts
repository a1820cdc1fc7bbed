// Four people with known frames and tones, and where the layout puts them.
import { layout, type LayoutPerson, type Rectangle, type Scene } from '@airlock-rtc/layouts';
import type { TestParticipant, World } from '@airlock-rtc/testkit';

export const PEOPLE = [
  { identity: 'ada', color: 'red', toneHz: 440 },
  { identity: 'ben', color: 'green', toneHz: 700 },
  { identity: 'cem', color: 'blue', toneHz: 1000 },
  { identity: 'dee', color: 'yellow', toneHz: 1400 },
] as const;
export const RESOLUTION = '1280x720';

type Identity = (typeof PEOPLE)[number]['identity'];
export type People = Record<Identity, TestParticipant>;

/** Joins all four; they receive nothing, so that the machine's time is the broadcast's. */
export async function joinEveryone(world: World, room: string, isSpeaking: boolean): Promise<People> {
  const joined: [Identity, TestParticipant][] = [];
  for (const { identity, toneHz, color } of PEOPLE) {
    const pattern = { color, width: 320, height: 180, fps: 30 };
    const options = { room, identity, pattern, toneHz, isSpeaking, autoSubscribe: false };
    joined.push([identity, await world.addParticipant(options)]);
  }
  return Object.fromEntries(joined) as People;
}

/** The gallery of these people, as `layouts` says it; whoever is in `sharing` shares a screen. */
export function gallery(identities: readonly string[], sharing: readonly string[] = []): Scene {
  const people = identities.map((id): LayoutPerson => ({
    id,
    canPublish: true,
    camera: { isMuted: false, width: 320, height: 180 },
    hasMicrophone: true,
    isSharingScreen: sharing.includes(id),
    isSpeaking: false,
  }));
  return layout(people, { layout: 'gallery', resolution: RESOLUTION });
}

export function placeOf(scene: Scene, personId: string, source: 'camera' | 'screen' = 'camera'): Rectangle {
  const tile = scene.tiles.find((each) => each.personId === personId && each.source === source);
  if (!tile) throw new Error(`${personId} has no tile.`);
  return tile.rectangle;
}

/** The inner half: away from letterboxes and rounded corners. */
export function middleOf({ x, y, width, height }: Rectangle): Rectangle {
  return { x: x + width / 4, y: y + height / 4, width: width / 2, height: height / 2 };
}
