// A participant's machine sleeps, or the server stands still: processes stopped by SIGSTOP, and let go on.
import { expect, it, vi } from 'vitest';
import { browserPid, freeze } from '../rig/freeze.js';
import { calm, logOf, startRig } from '../rig/rig.js';
import { endState, reconnected, startTalking } from '../rig/talking.js';

it.each([
  ['the browser', 8],
  ['the browser', 35], // Longer than the server keeps somebody who is gone.
  ['the server', 14],
] as const)(
  '%s stands still for %i s: nobody leaves, and all ends as in a calm run',
  async (what, seconds) => {
    await using rig = await startRig();
    const { ben, page, calmState } = await startTalking(rig, `frozen-${seconds}`);
    await freeze(what === 'the server' ? rig.world.livekit.pid! : await browserPid(), seconds);
    const soon = { timeout: 60_000, interval: 500 };
    await vi.waitFor(async () => expect(await page.evaluate(endState)).toEqual(calmState), soon);
    const frames = ben.framesOf('anna');
    await vi.waitFor(() => expect(ben.framesOf('anna')).not.toBe(frames), soon);
    await vi.waitFor(() => expect(ben.frameOf('anna')?.color).toBe('magenta'), soon);
    await reconnected(page);
    const log = calm(await logOf(page));
    expect(log.filter((line) => /Left|Joined|ReconnectFailed|\(me\) \(/.test(line))).toEqual([]);
    expect(await page.evaluate(() => window.page.errors)).toEqual([]);
  },
);
