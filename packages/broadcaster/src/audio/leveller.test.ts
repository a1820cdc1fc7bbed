// Synthetic speech (a voice's harmonics, syllables, pauses, a room's noise) through the mixer, measured by EBU R 128.
import { expect, it } from 'vitest';
import { CHANNELS, SAMPLE_RATE_HZ } from '../encoding/encoding-settings.js';
import { Leveller } from './leveller.js';
import { LoudnessMeter } from './loudness.js';
import { Mixer } from './mixer.js';

const FRAME = SAMPLE_RATE_HZ / 50;
const NOISE = 0.001;

/** Two seconds: syllables for 1.6 s, then the room alone. */
const VOICE = new Float32Array(2 * SAMPLE_RATE_HZ).map((_, at) => {
  const seconds = at / SAMPLE_RATE_HZ;
  const syllable = seconds > 1.6 ? 0 : Math.sin(Math.PI * ((seconds * 4) % 1)) ** 2;
  let voice = 0;
  for (let harmonic = 1; harmonic <= 8; harmonic++) {
    voice += Math.sin(2 * Math.PI * 140 * harmonic * seconds) / harmonic;
  }
  return syllable * voice;
});

function speech(at: number, dbfs: number): number {
  return NOISE * Math.sin(at * at) + 10 ** (dbfs / 20) * VOICE[at % VOICE.length]!;
}

/** One person speaks for 8 s; what the mixer makes of it, and how loud its last 3 s are. */
async function hear(dbfs: number, { levelsVoices = true, isVoice = true } = {}) {
  using meter = await LoudnessMeter.open();
  const mixer = new Mixer(levelsVoices);
  const queue = mixer.open('a', isVoice);
  const mixes: Float32Array[] = [];
  for (let at = 0, tick = 1; tick <= 8 * 30; tick++) {
    const dueMs = (tick * 1000) / 30;
    for (; ((at + FRAME) * 1000) / SAMPLE_RATE_HZ <= dueMs; at += FRAME) {
      const frame = new Int16Array(FRAME * CHANNELS).map((_, i) => 32767 * speech(at + (i >> 1), dbfs));
      queue.push(frame, ((at + FRAME) * 1000) / SAMPLE_RATE_HZ);
    }
    const mix = mixer.mixUntil(tick / 30, dueMs);
    mixes.push(mix);
    meter.add(mix);
  }
  return { lufs: meter.loudness.shortTermLufs, mixes };
}

it('brings a quiet and a loud person near each other, and changes nothing unless asked', async () => {
  const [quiet, loud] = await Promise.all([hear(-27), hear(-7)]);
  const [quietAsIs, loudAsIs] = await Promise.all([
    hear(-27, { levelsVoices: false }),
    hear(-7, { levelsVoices: false }),
  ]);
  expect(loudAsIs.lufs - quietAsIs.lufs).toBeGreaterThan(19);
  expect(loud.lufs - quiet.lufs).toBeLessThan(8);
  expect(loud.lufs - quiet.lufs).toBeGreaterThan(0);
  const music = await hear(-27, { isVoice: false });
  expect(music.lufs).toBeCloseTo(quietAsIs.lufs, 1);
});

it('never steps: from one sample to the next the gain changes less than can be heard', async () => {
  const [levelled, asIs] = await Promise.all([hear(-27), hear(-27, { levelsVoices: false })]);
  let last: number | undefined;
  let steepest = 0;
  levelled.mixes.forEach((mix, tick) =>
    mix.forEach((sample, i) => {
      const before = asIs.mixes[tick]![i]!;
      const gain = Math.abs(before) < 0.01 ? undefined : sample / before;
      if (gain !== undefined && last !== undefined) steepest = Math.max(steepest, Math.abs(gain - last));
      last = gain;
    }),
  );
  expect(steepest).toBeGreaterThan(0);
  expect(steepest).toBeLessThan(0.001);
});

/** Plays a tone to the leveller. */
function play(leveller: Leveller, dbfs: number, seconds: number): void {
  const amplitude = 46_000 * 10 ** (dbfs / 20);
  const stretch = new Int16Array(FRAME * CHANNELS).map((_, i) => amplitude * Math.sin((i >> 1) / 8));
  for (let i = 0; i < seconds * 50; i++) leveller.add(stretch, 0.02);
}

it('does not turn up a room in which nobody speaks, nor a pause of a minute', () => {
  const leveller = new Leveller();
  play(leveller, -55, 10);
  expect(leveller.gain).toBe(1);
  play(leveller, -20, 5);
  const { gain } = leveller;
  play(leveller, -45, 60);
  expect(leveller.gain).toBe(gain);
});

it('gets over a knock at the start, and turns the quiet voice after it up', () => {
  const leveller = new Leveller();
  play(leveller, -8, 0.2);
  play(leveller, -30, 20);
  expect(20 * Math.log10(leveller.gain)).toBeGreaterThan(8);
});
