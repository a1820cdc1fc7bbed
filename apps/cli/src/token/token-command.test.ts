import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readToken } from '@airlock-rtc/tokens';
import { parseEnv } from 'node:util';
import { afterAll, expect, it, vi } from 'vitest';
import { runCommand, startOperator } from '../../test/operator.js';
import { keysCommand } from '../keys/keys-command.js';
import { runAirlock } from '../../test/run-airlock.js';
import { saveGatewayAddress } from '../admin-api/gateway-address.js';
import { KEYS_FILE } from '../up/livekit-keys.js';
import { tokenCommand } from './token-command.js';

const stateDir = mkdtempSync(join(tmpdir(), 'airlock-state-'));
writeFileSync(join(stateDir, KEYS_FILE), 'LIVEKIT_API_KEY=local\nLIVEKIT_API_SECRET=local-secret\n');
afterAll(() => rmSync(stateDir, { recursive: true }));

const credentials = ['--api-key', 'devkey', '--api-secret', 'secret'];
const joining = ['--room', 'stage', '--identity', 'bob'];
const parse = (words: string[]) =>
  tokenCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync(words, { from: 'user' });

it('signs a token, shows the one that is piped in, and ends with 1 when it does not hold', async () => {
  const env = { LIVEKIT_API_KEY: 'devkey', LIVEKIT_API_SECRET: 'secret' };
  const signed = await runAirlock(['token', ...joining, '--ttl', '1h', '--role', 'subscriber'], { env });
  expect(signed).toMatchObject({ code: 0, stderr: '' });
  expect(readToken(signed.stdout).claims).toMatchObject({
    iss: 'devkey',
    sub: 'bob',
    video: { room: 'stage', canPublish: false },
  });

  const shown = await runAirlock(['token', '--show'], { env, input: signed.stdout });
  expect(shown.code).toBe(0);
  expect(shown.stdout).toContain('video.room = stage');
  expect(shown.stdout).toContain('The signature was checked and holds.');

  const refused = await runAirlock(['token', '--show', signed.stdout.trim()], {
    env: { ...env, LIVEKIT_API_SECRET: 'guess' },
  });
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain('Refused (bad_signature)');
}, 60_000);

it('says a mistake in one line and ends with 1', async () => {
  const { code, stdout, stderr } = await runAirlock(['token', '--show', 'garbage']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^error: .*whole token was copied\.\n$/);
}, 60_000);

it.each([
  [credentials, /--room <name> --identity <identity>/],
  [[...credentials, ...joining, '--ttl', 'soon'], /90, 15m, 6h or 7d/],
  [[...credentials, ...joining, '--role', 'host'], /publisher, subscriber/],
  [[...credentials, ...joining, '--name', 'x'.repeat(65)], /at most 64/],
  [['--api-key', '', '--api-secret', '', ...joining], /set LIVEKIT_API_KEY and LIVEKIT_API_SECRET/],
  // Half a pair is not completed by the keys of the server that airlock up has started here.
  [
    ['--api-key', 'devkey', ...joining, '--state-dir', stateDir],
    /set LIVEKIT_API_KEY and LIVEKIT_API_SECRET/,
  ],
  [
    ['--api-secret', 'secret', ...joining, '--state-dir', stateDir],
    /set LIVEKIT_API_KEY and LIVEKIT_API_SECRET/,
  ],
])('refuses %j', async (words, message) => {
  await expect(parse(words)).rejects.toThrow(message);
});

it('means a space by its name, as broadcast does, and a room by any other', async () => {
  await using operator = await startOperator();
  vi.stubEnv('AIRLOCK_URL', operator.url).stubEnv('AIRLOCK_ADMIN_TOKEN', operator.adminToken);
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    const { MUX_TOKEN_ID, MUX_TOKEN_SECRET } = parseEnv(
      await operator.run(keysCommand(), 'create-access-token'),
    );
    const created = await fetch(`${operator.url}/video/v1/spaces`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${MUX_TOKEN_ID}:${MUX_TOKEN_SECRET}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ passthrough: '教室' }),
    });
    const { data: space } = (await created.json()) as { data: { id: string } };
    const roomOf = async (...room: string[]) =>
      readToken(await runCommand(tokenCommand(), [...credentials, '--identity', 'bob', '--room', ...room]))
        .claims;

    expect(await roomOf('教室')).toMatchObject({ video: { room: space.id } });
    expect(told).toHaveBeenCalledExactlyOnceWith(`The space "教室" is the room ${space.id}.`);
    expect(await roomOf(space.id)).toMatchObject({ video: { room: space.id } });
    await saveGatewayAddress(stateDir, operator);
    vi.stubEnv('AIRLOCK_URL', undefined);
    // The keys of another LiveKit than the one that the gateway here has.
    expect(await roomOf('教室', '--state-dir', stateDir)).toMatchObject({ video: { room: '教室' } });
    vi.stubEnv('AIRLOCK_URL', operator.url);
    expect(await roomOf('stage')).toMatchObject({ video: { room: 'stage' } });
    expect(told).toHaveBeenCalledOnce();
  } finally {
    told.mockRestore();
    vi.unstubAllEnvs();
  }
});
