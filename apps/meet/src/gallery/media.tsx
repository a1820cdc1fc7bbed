// Plays one track of the Spaces API: a picture without its sound, or a sound alone.
import type { Track } from '@mux/spaces-web';
import { useCallback } from 'react';
import { useSpeaker } from '../devices/speaker.js';

/** Attaches `track` for as long as the element is on the page. */
function useAttached(track: Track) {
  return useCallback(
    (element: HTMLMediaElement | null) => {
      if (!element) return;
      track.attach(element);
      return () => {
        track.detach(element);
      };
    },
    [track],
  );
}

/** The picture is silent: sounds have elements of their own, and one's own sound has none. */
export function Picture({ track, label, className }: { track: Track; label: string; className?: string }) {
  return (
    <video ref={useAttached(track)} className={className} aria-label={label} autoPlay playsInline muted />
  );
}

export function Sound({ track }: { track: Track }) {
  const attached = useAttached(track);
  const speakerRef = useSpeaker();
  const ref = useCallback(
    (element: HTMLAudioElement) => {
      speakerRef.current = element;
      return attached(element);
    },
    [attached, speakerRef],
  );
  return <audio ref={ref} autoPlay />;
}
