// Prints the translation table as the tables of Mux's guide "Spaces to LiveKit", corrected and completed.
import { TRANSLATION_TABLE } from './translation-table.js';
import type { TranslationRow } from './translation-row.js';

const TITLES: Readonly<Record<TranslationRow['section'], string>> = {
  term: 'Terms',
  claim: 'Claims of a token',
  'participant-field': 'Fields of a participant',
  'space-event': 'SpaceEvent to RoomEvent',
  'participant-event': 'ParticipantEvent',
  'track-event': 'TrackEvent',
  member: 'Classes, functions, options and errors',
  value: 'Values of enums',
  server: 'The server',
};

/** Markdown, one table for each section. */
export function guideTables(): string {
  return Object.entries(TITLES)
    .map(([section, title]) => {
      const rows = TRANSLATION_TABLE.filter((row) => row.section === section).map(lineOf);
      return [`## ${title}`, '', '| Spaces | LiveKit | What to know |', '| --- | --- | --- |', ...rows].join(
        '\n',
      );
    })
    .join('\n\n');
}

function lineOf(row: TranslationRow): string {
  const isProse = row.section === 'term';
  const name = (text: string) => (isProse ? text.replaceAll('<', '&lt;') : `\`${text}\``);
  const words = row.livekit.map((each) => name(typeof each === 'string' ? each : signature(each)));
  const mux = row.mux === undefined ? '' : name('muxArguments' in row ? signatureOfMux(row) : row.mux);
  return `| ${[mux, words.join(', '), row.note].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

type EventOf<Row> = Row extends { muxArguments: unknown } ? Row : never;

function signatureOfMux({ mux, muxArguments }: EventOf<TranslationRow>): string {
  return signature({ event: mux, arguments: muxArguments });
}

function signature({
  event,
  arguments: list,
}: {
  event: string;
  arguments: readonly { name: string }[];
}): string {
  return `${event}(${list.map(({ name }) => name).join(', ')})`;
}
