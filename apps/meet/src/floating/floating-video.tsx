// The picture of one person in a small window over all others, by the browser's picture in picture.
import { useEffect, useRef } from 'react';
import type { ShownTrack } from '../meeting/person.js';
import './floating-video.css';

const ID = 'floating-video';

/** Not in Firefox, which puts a button of its own on each picture. */
export const canFloat = (): boolean => document.pictureInPictureEnabled;

export async function toggleFloating(): Promise<void> {
  const video = document.getElementById(ID) as HTMLVideoElement | null;
  try {
    if (document.pictureInPictureElement) await document.exitPictureInPicture();
    else await video?.requestPictureInPicture();
  } catch {
    // Nobody has a camera on, or the browser wants a click first: nothing floats.
  }
}

/** One element for whoever is to be seen: the window stays when it is somebody else's turn. */
export function FloatingVideo({ shown }: { shown: ShownTrack | undefined }) {
  const ref = useRef<HTMLVideoElement>(null);
  const { key, track } = shown ?? {};
  useEffect(() => {
    const video = ref.current;
    if (!video || !track) return;
    track.attach(video);
    return () => {
      track.detach(video);
    };
  }, [key, track]);
  return <video ref={ref} id={ID} className="floating-video" aria-hidden autoPlay playsInline muted />;
}
