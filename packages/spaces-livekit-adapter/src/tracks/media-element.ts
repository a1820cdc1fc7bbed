// Puts media into elements and takes it out, touching nothing but their stream.

/**
 * Plays a track in an element, in place of the element's track of the same kind.
 * livekit-client's `attach` would also set `muted`, `autoplay` and `playsInline`: an application's muted preview
 * would be unmuted as soon as a microphone is attached to it.
 */
export function addToElement(track: MediaStreamTrack, element: HTMLMediaElement): void {
  const stream = element.srcObject instanceof MediaStream ? element.srcObject : new MediaStream();
  for (const other of stream.getTracks()) if (other.kind === track.kind) stream.removeTrack(other);
  stream.addTrack(track);
  if (element.srcObject !== stream) element.srcObject = stream;
}

/** Takes tracks out; an element that has none left loses its stream. */
export function removeFromElement(mediaIds: (string | undefined)[], element: HTMLMediaElement): void {
  const stream = element.srcObject;
  if (!(stream instanceof MediaStream)) return;
  for (const track of stream.getTracks()) if (mediaIds.includes(track.id)) stream.removeTrack(track);
  if (stream.getTracks().length === 0) element.srcObject = null;
}

export function createElement(kind: string): HTMLMediaElement {
  return document.createElement(kind === 'audio' ? 'audio' : 'video');
}
