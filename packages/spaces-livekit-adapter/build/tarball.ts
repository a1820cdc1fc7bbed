// `npm run tarball`: packs what `npm run build` made into dist/, beside it.
import { join } from 'node:path';
import { packageFolder, workspaceFolder } from './places.js';
import { layOutPackage, packTarball } from './publishable.js';

const folder = join(workspaceFolder, '.cache', 'publish', 'package');
await layOutPackage(join(packageFolder, 'dist'), folder);
console.log(packTarball(folder));
