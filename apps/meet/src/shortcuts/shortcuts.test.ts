// Tests which keys do something, and that none is taken from the browser or from a keyboard of another script.
import { expect, it, vi } from 'vitest';
import { isTaken, shortcutNames, shortcutOf, shortcuts } from './shortcuts.js';

const press = (key: string, facts: object = {}) =>
  shortcutOf({
    ...{ key, code: '', ctrlKey: false, altKey: false, metaKey: false, repeat: false, isComposing: false },
    ...facts,
  });

it('has twelve, each with a key of its own', () => {
  expect(shortcutNames).toHaveLength(12);
  expect(new Set(Object.values(shortcuts)).size).toBe(12);
});

it.each([
  ['m', 'microphone'],
  ['M', 'microphone'],
  ['?', 'list'],
  ['؟', 'list'],
  ['x', undefined],
  ['ArrowDown', undefined],
  ['Process', undefined],
])('does for %j: %s', (key, name) => {
  expect(press(key)).toBe(name);
});

it.each([
  ['ة', 'KeyM'],
  ['も', 'KeyM'],
  ['ь', 'KeyM'],
])('goes by the place of the key for %j', (key, code) => {
  expect(press(key, { code })).toBe('microphone');
});

it('goes by the letter on a Latin keyboard with letters in other places', () => {
  expect(press('a', { code: 'KeyM' })).toBeUndefined();
  expect(press('é', { code: 'KeyM' })).toBeUndefined();
});

it.each(['ctrlKey', 'altKey', 'metaKey', 'repeat', 'isComposing'])('leaves a key alone with %s', (fact) => {
  expect(press('m', { [fact]: true })).toBeUndefined();
});

it.each([
  ['in the room', { field: false, dialog: false }, false],
  ['in a field', { field: true, dialog: false }, true],
  ['on the page behind an open dialog', { field: false, dialog: true }, true],
] as const)('leaves the keys alone or not: %s', (_place, { field, dialog }, expected) => {
  class FakeElement {
    closest = (selector: string) => (field && selector.includes('input') ? this : null);
  }
  vi.stubGlobal('Element', FakeElement);
  const page = { querySelector: (selector: string) => (dialog && selector === 'dialog[open]' ? {} : null) };
  const target = new FakeElement() as unknown as Element;
  expect(isTaken({ target }, page as unknown as ParentNode)).toBe(expected);
});
