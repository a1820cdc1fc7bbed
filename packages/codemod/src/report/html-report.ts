// The report as one page that needs nothing else: before and after side by side.
import path from 'node:path';
import { diffLines } from 'diff';
import type { FileChange, Migration } from '../plan/migration.js';
import type { Place } from '../plan/place.js';
import { newVariables } from './environment.js';
import { leftToDo } from './left-to-do.js';
import { relativePaths, summaryOf, worthReading } from './summary.js';
import { usesByRow } from './uses.js';

const STYLE = `
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:110rem;padding:0 1rem;color:#1c2024;background:#fff}
table{border-collapse:collapse;width:100%;table-layout:fixed}
td{font:12px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;vertical-align:top;padding:0 .6rem}
td:first-child{border-right:1px solid #d9dce0}
.gone{background:#ffebe9}.new{background:#e6ffec}.marker{background:#fff8c5}
details{border:1px solid #d9dce0;border-radius:6px;margin:.6rem 0}summary{cursor:pointer;padding:.5rem .8rem}
@media(max-width:45rem){table,tbody,tr,td{display:block}td:first-child{border-right:0}}
@media(prefers-color-scheme:dark){body{color:#e6e8ea;background:#15181b}details,td:first-child{border-color:#3a4046}
.gone{background:#4d1f1f}.new{background:#1b3d26}.marker{background:#4d4314}}`;

export function htmlReport(migration: Migration): string {
  const summary = summaryOf(migration);
  const title = `Migration to ${summary.to === 'livekit' ? 'LiveKit' : 'the adapter'}`;
  const places = worthReading(relativePaths(migration.root, migration.places, 'file'));
  const linesOf = (status: Place['status']) =>
    places
      .filter((place) => place.status === status)
      .map(
        ({ file, line, rule, before, why }) => `${file}:${line} ${rule}: ${before && `${before}: `}${why}`,
      );
  const toDo = leftToDo(migration).map(
    ({ file, line, oldLine, code, message, mayNotCompile }) =>
      `${file}:${line} (${oldLine}) ${code}${mayNotCompile ? ' (may not compile)' : ''}: ${message}`,
  );
  const variables = newVariables(migration).map(({ name, meaning }) => `${name}: ${meaning}`);
  const missing = migration.missingPackages.map(({ name, files }) => `${name}, imported in ${files} files`);
  const uses = usesByRow(migration).map(({ row, count, to }) => `${row}: ${count}${to && `: ${to}`}`);
  const passedOver = relativePaths(migration.root, migration.passedOver, 'path');
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style>
<h1>${title}</h1>
<p>${summary.changed} files change, of ${summary.files} sources and their package.json: ${summary.rewritten} places rewritten, ${summary.marked} marked, ${summary.untouched} left as they are.</p>
<h2>Left to do</h2>${list(toDo)}
<h2>Set these environment variables</h2>${list(variables)}
<h2>Not installed: what passes through the types of these was not seen</h2>${list(missing)}
<h2>Uses of the API</h2>${folder('By row', uses)}
<h2>Passed over</h2>${list(passedOver.map(({ path: file, reason }) => `${file}: ${reason}`))}
<h2>Every other place</h2>${folder('Rewritten', linesOf('rewritten'))}${folder('Left as they are', linesOf('untouched'))}
<h2>Changes</h2>
${migration.changes.map((change) => fileSection(change, migration.root)).join('\n')}
</html>
`;
}

function list(lines: readonly string[]): string {
  if (lines.length === 0) return '<p>None.</p>';
  return `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
}

function folder(title: string, lines: readonly string[]): string {
  return `<details><summary>${title}: ${lines.length}</summary>${list(lines)}</details>`;
}

function fileSection({ path: file, before, after }: FileChange, root: string): string {
  return `<details open><summary>${escaped(path.relative(root, file))}</summary><table>${rows(before, after)}</table></details>`;
}

/** A row for each stretch of lines: what went stands beside what came. */
function rows(before: string, after: string): string {
  const parts = diffLines(before, after);
  const html: string[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index]!;
    if (!part.added && !part.removed) {
      html.push(row(folded(part.value), folded(part.value), false));
      continue;
    }
    const next = parts[index + 1];
    const isReplaced = part.removed && next?.added;
    html.push(
      row(part.removed ? part.value : '', isReplaced ? next.value : part.added ? part.value : '', true),
    );
    if (isReplaced) index += 1;
  }
  return html.join('');
}

function row(left: string, right: string, isChanged: boolean): string {
  const marker = right.includes('airlock-migrate[') ? 'marker' : 'new';
  const [gone, came] = isChanged ? [left && 'gone', right && marker] : ['', ''];
  return `<tr><td class="${gone}">${escaped(left)}</td><td class="${came}">${escaped(right)}</td></tr>`;
}

/** Of long stretches that stay the same, three lines at either end. */
function folded(text: string): string {
  const lines = text.split('\n');
  return lines.length <= 8
    ? text
    : [...lines.slice(0, 3), `… ${lines.length - 7} lines …`, ...lines.slice(-4)].join('\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
