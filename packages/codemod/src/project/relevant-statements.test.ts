import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { planMigration } from '../migration/plan-migration.js';

test.each([
  [
    'by way of names that are declared later, in several steps',
    'export const label = () => pick()[0]?.displayName;\nconst pick = () => all();\n' +
      "import type { RemoteParticipant } from '@mux/spaces-web';\nconst all = (): RemoteParticipant[] => [];\n",
    '(pick()[0])',
  ],
  [
    'in a function whose own names hide an imported one',
    "import { type RemoteParticipant as Guest } from '@mux/spaces-web';\n" +
      'export function f(p: Guest) {\n  const Guest = p.displayName;\n  return Guest;\n}\n',
    "const Guest = p.name ?? ''",
  ],
  [
    'beside a parameter that hides an imported name',
    "import { type RemoteParticipant, type LocalParticipant as me } from '@mux/spaces-web';\n" +
      'export const g = (me: number, list: RemoteParticipant[]) => list[me]?.connectionId;\n' +
      'export const h = (self: me) => self.connectionId;\n',
    '=> self.sid',
  ],
  [
    'by way of a global',
    "import type { Space } from '@mux/spaces-web';\ndeclare global {\n  var space: Space;\n}\n" +
      'export const who = () => globalThis.space.localParticipant?.connectionId;\n',
    'localParticipant?.sid',
  ],
])('finds what is of Mux %s', async (_, text, expected) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'airlock-relevant-'));
  try {
    await writeFile(path.join(folder, 'a.ts'), text);
    const { changes } = await planMigration(folder, { to: 'livekit' });
    expect(changes[0]?.after).toContain(expected);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
