import { expect, it } from 'vitest';
import { PsrpcError } from './psrpc-error.js';
import { withRetries } from './retry.js';

const delayMs = () => 0;

it('tries again for codes that pass, and gives the result', async () => {
  const codes = ['unavailable', 'resource_exhausted'] as const;
  const result = await withRetries(
    async (attempt) => {
      const code = codes[attempt - 1];
      if (code) throw new PsrpcError(code, code);
      return attempt;
    },
    { attempts: 3, delayMs },
  );
  expect(result).toBe(3);
});

it('does not try again for other codes, nor for errors that are no answer', async () => {
  for (const error of [new PsrpcError('invalid_argument', 'no'), new Error('bug')]) {
    let calls = 0;
    const call = async () => {
      calls += 1;
      throw error;
    };
    await expect(withRetries(call, { attempts: 5, delayMs })).rejects.toBe(error);
    expect(calls).toBe(1);
  }
});

it('gives up after the attempts, and when it is canceled', async () => {
  let calls = 0;
  const call = async () => {
    calls += 1;
    throw new PsrpcError('unavailable', 'nobody');
  };
  await expect(withRetries(call, { attempts: 2, delayMs })).rejects.toThrow('nobody');
  expect(calls).toBe(2);
  const canceled = new AbortController();
  const waiting = withRetries(call, { attempts: 9, delayMs: () => 1e6, signal: canceled.signal });
  canceled.abort();
  await expect(waiting).rejects.toThrow('nobody');
  expect(calls).toBe(3);
});
