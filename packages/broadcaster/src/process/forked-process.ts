// Forks the process in which a broadcast runs, before or when it is known which one.
import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProcessMessage } from './messages.js';

/** How frames are freed at once (`CameraFrame.free`), which V8 has behind an option in Node 20. */
const TRANSFER_ARGV = 'transfer' in ArrayBuffer.prototype ? [] : ['--harmony-rab-gsab-transfer'];

export class ForkedProcess {
  readonly child: ChildProcess;
  #isReady = false;

  /** @param execArgv Node's own options for the process. */
  constructor(execArgv: readonly string[]) {
    const entry = fileURLToPath(new URL(`./child${extname(import.meta.url)}`, import.meta.url));
    this.child = fork(entry, [], {
      execArgv: [...execArgv, ...TRANSFER_ARGV],
      // LiveKit's client writes its log to standard output, which belongs to the owner.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'pipeline' },
    });
    this.child.once('message', ({ kind }: ProcessMessage) => (this.#isReady = kind === 'ready'));
    // Without a listener one that cannot be made would end the owner; whoever uses it has listeners of his own.
    this.child.on('error', () => {});
  }

  /** It has been loaded, and waits for its options. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Whether it can still be told anything. */
  get isAlive(): boolean {
    return this.child.connected && this.child.exitCode === null && this.child.signalCode === null;
  }
}
