// What @airlock/layouts exports.
export type { LayoutPerson, PersonCamera } from './person/person.js';
export type { Rectangle, Size } from './rectangle/rectangle.js';
export type { Label, LayoutFormat, Scene, SceneMemory, Tile } from './scene/scene.js';
