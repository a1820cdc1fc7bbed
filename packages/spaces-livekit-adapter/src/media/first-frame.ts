// Waits for a camera's first frame, after which its settings tell its true size.

/** spaces-web 1.2.0 waits no longer than this. */
const LONGEST_WAIT_MS = 1000;

export async function waitForDimensions(stream: MediaStream): Promise<void> {
  if (stream.getVideoTracks().length === 0) return;
  const element = document.createElement('video');
  element.muted = true;
  element.playsInline = true;
  element.srcObject = stream;
  let timer: ReturnType<typeof setTimeout> | undefined;
  await new Promise<void>((resolve) => {
    element.addEventListener('loadedmetadata', () => resolve(), { once: true });
    timer = setTimeout(resolve, LONGEST_WAIT_MS);
    element.play().catch(() => undefined);
  });
  clearTimeout(timer);
  element.pause();
  element.srcObject = null;
}
