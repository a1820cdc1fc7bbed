// What a layout has to say: how many people it has room for, and where they go with and without a shared screen.
import type { BroadcastShape } from '@airlock-rtc/contract';
import type { ChosenPeople } from './choose-people.js';
import type { LayoutPerson } from './person.js';
import type { Rectangle, Size } from './rectangle.js';
import type { Tile } from './scene.js';

export interface Arrangement {
  /** Most people that there is room for. */
  capacity(shape: BroadcastShape, size: Size): number;
  /** Who is shown keeps their place, whoever speaks; beyond the capacity the last place is for the others together. */
  readonly keepsPlaces?: boolean;
  /** Whoever has no camera has no tile. */
  readonly needsCamera?: boolean;
  tiles(chosen: ChosenPeople, canvas: Rectangle, shape: BroadcastShape): Tile[];
  tilesWithShare(
    chosen: ChosenPeople & { readonly sharer: LayoutPerson },
    canvas: Rectangle,
    shape: BroadcastShape,
  ): Tile[];
}
