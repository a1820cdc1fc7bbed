// Markdown as the printers write it.

/** Cells are Markdown; a bar in them would end them. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function code(text: string): string {
  return `\`${text}\``;
}

export function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** Prose may hold what looks like HTML, which Vue would take for a component. */
export function prose(text: string): string {
  return text.replaceAll(/<(?=[a-z])/gi, '&lt;').replaceAll('{{', '&#123;&#123;');
}
