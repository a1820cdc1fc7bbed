// `npm start`: installs what is missing, then `airlock up` with whatever follows `npm start --`.
import { ensureInstalled } from './install.mjs';

ensureInstalled();
process.argv.splice(2, 0, 'up');
await import('../apps/cli/bin/airlock.mjs');
