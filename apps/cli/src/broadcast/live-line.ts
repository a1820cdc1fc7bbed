// Shows how a broadcast goes: one moving line on a terminal, a line now and then in a log.
import type { WriteStream } from 'node:tty';
import type { BroadcastStats, BroadcastStatus } from '@airlock-rtc/broadcaster/process';
import pc from 'picocolors';

type Output = Pick<WriteStream, 'write' | 'isTTY'>;

const CLEAR_LINE = '\r\u001b[K';
const LOG_EVERY_SECONDS = 15;

const DOTS = {
  active: pc.red('● live'),
  starting: pc.yellow('○ starting'),
  retrying: pc.yellow('◌ retrying'),
  idle: pc.dim('○ ended'),
} as const;

export class LiveLine {
  #state: BroadcastStatus['state'] = 'starting';
  #seconds = 0;
  #news = '';

  constructor(private readonly output: Output = process.stderr as WriteStream) {}

  /** Prints a change of state as a line of its own. */
  status(status: BroadcastStatus): void {
    this.#state = status.state;
    const news = status.destinations.map(describe).join('\n');
    if (news && news !== this.#news) this.print(news);
    this.#news = news;
  }

  stats(stats: BroadcastStats): void {
    this.#seconds += 1;
    const line = `${DOTS[this.#state]}  ${clock(this.#seconds)}  ${words(stats)}`;
    if (this.output.isTTY) this.output.write(CLEAR_LINE + line);
    else if (this.#seconds % LOG_EVERY_SECONDS === 1) this.output.write(`${line}\n`);
  }

  /** Prints above the moving line. */
  print(text: string): void {
    this.output.write(`${this.output.isTTY ? CLEAR_LINE : ''}${text}\n`);
  }

  end(): void {
    if (this.output.isTTY) this.output.write(CLEAR_LINE);
  }
}

function words(stats: BroadcastStats): string {
  const people = stats.people === 1 ? '1 person' : `${stats.people} people`;
  return [
    `${stats.framesPerSecond.toFixed(1)} fps`,
    `${(stats.bitrateBps / 1e6).toFixed(2)} Mb/s`,
    `${stats.droppedFrames} dropped`,
    `${stats.cpuCores.toFixed(2)} cores`,
    people,
  ].join('  ');
}

function describe({ label, state, cause }: BroadcastStatus['destinations'][number]): string {
  return `${DOTS[state]}  ${label}${cause ? pc.dim(`  ${cause.message}`) : ''}`;
}

function clock(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
