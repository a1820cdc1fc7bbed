// Calls a server over a real Redis.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { defineService, PsrpcClient, PsrpcServer, RedisBus } from '@airlock-rtc/psrpc';
import { StringValue } from '@bufbuild/protobuf';
import { Redis } from 'ioredis';

const socket = resolve('redis.sock');
const server = spawn('redis-server', ['--port', '0', '--unixsocket', socket, '--save', ''], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
await once(server.stdout, 'data');
const Greeter = defineService('Greeter', {
  greet: { name: 'Greet', input: StringValue, output: StringValue, claim: 'affinity' },
});
const redis = new Redis(socket, { maxRetriesPerRequest: null });
const bus = new RedisBus(redis);
await new PsrpcServer(Greeter, bus).serve('greet', {
  affinity: () => 1,
  handler: async ({ value }) => new StringValue({ value: `Hello ${value}` }),
});
console.log((await new PsrpcClient(Greeter, bus).request('greet', new StringValue({ value: 'Ann' }))).value);
server.kill();
process.exit();
