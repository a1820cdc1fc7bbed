import { describe, expect, it } from 'vitest';
import { acknowledgementWindowBytes, Acknowledgements } from './acknowledgements.js';
import { BitrateControl, TOO_LATE_MS } from './bitrate-control.js';

const WANTED_BPS = 3e6;
const AUDIO_BPS = 128_000;
const WINDOW = acknowledgementWindowBytes(WANTED_BPS);

/** An encoder, a link of so many bits a second by time, and a server that acknowledges as it was asked to. */
function run(linkBpsAt: (seconds: number) => number, seconds: number) {
  const uplink = new Acknowledgements(WINDOW);
  const control = new BitrateControl(WANTED_BPS, AUDIO_BPS);
  let [sent, arrived, told] = [0, 0, 0];
  const curve: { seconds: number; bitrateBps: number; lateMs: number }[] = [];
  for (let ms = 10; ms <= seconds * 1000; ms += 10) {
    const isDropping = (uplink.latenessMs(ms) ?? 0) > TOO_LATE_MS;
    sent += ((isDropping ? 0 : control.bitrateBps) + AUDIO_BPS) / 800;
    uplink.sent(sent, ms);
    const linkBps = linkBpsAt(ms / 1000);
    arrived = Math.min(sent, arrived + linkBps / 800);
    if (arrived - told >= WINDOW) uplink.acknowledge((told = arrived), ms);
    const latenessMs = uplink.latenessMs(ms) ?? 0;
    if (ms % 100 === 0) control.update({ latenessMs, deliveredBps: uplink.deliveredBps(ms) }, ms);
    curve.push({
      seconds: ms / 1000,
      bitrateBps: control.bitrateBps,
      lateMs: ((sent - arrived) * 8000) / linkBps,
    });
  }
  const between = (from: number, to: number) =>
    curve.filter((each) => each.seconds >= from && each.seconds < to);
  return {
    /** Seconds from then on until all that was asked for is sent. */
    recovery: (from: number) =>
      (curve.find(({ seconds, bitrateBps }) => seconds >= from && bitrateBps === WANTED_BPS)?.seconds ??
        Infinity) - from,
    latest: (from: number, to: number) => Math.max(...between(from, to).map(({ lateMs }) => lateMs)),
    mean: (from: number, to: number) =>
      between(from, to).reduce((sum, { bitrateBps }) => sum + bitrateBps, 0) / between(from, to).length,
  };
}

describe('the bit rate', () => {
  it('stays where the link takes it', () => {
    const { mean, latest } = run(() => 4e6, 60);
    expect(mean(0, 60)).toBe(WANTED_BPS);
    expect(latest(0, 60)).toBeLessThan(100);
  });

  it.each([0.5, 0.25])('goes below a link of %d of what is sent, and is never 3 s late', (share) => {
    const linkBps = (WANTED_BPS + AUDIO_BPS) * share;
    const { mean, latest } = run((seconds) => (seconds < 10 ? 4e6 : linkBps), 90);
    expect(latest(0, 90)).toBeLessThan(3000);
    expect(mean(30, 90)).toBeLessThan(linkBps);
    // And not far below: it tries again and again.
    expect(mean(30, 90)).toBeGreaterThan(linkBps * 0.55);
  });

  it('is never 3 s late on a link that falls to a tenth', () => {
    const linkBps = (WANTED_BPS + AUDIO_BPS) / 10;
    const { latest } = run((seconds) => (seconds < 10 ? 4e6 : linkBps), 60);
    expect(latest(0, 60)).toBeLessThan(2500);
  });

  it('is what it was as soon as a link that stood still for a moment goes on', () => {
    const { mean, latest } = run((seconds) => (seconds > 10 && seconds < 10.4 ? 1 : 4e6), 30);
    expect(mean(10.4, 12)).toBeLessThan(WANTED_BPS);
    expect(mean(12, 30)).toBe(WANTED_BPS);
    expect(latest(12, 30)).toBeLessThan(100);
  });

  it.each([
    [0.5, 20],
    [0.25, 20],
    [0.25, 300],
    [0.1, 60],
  ])('is soon back at what was asked for after %d of the link for %d s', (share, seconds) => {
    const linkBps = (WANTED_BPS + AUDIO_BPS) * share;
    const { recovery } = run((at) => (at > 10 && at < 10 + seconds ? linkBps : 4e6), seconds + 80);
    expect(recovery(10 + seconds)).toBeLessThan(20);
  });

  it('has a floor', () => {
    const { mean } = run((seconds) => (seconds < 5 ? 4e6 : 50_000), 60);
    expect(mean(50, 60)).toBe(WANTED_BPS / 20);
  });
});
