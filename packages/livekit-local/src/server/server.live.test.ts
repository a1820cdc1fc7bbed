// A real livekit-server: up when it answers, several side by side, ended by pid, its log kept.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { AddressInfo } from 'node:net';
import { freeTcpPort } from './ports.js';
import { startLiveKit } from './server.js';

const env = { ...process.env, LIVEKIT_URL: '' };

function isAlive(pid: number | undefined): boolean {
  try {
    process.kill(pid!, 0);
    return true;
  } catch {
    return false;
  }
}

describe('startLiveKit', () => {
  it('gives servers side by side that answer, and ends them', async () => {
    const [first, second] = await Promise.all([startLiveKit({ env }), startLiveKit({ env })]);
    expect(first.url).not.toBe(second.url);
    expect((await fetch(first.httpUrl)).status).toBe(200);
    expect((await fetch(second.httpUrl)).status).toBe(200);
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    expect(isAlive(second.pid)).toBe(true);
    await second[Symbol.asyncDispose]();
    await second.stop();
    expect(isAlive(second.pid)).toBe(false);
    await expect(fetch(second.httpUrl)).rejects.toThrow();
    expect(readFileSync(first.logFile!, 'utf8')).toContain('starting LiveKit server');
    expect(readFileSync(first.logFile!, 'utf8')).not.toContain(first.apiSecret);
  });

  it('refuses a taken port at once, naming it', async () => {
    const holder = createServer().listen(0, '0.0.0.0');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    await expect(startLiveKit({ env, ports: { http: port } })).rejects.toMatchObject({
      code: 'port_in_use',
      message: expect.stringContaining(String(port)),
    });
    holder.close();
  });

  it('tells the last words of a server that dies', async () => {
    const starting = startLiveKit({ env, config: { rtc: { node_ip: 'not-an-address' } } });
    await expect(starting).rejects.toMatchObject({
      code: 'server_died',
      message: expect.stringContaining('invalid ip not-an-address'),
    });
  });

  it('is not configured by variables that are meant for another server', async () => {
    const foreign = {
      ...{ REDIS_HOST: '127.0.0.1:9', LIVEKIT_KEYS: 'other: secret', LIVEKIT_PORT: '1', UDP_PORT: '1' },
      ...{ LIVEKIT_TURN_ENABLED: 'true', NODE_IP: 'not-an-address', LIVEKIT_CONFIG: 'port: 1' },
    };
    await using server = await startLiveKit({ env: { ...env, ...foreign } });
    expect((await fetch(server.httpUrl)).status).toBe(200);
  });

  it('uses the given ports, keys and log file', async () => {
    const http = await freeTcpPort();
    const keys = { apiKey: 'key', apiSecret: 'a-secret-of-at-least-32-characters!!' };
    await using server = await startLiveKit({ env, ports: { http: http! }, ...keys });
    expect(server).toMatchObject({ url: `ws://127.0.0.1:${http}`, ...keys });
  });

  it('does not outlive a program that is killed', async () => {
    const program = `
      import { startLiveKit } from ${JSON.stringify(new URL('./server.ts', import.meta.url).href)};
      const { pid } = await startLiveKit();
      console.log(pid);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 40_000 });
  });
});
