// The table of the corpus: for each application what became of its uses of Mux, and its type errors before and after.
import { APPS, measure, type Measured } from './measure.js';

/** What each application stands for, in the order of the table. */
const STYLES: Readonly<Record<string, string>> = {
  'cra-firebase': 'Create React App in JavaScript, Firebase functions (CommonJS, mux-node 7)',
  'next-rooms': 'Next.js, pages and app router (mux-node 7, REST, webhooks)',
  'vite-watercooler': 'Vite and React, aliases in a referenced tsconfig',
  'vue-lounge': 'Vue 3, `<script setup>` and options',
  'svelte-jam': 'Svelte with stores, untyped',
  'angular-clinic': 'Angular services and components, RxJS',
  'mobx-studio': 'MobX stores',
  'redux-huddle': 'Redux Toolkit, a middleware',
  'express-rooms': 'Express in JavaScript (mux-node 5, axios, jsonwebtoken)',
  'nest-classroom': 'NestJS (mux-node 8)',
  'supabase-meetup': 'Supabase functions in Deno, a page without a framework',
};

export async function measureAll(): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const app of APPS) measured.push(await measure(app));
  return measured;
}

export function tableOf(all: readonly Measured[]): string {
  const rows = all.map((each) => [
    `\`${each.app}\`: ${STYLES[each.app]}`,
    ...[each.uses, each.rewritten, each.marked, each.missed.length],
    `${each.errorsBefore} → ${each.errorsAfter.length}`,
  ]);
  const sum = (pick: (each: Measured) => number) => all.reduce((total, each) => total + pick(each), 0);
  const total = [
    'all',
    ...[sum(({ uses }) => uses), sum(({ rewritten }) => rewritten), sum(({ marked }) => marked)],
    sum(({ missed }) => missed.length),
    `${sum(({ errorsBefore }) => errorsBefore)} → ${sum(({ errorsAfter }) => errorsAfter.length)}`,
  ];
  const head = ['Application', 'uses', 'rewritten', 'marked', 'missed', 'type errors'];
  return [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows, total]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
