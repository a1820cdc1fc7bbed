// Captions what one says for everyone in the room, while it is wanted and the microphone is on; and shows those of others, or not.
import { useEffect, useEffectEvent, useState } from 'react';
import { useWords } from '../language/language.js';
import type { Meeting } from '../meeting/meeting.js';
import { listenToSpeech } from './speech.js';

export interface CaptionChoice {
  /** Whether one's own speech is captioned. */
  readonly isSpeaking: boolean;
  readonly toggleSpeaking: () => void;
  /** Whether captions are shown here; they are until somebody hides them. */
  readonly areShown: boolean;
  readonly toggleShown: () => void;
}

export function useCaptions(meeting: Meeting, isMicrophoneOn: boolean): CaptionChoice {
  const { tag } = useWords();
  const [isSpeaking, setSpeaking] = useState(false);
  const [areShown, setShown] = useState(true);
  const tell = useEffectEvent((text: string) => meeting.caption(text));
  const fail = useEffectEvent(() => {
    setSpeaking(false);
    meeting.captionFailed();
  });
  useEffect(() => {
    // It listens to the device itself: whoever is muted in the room is not to be read there.
    if (!isSpeaking || !isMicrophoneOn) return;
    return listenToSpeech({ language: tag, onText: (text) => tell(text), onFailed: () => fail() });
  }, [isSpeaking, isMicrophoneOn, tag]);
  return {
    ...{ isSpeaking, toggleSpeaking: () => setSpeaking(!isSpeaking) },
    ...{ areShown, toggleShown: () => setShown(!areShown) },
  };
}
