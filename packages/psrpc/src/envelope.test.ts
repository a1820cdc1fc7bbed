import { expect, it } from 'vitest';
import { open, seal } from './envelope.js';
import { ClaimRequest, ClaimResponse } from './messages.js';

it('opens what it sealed, bytes as psrpc writes them', () => {
  const claim = new ClaimRequest({ requestId: 'REQ_1', serverId: 'SRV_1', affinity: 0.5 });
  const bytes = seal(claim);
  expect(open(bytes, ClaimRequest)).toEqual(claim);
  const typeUrl = 'type.googleapis.com/internal.ClaimRequest';
  const value = '0a055245515f311205535256 5f311d0000003f'.replaceAll(' ', '');
  expect(Buffer.from(bytes).toString('hex')).toBe(
    `0a${typeUrl.length.toString(16)}${Buffer.from(typeUrl).toString('hex')}1213${value}`,
  );
});

it('takes another type, garbage and nothing for no message', () => {
  expect(open(seal(new ClaimRequest()), ClaimResponse)).toBeUndefined();
  expect(open(Buffer.from('\xff\xff\xff'), ClaimRequest)).toBeUndefined();
  expect(open(new Uint8Array(), ClaimRequest)).toBeUndefined();
});
