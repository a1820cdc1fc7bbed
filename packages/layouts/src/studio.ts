// `studio`, Airlock's own: who speaks, who is muted and who is not seen can be told, and nobody is a black hole.
import { MAX_BROADCAST_PEOPLE } from '@airlock-rtc/contract';
import type { Arrangement } from './arrangement.js';
import type { ChosenPeople } from './choose-people.js';
import { bestGrid } from './grid.js';
import { nameOf, withLook } from './look.js';
import type { LayoutPerson } from './person.js';
import { evenDown, inset, type Rectangle } from './rectangle.js';
import type { Tile } from './scene.js';
import { cameraTile, labelOf, screenTile } from './tile.js';

/** Of the canvas's shorter side: around the tiles, between them, and their corners. */
const GAP = 0.022;
const RADIUS = 0.02;
/** Of the canvas's longer side: the people beside or below a shared screen. */
const STRIP = { beside: 0.22, below: 0.4 } as const;
/** Nobody's: LiveKit knows no empty identity. */
const MORE_ID = '';

export const STUDIO: Arrangement = {
  capacity: () => MAX_BROADCAST_PEOPLE,
  keepsPlaces: true,
  tiles: (chosen, canvas) => peopleTiles(chosen, inset(canvas, gapOf(canvas)), canvas),
  tilesWithShare(chosen, canvas) {
    const { shown, hidden, sharer } = chosen;
    const gap = gapOf(canvas);
    const area = inset(canvas, gap);
    // Who shares, and shows nothing else, need not be seen beside it: the screen carries their name.
    const isAlone = shown.length === 1 && hidden.length === 0 && !sharer.camera;
    const [stage, strip] = isAlone ? [area, undefined] : split(area, gap);
    const screen = named(screenTile(sharer, stage), { name: nameOf(sharer) }, radiusOf(canvas));
    return [screen, ...(strip ? peopleTiles(chosen, strip, canvas) : [])];
  },
};

function peopleTiles({ shown, hidden }: ChosenPeople, area: Rectangle, canvas: Rectangle): Tile[] {
  const count = shown.length + (hidden.length > 0 ? 1 : 0);
  const [places = []] = aspectRatiosOf(area, canvas, count)
    .map((aspectRatio) => bestGrid(count, { area, gapPx: gapOf(canvas), aspectRatio }))
    .sort((a, b) => pixelsOf(b[0]) - pixelsOf(a[0]));
  const radiusPx = radiusOf(canvas);
  return places.map((place, index) => {
    const person = shown[index];
    return person ? personTile(person, place, radiusPx) : moreTile(hidden, place, radiusPx);
  });
}

function personTile(person: LayoutPerson, place: Rectangle, radiusPx: number): Tile {
  const shownAs = { ...person, name: nameOf(person) };
  return withLook(cameraTile(shownAs, place, { cornerRadiusPx: radiusPx, focusY: 0.36 }), person);
}

/** As many as have no place, and their names as far as there is room. */
function moreTile(hidden: readonly LayoutPerson[], place: Rectangle, radiusPx: number): Tile {
  const names = hidden.map(nameOf).join(', ');
  const nobody = { id: MORE_ID, name: names, canPublish: true, hasMicrophone: true } as const;
  const person = {
    ...nobody,
    isSharingScreen: false,
    isSpeaking: hidden.some(({ isSpeaking }) => isSpeaking),
  };
  return {
    ...cameraTile(person, place, { cornerRadiusPx: radiusPx }),
    look: {
      isSpeaking: person.isSpeaking,
      isMuted: false,
      avatar: { initials: `+${hidden.length}`, hue: undefined },
    },
  };
}

function named(tile: Tile, person: Pick<LayoutPerson, 'name'>, cornerRadiusPx: number): Tile {
  const label = labelOf(person, tile.rectangle);
  return { ...tile, cornerRadiusPx, ...(label ? { label } : {}) };
}

/** The screen at the left or above, the people at the right or below. */
function split(area: Rectangle, gap: number): [stage: Rectangle, strip: Rectangle] {
  const isWide = area.width > area.height;
  const length = evenDown((isWide ? area.width : area.height) * STRIP[isWide ? 'beside' : 'below']);
  if (isWide) {
    const width = area.width - length - gap;
    return [
      { ...area, width },
      { ...area, x: area.x + width + gap, width: length },
    ];
  }
  const height = area.height - length - gap;
  return [
    { ...area, height },
    { ...area, y: area.y + height + gap, height: length },
  ];
}

/** Of which the largest tiles are taken. Who is alone fills the canvas; otherwise tiles are as cameras are, or a little higher. */
function aspectRatiosOf({ width, height }: Rectangle, canvas: Rectangle, count: number): number[] {
  const isWhole = width * height > (canvas.width * canvas.height) / 2;
  if (count === 1 && isWhole) return [width / height];
  const shape = width / height;
  return [...(shape >= 0.8 ? [16 / 9] : []), ...(shape <= 1.25 ? [4 / 3] : [])];
}

const pixelsOf = (tile: Rectangle | undefined): number => (tile ? tile.width * tile.height : 0);

function gapOf({ width, height }: Rectangle): number {
  return evenDown(Math.min(width, height) * GAP);
}

function radiusOf({ width, height }: Rectangle): number {
  return evenDown(Math.min(width, height) * RADIUS);
}
