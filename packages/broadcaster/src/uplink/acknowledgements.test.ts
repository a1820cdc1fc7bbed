import { expect, it } from 'vitest';
import { Acknowledgements } from './acknowledgements.js';

/** Sends `sendBps` for `seconds` over a link of `linkBps`, with a server that acknowledges every `window` bytes. */
function simulate({ sendBps = 3e6, linkBps = 3e6, seconds = 10, window = 50_000, start = 0 }) {
  const uplink = new Acknowledgements(50_000);
  let [sent, arrived, told] = [0, 0, 0];
  for (let ms = 10; ms <= seconds * 1000; ms += 10) {
    sent += sendBps / 800;
    uplink.sent(sent, ms);
    arrived = Math.min(sent, arrived + linkBps / 800);
    if (arrived - told >= window) {
      told = arrived;
      uplink.acknowledge((start + told) % 2 ** 32, ms);
    }
  }
  return { uplink, nowMs: seconds * 1000, lateMs: ((sent - arrived) * 8000) / linkBps };
}

it('calls a stream that keeps up in time, whatever the window of the server', () => {
  for (const window of [50_000, 100_000, 250_000, 2_500_000]) {
    const { uplink, nowMs } = simulate({ window, seconds: 30 });
    expect(uplink.latenessMs(nowMs)).toBeLessThan(100);
    expect(uplink.deliveredBps(nowMs)! / 3e6).toBeCloseTo(1, 1);
  }
});

it('knows within half a second how late a slow link is, though the socket has taken all', () => {
  const { uplink, nowMs, lateMs } = simulate({ linkBps: 1.5e6, seconds: 4 });
  expect(lateMs).toBeCloseTo(4000, -2);
  expect(Math.abs(uplink.latenessMs(nowMs)! - lateMs)).toBeLessThan(600);
  expect(uplink.deliveredBps(nowMs)! / 1.5e6).toBeCloseTo(1, 1);
});

it('counts on where the numbers of 32 bits begin again', () => {
  const uplink = new Acknowledgements(50_000);
  uplink.sent(2 ** 31, 1000);
  uplink.acknowledge(2 ** 31, 1000);
  uplink.sent(2 ** 32 + 100_000, 2000);
  uplink.acknowledge(50_000, 2000);
  expect(uplink.outstandingBytes).toBe(0);
  expect(uplink.deliveredBps(2000)).toBeCloseTo((2 ** 31 + 50_000) * 8);
});

it('tells how long a server has been silent that should have spoken, and nothing of one that never does', () => {
  const { uplink } = simulate({ seconds: 5 });
  uplink.sent(3e6, 6000);
  expect(uplink.silenceMs(16_000)).toBe(10_000);
  expect(uplink.latenessMs(16_000)).toBeGreaterThanOrEqual(10_000);
  const silent = new Acknowledgements(50_000);
  silent.sent(1e7, 1000);
  expect(silent.areKnown).toBe(false);
  expect(silent.latenessMs(60_000)).toBeUndefined();
});

it('forgets that a server once read much at once', () => {
  const uplink = new Acknowledgements(10_000);
  let sent = 0;
  const step = (bytes: number, atMs: number) => {
    uplink.sent((sent += bytes), atMs);
    uplink.acknowledge(sent, atMs);
  };
  step(10_000, 10);
  step(500_000, 20);
  for (let ms = 30; ms <= 2000; ms += 10) step(10_000, ms);
  uplink.sent((sent += 100_000), 2010);
  expect(uplink.outstandingBytes).toBe(90_000);
});

it('takes no word of a server that acknowledges what was never sent', () => {
  const uplink = new Acknowledgements(50_000);
  uplink.sent(10_000, 10);
  uplink.acknowledge(5_000_000, 20);
  expect(uplink.areKnown).toBe(false);
});

it('takes no word of a server that acknowledges what has not left this machine', () => {
  const uplink = new Acknowledgements(50_000);
  for (let ms = 0; ms < 1000; ms += 100) {
    uplink.sent(ms * 10_000, ms);
    uplink.acknowledge(ms * 10_000, ms, Math.min(ms * 10_000, 3_000_000));
  }
  expect(uplink.outstandingBytes).toBeGreaterThan(3_500_000);
  expect(uplink.silenceMs(10_900)).toBeGreaterThan(9000);
});
