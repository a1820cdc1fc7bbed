// What a page shows and plays: the frame in a <video>, and the tone of an element's stream.
import type { Locator } from 'playwright-core';
import { readFrame, rgbaPixels, type SeenFrame } from '../pattern/read-frame.js';
import { dominantTone, type HeardTone } from '../tone/goertzel.js';

/** What is looked at is as large as this; a counter cell is still ten pixels wide. */
const SAMPLE_SIZE = { width: 160, height: 90 };

/** @returns what the element's current frame shows; undefined while it has none. The size is the video's own. */
export async function seenFrame(video: Locator): Promise<SeenFrame | undefined> {
  const sample = await video.evaluate((element, { width, height }) => {
    const video = element as HTMLVideoElement;
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return undefined;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(video, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    return { pixels: [...data], width: video.videoWidth, height: video.videoHeight };
  }, SAMPLE_SIZE);
  if (!sample) return undefined;
  const seen = readFrame(rgbaPixels(Uint8Array.from(sample.pixels), SAMPLE_SIZE.width, SAMPLE_SIZE.height));
  return { ...seen, width: sample.width, height: sample.height };
}

/**
 * Listens for a third of a second to the stream of an <audio> or <video> element, whether or not the element is muted.
 *
 * @returns undefined in silence, and without a live audio track.
 */
export async function heardTone(media: Locator): Promise<HeardTone | undefined> {
  const heard = await media.evaluate(async (element) => {
    const stream = (element as HTMLMediaElement).srcObject;
    if (!(stream instanceof MediaStream) || stream.getAudioTracks().length === 0) return undefined;
    const context = new AudioContext();
    try {
      const analyser = new AnalyserNode(context, { fftSize: 16_384 });
      context.createMediaStreamSource(stream).connect(analyser);
      const listenSeconds = analyser.fftSize / context.sampleRate;
      const begin = context.currentTime;
      while (context.currentTime - begin < listenSeconds + 0.05) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const samples = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(samples);
      return { samples: [...samples], sampleRate: context.sampleRate };
    } finally {
      await context.close();
    }
  });
  if (!heard) return undefined;
  const samples = Int16Array.from(heard.samples, (sample) =>
    Math.round(Math.min(1, Math.max(-1, sample)) * 0x7fff),
  );
  return dominantTone(samples, heard.sampleRate);
}
