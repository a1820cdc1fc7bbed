// What @airlock-rtc/psrpc exports.
export { PsrpcClient, type RequestOptions } from './psrpc-client.js';
export { PsrpcError, type PsrpcErrorCode } from './psrpc-error.js';
export { PsrpcServer, type CallContext, type Handling, type PsrpcServerOptions } from './psrpc-server.js';
export { RedisBus, type MessageBus, type RedisBusOptions, type Subscription } from './redis-bus.js';
export { withRetries, type RetryOptions } from './retry.js';
export type { Selection } from './select-server.js';
export { defineService, type Input, type Method, type Output, type Service } from './service.js';
