// Reads the room's name from the page's address, writes it there, and invents one when there is none.

/** Longest room name that is taken from an address; the rest is cut off. */
const MAX_ROOM_NAME_LENGTH = 64;

const moods =
  'amber calm clear early gentle golden hidden kind little mellow open patient quiet silver slow still'.split(
    ' ',
  );
const places =
  'bay cove field garden grove harbor hollow island lake meadow orchard pier ridge river shore valley'.split(
    ' ',
  );
const things =
  'anchor beacon compass finch heron kite lantern lark linden maple moth otter pine robin sparrow wren'.split(
    ' ',
  );

/** Behind the room's name; what follows stays in the browser, as the whole hash does. */
const INVITATION = '?invitation=';

interface Address {
  readonly hash: string;
  readonly search: string;
}

/** The room that an address names, by `#/name` or `?room=name`; `undefined` when it names none. */
export function roomInAddress({ hash, search }: Address): string | undefined {
  const [name = ''] = hash.replace(/^#\/?/, '').split(INVITATION);
  return tidy(decode(name)) ?? tidy(new URLSearchParams(search).get('room') ?? '');
}

/** The invitation that an address holds; the gateway says whether it is one. */
export function invitationInAddress({ hash }: Pick<Address, 'hash'>): string | undefined {
  return hash.split(INVITATION)[1] || undefined;
}

/** The address to send to someone else: this page, this room, and nothing of what else the address held. */
export function invitationLink(
  room: string,
  { origin, pathname }: { origin: string; pathname: string },
  invitation?: string,
): string {
  const suffix = invitation === undefined ? '' : `${INVITATION}${invitation}`;
  return `${origin}${pathname}#/${encodeURIComponent(room)}${suffix}`;
}

/** A name that can be read aloud, such as `quiet-harbor-lantern-42`. */
export function inventRoomName(random: () => number = secureRandom): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!;
  return [pick(moods), pick(places), pick(things), 10 + Math.floor(random() * 90)].join('-');
}

function tidy(name: string): string | undefined {
  const cut = name.trim().replace(/\s+/g, '-').slice(0, MAX_ROOM_NAME_LENGTH);
  // Half of a surrogate pair fits in no address.
  const tidied = cut.replace(/[\ud800-\udbff]$/, '');
  return tidied === '' ? undefined : tidied;
}

/** A broken escape (`%E0%A4`) is somebody's typing mistake: the text as it stands is still a room name. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `[0, 1)`, not to be guessed: whoever knows a room's name can ask to come in. */
function secureRandom(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
}
