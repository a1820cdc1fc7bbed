// Runs `airlock up` as a person would, on the LiveKit server of a test, and ends it as Ctrl-C does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { World } from '@airlock-rtc/testkit';

const program = fileURLToPath(new URL('../../apps/cli/bin/airlock.mjs', import.meta.url));
/** Kept from run to run, as a person's is: what Vite prepares once is there for the next. */
const stateFolder = fileURLToPath(new URL('../../.cache/journeys', import.meta.url));

/** What journeys are run on: Airlock Meet, unless another application in its likeness is named. */
export const webApp: { folder?: string } = {};

export interface AirlockUp extends AsyncDisposable {
  /** The address of the web application's lobby for `room`. */
  lobbyOf(room: string): string;
  /** The name of the LiveKit room behind `room`: the id of its space. */
  livekitRoomOf(room: string): Promise<string>;
}

/** Resolves when the printed table names the web application's address. */
export async function airlockUp({ livekit }: World): Promise<AirlockUp> {
  const own = webApp.folder ? ['--web-app', webApp.folder] : [];
  const stateDir = webApp.folder ? `${stateFolder}-${basename(webApp.folder)}` : stateFolder;
  const child = spawn(process.execPath, [program, 'up', '--state-dir', stateDir, ...own], {
    env: {
      ...process.env,
      LIVEKIT_URL: livekit.url,
      LIVEKIT_API_KEY: livekit.apiKey,
      LIVEKIT_API_SECRET: livekit.apiSecret,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  let printed = '';
  const address = new Promise<string>((resolve, reject) => {
    const read = (text: string) => {
      printed += text;
      const url = /https?:\/\/localhost:\d+\//.exec(printed)?.[0];
      if (url) resolve(url);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    void exit.then(() => reject(new Error(`airlock up ended before it was up:\n${printed}`)));
  });
  const url = await address;
  return {
    lobbyOf: (room) => `${url}#/${encodeURIComponent(room)}`,
    livekitRoomOf: async (room) => {
      const response = await fetch(new URL('/airlock/v1/dev/join', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ space: room, name: 'Nobody' }),
      });
      return ((await response.json()) as { spaceId: string }).spaceId;
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGINT');
      await exit;
    },
  };
}
