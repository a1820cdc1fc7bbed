// Prints what becomes of the code of each row: the lines on spaces-web, and as the codemod itself rewrites them.
import { TRANSLATION_TABLE } from '@airlock-rtc/contract';
import { diffLines } from 'diff';
import prettier from 'prettier';
import { exampleName, examples, linesOf, type Example } from './example-modules.js';
import { block, prose } from './markdown.js';
import { correction } from './print-translation.js';

const IMPORT = /^import (?:\{([^}]*)\}|\w+) from ('.*');$/gm;

/** A heading, the trap and the change for each row whose name matches; the members of an enum have one together. */
export async function printChanges(isListed: RegExp): Promise<string> {
  const all = await examples();
  const rows = TRANSLATION_TABLE.filter(({ section }) => !['term', 'claim', 'value'].includes(section));
  const texts = rows.map(async (row) => {
    const example = all.find(({ name }) => name === exampleName(row));
    if (!example || !isListed.test(example.name)) return [];
    const trap = [correction(row), prose(row.note)].filter(Boolean).join(' ');
    return [`### ${row.mux}`, ...(trap ? [trap] : []), block('diff', await changeOf(example))];
  });
  return (await Promise.all(texts)).flat().join('\n\n');
}

/** Without the words of the change that a reader has anyway: the function around the lines, and imports for its parameters. */
async function changeOf({ before, after }: Example): Promise<string> {
  const parts = diffLines(await readable(before), await readable(after));
  return parts
    .flatMap(({ value, added, removed }) => {
      const sign = added ? '+' : removed ? '-' : ' ';
      return value
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `${sign}${line}`.trimEnd());
    })
    .join('\n');
}

async function readable(module: string): Promise<string> {
  const lines = linesOf(module);
  const imports = Array.from(module.matchAll(IMPORT), ([line, names, from]) => {
    if (names === undefined) return `${line}\n`;
    const used = names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => {
        return name && new RegExp(`\\b${name.replace('type ', '')}\\b`).test(lines);
      });
    return used.length > 0 ? `import { ${used.join(', ')} } from ${from!};\n` : '';
  });
  const text = `${imports.join('')}\n${lines}`;
  return prettier.format(text, { parser: 'typescript', singleQuote: true, printWidth: 76 });
}
