// Keeps how a person wants to see the room: grid or speaker, whom they pinned for themselves, which page.
import { useCallback, useState } from 'react';
import type { Person } from '../meeting/person.js';
import { NARROW, useMedia } from '../theme/use-media.js';
import { arrange, latestSpeaker, type Arrangement, type Layout } from './arrange.js';

export interface ChosenArrangement extends Arrangement {
  readonly layout: Layout;
  readonly toggleLayout: () => void;
  /** The key of whom is shown large until they are let go of, by the same call. */
  readonly pinned: string | undefined;
  readonly togglePin: (key: string) => void;
  readonly turnTo: (page: number) => void;
  /** Whom a window over all others shows: somebody with a camera. */
  readonly floating: Person | undefined;
}

export function useArrangement(people: readonly Person[], spotlit: string | undefined): ChosenArrangement {
  const isNarrow = useMedia(NARROW);
  const [layout, setLayout] = useState<Layout>('grid');
  const [pinned, setPinned] = useState<string>();
  const togglePin = useCallback(
    (key: string) => setPinned((before) => (key === before ? undefined : key)),
    [],
  );
  const [page, turnTo] = useState(0);
  const [spoke, setSpoke] = useState<string>();
  const speaker = latestSpeaker(people, spoke);
  if (speaker !== spoke) setSpoke(speaker);
  const arrangement = arrange(people, { layout, pinned, spotlit, speaker, page, isNarrow });
  const talking = people.find(({ key }) => key === speaker);
  const others = people.filter(({ isSelf }) => !isSelf);
  return {
    ...arrangement,
    floating: [arrangement.onStage, talking, ...others, ...people].find((person) => person?.camera),
    layout,
    toggleLayout: () => setLayout(layout === 'grid' ? 'speaker' : 'grid'),
    pinned,
    togglePin,
    turnTo,
  };
}
