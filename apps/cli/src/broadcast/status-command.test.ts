import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { statusTable } from './status-table.js';

it('shows state, destinations and figures, and a dash for what nobody knows', () => {
  const since = '2026-01-01T00:00:00.000Z';
  const table = statusTable([
    {
      ...{ id: 'b1', space_id: 'hall', resolution: '1280x720' },
      airlock: {
        ...{ state: 'active', since },
        destinations: [
          { id: 'live_stream', state: 'active', retries: 0 },
          { id: 'd1', url: 'rtmp://b.example/live/•••', state: 'retrying', retries: 3 },
        ],
      },
      figures: { frames_per_second: 29.97, bitrate_bps: 3_141_000, dropped_frames: 2 },
    },
    {
      ...{ id: 'b2', space_id: 'attic', resolution: '1280x720' },
      airlock: { state: 'idle', since, cause: 'It could not be reached.', destinations: [] },
    },
  ]);
  const [head, hall, second, attic] = stripVTControlCharacters(table)
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));
  expect(head).toEqual([
    'space',
    'state',
    'since',
    'destinations',
    'fps',
    'Mb/s',
    'dropped',
    'delay',
    'cause',
  ]);
  expect(hall).toEqual(['hall', 'active', since, 'live_stream active', '30.0', '3.14', '2', '-']);
  expect(second).toEqual(['rtmp://b.example/live/••• retrying (3 retries)']);
  expect(attic).toEqual(['attic', 'idle', since, '-', '-', '-', '-', 'It could not be reached.']);
});
