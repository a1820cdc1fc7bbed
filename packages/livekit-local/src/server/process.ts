// One livekit-server process: begun with its log in a file, up when it answers, ended by its pid.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { LiveKitLocalError } from '../livekit-local-error.js';
import type { LiveKitConfig } from './config.js';
import { serverEnvironment } from './environment.js';
import { openServerLog } from './server-log.js';
import { createWatchdog } from './watchdog.js';

/** livekit-server 1.13.5 waits for its participants on the first SIGTERM and ends them on the second. */
const SECOND_SIGTERM_AFTER_MS = 250;
const SIGKILL_AFTER_MS = 5_000;
const ANSWER_WITHIN_MS = 20_000;
const ASK_EVERY_MS = 40;

export interface ServerProcess {
  pid: number;
  /** Settles when the process has ended, however it ended. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

interface ProcessInput {
  binary: string;
  config: LiveKitConfig;
  env: NodeJS.ProcessEnv;
  httpUrl: string;
  logFile: string;
}

/** @throws LiveKitLocalError `port_in_use`, `server_died` or `server_silent`; the process has ended then. */
export async function startProcess({
  binary,
  config,
  env,
  httpUrl,
  logFile,
}: ProcessInput): Promise<ServerProcess> {
  const log = openServerLog(logFile);
  const child = spawn(binary, {
    env: serverEnvironment(env, config),
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  log.close();
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    child.once('error', resolve).once('exit', resolve);
  }).then(() => {
    hasEnded = true;
    process.off('exit', killAtExit);
    log.unwatch();
    cancelWatchdog?.();
  });
  // A server must not outlive the program that began it, however that program ends.
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  const cancelWatchdog = child.pid === undefined ? undefined : createWatchdog(child.pid);

  async function stop(): Promise<void> {
    if (hasEnded) return;
    child.kill('SIGTERM');
    if (await within(SECOND_SIGTERM_AFTER_MS)) return;
    child.kill('SIGTERM');
    if (await within(SIGKILL_AFTER_MS)) return;
    child.kill('SIGKILL');
    await ended;
  }
  const within = (limitMs: number) => Promise.race([ended.then(() => true), delay(limitMs, false)]);

  const deadline = Date.now() + ANSWER_WITHIN_MS;
  while (!(await answers(httpUrl))) {
    if (hasEnded) throw deathError(logFile);
    if (Date.now() > deadline) {
      await stop();
      throw new LiveKitLocalError(
        'server_silent',
        `livekit-server did not answer at ${httpUrl} within ${ANSWER_WITHIN_MS / 1000} s. Its log: ${logFile}`,
      );
    }
    await Promise.race([ended, delay(ASK_EVERY_MS)]);
  }
  return { pid: child.pid!, ended, stop };
}

async function answers(httpUrl: string): Promise<boolean> {
  try {
    const response = await fetch(httpUrl, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

function deathError(logFile: string): LiveKitLocalError {
  const lastLines = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n');
  if (/address already in use/.test(lastLines)) {
    return new LiveKitLocalError(
      'port_in_use',
      `A port of livekit-server was taken by another process. Its log: ${logFile}\n${lastLines}`,
    );
  }
  return new LiveKitLocalError(
    'server_died',
    `livekit-server ended before it answered. Its log: ${logFile}\n${lastLines}`,
  );
}
