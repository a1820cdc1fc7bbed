// Decides who stands on the stage, who is on the page of tiles that is shown, and who is on none: a pure function.
import type { Person } from '../meeting/person.js';

/** Whether everyone is shown alike, or whoever speaks is shown large. */
export type Layout = 'grid' | 'speaker';

/** How many tiles one page holds at most: by themselves, on a phone, and beside a stage. */
const PAGE = { alone: 16, phone: 8, beside: 6 };

export interface ArrangementWish {
  readonly layout: Layout;
  /** The keys of people. */
  readonly pinned: string | undefined;
  /** Whom the host shows large to everyone; a pin of one's own goes before. */
  readonly spotlit: string | undefined;
  readonly speaker: string | undefined;
  /** From 0. */
  readonly page: number;
  readonly isNarrow: boolean;
}

export interface Arrangement {
  readonly screens: readonly Person[];
  readonly onStage: Person | undefined;
  readonly tiles: readonly Person[];
  /** On the pages that are not shown. */
  readonly hidden: readonly Person[];
  readonly page: number;
  readonly pages: number;
}

/** What is wished for where it still is possible: people leave, and pages with them. */
export function arrange(people: readonly Person[], wish: ArrangementWish): Arrangement {
  const others = people.filter(({ isSelf }) => !isSelf);
  const screens = others.filter(({ screen }) => screen);
  const find = (key: string | undefined) => people.find((person) => person.key === key);
  const isSpeakerLarge = wish.layout === 'speaker' && screens.length === 0;
  const pinned = others.length > 0 ? find(wish.pinned) : undefined;
  const spotlit = others.find(({ key }) => key === wish.spotlit);
  const onStage = pinned ?? spotlit ?? (isSpeakerLarge ? (find(wish.speaker) ?? others[0]) : undefined);

  const rest = people.filter((person) => person !== onStage);
  const most = onStage || screens.length > 0 ? PAGE.beside : wish.isNarrow ? PAGE.phone : PAGE.alone;
  const pages = Math.max(1, Math.ceil(rest.length / most));
  const page = Math.min(wish.page, pages - 1);
  // Seventeen people are nine and eight rather than sixteen and one.
  const size = Math.ceil(rest.length / pages);
  const tiles = rest.slice(page * size, (page + 1) * size);
  const hidden = rest.filter((person) => !tiles.includes(person));
  return { screens, onStage, tiles, hidden, page, pages };
}

/** Who of the others spoke last: whoever still speaks stays, so that the stage does not flicker. */
export function latestSpeaker(people: readonly Person[], before: string | undefined): string | undefined {
  const others = people.filter(({ isSelf }) => !isSelf);
  const last = others.find(({ key }) => key === before);
  if (last?.isSpeaking) return before;
  return (others.find(({ isSpeaking }) => isSpeaking) ?? last)?.key;
}
