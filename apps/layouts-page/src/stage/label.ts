// The name at a tile's bottom left, in the broadcaster's measures, and the crossed-out camera in its middle.
import type { Label, Rectangle, TileLook } from '@airlock-rtc/layouts';
import { fitText } from './fit-text.js';
import { FONT_FAMILY } from './font.js';

const evenUp = (value: number) => 2 * Math.ceil(value / 2);
const evenDown = (value: number) => 2 * Math.floor(value / 2);

/** @returns nothing where the tile has no room for a letter. */
export function drawLabel(
  { text, rectangle, fontSizePx }: Label,
  tile: Rectangle,
  isMuted = false,
): HTMLElement | undefined {
  const padding = Math.round(fontSizePx * 0.55);
  const icon = isMuted ? Math.round(fontSizePx) : 0;
  const room = Math.floor(rectangle.width - 2 * padding - icon);
  // Control characters would show as boxes.
  const name = text.replace(/\p{Cc}/gu, '').trim();
  if (!name || room < fontSizePx) return undefined;
  const fitted = fitText(name, room, (line) => inkWidth(line, fontSizePx));
  if (fitted.width <= 0) return undefined;
  const height = evenUp(fontSizePx * 1.65);
  const label = document.createElement('div');
  label.className = 'label';
  label.dir = 'auto';
  label.textContent = fitted.text;
  const bottom = rectangle.y + rectangle.height;
  Object.assign(label.style, {
    left: `${evenDown(rectangle.x) - tile.x}px`,
    top: `${Math.max(tile.y, evenDown(bottom - height)) - tile.y}px`,
    width: `${evenUp(fitted.width + 2 * padding + icon)}px`,
    height: `${height}px`,
    padding: `${Math.round((height - fontSizePx * 1.17) / 2)}px ${padding}px 0 ${padding + icon}px`,
    borderRadius: `${height * 0.28}px`,
    fontSize: `${fontSizePx}px`,
    // Letters of other fonts shall not move the line.
    lineHeight: `${fontSizePx * 1.17}px`,
  });
  if (isMuted) label.append(drawMicrophoneOff(padding, (height - fontSizePx) / 2, fontSizePx));
  return label;
}

/** On a grid of 24, of which the three at the left are empty. */
const MICROPHONE_OFF = `
<svg class="microphone-off" viewBox="3 0 24 24" aria-hidden="true">
  <mask id="ID"><rect width="27" height="24" fill="#fff" /><path d="M4 3l16 18" stroke="#000" stroke-width="5.5" stroke-linecap="round" /></mask>
  <g mask="url(#ID)"><rect x="8.5" y="2" width="7" height="12" rx="3.5" fill="currentColor" stroke="none" /><path d="M5.5 11 7 15l5 2.5 5-2.5 1.5-4M12 17.5V22" /></g>
  <path d="M4 3l16 18" stroke-width="2.2" />
</svg>`;

function drawMicrophoneOff(left: number, top: number, size: number): Element {
  const icon = parseIcon(MICROPHONE_OFF);
  Object.assign(icon.style, { left: `${left}px`, top: `${top}px`, width: `${size}px`, height: `${size}px` });
  return icon;
}

/** Letters on a disc in the middle of a tile, in the broadcaster's measures. */
export function drawAvatar(
  { initials, hue }: NonNullable<TileLook['avatar']>,
  { width, height }: Rectangle,
): HTMLElement {
  const side = evenUp(Math.min(width, height) * 0.46);
  const avatar = document.createElement('div');
  avatar.className = 'avatar';
  avatar.textContent = initials;
  Object.assign(avatar.style, {
    left: `${2 * Math.floor((width - side) / 4)}px`,
    top: `${2 * Math.floor((height - side) / 4)}px`,
    width: `${side}px`,
    height: `${side}px`,
    lineHeight: `${side}px`,
    fontSize: `${Math.round(side * Math.min(0.4, 1 / initials.length))}px`,
    background: hue === undefined ? '#4a5160' : `hsl(${hue} 40% 42%)`,
  });
  return avatar;
}

function parseIcon(svg: string): SVGElement {
  const template = document.createElement('template');
  template.innerHTML = svg.trim().replaceAll('ID', `icon-${(drawn += 1)}`);
  return template.content.firstElementChild as SVGElement;
}

let pen: CanvasRenderingContext2D | null | undefined;

function inkWidth(text: string, sizePx: number): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return 0;
  pen.font = `${sizePx}px ${FONT_FAMILY}`;
  return Math.ceil(pen.measureText(text).actualBoundingBoxRight);
}

/** As the broadcaster draws it, on a grid of 24. */
const CAMERA_OFF = `
<svg class="camera-off" viewBox="0 0 24 24" aria-hidden="true">
  <mask id="ID"><rect width="24" height="24" fill="#fff" /><path d="M3.5 3.5l17 17" stroke="#000" stroke-width="5" stroke-linecap="round" /></mask>
  <g mask="url(#ID)"><rect x="2" y="6" width="13.5" height="12" rx="2.5" /><path d="M16.7 10.6 22 7v10l-5.3-3.6z" /></g>
  <path d="M3.5 3.5l17 17" stroke-width="1.9" stroke-linecap="round" />
</svg>`;

let drawn = 0;

export function drawCameraOff({ width, height }: Rectangle): Element {
  const side = evenUp(Math.min(96, Math.min(width, height) * 0.28));
  const icon = parseIcon(CAMERA_OFF);
  Object.assign(icon.style, {
    left: `${2 * Math.floor((width - side) / 4)}px`,
    top: `${2 * Math.floor((height - side) / 4)}px`,
    width: `${side}px`,
    height: `${side}px`,
  });
  return icon;
}
