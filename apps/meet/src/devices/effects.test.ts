// Tests that an effect takes the place of a captured track, that the device ends with it, and that one which fails costs nothing.
import type { LocalTrack } from '@mux/spaces-web';
import { expect, it, vi } from 'vitest';
import { Effects } from './effects.js';

class FakeMedia extends EventTarget {
  readonly stop = vi.fn();
}

const capture = () => ({ track: new FakeMedia() }) as unknown as LocalTrack & { track: FakeMedia };

function processing() {
  const media = new FakeMedia();
  const end = vi.fn();
  const processed = { track: media as unknown as MediaStreamTrack, end };
  const processors = {
    replaceBackground: vi.fn(async () => processed),
    suppressNoise: vi.fn(async () => processed),
  };
  return { media, stop: media.stop, end, processors };
}

it('loads nothing and changes nothing before it is asked to', async () => {
  const { processors } = processing();
  const captured = capture();
  const raw = captured.track;
  const effects = new Effects(processors);
  await effects.apply('camera', captured);
  await effects.apply('microphone', captured);
  expect(captured.track).toBe(raw);
  expect(processors.replaceBackground).not.toHaveBeenCalled();
  expect(processors.suppressNoise).not.toHaveBeenCalled();
});

it('stops the camera when the picture with another background is stopped', async () => {
  const { processors, media, stop, end } = processing();
  const captured = capture();
  const raw = captured.track;
  const effects = new Effects(processors);
  effects.choose({ background: 'blur' });
  await effects.apply('camera', captured);
  expect(processors.replaceBackground).toHaveBeenCalledWith(raw, 'blur');
  expect(captured.track).toBe(media);
  captured.track.stop();
  for (const each of [stop, end, raw.stop]) expect(each).toHaveBeenCalledOnce();
});

it('ends when the device is unplugged, as the device itself would', async () => {
  const { processors, media, end } = processing();
  const captured = capture();
  const raw = captured.track;
  const effects = new Effects(processors);
  effects.choose({ isNoiseSuppressed: true });
  await effects.apply('microphone', captured);
  const ended = vi.fn();
  media.addEventListener('ended', ended);
  raw.dispatchEvent(new Event('ended'));
  expect(ended).toHaveBeenCalledOnce();
  expect(end).toHaveBeenCalledOnce();
});

it('goes on without an effect that fails, and says which', async () => {
  const { processors } = processing();
  processors.replaceBackground.mockRejectedValue(new Error('offline'));
  const captured = capture();
  const raw = captured.track;
  const effects = new Effects(processors);
  effects.choose({ background: 'dawn', isNoiseSuppressed: true });
  await effects.apply('camera', captured);
  expect(captured.track).toBe(raw);
  expect(effects.getView()).toMatchObject({ background: 'none', isNoiseSuppressed: true, failed: 'camera' });
});
