import { describe, expect, it } from 'vitest';
import { readRoomMetadata } from '@airlock-rtc/contract';
import { metadataChange } from './room-metadata.js';

const active = { id: 'b1', state: 'active', cause: null } as const;
const idle = { id: 'b1', state: 'idle', cause: null } as const;

function written(current: string, rows: Parameters<typeof metadataChange>[1]): string {
  const change = metadataChange(current, rows);
  if (change.kind !== 'write') throw new Error(change.kind);
  return change.text;
}

describe('metadataChange', () => {
  it('writes what the contract reads, beside what the application keeps there', () => {
    const text = written('{"theme":"dark"}', [{ id: 'b1', state: 'retrying', cause: 'the server hung up' }]);
    expect(readRoomMetadata(text)?.broadcasts).toEqual([
      { id: 'b1', state: 'retrying', cause: 'the server hung up' },
    ]);
    expect(JSON.parse(text)).toMatchObject({ theme: 'dark' });
  });

  it('makes an object of nothing, and takes back the end of a broadcast', () => {
    const text = written('', [active]);
    expect(readRoomMetadata(written(text, [idle]))?.broadcasts).toEqual([{ id: 'b1', state: 'idle' }]);
    expect(readRoomMetadata(written(text, []))?.broadcasts).toEqual([]);
  });

  it('is silent where nothing is new, and in rooms that were never broadcast', () => {
    expect(metadataChange(written('', [active]), [active])).toEqual({ kind: 'same' });
    expect(metadataChange('', [idle])).toEqual({ kind: 'same' });
    expect(metadataChange('{"theme":"dark"}', [])).toEqual({ kind: 'same' });
  });

  it.each(['plain words', '[1]', '7', '{"broken'])('leaves %s alone, which is not ours', (current) => {
    expect(metadataChange(current, [active])).toEqual({ kind: 'foreign' });
  });
});
