import { expect, it } from 'vitest';
import { Listeners } from './listeners.js';

interface Events {
  said: [word: string, times: number];
}

it('runs the other listeners when one throws, and reports the error', () => {
  const errors: unknown[] = [];
  const heard: string[] = [];
  const listeners = new Listeners<Events>((error) => errors.push(error));
  const failure = new Error('mine');
  listeners.on('said', () => {
    throw failure;
  });
  listeners.on('said', (word, times) => heard.push(word.repeat(times)));
  listeners.emit('said', 'ha', 2);
  expect(heard).toEqual(['haha']);
  expect(errors).toEqual([failure]);
});

it('lets a listener remove itself while it is called', () => {
  const heard: string[] = [];
  const listeners = new Listeners<Events>(() => {});
  const remove = listeners.on('said', (word) => {
    heard.push(word);
    remove();
  });
  listeners.on('said', (word) => heard.push(word));
  listeners.emit('said', 'a', 1);
  listeners.emit('said', 'b', 1);
  expect(heard).toEqual(['a', 'a', 'b']);
});
