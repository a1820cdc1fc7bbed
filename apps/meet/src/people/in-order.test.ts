// Tests in which order the list shows the people.
import { expect, it } from 'vitest';
import type { Person } from '../meeting/person.js';
import { inOrder } from './in-order.js';

const person = (name: string, facts: Partial<Person> = {}): Person => ({
  ...{ key: name, name, isSelf: false, isSpeaking: false, microphone: 'on', sounds: [] },
  ...facts,
});

it('shows hands as they were raised, then oneself, then the others by name', () => {
  const people = [person('Zoë'), person('Ärne'), person('Ben', { hand: 2 }), person('Bob')];
  const all = [...people, person('Yan', { isSelf: true }), person('Cleo', { hand: 1 })];
  expect(inOrder(all, 'en').map(({ name }) => name)).toEqual(['Cleo', 'Ben', 'Yan', 'Ärne', 'Bob', 'Zoë']);
});
