import { beforeEach, expect, it } from 'vitest';
import { Speakers } from './speakers.js';

let speakers: Speakers;

beforeEach(() => {
  speakers = new Speakers();
});

/** Lets both be heard for a while; who is not given is silent. Returns how often the speakers became others. */
function listen(forMs: number, loudness: { ann?: number; bob?: number }): number {
  let changes = 0;
  for (let atMs = 0; atMs < forMs; atMs += 20) {
    for (const identity of ['ann', 'bob'] as const) {
      const frame = new Int16Array(1920).fill(32767 * (loudness[identity] ?? 0));
      if (speakers.add(identity, frame)) changes += 1;
    }
  }
  return changes;
}

it('keeps whoever speaks on as loud as before while another one coughs', () => {
  listen(400, { ann: 0.2 });
  speakers.name(['ann']);
  listen(400, { ann: 0.2, bob: 0.1 });
  speakers.name(['bob']);
  expect(speakers.list()).toEqual(['ann', 'bob']);
  listen(400, { ann: 0.2 });
  speakers.name([]);
  expect(speakers.list()).toEqual(['ann']);
});

it('bears a pause between words', () => {
  listen(500, { ann: 0.2, bob: 0.1 });
  speakers.name(['ann']);
  speakers.name(['bob']);
  expect(listen(160, { bob: 0.1 })).toBe(0);
  expect(listen(100, { ann: 0.2, bob: 0.1 })).toBe(0);
  expect(speakers.list()).toEqual(['ann', 'bob']);
});

it('ends with a fifth of a second of silence for whom LiveKit names no more, and says so once', () => {
  listen(500, { ann: 0.2 });
  speakers.name(['ann']);
  speakers.name(['bob']);
  expect(listen(200, { bob: 0.1 })).toBe(1);
  expect(listen(1000, { bob: 0.1 })).toBe(0);
  expect(speakers.list()).toEqual(['bob']);
});

it('passes on at once from whoever fell silent before LiveKit named the next', () => {
  listen(500, { ann: 0.2 });
  speakers.name(['ann']);
  listen(200, { bob: 0.1 });
  speakers.name(['bob']);
  expect(speakers.list()).toEqual(['bob']);
});

it('hears who begins again after a pause that LiveKit did not notice', () => {
  listen(500, { ann: 0.2 });
  speakers.name(['ann']);
  speakers.name(['bob']);
  listen(600, {});
  expect(listen(400, { ann: 0.2 })).toBe(1);
  expect(speakers.list()).toContain('ann');
});

it('does not take noise below the level of speech for speech', () => {
  listen(1000, { ann: 0.015 });
  speakers.name(['ann']);
  speakers.name(['bob']);
  expect(speakers.list()).toEqual(['bob']);
});

it('takes the word of LiveKit for whoever was not named yet, and for whom it names last', () => {
  listen(1000, { ann: 0.2 });
  expect(speakers.list()).toEqual([]);
  speakers.name(['bob']);
  expect(listen(2000, {})).toBe(0);
  expect(speakers.list()).toEqual(['bob']);
});

it('names the loudest first', () => {
  listen(400, { ann: 0.1, bob: 0.3 });
  speakers.name(['ann', 'bob']);
  expect(speakers.list()).toEqual(['bob', 'ann']);
  listen(1000, { ann: 0.4, bob: 0.1 });
  expect(speakers.list()).toEqual(['ann', 'bob']);
});

it('forgets whoever mutes themselves', () => {
  listen(400, { ann: 0.2, bob: 0.2 });
  speakers.name(['ann']);
  speakers.name(['bob']);
  speakers.forget('ann');
  speakers.forget('bob');
  expect(speakers.list()).toEqual([]);
});
