// Names of errors as the keys of a table.
import type { Space } from '@mux/spaces-web';

const TEXTS: Record<string, string> = { JWTError: 'Your invitation is no longer valid', TypeError: 'Reload the page' };
export const enter = (space: Space) => space.join().catch((error: Error) => TEXTS[error.name]);
