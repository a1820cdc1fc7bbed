import { describe, expect, it } from 'vitest';
import { changedOptions } from './broadcast-change.js';

const to = (id: string, url = `rtmp://host/app/${id}`) => ({ id, url, isPublicOnly: false });
const before = { layout: 'gallery' as const, destinations: [to('a'), to('b')], room: 'hall' };

describe('a change on the air', () => {
  it('keeps the rest and the order of the destinations', () => {
    const after = changedOptions(before, { layout: 'crop', add: [to('c')], remove: ['a'] });
    expect(after).toEqual({ ...before, layout: 'crop', destinations: [to('b'), to('c')] });
    expect(changedOptions(before, { remove: ['a', 'b'] }).destinations).toEqual([]);
  });

  it('does not add what cannot hold the audio', () => {
    const song = { ...before, only: 'audio' as const, audioCodec: 'opus' as const };
    const add = [to('c')];
    expect(() => changedOptions({ ...song, destinations: [] }, { add })).toThrow('RTMP takes AAC, not OPUS');
  });

  it.each([
    [{ layout: 'mosaic' as 'gallery' }, 'invalid_options'],
    [{ remove: ['c'] }, 'invalid_options'],
    [{ add: [to('a')] }, 'invalid_options'],
    [{ add: [to('a')], remove: ['a'] }, 'invalid_options'],
    [{ add: [to('c', 'http://host/app/SECRET')] }, 'invalid_destination'],
    [{ add: [{ id: 'c', url: '/etc/SECRET.mp4', isPublicOnly: true }] }, 'invalid_destination'],
    [{ add: [{ id: 'c', url: '/SECRET/a.ogg', isPublicOnly: false }] }, 'invalid_options'],
  ])('is refused as a whole: %j', (change, code) => {
    const refusal = expect.objectContaining({ code, message: expect.not.stringContaining('SECRET') });
    expect(() => changedOptions(before, change)).toThrow(refusal);
  });
});
