// Tests which room an address names, and the link that leads back to it.
import { describe, expect, it } from 'vitest';
import { invitationInAddress, inventRoomName, invitationLink, roomInAddress } from './room-address.js';

describe('roomInAddress', () => {
  it.each([
    ['#/standup', '', 'standup'],
    ['#standup', '', 'standup'],
    ['#/caf%C3%A9', '', 'café'],
    ['', '?room=standup', 'standup'],
    ['#/first', '?room=second', 'first'],
    ['#/ two  words ', '', 'two-words'],
    ['#/%E0%A4', '', '%E0%A4'],
    ['#/', '?room=standup', 'standup'],
  ])('reads %j and %j as %j', (hash, search, room) => {
    expect(roomInAddress({ hash, search })).toBe(room);
  });

  it.each(['', '#', '#/', '#/%20'])('finds no room in %j', (hash) => {
    expect(roomInAddress({ hash, search: '?room=' })).toBeUndefined();
  });

  it('cuts a name that is too long', () => {
    expect(roomInAddress({ hash: `#/${'x'.repeat(500)}`, search: '' })).toHaveLength(64);
  });
});

describe('invitationLink', () => {
  it('can be made for a name that is cut in the middle of an emoji', () => {
    const room = roomInAddress({ hash: `#/${'x'.repeat(63)}🚀🚀`, search: '' })!;
    expect(invitationLink(room, { origin: 'https://meet.example', pathname: '/' })).toMatch(/x$/);
  });

  it('leads back to the room, whatever its name', () => {
    const link = invitationLink('50%-café/✓', { origin: 'https://meet.example', pathname: '/app/' });
    expect(link).toMatch(/^https:\/\/meet\.example\/app\/#\//);
    expect(roomInAddress({ hash: new URL(link).hash, search: '' })).toBe('50%-café/✓');
  });
});

describe('inventRoomName', () => {
  it('makes names that can be read aloud', () => {
    expect(inventRoomName(() => 0)).toBe('amber-bay-anchor-10');
    expect(inventRoomName(() => 0.999_999)).toBe('still-valley-wren-99');
  });

  it('is unlikely to make the same name twice', () => {
    expect(new Set(Array.from({ length: 50 }, () => inventRoomName())).size).toBeGreaterThan(45);
  });
});

it('keeps an invitation apart from the name, and takes it back from its own link', () => {
  const link = new URL(
    invitationLink('C# 会議?', { origin: 'https://meet.example', pathname: '/' }, 'a.b-c_d'),
  );
  expect(roomInAddress(link)).toBe('C#-会議?');
  expect(invitationInAddress(link)).toBe('a.b-c_d');
  expect(invitationInAddress({ hash: '#/standup' })).toBeUndefined();
  expect(invitationInAddress({ hash: '#/standup?invitation=' })).toBeUndefined();
});
