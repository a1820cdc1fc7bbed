// Puts the background image behind the tiles once it has arrived; one that fails leaves the colour.
import { PageError } from '../page-error/page-error.js';
import { fetchBackground } from './fetch-background.js';

/** A file of a few bytes can claim any size. */
const MAX_PIXELS = 4096 * 4096;

/** Resolves when the image stands, or does not; the reason goes to the console. */
export async function showBackground(url: string, stage: HTMLElement): Promise<void> {
  try {
    const image = await decoded(await fetchBackground(url));
    image.className = 'background';
    stage.prepend(image);
  } catch (error) {
    console.warn(error instanceof PageError ? error.message : 'The background image is broken.');
  }
}

async function decoded(file: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  const url = URL.createObjectURL(file);
  try {
    image.src = url;
    // `load` tells the size; pixels are made only by `decode`.
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
    });
    if (image.naturalWidth * image.naturalHeight > MAX_PIXELS) {
      throw new PageError('invalid_background', 'The background image has more than 16 megapixels.');
    }
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}
