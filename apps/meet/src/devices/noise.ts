// Takes the noise out of a microphone's sound by RNNoise, on this machine alone.
import { loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import type { Processed } from './processed.js';
import { resumeInTime } from './resume-in-time.js';

/** The rate that RNNoise was trained at. */
const SAMPLE_RATE = 48_000;

export async function suppressNoise(track: MediaStreamTrack): Promise<Processed> {
  const files = import.meta.env.NOISE_SUPPRESSOR;
  const context = new AudioContext({ sampleRate: SAMPLE_RATE });
  try {
    const [wasmBinary] = await Promise.all([
      loadRnnoise({ url: `${files}/rnnoise.wasm`, simdUrl: `${files}/rnnoise_simd.wasm` }),
      context.audioWorklet.addModule(`${files}/workletProcessor.js`),
    ]);
    const rnnoise = new RnnoiseWorkletNode(context, { wasmBinary, maxChannels: 1 });
    const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) })
      .connect(rnnoise)
      .connect(destination);
    await resumeInTime(context);
    const end = () => {
      rnnoise.destroy();
      void context.close();
    };
    return { track: destination.stream.getAudioTracks()[0]!, end };
  } catch (error) {
    void context.close();
    throw error;
  }
}
