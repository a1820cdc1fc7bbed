// Says in a person's words why a microphone, a camera or a screen could not be opened, and what to do.
import type { DeviceKind } from './capture.js';

/** Words for a rejection of `getUserMedia`, by the name of its `DOMException` (Media Capture and Streams). */
export function explainDeviceProblem(kind: DeviceKind, problem: unknown): string {
  switch (nameOf(problem)) {
    case 'NotAllowedError':
    case 'SecurityError':
      return `Your ${kind} is blocked. Allow it in the address bar, then turn it on again.`;
    case 'NotFoundError':
      return `No ${kind} was found. Plug one in, then turn it on again.`;
    case 'NotReadableError':
    case 'AbortError':
      return `Your ${kind} is in use by another program. Close it, then turn it on again.`;
    case 'OverconstrainedError':
      return `That ${kind} is no longer there. Choose another one.`;
    default:
      return globalThis.isSecureContext === false
        ? `The ${kind} works only on a page that is opened over HTTPS.`
        : `Your ${kind} could not be opened. Choose another one, or restart the browser.`;
  }
}

/** Words for a rejection of `getDisplayMedia`; `undefined` when the person only closed the browser's picker. */
export function explainScreenProblem(problem: unknown): string | undefined {
  return nameOf(problem) === 'NotAllowedError'
    ? undefined
    : 'The screen could not be shared. Check that this browser may record the screen, and try again.';
}

function nameOf(problem: unknown): string | undefined {
  return problem instanceof Error ? problem.name : undefined;
}
