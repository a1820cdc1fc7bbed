// What @airlock-rtc/layouts exports.
export { layout } from './layout/layout.js';
export { LayoutError, type LayoutErrorCode } from './layout-error/layout-error.js';
export type { LayoutPerson, PersonCamera } from './person/person.js';
export { placePicture, type PlacedPicture } from './picture/place-picture.js';
export type { Rectangle, Size } from './rectangle/rectangle.js';
export type { Label, LayoutFormat, Scene, SceneMemory, Tile } from './scene/scene.js';
