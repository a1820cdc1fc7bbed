// Names of the SDK's error classes that mean something as text: `error.name === 'JWTError'`.
import { ERROR_ROWS } from '@airlock-rtc/contract';

/** LiveKit's `ConnectionError` has the name that it had, and `MuxError` is nobody's name. */
const OTHER = /^(?!Mux|Connection)\w+Error$/;

export const ERROR_NAMES: ReadonlySet<string> = new Set(
  ERROR_ROWS.flatMap(({ mux }) => (mux && OTHER.test(mux) ? [mux] : [])),
);
