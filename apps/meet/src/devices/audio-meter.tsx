// Shows that a microphone hears something; written past React, since it moves with every frame.
import { useEffect, useEffectEvent, useRef } from 'react';
import { watchAudioLevel } from './audio-level.js';
import { Silence } from './silence.js';
import { whenIdle } from '../view-model/when-idle.js';
import './audio-meter.css';

interface AudioMeterProps {
  readonly track: MediaStreamTrack;
  /** Whether it has heard nothing for a while. */
  readonly onSilent?: (isSilent: boolean) => void;
}

export function AudioMeter({ track, onSilent }: AudioMeterProps) {
  const meter = useRef<HTMLSpanElement>(null);
  const tell = useEffectEvent((isSilent: boolean) => onSilent?.(isSilent));
  useEffect(() => {
    const silence = new Silence();
    let stop: (() => void) | undefined;
    // Opening the audio takes as long as drawing the whole lobby, which comes first.
    const forget = whenIdle(() => {
      stop = watchAudioLevel(track, (level) => {
        meter.current?.style.setProperty('--level', level.toFixed(3));
        tell(silence.isSilent(level, performance.now()));
      });
    });
    return () => {
      forget();
      stop?.();
    };
  }, [track]);
  return <span ref={meter} className="audio-meter" aria-hidden />;
}
