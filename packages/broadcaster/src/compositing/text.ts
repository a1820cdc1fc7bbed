// Draws one line of text into a plane of opacity, by FFmpeg's drawtext with HarfBuzz, and keeps what it drew.
import { createRequire } from 'node:module';
import { Filter, FFmpegError, FilterGraph, Frame, type FilterContext } from 'node-av';
import { BroadcasterError } from '../broadcaster-error.js';

const DEFAULT_FONT = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const KEPT_TEXTS = 64;
const ELLIPSIS = '…';

/** Opacity 0..255 of each pixel, row by row; cut to the ink at the left and right, a line's height from top to bottom. */
export interface TextBitmap {
  readonly width: number;
  readonly height: number;
  readonly alpha: Uint8Array;
}

export class TextRenderer {
  readonly #kept = new Map<string, Promise<TextBitmap>>();

  constructor(private readonly fontFile: string = DEFAULT_FONT) {}

  /** Draws `text`, shortened with an ellipsis until it is no wider than `maxWidth` pixels. */
  render(text: string, sizePx: number, maxWidth: number): Promise<TextBitmap> {
    const key = JSON.stringify([text, sizePx, maxWidth]);
    let bitmap = this.#kept.get(key);
    if (!bitmap) {
      bitmap = this.#fit(text, sizePx, maxWidth);
      this.#kept.set(key, bitmap);
      const oldest = this.#kept.keys().next();
      if (this.#kept.size > KEPT_TEXTS && !oldest.done) this.#kept.delete(oldest.value);
    }
    return bitmap;
  }

  async #fit(text: string, sizePx: number, maxWidth: number): Promise<TextBitmap> {
    const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment).slice(0, 200);
    let bitmap = await this.#draw(letters.join(''), sizePx, maxWidth);
    let count = letters.length;
    while (bitmap.width > maxWidth && count > 1) {
      count = Math.min(count - 1, Math.floor((count * maxWidth) / bitmap.width));
      bitmap = await this.#draw(letters.slice(0, count).join('').trimEnd() + ELLIPSIS, sizePx, maxWidth);
    }
    return bitmap;
  }

  async #draw(text: string, sizePx: number, maxWidth: number): Promise<TextBitmap> {
    const height = Math.ceil(sizePx * 1.4);
    const width = 16 * Math.ceil(Math.min(4096, Math.max(maxWidth * 2, 64)) / 16);
    using graph = new FilterGraph();
    graph.alloc();
    const color = add(graph, 'color', { c: 'black', s: `${width}x${height}`, r: '1', d: '1' });
    const format = add(graph, 'format', { pix_fmts: 'gray' });
    const drawtext = add(graph, 'drawtext', {
      fontfile: this.fontFile,
      text,
      expansion: 'none',
      fontcolor: 'white',
      fontsize: String(sizePx),
      x: '0',
      y: '0',
      y_align: 'font',
    });
    const sink = add(graph, 'buffersink', {});
    color.link(0, format, 0);
    format.link(0, drawtext, 0);
    drawtext.link(0, sink, 0);
    FFmpegError.throwIfError(await graph.config(), 'prepare text');
    using frame = new Frame();
    frame.alloc();
    FFmpegError.throwIfError(await sink.buffersinkGetFrame(frame), 'draw text');
    return cutToInk(frame.data![0]!, frame.linesize[0]!, width, height);
  }
}

function add(graph: FilterGraph, name: string, options: Record<string, string>): FilterContext {
  const filter = Filter.getByName(name);
  const context = filter && graph.allocFilter(filter, name);
  if (!context) throw new BroadcasterError('encoder_failed', `This build of FFmpeg has no filter "${name}".`);
  for (const [key, value] of Object.entries(options)) {
    FFmpegError.throwIfError(context.setOption(key, value), `set ${name}'s ${key}`);
  }
  FFmpegError.throwIfError(context.initStr(null), `start ${name}`);
  return context;
}

function cutToInk(bytes: Buffer, stride: number, width: number, height: number): TextBitmap {
  let last = -1;
  for (let y = 0; y < height; y++) {
    for (let x = width - 1; x > last; x--) if (bytes[y * stride + x]! > 8) last = x;
  }
  const cutWidth = last + 1;
  const alpha = new Uint8Array(cutWidth * height);
  for (let y = 0; y < height; y++) alpha.set(bytes.subarray(y * stride, y * stride + cutWidth), y * cutWidth);
  return { width: cutWidth, height, alpha };
}
