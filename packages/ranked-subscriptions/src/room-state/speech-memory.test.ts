import type { Participant } from 'livekit-client';
import { expect, it } from 'vitest';
import { SpeechMemory } from './speech-memory.js';

const speakers = (...identities: string[]) => identities.map((identity) => ({ identity }) as Participant);

it('knows since when someone speaks, however often LiveKit repeats it', () => {
  const memory = new SpeechMemory();
  memory.update(speakers('a'), 100);
  memory.update(speakers('a', 'b'), 200);
  expect(memory.of('a')).toEqual({ speakingSinceMs: 100 });
  expect(memory.of('b')).toEqual({ speakingSinceMs: 200 });
});

it('knows when someone fell silent, and begins anew when they speak again', () => {
  const memory = new SpeechMemory();
  memory.update(speakers('a'), 100);
  memory.update([], 200);
  expect(memory.of('a')).toEqual({ lastSpokeAtMs: 200 });
  memory.update(speakers('a'), 300);
  expect(memory.of('a')).toEqual({ speakingSinceMs: 300, lastSpokeAtMs: 200 });
});

it('forgets the long silent and keeps those who speak', () => {
  const memory = new SpeechMemory();
  memory.update(speakers('old', 'still'), 100);
  memory.update(speakers('still'), 200);
  memory.forgetBefore(200);
  expect(memory.of('old')).toEqual({});
  expect(memory.of('still')).toEqual({ speakingSinceMs: 100 });
});
