// Where this package and its workspace are.
import { join } from 'node:path';

export const packageFolder = join(import.meta.dirname, '..');
export const workspaceFolder = join(packageFolder, '..', '..');
