// Prints the translation table, with what the codemod does and where Mux's guide was wrong.
import { TRANSLATION_TABLE, type TranslationRow } from '@airlock-rtc/contract';
import { coverageTable } from '@airlock-rtc/codemod';
import { exampleName } from './example-modules.js';
import { code, prose, table } from './markdown.js';

type Section = TranslationRow['section'];
/** Enum members and events are covered under the enum's name. */
const ENUM_OF: Partial<Record<Section, string>> = {
  'space-event': 'SpaceEvent.',
  'participant-event': 'ParticipantEvent.',
  'track-event': 'TrackEvent.',
};
const outcomes = new Map(coverageTable().map(({ row, outcome }) => [row, outcome]));

export function printSection(section: Section): string {
  return printRows(TRANSLATION_TABLE.filter((row) => row.section === section));
}

/** Classes, functions, options, enums and errors whose Mux name matches. */
export function printMembers(isListed: RegExp): string {
  const rows = TRANSLATION_TABLE.filter(({ section, mux }) => {
    return (section === 'member' || section === 'value') && isListed.test(mux!);
  });
  return printRows(rows);
}

function printRows(rows: readonly TranslationRow[]): string {
  const isCovered = rows.some((row) => outcomeOf(row));
  const head = ['Spaces', 'LiveKit', ...(isCovered ? ['airlock migrate'] : []), 'What to know'];
  return table(
    head,
    rows.map((row) => [
      muxCell(row),
      livekitCell(row),
      ...(isCovered ? [outcomeOf(row) ?? ''] : []),
      [correction(row), prose(row.note)].filter(Boolean).join(' '),
    ]),
  );
}

export function correction({ guideSaid }: TranslationRow): string {
  return guideSaid === undefined
    ? ''
    : `**Mux’s guide said ${guideSaid === 'N/A' ? 'N/A' : code(guideSaid)}.**`;
}

function outcomeOf(row: TranslationRow): string | undefined {
  if (row.section === 'term') return undefined;
  const name = `${ENUM_OF[row.section] ?? ''}${row.mux}`;
  return outcomes.get(name) ?? outcomes.get(name.replace(/^Participant\./, 'LocalParticipant.'));
}

function muxCell(row: TranslationRow): string {
  if (row.section === 'term') return prose(row.mux);
  if (row.mux === undefined) return '—';
  const name = code('muxArguments' in row ? signature(row.mux, row.muxArguments) : row.mux);
  const value = row.section === 'value' ? ` ${literal(row.muxValue)}` : '';
  return row.section === 'claim' ? name : `[${name}](#${anchorOf(row)})${value}`;
}

function literal(value: string | number): string {
  return code(typeof value === 'number' ? `${value}` : `'${value}'`);
}

/** Of the change below the table, as VitePress makes it of the heading. */
function anchorOf(row: TranslationRow): string {
  const heading = row.section === 'value' ? exampleName(row) : row.mux!;
  return heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function livekitCell(row: TranslationRow): string {
  const words = row.livekit.map((each) =>
    typeof each === 'string' ? each : signature(each.event, each.arguments),
  );
  if (words.length === 0) return '—';
  if ('livekitValue' in row && row.livekitValue) words.push(`'${row.livekitValue}'`);
  return words
    .map((word) => (row.section === 'term' ? prose(word) : code(word)))
    .join(row.section === 'value' ? ' ' : ', ');
}

function signature(name: string, list: readonly { name: string }[]): string {
  return `${name}(${list.map((each) => each.name).join(', ')})`;
}
