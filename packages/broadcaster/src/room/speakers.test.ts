import { beforeEach, expect, it } from 'vitest';
import { Speakers } from './speakers.js';

const FRAME_MS = 20;

let speakers: Speakers;
let nowMs: number;

beforeEach(() => {
  speakers = new Speakers();
  nowMs = 1000;
});

/** Lets everyone be heard for a while; who is not given is silent. Returns how often a speaker was no more. */
function listen(forMs: number, loudness: Record<string, number>): number {
  let ended = 0;
  for (const untilMs = nowMs + forMs; nowMs < untilMs; nowMs += FRAME_MS) {
    for (const identity of ['ann', 'bob']) {
      const samples = new Int16Array(1920).fill(32767 * (loudness[identity] ?? 0));
      if (speakers.hear(identity, samples, nowMs)) ended += 1;
    }
  }
  return ended;
}

it('keeps whoever speaks on as loud as before while another one coughs', () => {
  listen(400, { ann: 0.2 });
  speakers.name(['ann'], nowMs);
  listen(400, { ann: 0.2, bob: 0.1 });
  speakers.name(['bob'], nowMs);
  expect(speakers.list()).toEqual(['ann', 'bob']);
  listen(400, { ann: 0.2 });
  speakers.name([], nowMs);
  expect(speakers.list()).toContain('ann');
  listen(400, { ann: 0.2 });
  expect(speakers.list()).toEqual(['ann']);
});

it('bears a pause between words', () => {
  listen(400, { ann: 0.2, bob: 0.1 });
  speakers.name(['ann'], nowMs);
  speakers.name(['bob'], nowMs);
  expect(listen(400, { bob: 0.1 })).toBe(0);
  listen(100, { ann: 0.2, bob: 0.1 });
  expect(speakers.list()).toEqual(['ann', 'bob']);
});

it('ends with half a second of silence for whom LiveKit names no more, and says so once', () => {
  listen(400, { ann: 0.2 });
  speakers.name(['ann'], nowMs);
  listen(300, { bob: 0.1 });
  speakers.name(['bob'], nowMs);
  expect(listen(160, { bob: 0.1 })).toBe(0);
  expect(listen(400, { bob: 0.1 })).toBe(1);
  expect(speakers.list()).toEqual(['bob']);
});

it('does not take noise below the level of speech for speech', () => {
  listen(1000, { ann: 0.015 });
  speakers.name(['ann'], nowMs);
  speakers.name(['bob'], nowMs);
  expect(speakers.list()).toEqual(['bob']);
});

it('takes the word of LiveKit for whom it names last, whatever is heard', () => {
  speakers.name(['ann', 'bob'], nowMs);
  expect(listen(2000, {})).toBe(0);
  expect(speakers.list()).toEqual(['bob', 'ann']);
});

it('names the loudest first', () => {
  listen(400, { ann: 0.1, bob: 0.3 });
  speakers.name(['bob', 'ann'], nowMs);
  expect(speakers.list()).toEqual(['bob', 'ann']);
  listen(1000, { ann: 0.4, bob: 0.1 });
  expect(speakers.list()).toEqual(['ann', 'bob']);
});

it('forgets whoever mutes themselves', () => {
  listen(400, { ann: 0.2, bob: 0.2 });
  speakers.name(['ann'], nowMs);
  speakers.name(['bob'], nowMs);
  speakers.forget('ann');
  speakers.forget('bob');
  expect(speakers.list()).toEqual([]);
});
