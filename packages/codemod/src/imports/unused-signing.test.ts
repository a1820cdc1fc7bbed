import { expect, test } from 'vitest';
import { dropUnusedSigning } from './unused-signing.js';

const SIGNED = 'new SignJWT({}).sign(key)';

test.each([
  ['what is all unused', "import { SignJWT, importPKCS8 } from 'jose';\n", ''],
  [
    'one name of several',
    "import { SignJWT, jwtVerify, importPKCS8 } from 'jose';\njwtVerify(t);\n",
    "import { jwtVerify } from 'jose';\njwtVerify(t);\n",
  ],
  [
    'what Deno loads by an address',
    "import * as jose from 'https://deno.land/x/jose@v4.11.2/index.ts';\n",
    '',
  ],
  ['what is required', "const { SignJWT, importPKCS8 } = require('jose');\n", ''],
])('takes out %s', (_, head, expected) => {
  const body = (rest: string) =>
    `async function token() {\n  const key = await ${head.includes('* as') ? 'jose.' : ''}importPKCS8(text, 'RS256');\n${rest}}\n`;
  const before = head + body(`  return ${head.includes('* as') ? 'jose.' : ''}${SIGNED};\n`);
  const after = head + body('  return accessToken.toJwt();\n');
  expect(dropUnusedSigning(before, after, 'token.js')).toBe(
    `${expected}async function token() {\n  return accessToken.toJwt();\n}\n`,
  );
});

test('leaves what is used still, what was never used, and other libraries', () => {
  const used = `import { SignJWT, importPKCS8, jwtVerify } from 'jose';\nimport { sign } from './jose-like';\nconst key = await importPKCS8(a);\n${SIGNED};\n`;
  expect(dropUnusedSigning(`${used}sign(x);`, used, 'a.js')).toBe(used);
});
