// The pictures that a gallery of moving cameras would make, from uncompressed cameras, composed by the broadcaster.
import type { BroadcastResolution } from '@airlock-rtc/contract';
import { layout, type LayoutPerson } from '@airlock-rtc/layouts';
import type { Frame } from 'node-av';
import { Canvas } from '../../packages/broadcaster/src/compositing/canvas.js';
import { Composer, tileKey } from '../../packages/broadcaster/src/compositing/composer.js';
import { paintBackground } from '../../packages/broadcaster/src/background/paint-background.js';
import { TextRenderer } from '../../packages/broadcaster/src/text/text-renderer.js';
import { framesOf, MEDIA_FILES, videoSource } from './media.js';

export interface ComposedOptions {
  readonly width: number;
  readonly height: number;
  readonly people: number;
  readonly count: number;
}

export async function composedFrames({ width, height, people, count }: ComposedOptions): Promise<Canvas[]> {
  const text = new TextRenderer();
  const composer = new Composer({ width, height }, text);
  composer.setBackground(await paintBackground({ width, height, color: '#323232' }));
  const everyone = Array.from({ length: people }, (_, i): LayoutPerson => ({
    id: `person-${i}`,
    name: `Person ${i + 1}`,
    canPublish: true,
    camera: { isMuted: false, width: 640, height: 360 },
    hasMicrophone: true,
    isSharingScreen: false,
    isSpeaking: false,
  }));
  const resolution = `${width}x${height}` as BroadcastResolution;
  const scene = layout(everyone, { layout: 'gallery', resolution });
  await composer.setScene(scene);
  const sources = everyone.map((_, i) => framesOf(videoSource(i % MEDIA_FILES, 10), 'buffersink'));
  const canvases: Canvas[] = [];
  while (canvases.length < count) {
    const pictures = new Map();
    for (const [i, tile] of scene.tiles.entries()) {
      const frame = (await sources[i]!.next()).value as Frame;
      const [y, u, v] = frame.data!;
      const strides = frame.linesize.slice(0, 3);
      pictures.set(tileKey(tile), { width: 640, height: 360, rotation: 0, planes: [y, u, v], strides });
    }
    composer.compose(pictures);
    const canvas = new Canvas(width, height);
    canvas.copyFrom(composer.canvas);
    canvases.push(canvas);
  }
  return canvases;
}
