// How long a migration of 1,000 files of 200 lines takes, and how much memory it needs.
// Run it by: npm run bench:migrate
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { planMigration } from '@airlock-rtc/codemod';

const FILES = 1_000;
const LINES = 200;
const MOST_SECONDS = 20;
const MOST_MEBIBYTES = 1_024;

const folder = await mkdtemp(path.join(tmpdir(), 'airlock-bench-'));
try {
  await Promise.all(
    Array.from({ length: FILES }, (_, index) =>
      writeFile(path.join(folder, `file${index}.ts`), source(index)),
    ),
  );
  const started = performance.now();
  const { changes, places } = await planMigration(folder, { to: 'livekit' });
  const seconds = (performance.now() - started) / 1000;
  // In kibibytes, of the whole process (Node's own documentation).
  const mebibytes = process.resourceUsage().maxRSS / 1024;
  console.log(`${changes.length} of ${FILES} files, ${places.length} places`);
  console.log(
    `${seconds.toFixed(1)} s (at most ${MOST_SECONDS}), ${mebibytes.toFixed(0)} MiB (at most ${MOST_MEBIBYTES})`,
  );
  if (seconds > MOST_SECONDS || mebibytes > MOST_MEBIBYTES) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** A file that imports its neighbour, uses the SDK in every function, and has the given number of lines. */
function source(index: number): string {
  const head = [
    "import { Space, SpaceEvent, type RemoteParticipant, type RemoteTrack } from '@mux/spaces-web';",
    ...(index > 0
      ? [`import { name0 as before } from './file${index - 1}.js';`, 'export const last = before;']
      : []),
    'export function watch(space: Space) {',
    '  space.on(SpaceEvent.ParticipantTrackSubscribed, (participant: RemoteParticipant, track: RemoteTrack) => {',
    "    track.attach(document.createElement('video'));",
    '    console.log(participant.displayName, track.name);',
    '  });',
    '}',
  ];
  const body: string[] = [];
  for (let part = 0; head.length + body.length < LINES; part += 1) {
    // One function in four has to do with the SDK: more than in an application, where most files do not know it.
    body.push(...(part % 4 === 0 ? ofSpaces(part) : ofTheApplication(part)));
  }
  return [...head, ...body].slice(0, LINES + 7).join('\n');
}

function ofSpaces(part: number): string[] {
  return [
    `export function name${part}(participant: RemoteParticipant): string {`,
    "  const first = participant.displayName.split(' ')[0] ?? '';",
    '  const tracks = participant.getTracks().filter((track) => !track.isMuted());',
    '  const sizes = tracks.map((track) => `${track.width}x${track.height}`);',
    "  return [first, ...sizes, participant.id].filter(Boolean).join(' ');",
    '}',
    '',
  ];
}

function ofTheApplication(part: number): string[] {
  return [
    `export function total${part}(orders: { price: number; count: number; name: string }[]): string {`,
    '  const sums = orders.map((order) => order.price * order.count);',
    '  const sum = sums.reduce((before, each) => before + each, 0);',
    '  const names = orders.map(({ name }) => name.trim().toLowerCase()).sort();',
    "  if (names.length === 0) return 'nothing';",
    "  return `${names.join(', ')}: ${sum.toFixed(2)}`;",
    '}',
    '',
  ];
}
