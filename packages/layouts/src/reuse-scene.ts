// Gives back what was there before where nothing changed, so that whoever draws compares by identity.
import { areEqual } from './rectangle.js';
import type { Label, Scene, SceneMemory, Tile, TileLook } from './scene.js';

export function reuse(scene: Scene, previous: Scene | undefined): Scene {
  if (!previous || previous.width !== scene.width || previous.height !== scene.height) return scene;
  if (!areSameList(previous.tiles, scene.tiles, isSameTile)) return scene;
  return isSameMemory(previous.memory, scene.memory) ? previous : { ...scene, tiles: previous.tiles };
}

function isSameTile(a: Tile, b: Tile): boolean {
  return (
    a.personId === b.personId &&
    a.source === b.source &&
    areEqual(a.rectangle, b.rectangle) &&
    a.fit === b.fit &&
    a.cornerRadiusPx === b.cornerRadiusPx &&
    a.hasVideo === b.hasVideo &&
    a.showsCameraOff === b.showsCameraOff &&
    a.isOverlay === b.isOverlay &&
    a.focusY === b.focusY &&
    isSameLook(a.look, b.look) &&
    isSameLabel(a.label, b.label)
  );
}

function isSameLook(a: TileLook | undefined, b: TileLook | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Where a label goes follows from the tile: only the text can differ. */
function isSameLabel(a: Label | undefined, b: Label | undefined): boolean {
  return a?.text === b?.text;
}

function isSameMemory(a: SceneMemory, b: SceneMemory): boolean {
  return a.speakerId === b.speakerId && areSameList(a.order, b.order) && areSameList(a.sharers, b.sharers);
}

function areSameList<T>(
  a: readonly T[],
  b: readonly T[],
  isSame: (a: T, b: T) => boolean = Object.is,
): boolean {
  return a.length === b.length && a.every((item, index) => isSame(item, b[index] as T));
}
