// Held against the signals of EBU Tech 3341, whose loudness is known.
import { expect, it } from 'vitest';
import { CHANNELS, SAMPLE_RATE_HZ } from '../encoding/encoding-settings.js';
import { LoudnessMeter, SILENCE_LUFS } from './loudness.js';

/** A tone of 1 kHz in both channels, in stretches of a thirtieth of a second. */
async function play(meter: LoudnessMeter, seconds: number, dbfs: number): Promise<void> {
  const stretch = SAMPLE_RATE_HZ / 30;
  const amplitude = 10 ** (dbfs / 20);
  for (let at = 0; at < seconds * SAMPLE_RATE_HZ; at += stretch) {
    const samples = new Float32Array(stretch * CHANNELS).map(
      (_, i) => amplitude * Math.sin((2 * Math.PI * 1000 * (at + (i >> 1))) / SAMPLE_RATE_HZ),
    );
    meter.add(samples);
  }
}

it('knows nothing of silence', async () => {
  using meter = await LoudnessMeter.open();
  const nothing = { momentaryLufs: SILENCE_LUFS, shortTermLufs: SILENCE_LUFS, integratedLufs: SILENCE_LUFS };
  expect(meter.loudness).toEqual(nothing);
  await play(meter, 1, -Infinity);
  expect(meter.loudness).toEqual(nothing);
});

it.each([-23, -33])('reads %d LUFS of a tone that is as loud (case 1 and 2)', async (lufs) => {
  using meter = await LoudnessMeter.open();
  await play(meter, 5, lufs);
  for (const value of Object.values(meter.loudness)) expect(Math.abs(value - lufs)).toBeLessThan(0.15);
});

it('leaves pauses out of the whole, and forgets them at the moment (case 3)', async () => {
  using meter = await LoudnessMeter.open();
  await play(meter, 2, -36);
  await play(meter, 12, -23);
  await play(meter, 2, -36);
  const { integratedLufs, momentaryLufs } = meter.loudness;
  expect(Math.abs(integratedLufs + 23)).toBeLessThan(0.2);
  expect(Math.abs(momentaryLufs + 36)).toBeLessThan(0.2);
});
