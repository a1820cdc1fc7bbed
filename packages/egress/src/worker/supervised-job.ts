// A plan in the broadcaster's words.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { PsrpcError } from '@airlock-rtc/psrpc';
import type { SupervisedJob } from '@airlock-rtc/broadcaster/supervisor';
import type { BroadcastDestination } from '@airlock-rtc/contract';
import type { OutputRules, PlannedOutput } from '../request/outputs.js';
import type { EgressPlan } from '../request/plan.js';
import type { StartEgressRequest } from '../rpc/messages.js';
import { destinationOf } from './egress-job.js';

/** @throws PsrpcError `invalid_argument` when the folder of a file cannot be made. */
export function supervisedJob(
  { egressId }: StartEgressRequest,
  { roomName, layout, only, encoding, outputs, background, shownPeople }: EgressPlan,
  { allowsPrivateDestinations }: OutputRules,
): SupervisedJob {
  const { width, height, ...encoded } = encoding;
  return {
    broadcastId: egressId,
    room: roomName,
    layout,
    ...(background === undefined ? {} : { background }),
    ...(shownPeople ? { shownPeople } : {}),
    resolution: `${width}x${height}`,
    ...encoded,
    ...(only ? { only } : {}),
    identity: egressId,
    slateText: '',
    segments: Object.fromEntries(
      outputs.flatMap((each) =>
        each.kind === 'segments'
          ? [
              [
                each.id,
                {
                  seconds: each.seconds,
                  prefix: each.segmentPrefix,
                  areNamedByTime: each.areNamedByTime,
                },
              ],
            ]
          : [],
      ),
    ),
    destinations: outputs.map((each) => toDestination(each, allowsPrivateDestinations)),
  };
}

function toDestination(output: PlannedOutput, allowsPrivate: boolean): BroadcastDestination {
  if (output.kind === 'stream') return destinationOf(output, allowsPrivate);
  const path = output.kind === 'file' ? output.path : output.playlistPath;
  makeFolder(dirname(path));
  return { id: output.id, url: path, isPublicOnly: false };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new PsrpcError(
      'invalid_argument',
      `The folder of the file cannot be made (${code}): give another name, or let this worker write there.`,
    );
  }
}
