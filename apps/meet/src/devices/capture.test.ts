// Tests that a device which fails costs neither the other one nor the choice of it.
import { expect, it, vi } from 'vitest';
import { captureBoth } from './capture.js';

it('asks for the chosen devices also one by one, and never for the one of the browser in their place', async () => {
  const asked: MediaStreamConstraints[] = [];
  const getUserMedia = async (constraints: MediaStreamConstraints) => {
    asked.push(constraints);
    throw new DOMException('gone', 'OverconstrainedError');
  };
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  const captured = await captureBoth({ microphone: 'mic-2', camera: 'cam-2' });
  const idOf = (constraint: boolean | MediaTrackConstraints | undefined) =>
    typeof constraint === 'object' ? constraint.deviceId : constraint;
  const [microphone, camera] = [{ exact: 'mic-2' }, { exact: 'cam-2' }];
  expect(asked.map(({ audio, video }) => [idOf(audio), idOf(video)])).toEqual([
    [microphone, camera],
    [microphone, false],
    [false, camera],
  ]);
  expect(captured).toEqual({ problems: { microphone: expect.any(Error), camera: expect.any(Error) } });
});
