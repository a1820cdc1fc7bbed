// Ends a server whose program was killed so hard that it could not do so itself.
import { spawn } from 'node:child_process';

/**
 * A shell waits at a pipe that this program holds: when the program is gone, however it went, the pipe closes and the
 * shell kills the server. In a session of its own, since Ctrl-C must not end it before the program.
 *
 * @returns a function that calls the watchdog off; on Windows there is none.
 */
export function createWatchdog(pid: number): () => void {
  if (process.platform === 'win32') return () => {};
  const watchdog = spawn('/bin/sh', ['-c', 'read _; kill -9 "$0" 2>/dev/null', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // The program may end while the watchdog still waits, and may find no shell.
  watchdog.on('error', () => {}).unref();
  watchdog.stdin.on('error', () => {});
  (watchdog.stdin as unknown as { unref(): void }).unref();
  return () => void watchdog.kill('SIGKILL');
}
