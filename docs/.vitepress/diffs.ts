// Blocks in `diff` of TypeScript: coloured as both, and copied without what is gone.
import type { MarkdownRenderer } from 'vitepress';

export function typescriptDiffs(md: MarkdownRenderer): void {
  md.core.ruler.push('typescript-diffs', ({ tokens }) => {
    for (const token of tokens.filter(({ type, info }) => type === 'fence' && info === 'diff')) {
      token.info = 'ts';
      token.content = token.content.replaceAll(/^([-+ ])(.*)$/gm, (_all, sign: string, line: string) =>
        sign === ' ' ? line : `${line} // [!code ${sign}${sign}]`,
      );
    }
  });
}
