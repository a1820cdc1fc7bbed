import { DrizzleQueryError } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { newEnvironment, onBothDatabases } from '../../test/databases.js';
import { keepLog } from '../../test/log-lines.js';
import { newId } from '../database/identifiers.js';
import { GatewayError } from '../errors/errors.js';
import { insertLiveStream } from '../live-streams/store.js';

function logged(err: unknown): string {
  const { logger, lines } = keepLog();
  logger.error({ err }, 'failed');
  return lines.join('');
}

onBothDatabases('a failed query', (database) => {
  it('is logged without the values that it was asked with', async () => {
    const { queries } = database();
    const environmentId = await newEnvironment(database());
    const streamKey = newId();
    const insert = () =>
      insertLiveStream(queries, {
        id: newId(),
        environmentId,
        streamKey,
        status: 'idle',
        settings: {},
        playbackIds: [],
        createdAt: new Date(),
      });
    await insert();
    const failure = await insert().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DrizzleQueryError);
    for (const err of [failure, new GatewayError('internal_error', 'Ours', { cause: failure })]) {
      const line = logged(err);
      expect(line).toContain('duplicate key value');
      expect(line).toContain('insert into \\"live_streams\\"');
      expect(line).not.toContain(streamKey);
    }
    // Whoever caught it still has the whole.
    expect(failure).toMatchObject({ params: expect.arrayContaining([streamKey]) });
  });
});

it('a failed query is found among the errors of an AggregateError, and where causes are circular', () => {
  const key = 'a-stream-key';
  const failure = new DrizzleQueryError('select $1', [key], new Error('no connection'));
  const circular = new Error('outer', { cause: failure });
  failure.cause!.cause = circular;
  for (const err of [new AggregateError([failure], 'several'), circular, failure]) {
    const line = logged(err);
    expect(line).toContain('no connection');
    expect(line).not.toContain(key);
  }
  expect(logged(new DrizzleQueryError('select $1', [key]))).toContain('in the query: select $1');
});

it('every other error is logged as pino does', () => {
  const { err } = JSON.parse(logged(new GatewayError('not_found', 'Gone', { cause: new Error('why') })));
  expect(err).toMatchObject({ type: 'GatewayError', message: 'Gone: why', code: 'not_found' });
  expect(err.stack).toMatch(/^GatewayError: Gone\n[^]*caused by: Error: why\n/);
  expect(JSON.parse(logged(AbortSignal.abort().reason)).err.type).toBe('DOMException');
  expect(JSON.parse(logged('words')).err).toBe('words');
});
