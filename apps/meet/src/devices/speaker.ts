// The loudspeaker or headphones that the others are heard from, where the browser lets a page choose.
import { useEffect, useRef } from 'react';
import { useView } from '../view-model/use-view.js';
import { ViewModel } from '../view-model/view-model.js';

class Speaker extends ViewModel<{ readonly deviceId: string }> {
  constructor() {
    super({ deviceId: '' });
  }

  choose(deviceId: string): void {
    this.show({ deviceId });
  }
}

/** The one of this page; empty is the browser's own choice. */
export const speaker = new Speaker();

/** Not in Safari before 18.4, nor on phones. */
export const canChooseSpeaker = (): boolean =>
  typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;

/** Lets an element play there; one that has gone leaves it where it was. */
export function useSpeaker() {
  const { deviceId } = useView(speaker);
  const element = useRef<HTMLMediaElement>(null);
  useEffect(() => {
    if (canChooseSpeaker()) void element.current?.setSinkId(deviceId).catch(() => {});
  }, [deviceId]);
  return element;
}

const TONE_HZ = 523.25;
const TONE_SECONDS = 0.8;

/** Plays a soft tone where the others would be heard. Resolves when it is over. */
export async function playTestTone(deviceId = speaker.getView().deviceId): Promise<void> {
  const context = new AudioContext();
  const element = new Audio();
  try {
    const destination = new MediaStreamAudioDestinationNode(context);
    const tone = new OscillatorNode(context, { frequency: TONE_HZ });
    const volume = new GainNode(context, { gain: 0 });
    tone.connect(volume).connect(destination);
    const now = context.currentTime;
    volume.gain.linearRampToValueAtTime(0.25, now + 0.05);
    volume.gain.setValueAtTime(0.25, now + TONE_SECONDS - 0.2);
    volume.gain.linearRampToValueAtTime(0, now + TONE_SECONDS);
    element.srcObject = destination.stream;
    if (canChooseSpeaker()) await element.setSinkId(deviceId);
    await element.play();
    await new Promise((resolve) => {
      tone.addEventListener('ended', resolve);
      tone.start();
      tone.stop(now + TONE_SECONDS);
    });
  } finally {
    element.srcObject = null;
    await context.close();
  }
}
