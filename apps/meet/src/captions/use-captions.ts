// Captions what one says for everyone in the room, while it is wanted and the microphone is on.
import { useEffect, useEffectEvent, useState } from 'react';
import { useWords } from '../language/language.js';
import type { Meeting } from '../meeting/meeting.js';
import { listenToSpeech } from './speech.js';

export function useCaptions(meeting: Meeting, isMicrophoneOn: boolean): [isOn: boolean, toggle: () => void] {
  const { tag } = useWords();
  const [isOn, setOn] = useState(false);
  const tell = useEffectEvent((text: string) => meeting.caption(text));
  const fail = useEffectEvent(() => {
    setOn(false);
    meeting.captionFailed();
  });
  useEffect(() => {
    // It listens to the device itself: whoever is muted in the room is not to be read there.
    if (!isOn || !isMicrophoneOn) return;
    return listenToSpeech({ language: tag, onText: (text) => tell(text), onFailed: () => fail() });
  }, [isOn, isMicrophoneOn, tag]);
  return [isOn, () => setOn(!isOn)];
}
