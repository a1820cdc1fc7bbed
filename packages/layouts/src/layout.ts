// layout(people, format, previous?) -> scene: the one function of this package.
import { broadcastShape, broadcastSize, isBroadcastLayout, isCanvasSize } from '@airlock-rtc/contract';
import { ARRANGEMENTS } from './arrangements.js';
import { choosePeople } from './choose-people.js';
import { LayoutError } from './layout-error.js';
import type { LayoutPerson } from './person.js';
import { reuse } from './reuse-scene.js';
import type { LayoutFormat, Scene } from './scene.js';

/**
 * Where everyone's video goes. Pure.
 *
 * Give the last scene as `previous`, or the order of people, the shown share and the speaker begin anew. When nothing
 * changed, `previous` itself comes back; when only its memory changed, the same `tiles`.
 *
 * `gallery`, `active-speaker` and `crop` are those of Mux's compositor page; where it left the share when any of several
 * ended, the newest of the others is shown here. `grid`, `speaker` and `single-speaker` are LiveKit's, `studio` is
 * Airlock's own.
 * @throws {LayoutError} `unknown_format`.
 */
export function layout(people: readonly LayoutPerson[], format: LayoutFormat, previous?: Scene): Scene {
  checkFormat(format);
  const size = broadcastSize(format.resolution);
  const shape = broadcastShape(size);
  const arrangement = ARRANGEMENTS[format.layout];
  const options = {
    capacity: arrangement.capacity(shape, size),
    showsNonPublishing: format.showsNonPublishing ?? false,
    keepsPlaces: arrangement.keepsPlaces ?? false,
    needsCamera: arrangement.needsCamera ?? false,
  };
  const chosen = choosePeople(people, options, previous?.memory);
  const { sharer } = chosen;
  const canvas = { x: 0, y: 0, ...size };
  const tiles = sharer
    ? arrangement.tilesWithShare({ ...chosen, sharer }, canvas, shape)
    : arrangement.tiles(chosen, canvas, shape);
  return reuse({ ...size, tiles, memory: chosen.memory }, previous);
}

function checkFormat({ layout: name, resolution }: LayoutFormat): void {
  if (isBroadcastLayout(name) && isCanvasSize(resolution)) return;
  throw new LayoutError(
    'unknown_format',
    `There is no layout "${name}" at ${resolution}: take one of BROADCAST_LAYOUTS and an even size from 16x16 to 4096x4096.`,
  );
}
