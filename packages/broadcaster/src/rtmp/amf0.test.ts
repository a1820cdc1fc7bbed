import { describe, expect, it } from 'vitest';
import { decodeAmf, encodeAmf, encodeEcmaArray } from './amf0.js';

describe('AMF0', () => {
  it('reads what it wrote', () => {
    const values = ['connect', 1, { app: 'live', secure: true, none: null, list: [1, 'two'] }, undefined];
    expect(decodeAmf(encodeAmf(...values))).toEqual(values);
  });

  it('writes numbers as big-endian doubles and text with its length in bytes', () => {
    expect(encodeAmf(1.5).toString('hex')).toBe('003ff8000000000000');
    expect(encodeAmf('é').toString('hex')).toBe('020002c3a9');
  });

  it('reads the arrays in which servers announce metadata', () => {
    expect(decodeAmf(encodeEcmaArray({ width: 1280, encoder: 'x' }))).toEqual([
      { width: 1280, encoder: 'x' },
    ]);
  });

  it.each([
    ['an early end', Buffer.from([0, 1, 2])],
    ['an unknown type', Buffer.from([0x7f])],
    ['text longer than the bytes', Buffer.from([2, 0xff, 0xff, 65])],
    ['a list that claims four thousand million values', Buffer.from([10, 0xff, 0xff, 0xff, 0xff])],
    ['a list in a list without end', Buffer.alloc(400, Buffer.from([10, 0, 0, 0, 1]))],
  ])('refuses %s', (_case, bytes) => {
    expect(() => decodeAmf(bytes)).toThrow(RangeError);
  });

  it('keeps a key named __proto__ an ordinary key', () => {
    const [value] = decodeAmf(encodeAmf(JSON.parse('{"__proto__": {"polluted": true}}')));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.keys(value as object)).toEqual(['__proto__']);
  });
});
