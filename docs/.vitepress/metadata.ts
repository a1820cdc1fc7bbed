// What a search engine and a messenger show of a page: its first paragraph, and its title as Open Graph has it.
import type { HeadConfig, MarkdownRenderer, TransformContext } from 'vitepress';

const LONGEST = 200;
/** Whole, since Open Graph knows no relative address. */
const PICTURE = 'https://raw.githubusercontent.com/airlock-rtc/airlock/main/docs/meeting.png';

/** A page without a description of its own is described by its first paragraph. */
export function describedByFirstParagraph(md: MarkdownRenderer): void {
  md.core.ruler.push('description', ({ tokens, env }) => {
    const first = tokens.findIndex(({ type, level }) => type === 'paragraph_open' && level === 0);
    const { frontmatter } = env as { frontmatter?: { description?: string } };
    if (first === -1 || !frontmatter) return;
    const text = (tokens[first + 1]!.children ?? [])
      .map(({ type, content }) => (type === 'softbreak' ? ' ' : content))
      .join('')
      // VitePress 1.6 puts it between quotation marks as it is.
      .replaceAll(/"([^"]*)"/g, '“$1”');
    frontmatter.description ??=
      text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(' ', LONGEST))} …` : text;
  });
}

export function openGraph({ title, description }: TransformContext): HeadConfig[] {
  const properties = { title, description, image: PICTURE, type: 'website', site_name: 'Airlock' };
  return Object.entries(properties).map(([name, content]) => ['meta', { property: `og:${name}`, content }]);
}
