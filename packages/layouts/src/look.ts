// What is told of a person beside the video: who speaks, who is muted, and initials on a disc where there is no video.
import type { LayoutPerson } from './person.js';
import type { Tile } from './scene.js';

/** A tile of a camera, with what can be told of its person. */
export function withLook(tile: Tile, person: LayoutPerson): Tile {
  return {
    ...tile,
    showsCameraOff: false,
    look: {
      isSpeaking: person.isSpeaking,
      isMuted: !person.hasMicrophone || (person.isMicrophoneMuted ?? false),
      ...(tile.hasVideo ? {} : { avatar: { initials: initialsOf(nameOf(person)), hue: hueOf(person.id) } }),
    },
  };
}

/** Somebody without a name is a person all the same. */
export function nameOf({ name }: LayoutPerson): string {
  return name?.split(/\r\n|[\n\r\u2028\u2029]/, 1)[0]?.trim() || 'Guest';
}

/** Of the first and the last word, as people see letters. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
  const first = (word: string | undefined) =>
    word ? ([...new Intl.Segmenter().segment(word)][0]?.segment ?? '') : '';
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(first);
  return letters.join('').toLocaleUpperCase() || '?';
}

/** Always the same for the same person. */
function hueOf(id: string): number {
  return [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 360, 7);
}
