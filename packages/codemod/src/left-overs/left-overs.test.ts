import { expect, test } from 'vitest';
import { leftOversIn, type LookedAt } from './left-overs.js';

const NOTHING_SAID = { saidOf: new Set<string>(), markedAt: new Set<string>(), isExchanging: false };

test.each([
  ['the package', "import { Space } from '@mux/spaces-web';"],
  ['a script of a page', '<script src="https://unpkg.com/@mux/spaces-web"></script>'],
  ['a path of the REST API, with and without a slash before it', "api.get('video/v1/spaces')"],
  ['an event of a webhook', "if (type === 'video.space.idle') end();"],
  ['a token', "sign({ sub, aud: 'rt' })"],
  ["a token's audience by name", "const MUX_AUD = 'rt';"],
  ['a token for a list of audiences', "sign({ sub, aud: ['rt'] })"],
  ['a token of jose', "new SignJWT({}).setAudience('rt')"],
  ['any event of a webhook', "if (type.startsWith('video.space')) end();"],
  ['a path apart from its host', "http.get('/spaces'); // https://api.mux.com"],
  ['mux-node', 'const { Spaces } = mux.Video.Spaces;'],
])('%s is found in any file', (_, line) => {
  expect(leftOversIn([unchanged(`const other = 1;\n${line}\n`)], NOTHING_SAID)).toMatchObject([
    { path: 'a.ts', line: 2 },
  ]);
});

test.each([
  'me.publishTracks(all)',
  "room.on('ParticipantJoined', add)",
  'name = person.displayName',
  '({ connectionId }) => connectionId',
])('%s is found where Mux reaches, and is another program’s own word elsewhere', (line) => {
  expect(leftOversIn([{ ...unchanged(line), isReached: true }], NOTHING_SAID)).toHaveLength(1);
  expect(leftOversIn([unchanged(line)], NOTHING_SAID)).toEqual([]);
});

test('a line of which the report speaks, a comment, and what the migration wrote are not listed', () => {
  const before = "use('@mux/spaces-web');\n// '@mux/spaces-web'\nold();\n";
  const after = "use('@mux/spaces-web');\n// '@mux/spaces-web'\nwritten('@mux/spaces-web');\n";
  const saidOf = new Set(['a.ts:1']);
  expect(leftOversIn([{ ...unchanged(before), after }], { ...NOTHING_SAID, saidOf })).toEqual([]);
});

test('a name of Spaces on a line of which only the rest was rewritten is listed, unless it has a marker', () => {
  const before = 'one();\nall.filter((p) => p.connectionId !== who.connectionId);\n';
  const after = 'one();\nall.filter((p) => p.connectionId !== who.sid);\n';
  const file = { ...unchanged(before), after, isReached: true };
  const saidOf = new Set(['a.ts:2']);
  expect(leftOversIn([file], { ...NOTHING_SAID, saidOf })).toMatchObject([{ line: 2 }]);
  expect(leftOversIn([file], { ...NOTHING_SAID, saidOf, markedAt: saidOf })).toEqual([]);
});

test('the line is that of the file as it was', () => {
  const before = "one();\ntwo();\nuse('@mux/spaces-web');\n";
  const after = "first();\nsecond();\nthird();\ntwo();\nuse('@mux/spaces-web');\n";
  expect(leftOversIn([{ ...unchanged(before), after }], NOTHING_SAID)).toMatchObject([{ line: 3 }]);
});

test('a token stays where an exchange takes Mux tokens', () => {
  const file = unchanged("sign({ sub, aud: 'rt' })");
  expect(leftOversIn([file], { ...NOTHING_SAID, isExchanging: true })).toEqual([]);
});

test('of a file that was not read it is said why', () => {
  const file = {
    ...unchanged("import { Space } from '@mux/spaces-web'"),
    unread: 'Astro components are not read',
  };
  expect(leftOversIn([file], NOTHING_SAID)[0]?.why).toContain('Astro');
});

function unchanged(text: string): LookedAt {
  return { path: 'a.ts', before: text, after: text, isReached: false, own: [] };
}
