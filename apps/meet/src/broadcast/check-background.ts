// Finds out whether a background image can be had, before a room goes live without it.

/** Loads the image as the preview does. */
async function load(address: string): Promise<void> {
  const image = new Image();
  image.src = address;
  await image.decode();
}

/** Whether the image at `address` can be loaded and drawn; `load` rejects when it cannot. */
export async function canLoadBackground(address: string, loadImage = load): Promise<boolean> {
  return loadImage(address).then(
    () => true,
    () => false,
  );
}
