import { EventEmitter } from 'events';
import { expect, it } from 'vitest';
import { Scope } from './scope.js';
import { untilAborted } from './until-aborted.js';

it('ends all its listeners, once', () => {
  const [emitter, scope] = [new EventEmitter(), new Scope()];
  const heard: string[] = [];
  scope.listen(emitter, 'a', () => heard.push('a'));
  scope.onEnd(() => heard.push('end'));
  emitter.emit('a');
  scope.end();
  scope.end();
  emitter.emit('a');
  expect(heard).toEqual(['a', 'end']);
  expect(emitter.eventNames()).toEqual([]);
});

it('a wait ends with its promise, or before it when it is aborted', async () => {
  const controller = new AbortController();
  await expect(untilAborted(controller.signal, Promise.resolve(1))).resolves.toBe(1);
  const waiting = untilAborted(controller.signal, new Promise(() => {}));
  controller.abort(new Error('over'));
  await expect(waiting).rejects.toThrow('over');
  await expect(untilAborted(controller.signal, Promise.resolve(1))).rejects.toThrow('over');
});
