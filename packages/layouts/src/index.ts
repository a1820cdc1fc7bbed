// What @airlock-rtc/layouts exports.
export { layout } from './layout.js';
export { LayoutError, type LayoutErrorCode } from './layout-error.js';
export type { LayoutPerson, PersonCamera } from './person.js';
export { placeFrame, type PlacedFrame } from './place-frame.js';
export type { Rectangle, Size } from './rectangle.js';
export type { Label, LayoutFormat, Scene, SceneMemory, Tile, TileLook } from './scene.js';
export { BASE_FONT, EMOJI_FONT, SCRIPT_FONTS, type LabelFont } from './label-fonts.js';
