import { expect, test } from 'vitest';
import { dropUnusedMux } from './unused-mux.js';

const REQUIRED = "const Mux = require('@mux/mux-node');\n";
const CLIENT = 'const mux = new Mux(process.env.ID, { secret: process.env.SECRET ?? `none` });\n';

test.each([
  ['a client of its own', `${REQUIRED}\n${CLIENT}\n`, 'mux.Video.Spaces.list()'],
  ['a part of a client', `${REQUIRED}${CLIENT}const { Spaces } = mux.Video;\n\n`, 'Spaces.list()'],
  ['a client taken apart', `${REQUIRED}const { Video } = new Mux('a', 'b');\n`, 'Video.Spaces.list()'],
  ['an import', "import Mux from '@mux/mux-node';\n\n", 'Mux.JWT.signSpaceId(id)'],
  ['a list of names', "import { Webhooks } from '@mux/mux-node';\n", 'Webhooks.verifyHeader(body, of)'],
  ['a namespace', "import * as Mux from '@mux/mux-node';\n", 'Mux.JWT.signSpaceId(id)'],
  ['an import of a module as a whole', "import Mux = require('@mux/mux-node');\n", 'Mux.JWT.signSpaceId(id)'],
  [
    'a client of Deno',
    "import Mux from 'npm:@mux/mux-node@8';\nconst mux = new Mux({ tokenId: Deno.env.get('ID')! });\n",
    'mux.video.spaces.list()',
  ],
])('%s goes with its last use', (_, links, use) => {
  const after = `${links}rooms.listRooms();\n`;
  expect(dropUnusedMux(`${links}${use};\n`, after, 'a.ts')).toBe('rooms.listRooms();\n');
});

test.each([
  ['it is used for something else', `${REQUIRED}${CLIENT}`, 'mux.Video.Assets.list();'],
  ['it is exported', `${REQUIRED}export ${CLIENT}`, ''],
  [
    'a part of it is used',
    "const { Webhooks, JWT } = require('@mux/mux-node');\n",
    'Webhooks.verifyHeader();',
  ],
  ['its arguments do something', `${REQUIRED}const mux = new Mux(readSecret());\n`, ''],
  ['its arguments count', `${REQUIRED}const mux = new Mux(ids[next++]);\n`, ''],
  ['its arguments assign', `${REQUIRED}const mux = new Mux((id = 'a'));\n`, ''],
  ['a line would join another', `one()\n${REQUIRED}`, '[1].forEach(two);'],
])('a client stays where %s', (_, links, rest) => {
  const after = `${links}rooms.listRooms();\n`.replace('rooms', rest ? `${rest}\nrooms` : 'rooms');
  const before = after.replace('rooms.listRooms()', 'mux.Video.Spaces.list(Mux, JWT)');
  const kept = dropUnusedMux(before, after, 'a.js');
  expect(kept).toContain(links.trimEnd().split('\n').at(-1));
});

test('what nobody used before stays, as does a file in which nothing was rewritten', () => {
  const text = `${REQUIRED}${CLIENT}`;
  expect(dropUnusedMux(`${text}one();\n`, `${text}two();\n`, 'a.js')).toBe(`${text}two();\n`);
  expect(dropUnusedMux(text, text, 'a.js')).toBe(text);
});

test('comments stay, and no second blank line is left', () => {
  const links = `// Rooms of lessons.\n${REQUIRED.trimEnd()} // the old way\n\n${CLIENT}\n`;
  const before = `const one = 1;\n\n${links}mux.Video.Spaces.list();\n`;
  const after = `const one = 1;\n\n${links}rooms.listRooms();\n`;
  expect(dropUnusedMux(before, after, 'a.js')).toBe(
    'const one = 1;\n\n// Rooms of lessons.\n// the old way\n\nrooms.listRooms();\n',
  );
});
