// The report for people who review it beside the code.
import type { Migration } from '../plan/migration.js';
import { newVariables } from './environment.js';
import { leftToDo, type ToDo } from './left-to-do.js';
import { relativePaths, summaryOf, worthReading } from './summary.js';
import { usesByRow } from './uses.js';

export function markdownReport(migration: Migration): string {
  const { root } = migration;
  const summary = summaryOf(migration);
  const places = worthReading(relativePaths(root, migration.places, 'file'));
  const toDo = leftToDo(migration);
  return [
    `# Migration to ${summary.to}`,
    '',
    `${summary.changed} files change, of ${summary.files} sources and their package.json: ${summary.rewritten} places rewritten, ${summary.marked} marked, ${summary.untouched} left as they are.`,
    ...section(`Left to do: ${toDo.length} places${compileNote(toDo)}`, toDoByFile(toDo)),
    ...section(
      'Set these environment variables',
      newVariables(migration).map(({ name, meaning }) => `- \`${name}\`${meaning && `: ${meaning}`}`),
    ),
    ...section(
      'Not installed: what passes through the types of these was not seen',
      migration.missingPackages.map(({ name, files }) => `- ${name}, imported in ${files} files`),
    ),
    ...section('Uses of the API', usesTable(migration)),
    ...section('Rewritten', places.filter(({ status }) => status === 'rewritten').map(line)),
    ...section('Untouched', places.filter(({ status }) => status === 'untouched').map(line)),
    ...section(
      'Passed over',
      relativePaths(root, migration.passedOver, 'path').map(({ path, reason }) => `- ${path}: ${reason}`),
    ),
    '',
  ].join('\n');
}

function compileNote(toDo: readonly ToDo[]): string {
  const count = toDo.filter((each) => each.mayNotCompile).length;
  return count === 0 ? '' : `, ${count} of which may not compile until then`;
}

/** Lines as they are now, and in parentheses as they were. */
function toDoByFile(toDo: readonly ToDo[]): string[] {
  const files = [...new Set(toDo.map(({ file }) => file))];
  return files.flatMap((file, index) => [
    ...(index > 0 ? [''] : []),
    `### ${file}`,
    '',
    ...toDo
      .filter((each) => each.file === file)
      .map(({ line: now, oldLine, code, message, mayNotCompile }) => {
        const note = mayNotCompile ? ' (may not compile)' : '';
        return `- ${now} (${oldLine}) ${code}${note}: ${quoted(message)}`;
      }),
  ]);
}

function usesTable(migration: Migration): string[] {
  const rows = usesByRow(migration).map(
    ({ row, count, outcome, to }) =>
      `| \`${row}\` | ${count} | ${outcome ?? ''} | ${to.replaceAll('|', '\\|')} |`,
  );
  return rows.length === 0 ? [] : ['| Spaces | uses | | LiveKit |', '|---|---|---|---|', ...rows];
}

function quoted(text: string): string {
  return text.replaceAll('`', "'");
}

function line({ file, line: number, rule, before, why }: Migration['places'][number]): string {
  return `- ${file}:${number} \`${quoted(before)}\`: ${why} (${rule})`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}
