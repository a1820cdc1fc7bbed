// Somebody does not get in: whatever the cause, words say so, the lobby stays, and another try is possible.
import { expect } from 'vitest';
import { meetingOf } from './meet/meeting.js';
import { soon, type Stage } from './meet/stage.js';
import type { Visitor } from './meet/visitor.js';

const it = meetingOf({ ada: { isInLobby: true, pattern: { color: 'magenta' } } });
it.beforeEach(async ({ ada }) => {
  await ada.page.unrouteAll();
  await ada.page.getByLabel('Your name').fill('Ada');
});

const [TOKENS, EXCHANGE] = ['**/airlock/v1/dev/join', '**/airlock/v1/token-exchange'];

/** Lets an endpoint of the gateway answer with `body` instead, as a broken or foreign server would. */
async function answerWith(
  { page }: Visitor,
  body: string | object,
  status = 200,
  endpoint = TOKENS,
): Promise<void> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  await page.route(endpoint, (route) => route.fulfill({ status, body: text }));
}

const sound = async ({ world }: Stage) => ({
  url: world.livekit.url,
  token: await world.token({ room: 'kept-out', identity: 'ada' }),
});

async function wordsAfterJoining(visitor: Visitor): Promise<string> {
  await visitor.press('Join the room');
  const alert = visitor.page.getByRole('alert');
  await alert.waitFor();
  return alert.innerText();
}

it('because LiveKit cannot be reached', async ({ stage, ada }) => {
  await answerWith(ada, { ...(await sound(stage)), url: 'ws://127.0.0.1:1' }, 200, EXCHANGE);
  expect(await wordsAfterJoining(ada)).toMatch(/meeting server cannot be reached.+try again/);
});

it('because LiveKit refuses the token', async ({ stage, ada }) => {
  const { url, token } = await sound(stage);
  const [head, claims] = token.split('.');
  await answerWith(ada, { url, token: `${head}.${claims}.${'A'.repeat(43)}` }, 200, EXCHANGE);
  expect(await wordsAfterJoining(ada)).toMatch(/rejected your token/);
});

it('because the token is no token', async ({ ada }) => {
  await answerWith(ada, { token: 'garbage' });
  expect(await wordsAfterJoining(ada)).toMatch(/rejected your token/);
});

it('because the token exchange refuses the token', async ({ ada }) => {
  const refusal = { error: { type: 'expired_token', messages: ['The token has expired'] } };
  await answerWith(ada, refusal, 401, EXCHANGE);
  expect(await wordsAfterJoining(ada)).toMatch(/rejected your token/);
});

it.for([
  ['refuses', { error: { message: 'no' } }, 403, /did not let you in \(HTTP 403\)/],
  ['fails', 'Internal Server Error', 500, /did not let you in \(HTTP 500\)/],
  ['answers with a page', '<!doctype html>', 200, /invalid response/],
] as const)('because the token endpoint %s', async ([, body, status, words], { ada }) => {
  await answerWith(ada, body, status);
  expect(await wordsAfterJoining(ada)).toMatch(words);
});

it('because the token endpoint cannot be reached', async ({ ada }) => {
  await ada.page.route(TOKENS, (route) => route.abort());
  expect(await wordsAfterJoining(ada)).toMatch(/does not answer/);
});

it('because the name is only blanks', async ({ ada }) => {
  const name = ada.page.getByLabel('Your name');
  await name.fill('   ');
  await ada.press('Join the room');
  expect(await name.evaluate((input: HTMLInputElement) => input.validity.patternMismatch)).toBe(true);
});

it('and no token shows on the page, or in what it logs', async ({ stage, ada }) => {
  const { token } = await sound(stage);
  const beginning = token.slice(0, token.indexOf('.'));
  // The browser itself names the address of a WebSocket that failed, token included (livekit-client 2.23 puts it there).
  const own = ada.page.consoleLines.filter((line) => !line.startsWith('error: WebSocket connection to'));
  expect([...own, await ada.page.innerText('body')].filter((text) => text.includes(beginning))).toEqual([]);
});

it('until the cause is gone: then the same lobby lets them in, camera and all', async ({ ada }) => {
  await ada.goIn();
  await expect.poll(() => ada.colorOnScreenOf('Ada'), soon).toBe('magenta');
});
