// `npm run build`: everything that is published, into dist/.
import { join } from 'node:path';
import { buildInto } from './build-into.js';
import { packageFolder } from './places.js';

const { isReportUnchanged } = await buildInto(join(packageFolder, 'dist'));
if (!isReportUnchanged)
  console.log('The public surface has changed: read the difference of etc/ before you commit it.');
