import { expect, it } from 'vitest';
import { isShown, shownPeopleOf } from './shown-people.js';

const room: { identity: string; attributes: Record<string, string> }[] = [
  { identity: 'ada', attributes: { role: 'host' } },
  { identity: 'ben', attributes: { role: 'guest', team: 'C#' } },
  { identity: '会議', attributes: { role: 'guest' } },
  { identity: 'constructor', attributes: { role: '' } },
];
const shown = (query: string) =>
  room
    .filter((each) => isShown(each, shownPeopleOf(new URLSearchParams(query))))
    .map(({ identity }) => identity);

it.each([
  ['', ['ada', 'ben', '会議', 'constructor']],
  ['include=ada&include=会議', ['ada', '会議']],
  ['exclude=ada', ['ben', '会議', 'constructor']],
  ['include_attribute=role=guest', ['ben', '会議']],
  ['include_attribute=role=guest&include=ada&exclude=ben', ['ada', '会議']],
  ['exclude_attribute=team=C%23', ['ada', '会議', 'constructor']],
  ['include_attribute=role', ['ada', 'ben', '会議']],
  ['include_attribute=constructor', []],
  ['include=nobody', []],
])('%s shows %j', (query, expected) => expect(shown(query)).toEqual(expected));
