// Runs `airlock up`: starts everything, prints the addresses, and stops it all at Ctrl-C.
import { relative, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Table from 'cli-table3';
import pc from 'picocolors';
import { NO_LINES } from '../plain-table.js';
import { CliError } from '../cli-error.js';
import { fromUser } from '../user-folder.js';
import { lanAddress } from './lan-address.js';
import { ProgressLine } from './progress-line.js';
import { stopSignal } from '../shutdown/stop-signal.js';
import type { Up } from './up.js';

export interface UpCommandOptions {
  lan?: string | true;
  port?: number;
  stateDir: string;
  webApp?: string;
}

/** Ctrl-C reaches livekit-server too: what ends this soon before or after the signal was stopped by it. */
const SIGNAL_ARRIVES_WITHIN_MS = 200;

export async function runUp({ lan, port, stateDir, webApp }: UpCommandOptions): Promise<void> {
  const began = Date.now();
  using signal = stopSignal();
  const progress = new ProgressLine();
  const interrupted = new AbortController();
  // Vite and the gateway take seconds to load, which no other command should wait for.
  const { startUp } = await import('./up.js');
  const starting = startUp({
    signal: interrupted.signal,
    stateFolder: resolve(stateDir),
    onProgress: (step) => progress.show(step),
    onNotice: (notice) => console.log(pc.yellow(notice)),
    ...(port === undefined ? {} : { port }),
    ...(webApp === undefined ? {} : { webAppFolder: fromUser(webApp) }),
    ...(lan === undefined ? {} : { lanIp: lanAddress(lan === true ? undefined : lan) }),
  }).finally(() => progress.end());
  const up = await Promise.race([starting, signal.received]);
  if (!up) {
    interrupted.abort();
    await starting.then((late) => late[Symbol.asyncDispose]()).catch(() => {});
    return;
  }
  try {
    console.log(
      `\n${pc.green('Airlock is up')} (${((Date.now() - began) / 1000).toFixed(1)} s). Press Ctrl-C to stop.\n`,
    );
    console.log(`${table(up, lan !== undefined)}\n`);
    await Promise.race([signal.received, deathOf(up, signal.received)]);
  } finally {
    await up[Symbol.asyncDispose]();
  }
}

/** Rejects when livekit-server ends without having been stopped. */
async function deathOf({ livekit }: Up, asked: Promise<void>): Promise<void> {
  if (!livekit.ended) return asked;
  await livekit.ended;
  const wasAsked = await Promise.race([asked.then(() => true), delay(SIGNAL_ARRIVES_WITHIN_MS, false)]);
  if (wasAsked) return;
  throw new CliError(
    'livekit_died',
    `livekit-server has ended unexpectedly. Its log is ${livekit.logFile}; then run the same command again.`,
  );
}

function table({ webUrls, livekit, keysFile, gateway, logFolder }: Up, isLan: boolean): string {
  const rows = new Table({ chars: NO_LINES, style: { 'padding-left': 2, 'padding-right': 2, head: [] } });
  const here = (path: string) => relative(process.cwd(), path) || path;
  rows.push(['Web application', pc.bold(webUrls.join('\n'))]);
  if (isLan) rows.push(['', 'A phone warns of the certificate once: accept it.']);
  rows.push(['LiveKit', livekit.url]);
  if (keysFile) rows.push(['Its keys', here(keysFile)]);
  rows.push(['Gateway', gateway.url], ['Its admin token', here(gateway.addressFile)]);
  rows.push(gateway.ingestUrl ? ['RTMP ingest', gateway.ingestUrl] : ['Live streams', 'at Mux']);
  rows.push(['Logs', here(logFolder)]);
  return rows.toString();
}
