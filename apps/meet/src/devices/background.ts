// Blurs what is behind a person, or puts a picture there, on this machine alone.
import { VirtualBackgroundProcessor } from '@shiguredo/virtual-background';
import type { Background, Processed } from './processed.js';

const BLUR_RADIUS_PX = 15;

/** Colours from top to bottom. */
const pictures = {
  dawn: ['#f6d9c4', '#e9a98b', '#8f7a94'],
  night: ['#0d1b2a', '#1b3a4b', '#3b6064'],
} as const;

export async function replaceBackground(
  track: MediaStreamTrack,
  background: Exclude<Background, 'none'>,
): Promise<Processed> {
  if (!VirtualBackgroundProcessor.isSupported()) throw new Error('This browser cannot process video.');
  const model = new URL(import.meta.env.BACKGROUND_MODEL, location.href).href;
  // The package asks for a file at a time, late: what cannot be reached is to be known now.
  const response = await fetch(`${model}/selfie_segmentation.binarypb`);
  if (!response.ok) throw new Error(`Failed to load the background model (HTTP ${response.status}).`);
  const processor = new VirtualBackgroundProcessor(model);
  const processed = await processor.startProcessing(
    track as MediaStreamVideoTrack,
    background === 'blur' ? { blurRadius: BLUR_RADIUS_PX } : { backgroundImage: draw(pictures[background]) },
  );
  return { track: processed, end: () => processor.stopProcessing() };
}

function draw(colors: readonly string[]): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const context = canvas.getContext('2d')!;
  const gradient = context.createLinearGradient(0, 0, 0, canvas.height);
  colors.forEach((color, index) => gradient.addColorStop(index / (colors.length - 1), color));
  context.fillStyle = gradient;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}
