// Maps the refusal of a broadcast to HTTP: 412 `failed_request`, its reason beside Mux's envelope.
import { BroadcastRefused, type Resources } from '@airlock-rtc/contract';
import { GatewayError } from '../errors/errors.js';

/** Whether its message may be told to a client: what else is thrown speaks of databases and programs. */
export function isForClients(error: unknown): error is BroadcastRefused | GatewayError {
  return error instanceof BroadcastRefused || error instanceof GatewayError;
}

export function refusalToGatewayError(refusal: BroadcastRefused): GatewayError {
  const { reason, message, needed, free } = refusal;
  return new GatewayError('failed_request', message, {
    cause: refusal,
    details: {
      reason,
      ...(needed && { needed: inSnakeCase(needed) }),
      ...(free && { free: inSnakeCase(free) }),
    },
  });
}

/** Rounded to what a person can use. */
export function inSnakeCase({ cores, memoryMib }: Resources): { cores: number; memory_mib: number } {
  return { cores: Math.round(cores * 100) / 100, memory_mib: Math.round(memoryMib) };
}
