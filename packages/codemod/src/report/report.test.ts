import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { planMigration } from '../migration/plan-migration.js';
import { htmlReport } from './html-report.js';
import { jsonReport } from './json-report.js';
import { markdownReport } from './markdown-report.js';

const CALL = `import Mux from '@mux/mux-node';
import { type LocalParticipant, type LocalTrack, Space } from '@mux/spaces-web';

export const make = (jwt: string) => new Space(jwt);
export const swap = (me: LocalParticipant, tracks: LocalTrack[]) => {
  me.updateTracks(tracks);
  return tracks[0]?.source;
};
export const watch = (space: Space) => space.on('participantJoined', () => {});
export const room = (mux: Mux) => mux.video.spaces.create();
`;

test('a report begins with what is left to do, by file, with lines as they are and as they were', async () => {
  const migration = await planned();
  const text = markdownReport(migration);
  const after = migration.changes.find(({ path: file }) => file.endsWith('call.ts'))!.after.split('\n');
  const now = after.findIndex((line) => line.includes('airlock-migrate[UPDATE_TRACKS]')) + 1;
  expect(text).toMatch(
    /^# .*\n\n.*\n\n## Left to do: \d+ places, \d+ of which may not compile until then\n\n### broken\.ts\n/,
  );
  expect(text).toContain(`- ${now} (6) UPDATE_TRACKS: `);
  expect(text).toMatch(/- \d+ \(9\) UNKNOWN_EVENT \(may not compile\): /);
  expect(migration.markers).toContainEqual(expect.objectContaining({ line: now, code: 'UPDATE_TRACKS' }));
});

test('a report names the environment that the output needs, and says nothing of names that stay', async () => {
  const text = markdownReport(await planned());
  expect(text).toMatch(/## Set these environment variables\n\n- `LIVEKIT_URL`: the address/);
  expect(text).not.toContain('LocalParticipant`: LocalParticipant');
  expect(text).not.toContain('source is source');
  expect(text).toMatch(/\| `LocalParticipant\.updateTracks` \| 1 \| \w+ \| \S/);
});

test('the three forms say the same', async () => {
  const migration = await planned();
  const json = JSON.parse(jsonReport(migration)) as {
    leftToDo: { message: string }[];
    environment: unknown[];
  };
  expect(json.environment).toHaveLength(1);
  const html = htmlReport(migration);
  for (const { message } of json.leftToDo) {
    expect(html).toContain(message.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`));
  }
});

async function planned() {
  const folder = await mkdtemp(path.join(tmpdir(), 'airlock-report-'));
  try {
    await writeFile(path.join(folder, 'call.ts'), CALL);
    await writeFile(path.join(folder, 'broken.ts'), 'const = ;\n');
    return await planMigration(folder, { to: 'livekit' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
