// The text of the file that holds a project's support functions.
import ts from 'typescript';
import { PIECE_NAMES, PIECES, type PieceName } from './pieces.js';

/** By this line the file is known for one of ours when a second part of the project is migrated. */
const HEADER =
  '// Written by airlock migrate: what Mux Spaces did by itself and LiveKit leaves to the application. It is yours now.';

export interface SupportFileOptions {
  exchangeUrl: string;
  isTypeScript: boolean;
  isCommonJs?: boolean;
}

export function isModuleText(text: string): boolean {
  return /^export /m.test(text);
}

export function isSupportFile(text: string): boolean {
  return text.startsWith(HEADER);
}

/** The pieces that a support file has already. */
export function piecesIn(text: string): PieceName[] {
  return PIECE_NAMES.filter((name) =>
    new RegExp(`^(?:export )?(?:(?:async )?function|enum|var) ${name}\\b`, 'm').test(text),
  );
}

/** The functions that were asked for, and those that they call, in a fixed order. */
export function supportFileText(
  names: Iterable<PieceName>,
  { exchangeUrl, isTypeScript, isCommonJs = false }: SupportFileOptions,
): string {
  const wanted = closureOf(names);
  const pieces = PIECE_NAMES.filter((name) => wanted.has(name)).map((name) => PIECES[name]);
  const text = [
    ...importLines(pieces.map(({ imports }) => imports)),
    '',
    pieces.map(({ code }) => code(exchangeUrl)).join('\n\n'),
    '',
  ].join('\n');
  const written = isTypeScript ? text : withoutTypes(text);
  return `${HEADER}\n${isCommonJs ? asCommonJs(written) : written}`;
}

function closureOf(names: Iterable<PieceName>): Set<PieceName> {
  const wanted = new Set(names);
  for (const name of wanted) for (const needed of PIECES[name].needs) wanted.add(needed);
  return wanted;
}

function importLines(all: readonly Readonly<Record<string, readonly string[]>>[]): string[] {
  const modules = [...new Set(all.flatMap((imports) => Object.keys(imports)))].sort();
  const bare = (name: string) => name.replace('type ', '');
  return modules.map((module) => {
    const names = [...new Set(all.flatMap((imports) => imports[module] ?? []))].sort((a, b) =>
      bare(a).localeCompare(bare(b)),
    );
    return `import { ${names.join(', ')} } from '${module}';`;
  });
}

/** The imports and exports of JavaScript that was written above. */
function asCommonJs(text: string): string {
  const names = [...text.matchAll(/^export (?:(?:async )?function|var) (\w+)/gm)].map(([, name]) => name);
  const body = text
    .replaceAll(/^import (\{.*\}) from ('.*');$/gm, 'const $1 = require($2);')
    .replaceAll(/^export (?=async |function |var )/gm, '');
  return `${body}module.exports = { ${names.join(', ')} };\n`;
}

function withoutTypes(text: string): string {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  return outputText.replaceAll(/^ {4,}/gm, (spaces) => ' '.repeat(spaces.length / 2));
}
