import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { guideTables } from './guide-tables.js';

const PAGE = fileURLToPath(new URL('../../../../docs/translation.md', import.meta.url));

/** `npx vitest run --project unit packages/contract -u` writes the page. */
test('docs/translation.md is the table', async () => {
  await expect(`# From Spaces to LiveKit, word by word

Of @mux/spaces-web 1.2.0 and mux-node 5 to 8, to livekit-client 2.23 and livekit-server-sdk 2.19. This page is printed
from the table that the codemod works by (\`packages/contract/src/translation\`), which is tested against the typings of
all of them.

${guideTables()}
`).toMatchFileSnapshot(PAGE);
});
