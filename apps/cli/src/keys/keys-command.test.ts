import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand, startOperator, type Operator } from '../../test/operator.js';
import { keysCommand } from './keys-command.js';

let operator: Operator;
beforeAll(async () => {
  operator = await startOperator();
});
afterAll(() => operator[Symbol.asyncDispose]());

it('makes an access token that the REST API takes, shows its secret once, and deletes it', async () => {
  const made = await operator.run(keysCommand(), 'create-access-token', '--name', 'my app');
  const [, id, secret] = /^MUX_TOKEN_ID=(\S+)\nMUX_TOKEN_SECRET=(\S+)$/.exec(made)!;
  const ask = () =>
    fetch(`${operator.url}/video/v1/spaces`, {
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    });
  expect((await ask()).status).toBe(200);

  const list = await operator.run(keysCommand(), 'list');
  expect(list).toContain(id);
  expect(list).toContain('my app');
  expect(list).not.toContain(secret);

  expect(await operator.run(keysCommand(), 'delete-access-token', id!)).toBe(`Deleted ${id}.`);
  expect((await ask()).status).toBe(401);
});

it('makes a signing key as the environment variables that mux-node reads', async () => {
  const made = await operator.run(keysCommand(), 'create-signing-key', '--name', 'for my tests');
  const [, key] = /^MUX_SIGNING_KEY=\S+\nMUX_PRIVATE_KEY=(\S+)$/.exec(made)!;
  expect(Buffer.from(key!, 'base64').toString()).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/);
  expect(await operator.run(keysCommand(), 'list')).toMatch(/signing-key +\S+ +for my tests/);
});

it('keeps environments apart, and prints JSON', async () => {
  await operator.run(keysCommand(), 'create-access-token', '--environment', 'staging');
  const staging = await operator.run(keysCommand(), 'list', '--json', '--environment', 'staging');
  expect(JSON.parse(staging)).toMatchObject([{ kind: 'access-token' }]);
});

it('lists an environment that was mistyped as one that is not there, and makes none', async () => {
  const list = (name: string) => operator.run(keysCommand(), 'list', '--json', '--environment', name);
  for (let tried = 0; tried < 2; tried += 1) {
    await expect(list('stagign')).rejects.toMatchObject({
      code: 'no_environment',
      message: expect.stringContaining('there are: ') as string,
    });
  }
  expect(JSON.parse(await list('development'))).toBeInstanceOf(Array);
});

it('says what to do when the gateway refuses, is not there, or is not known', async () => {
  const ask = (...words: string[]) => runCommand(keysCommand(), ['list', ...words]);
  await expect(ask('--gateway', operator.url, '--admin-token', 'not the admin token')).rejects.toMatchObject({
    code: 'gateway_refused',
    message: expect.stringContaining('AIRLOCK_ADMIN_TOKEN') as string,
  });
  await expect(ask('--gateway', 'http://127.0.0.1:9', '--admin-token', 'x')).rejects.toMatchObject({
    code: 'gateway_unreachable',
  });
  await expect(ask('--state-dir', '/nowhere')).rejects.toMatchObject({ code: 'no_gateway' });
  await expect(operator.run(keysCommand(), 'delete-signing-key', 'nope')).rejects.toMatchObject({
    code: 'gateway_refused',
  });
});
