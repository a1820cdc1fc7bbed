// Draws many scenes of one format on one SVG sheet, for a person to look at.
import { placeFrame } from '../src/place-frame.js';
import type { Scene, Tile } from '../src/scene.js';

const CELL_WIDTH = 320;
const MARGIN = 16;
const TITLE_HEIGHT = 18;
const SCREEN = { width: 1920, height: 1080 };

export interface TitledScene {
  readonly title: string;
  readonly scene: Scene;
}

export function contactSheet(cells: readonly TitledScene[], columns: number): string {
  const { width, height } = cells[0]!.scene;
  const scale = CELL_WIDTH / Math.max(width, height);
  const pitch = { x: width * scale + MARGIN, y: height * scale + MARGIN + TITLE_HEIGHT };
  const sheet = {
    width: Math.ceil(columns * pitch.x + MARGIN),
    height: Math.ceil(Math.ceil(cells.length / columns) * pitch.y + MARGIN),
  };
  const drawn = cells.map(({ title, scene }, index) => {
    const x = round(MARGIN + (index % columns) * pitch.x);
    const y = round(MARGIN + TITLE_HEIGHT + Math.floor(index / columns) * pitch.y);
    return [
      `<text class="title" x="${x}" y="${y - 5}">${escape(title)}</text>`,
      `<svg x="${x}" y="${y}" width="${round(width * scale)}" height="${round(height * scale)}" viewBox="0 0 ${width} ${height}">`,
      `<rect width="${width}" height="${height}" fill="#323232"/>`,
      ...scene.tiles.map(drawTile),
      '</svg>',
    ].join('\n');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${sheet.height}" font-family="sans-serif">`,
    '<style>.title{font-size:13px;fill:#222}.label{fill:#fff}</style>',
    `<rect width="${sheet.width}" height="${sheet.height}" fill="#fff"/>`,
    ...drawn,
    '</svg>\n',
  ].join('\n');
}

function drawTile(tile: Tile): string {
  const isScreen = tile.source === 'screen';
  const { x, y, width, height } = isScreen ? placeFrame(SCREEN, tile).target : tile.rectangle;
  const radius = tile.cornerRadiusPx ? ` rx="${tile.cornerRadiusPx}"` : '';
  const border = tile.look?.isSpeaking
    ? 'stroke="#4ade80" stroke-width="8"'
    : tile.isOverlay
      ? 'stroke="#fff" stroke-width="6"'
      : 'stroke="#888"';
  const middle = `x="${x + width / 2}" y="${y + height / 2}" text-anchor="middle" fill="#fff"`;
  const { avatar, isMuted } = tile.look ?? {};
  const sign = avatar
    ? `${avatar.initials}${isMuted ? ' muted' : ''}`
    : isScreen
      ? 'screen'
      : tile.showsCameraOff
        ? 'camera off'
        : '';
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}"${radius} fill="${colorOf(tile)}" ${border}/>`,
    ...(sign ? [`<text ${middle} font-size="${Math.min(48, width / 8)}">${sign}</text>`] : []),
    ...(tile.label ? [drawLabel(tile.label)] : []),
  ].join('\n');
}

function drawLabel({ text, rectangle, fontSizePx }: NonNullable<Tile['label']>): string {
  const { x, y, width, height } = rectangle;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#000" fill-opacity="0.35"/>`,
    `<text class="label" x="${x}" y="${y + height - fontSizePx * 0.4}" font-size="${fontSizePx}">${escape(text)}</text>`,
  ].join('\n');
}

/** The same person has the same colour on every sheet. */
function colorOf({ source, hasVideo, personId }: Tile): string {
  if (source === 'screen') return '#1f4e79';
  if (!hasVideo) return '#000';
  const hue = Array.from(personId).reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), 0) * 101;
  return `hsl(${hue % 360},45%,45%)`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
