// The broadcaster's own process: takes one broadcast from its owner, and lives no longer than it.
import { AV_LOG_ERROR, Log } from 'node-av';
import { Broadcast } from '../broadcast/broadcast.js';
import { toCause } from '../broadcast/broadcast-status.js';
import { toBroadcasterError } from '../broadcaster-error.js';
import type { BroadcastOptions } from '../broadcast/broadcast-options.js';
import { loadCanvas } from '../text/fonts.js';
import { Lease, leaseLapsed } from './lease.js';
import type { OwnerMessage, ProcessMessage } from './messages.js';

/** Streams that are not completed by then are cut off: another process may begin to send. */
const LAPSED_END_MS = 1000;

let broadcast: Broadcast | undefined;
const lease = new Lease(() => {
  setTimeout(() => process.exit(1), LAPSED_END_MS);
  void stop();
});

// What `ps` shows: the process that is kept loaded for the next broadcast is none.
process.title = 'airlock-broadcaster: waiting';

// Nothing of FFmpeg's own words: they may name addresses, and the status says what a person needs.
Log.setLevel(AV_LOG_ERROR);

process.on('message', (message: OwnerMessage) => {
  if (message.kind === 'start') void start(message.options);
  else if (message.kind === 'lease') lease.extend(message.untilMs);
  // Its owner has checked the change against the same options.
  else if (message.kind === 'change') broadcast?.change(message.change);
  else void stop();
});
process.on('disconnect', () => void stop());
// Ctrl-C in a terminal reaches the whole group; the owner decides what it means.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => void stop());
send({ kind: 'ready' });
// A process that was forked beforehand has the time.
void loadCanvas();

async function start(options: BroadcastOptions): Promise<void> {
  try {
    broadcast = new Broadcast(options);
    process.title = 'airlock-broadcaster: broadcasting';
  } catch (error) {
    const cause = toBroadcasterError('invalid_options', 'The broadcast cannot be started.', error);
    return exitAfter({ kind: 'refused', cause: toCause(cause) });
  }
  broadcast
    .on('status', (status) => send({ kind: 'status', status }))
    .on('stats', (stats) => send({ kind: 'stats', stats }))
    .on('warning', (warning) => send({ kind: 'warning', warning: toCause(warning) }));
  const status = await broadcast.run();
  exitAfter({
    kind: 'ended',
    status: lease.hasLapsed ? { ...status, cause: toCause(leaseLapsed()) } : status,
  });
}

async function stop(): Promise<void> {
  if (broadcast) await broadcast.stop();
  else process.exit(0);
}

function send(message: ProcessMessage): void {
  if (process.connected) process.send?.(message, () => {});
}

/** The native parts hold threads that would keep the process alive. */
function exitAfter(message: ProcessMessage): void {
  if (process.connected) process.send?.(message, () => process.exit(0));
  else process.exit(0);
}
