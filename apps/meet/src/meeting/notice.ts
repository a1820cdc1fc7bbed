// Short news of the room: what passes is one line at a time, people who come together are one piece of news.
import { words } from '../language/language.js';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly isProblem: boolean;
  readonly news: News;
}

export type News =
  | { readonly joined: readonly string[] }
  | { readonly left: readonly string[] }
  | { readonly text: string }
  | { readonly problem: string };

/** More than these are counted. */
const NAMED = 3;

/** `notices` with the latest: problems stay until they are dismissed, and a later piece of news takes the place of the one before. */
export function addNotice(notices: readonly Notice[], news: News, id: number): Notice[] {
  const problems = notices.filter((notice) => notice.isProblem);
  if ('problem' in news) {
    const others = notices.filter((notice) => notice.text !== news.problem);
    return [...others, { id, text: news.problem, isProblem: true, news }];
  }
  const passing = notices.find((notice) => !notice.isProblem);
  const merged = merge(passing?.news, news);
  return [...problems, { id, text: textOf(merged), isProblem: false, news: merged }];
}

function merge(before: News | undefined, news: News): News {
  if (before && 'joined' in before && 'joined' in news) return { joined: [...before.joined, ...news.joined] };
  if (before && 'left' in before && 'left' in news) return { left: [...before.left, ...news.left] };
  return news;
}

function textOf(news: News): string {
  if ('joined' in news) {
    const [name, ...more] = news.joined;
    return more.length === 0 ? words().room.joined(name!) : words().room.joinedMany(listOf(news.joined));
  }
  if ('left' in news) {
    const [name, ...more] = news.left;
    return more.length === 0 ? words().room.left(name!) : words().room.leftMany(listOf(news.left));
  }
  return 'text' in news ? news.text : news.problem;
}

function listOf(names: readonly string[]): string {
  const isLong = names.length > NAMED;
  const shown = isLong ? [...names.slice(0, NAMED - 1), `+${names.length - NAMED + 1}`] : names;
  return new Intl.ListFormat(words().tag).format(shown);
}
