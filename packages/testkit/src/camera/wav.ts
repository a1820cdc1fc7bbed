// Writes samples as a WAV file, which Chromium takes for a microphone and begins anew at its end.
import { writeFile } from 'node:fs/promises';
import { SAMPLE_RATE } from '../tone/tone.js';

const HEADER_BYTES = 44;
const PCM = 1;
const MONO = 1;
const BYTES_PER_SAMPLE = 2;

export async function writeWav(path: string, samples: Int16Array, sampleRate = SAMPLE_RATE): Promise<void> {
  const dataBytes = samples.length * BYTES_PER_SAMPLE;
  const file = Buffer.alloc(HEADER_BYTES + dataBytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(PCM, 20);
  file.writeUInt16LE(MONO, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * BYTES_PER_SAMPLE, 28);
  file.writeUInt16LE(BYTES_PER_SAMPLE, 32);
  file.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataBytes, 40);
  samples.forEach((sample, index) => file.writeInt16LE(sample, HEADER_BYTES + index * BYTES_PER_SAMPLE));
  await writeFile(path, file);
}
