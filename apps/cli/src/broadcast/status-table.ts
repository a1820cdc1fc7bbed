// The table of `airlock broadcast status`: one row a broadcast, its destinations below each other.
import { plainTable } from '../plain-table.js';

/** As `GET /airlock/v1/admin/broadcasts` gives it. */
export interface ListedBroadcast {
  id: string;
  space_id: string;
  resolution: string;
  airlock: {
    state: string;
    since: string;
    cause?: string;
    destinations: { id: string; url?: string; state: string; cause?: string; retries: number }[];
  };
  figures?: {
    frames_per_second?: number;
    bitrate_bps?: number;
    dropped_frames?: number;
    delay_ms?: number;
  };
}

const HEAD = ['space', 'state', 'since', 'destinations', 'fps', 'Mb/s', 'dropped', 'delay', 'cause'];

export function statusTable(broadcasts: readonly ListedBroadcast[]): string {
  return plainTable(HEAD, broadcasts.map(rowOf));
}

function rowOf({ space_id, airlock, figures = {} }: ListedBroadcast): string[] {
  const { frames_per_second: fps, bitrate_bps: bitrate, dropped_frames: dropped, delay_ms: delay } = figures;
  return [
    space_id,
    airlock.state,
    airlock.since,
    airlock.destinations.map(destinationWords).join('\n'),
    known(fps, (value) => value.toFixed(1)),
    known(bitrate, (value) => (value / 1e6).toFixed(2)),
    known(dropped, String),
    known(delay, (value) => `${Math.round(value)} ms`),
    airlock.cause ?? '',
  ];
}

function destinationWords({
  id,
  url,
  state,
  retries,
}: ListedBroadcast['airlock']['destinations'][number]): string {
  return `${url ?? id} ${state}${retries > 0 ? ` (${retries} retries)` : ''}`;
}

function known(value: number | undefined, words: (value: number) => string): string {
  return value === undefined ? '-' : words(value);
}
