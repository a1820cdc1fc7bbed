// The table of what becomes of each part of the Spaces API: the outcomes of the rules beside the translation table.
import { SERVER_ROWS } from '@airlock-rtc/contract';
import { becomes } from '../rules/becomes.js';
import type { Outcome } from '../rules/rule.js';
import { ruleFor } from '../rules/rules.js';
import { SPACES_ROWS } from './spaces-rows.js';

export interface CoverageRow {
  row: string;
  rule?: string;
  outcome?: Outcome;
  /** What takes its place, and what to know of it. */
  to: string;
}

export function coverageTable(): CoverageRow[] {
  return [...SPACES_ROWS, ...SERVER_ROWS.map(({ mux }) => mux)].map((row) => {
    const covered = ruleFor(row) ? row : inherited(row);
    const rule = ruleFor(covered);
    return { row, ...(rule && { rule: rule.id, outcome: rule.covers[covered]! }), to: becomes(row) };
  });
}

/** A member that is declared anew by a class is covered where its base has it. */
function inherited(row: string): string {
  return row.replace(/^(?:Local|Remote)Track\./, 'Track.');
}

/** As a Markdown table. */
export function coverageMarkdown(): string {
  const lines = coverageTable().map(
    ({ row, outcome, to }) => `| \`${row}\` | ${outcome} | ${to.replaceAll('|', '\\|')} |`,
  );
  return ['| Spaces | | LiveKit |', '|---|---|---|', ...lines].join('\n');
}
