// Tables that fit their page: names break where their words do, and on a phone each cell says its column.
import type { MarkdownRenderer } from 'vitepress';

export function readableTables(md: MarkdownRenderer): void {
  md.core.ruler.push('cell-labels', ({ tokens }) => {
    let labels: string[] = [];
    let column = 0;
    for (const [index, token] of tokens.entries()) {
      if (token.type === 'thead_open') labels = [];
      if (token.type === 'th_open') labels.push(tokens[index + 1]!.content.replaceAll('`', ''));
      if (token.type === 'tr_open') column = 0;
      if (token.type === 'td_open') token.attrSet('data-label', labels[column++] ?? '');
    }
  });
  const { code_inline: render } = md.renderer.rules;
  md.renderer.rules.code_inline = (...args) =>
    render!(...args).replace(/>([^<]+)</, (_all, text: string) => `>${breakable(text)}<`);
}

/** `ParticipantTrackMuted(participant)` may break before `Track`, `Muted` and `participant`. */
function breakable(text: string): string {
  return text.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[(._/])(?=[a-zA-Z])/g, '<wbr>');
}
