// Prints the comments that the codemod leaves, with the section of the guide that helps.
import { MARKERS, type MarkerKind } from '@airlock-rtc/codemod';
import { code, prose, table } from './markdown.js';

const GUIDE = '/spaces-to-livekit';

export function printMarkers(): string {
  const rows = Object.entries(MARKERS as Record<string, MarkerKind>).map(
    ([name, { message, section, mayNotCompile }]) => [
      code(name),
      prose(message),
      `[${section}](${GUIDE}#${section.toLowerCase().replaceAll(/[^a-z]+/g, '-')})`,
      mayNotCompile ? 'may not' : 'yes',
    ],
  );
  return table(['Marker', 'What is to be decided', 'Section', 'Compiles'], rows);
}
