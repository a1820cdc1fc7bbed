// What layout() says about the people of a test's room: the scene that page and broadcaster must both draw.
import {
  layout,
  placeFrame,
  type LayoutFormat,
  type LayoutPerson,
  type Rectangle,
} from '@airlock-rtc/layouts';
import { startWorld, type TestParticipant, type World } from '@airlock-rtc/testkit';

/** Half as high as wide of a phone's screen: not the shape of any share's place, so that it gets bars. */
export const SCREEN = { width: 480, height: 300 };
const PEOPLE = [
  { identity: 'ann', color: 'yellow' },
  { identity: 'bob', color: 'cyan' },
  { identity: 'cleo', color: 'orange' },
] as const;

export interface KnownRoom extends AsyncDisposable {
  readonly world: World;
  readonly room: string;
  readonly people: readonly TestParticipant[];
  /** The scene's rectangles, with a share where its picture really goes. */
  rectangles(format: LayoutFormat, options?: { isBobSharing?: boolean }): Rectangle[];
}

/** A room with three cameras, whose people came one second after the other, since LiveKit tells seconds. */
export async function knownRoom(): Promise<KnownRoom> {
  const world = await startWorld();
  const room = 'known';
  const people: TestParticipant[] = [];
  for (const { identity, color } of PEOPLE) {
    const second = Math.floor(Date.now() / 1000);
    people.push(
      await world.addParticipant({ room, identity, name: `${identity} of the room`, pattern: { color } }),
    );
    while (Math.floor(Date.now() / 1000) === second) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    world,
    room,
    people,
    rectangles: (format, { isBobSharing = false } = {}) =>
      layout(
        PEOPLE.map(({ identity }) => person(identity, isBobSharing && identity === 'bob')),
        format,
      ).tiles.map((tile) => (tile.source === 'screen' ? placeFrame(SCREEN, tile).target : tile.rectangle)),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

function person(id: string, isSharingScreen: boolean): LayoutPerson {
  return {
    ...{ id, name: `${id} of the room`, canPublish: true, hasMicrophone: false, isSpeaking: false },
    ...{ camera: { isMuted: false }, isSharingScreen },
  };
}
