// Finds a hardware encoder that works: opens each at the broadcast's own settings and encodes one frame.
import { AV_PICTURE_TYPE_I } from 'node-av';
import { Canvas } from '../compositing/canvas.js';
import type { EncodingSettings } from './encoding-settings.js';
import { HARDWARE_KINDS, HardwareEncoder, type HardwareKind } from './hardware-encoder.js';

export interface ProbeResult {
  readonly kind?: HardwareKind;
  /** Why each that was tried before it cannot be used. */
  readonly refusals: readonly string[];
}

export async function probeHardware(
  settings: EncodingSettings,
  kinds: readonly HardwareKind[] = HARDWARE_KINDS,
): Promise<ProbeResult> {
  const { hardware } = settings;
  const refusals: string[] = [];
  for (const kind of kinds.filter(({ name }) => hardware === 'auto' || hardware === name)) {
    try {
      await encodeOnePicture(kind, settings);
      return { kind, refusals };
    } catch (error) {
      refusals.push(`${kind.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { refusals };
}

async function encodeOnePicture(kind: HardwareKind, settings: EncodingSettings): Promise<void> {
  using encoder = await HardwareEncoder.open(kind, settings);
  using canvas = new Canvas(settings.width, settings.height);
  canvas.fill({ y: 16, u: 128, v: 128 });
  canvas.frame.pts = 0n;
  canvas.frame.pictType = AV_PICTURE_TYPE_I;
  const packet = await encoder.encode(canvas.frame);
  const { isKeyframe } = packet;
  packet.free();
  if (!isKeyframe) throw new Error('its first frame is no keyframe');
}
