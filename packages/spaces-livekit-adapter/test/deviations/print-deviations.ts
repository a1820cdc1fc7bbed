// Writes docs/deviations.md.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDeviations } from './render.js';

writeFileSync(join(import.meta.dirname, '../../../../docs/deviations.md'), renderDeviations());
