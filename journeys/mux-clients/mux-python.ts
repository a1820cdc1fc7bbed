// mux_python 3.12.0 in a Python process that answers one call a line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { walkPages, type Credentials, type MuxClient, type Space } from './mux-client.js';

const script = fileURLToPath(new URL('./mux_client.py', import.meta.url));

/** @param python an interpreter that has mux_python. */
export function muxPython(python: string, { baseUrl, tokenId, tokenSecret }: Credentials): MuxClient {
  const child = spawn(python, [script], {
    env: { ...process.env, MUX_HOST: baseUrl, MUX_TOKEN_ID: tokenId, MUX_TOKEN_SECRET: tokenSecret },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const via =
    (name: string) =>
    // The answer is what the server sent: the journey looks into it.
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    async (...args: unknown[]): Promise<any> => {
      child.stdin.write(`${JSON.stringify({ name, args })}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`mux_python ended in the call of ${name}`);
      const { data, refusal } = JSON.parse(value) as { data?: unknown; refusal?: { type: string } };
      if (refusal) throw refusal;
      return data;
    };
  const listPage = via('listPage');
  return {
    createSpace: via('createSpace'),
    listSpaces: (limit) => walkPages<Space>((page) => listPage(limit, page)),
    getSpace: via('getSpace'),
    deleteSpace: via('deleteSpace'),
    createLiveStream: via('createLiveStream'),
    createBroadcast: via('createBroadcast'),
    getBroadcast: via('getBroadcast'),
    startBroadcast: via('startBroadcast'),
    deleteBroadcast: via('deleteBroadcast'),
    createSigningKey: via('createSigningKey'),
    listSigningKeys: via('listSigningKeys'),
    getSigningKey: via('getSigningKey'),
    deleteSigningKey: via('deleteSigningKey'),
    refusalOf: (rejection) => (rejection as { type?: string }).type,
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      await exit;
    },
  };
}
