// Draws what an invented person's camera or screen shows.
import type { Size, Tile } from '@airlock-rtc/layouts';
import type { TileVideo } from '../stage/tile-video.js';
import type { DemoPerson } from './demo-people.js';

const SCREEN: Size = { width: 1600, height: 1000 };

export function demoVideo(tile: Tile, person: DemoPerson): TileVideo {
  const size = tile.source === 'screen' ? SCREEN : person.picture;
  const element = document.createElement('canvas');
  Object.assign(element, size);
  const pen = element.getContext('2d');
  if (pen) (tile.source === 'screen' ? drawScreen : drawPerson)(pen, size, person.hue);
  return { element, size, onChange: undefined, forget: () => {}, dispose: () => {} };
}

/** Head and shoulders before a wall. */
function drawPerson(pen: CanvasRenderingContext2D, { width, height }: Size, hue: number): void {
  const wall = pen.createLinearGradient(0, 0, width, height);
  wall.addColorStop(0, `hsl(${hue} 34% 62%)`);
  wall.addColorStop(1, `hsl(${hue + 30} 38% 38%)`);
  pen.fillStyle = wall;
  pen.fillRect(0, 0, width, height);
  const unit = Math.min(width * 0.6, height);
  const [x, y] = [width / 2, height * 0.46];
  pen.fillStyle = `hsl(${hue + 180} 26% 28%)`;
  pen.beginPath();
  pen.ellipse(x, y + unit * 0.56, unit * 0.36, unit * 0.32, 0, 0, 2 * Math.PI);
  pen.rect(x - unit * 0.36, y + unit * 0.56, unit * 0.72, height);
  pen.fill();
  pen.fillStyle = `hsl(28 38% ${52 + (hue % 5) * 6}%)`;
  pen.beginPath();
  pen.ellipse(x, y, unit * 0.16, unit * 0.2, 0, 0, 2 * Math.PI);
  pen.rect(x - unit * 0.06, y, unit * 0.12, unit * 0.3);
  pen.fill();
}

/** A document with a chart. */
function drawScreen(pen: CanvasRenderingContext2D, { width, height }: Size, hue: number): void {
  pen.fillStyle = '#f7f6f2';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#2a2a2a';
  pen.fillRect(120, 110, 620, 54);
  pen.fillStyle = '#b9b5aa';
  for (let row = 0; row < 8; row += 1) pen.fillRect(120, 230 + row * 46, [560, 600, 520, 580][row % 4]!, 16);
  [0.35, 0.5, 0.42, 0.68, 0.8].forEach((value, index) => {
    pen.fillStyle = `hsl(${hue} 45% ${62 - index * 7}%)`;
    pen.fillRect(860 + index * 128, 820 - 560 * value, 96, 560 * value);
  });
  pen.fillStyle = '#2a2a2a';
  pen.fillRect(840, 820, 660, 4);
}
