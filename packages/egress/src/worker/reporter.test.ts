import { PsrpcError } from '@airlock-rtc/psrpc';
import { EgressInfo, EgressStatus } from '@livekit/protocol';
import { expect, it } from 'vitest';
import { Reporter } from './reporter.js';

const info = (status: EgressStatus) => new EgressInfo({ egressId: 'EG_1', status });
const { EGRESS_STARTING, EGRESS_ACTIVE, EGRESS_ENDING, EGRESS_COMPLETE } = EgressStatus;

function reporterTo(update: (status: EgressStatus) => Promise<void>) {
  const warnings: string[] = [];
  const reporter = new Reporter({
    update: (each) => update(each.status),
    onWarning: (words) => warnings.push(words),
    delayMs: () => 0,
  });
  return { reporter, warnings };
}

it('tells in order, and the newest again and again while the server is away', async () => {
  const told: EgressStatus[] = [];
  let isAway = true;
  let tries = 0;
  const { reporter, warnings } = reporterTo(async (status) => {
    tries += 1;
    if (tries > 20) isAway = false;
    if (isAway) throw new PsrpcError('unavailable', 'no response from servers');
    told.push(status);
  });
  for (const status of [EGRESS_STARTING, EGRESS_ACTIVE, EGRESS_ENDING]) reporter.report(info(status));
  await reporter.flushed();
  reporter.report(info(EGRESS_COMPLETE));
  await reporter.flushed();
  expect(told).toEqual([EGRESS_ENDING, EGRESS_COMPLETE]);
  expect(warnings).toEqual([]);
});

it('says what the server refused, and goes on with the next', async () => {
  const told: EgressStatus[] = [];
  const { reporter, warnings } = reporterTo(async (status) => {
    if (status === EGRESS_ACTIVE) throw new PsrpcError('not_found', 'no such egress');
    told.push(status);
  });
  reporter.report(info(EGRESS_ACTIVE));
  await reporter.flushed();
  reporter.report(info(EGRESS_COMPLETE));
  await reporter.flushed();
  expect(warnings).toEqual([expect.stringContaining('no such egress')]);
  expect(told).toEqual([EGRESS_COMPLETE]);
});

it('gives up when it is stopped', async () => {
  const { reporter } = reporterTo(async () => {
    throw new PsrpcError('unavailable', 'away');
  });
  reporter.report(info(EGRESS_ACTIVE));
  reporter.stop();
  await reporter.flushed();
});
