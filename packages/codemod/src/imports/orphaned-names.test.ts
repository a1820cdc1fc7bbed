import { expect, test } from 'vitest';
import { keepOrphans } from './orphaned-names.js';

const NAMES = [
  { exported: 'Space', local: 'Space', isTypeOnly: false, node: undefined as never },
  { exported: 'Track', local: 'MuxTrack', isTypeOnly: true, node: undefined as never },
];

test.each([
  [
    'a value in a module',
    "'use client';\nimport { Room } from 'livekit-client';\nexport const made = { Space };\n",
    /^'use client';\n\/\/ airlock-migrate\[NAMESPACE_TYPE\]: .*: Space {2}\(.*\)\nimport \{ Space \} from '@mux\/spaces-web';\nimport \{ Room \}/,
  ],
  [
    'a type under another name',
    'export type Held = MuxTrack[];\n',
    /\nimport \{ type Track as MuxTrack \} from '@mux\/spaces-web';\n/,
  ],
  [
    'a value in a script',
    'module.exports = class extends Space {};\n',
    /\nconst \{ Space \} = require\('@mux\/spaces-web'\);\nmodule/,
  ],
])('%s that is still used keeps its import, with a marker', (_, text, expected) => {
  expect(keepOrphans(text, 'file.ts', NAMES)).toMatch(expected);
});

test.each([
  ['is declared by the file', 'const Space = 1;\nconsole.log(Space);\n'],
  ['is a member', 'console.log(sdk.Space, { Space: 1 });\n'],
  ['is exported from elsewhere', "export { Room as Space } from 'livekit-client';\n"],
  ['is the new name of another', "import { Room as Space } from 'livekit-client';\nnew Space();\n"],
  ['is in a comment', '// Space\nlet a: import("./a").Space;\n'],
])('a name that %s needs none', (_, text) => {
  expect(keepOrphans(text, 'file.ts', NAMES)).toBe(text);
});
