// Says in a person's words why a microphone, a camera or a screen could not be opened, and what to do.
import { words } from '../language/language.js';
import type { Captured } from './capture.js';
import type { DeviceKind } from './device-kind.js';

/** Words for a rejection of `getUserMedia`, by the name of its `DOMException` (Media Capture and Streams). */
export function explainDeviceProblem(kind: DeviceKind, problem: unknown): string {
  const texts = words().devices[kind];
  switch (nameOf(problem)) {
    case 'NotAllowedError':
    case 'SecurityError':
      return texts.blocked;
    case 'NotFoundError':
      return texts.missing;
    case 'NotReadableError':
    case 'AbortError':
      return texts.busy;
    case 'OverconstrainedError':
      return texts.gone;
    default:
      if (globalThis.isSecureContext === false) return texts.insecure;
      return canCapture() ? texts.failed : words().devices.unsupported;
  }
}

/** As a browser rejects with when a device that was chosen is not there. */
export const unplugged = (): DOMException =>
  new DOMException('The device was unplugged.', 'OverconstrainedError');

/** One explanation for each problem: what both devices have is one. */
export function explainDeviceProblems(problems: Captured['problems']): string[] {
  const { devices } = words();
  const kinds = (['camera', 'microphone'] as const).filter((kind) => problems[kind] !== undefined);
  const haveBoth = (...names: readonly string[]) =>
    kinds.length === 2 && kinds.every((kind) => names.includes(nameOf(problems[kind]) ?? ''));
  if (haveBoth('NotAllowedError', 'SecurityError')) return [devices.bothBlocked];
  if (haveBoth('NotFoundError')) return [devices.bothMissing];
  return [...new Set(kinds.map((kind) => explainDeviceProblem(kind, problems[kind])))];
}

/** Words for a rejection of `getDisplayMedia`; `undefined` when the person only closed the browser's picker. */
export function explainScreenProblem(problem: unknown): string | undefined {
  return nameOf(problem) === 'NotAllowedError' ? undefined : words().devices.screenFailed;
}

/** Browsers inside of other applications, as of a messenger, may have none of it. */
const canCapture = () => globalThis.navigator?.mediaDevices !== undefined;

function nameOf(problem: unknown): string | undefined {
  return problem instanceof Error ? problem.name : undefined;
}
