// Tests that every catalogue says everything, that everything is said somewhere, and that a language that fails to load leaves the one before.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { english } from './catalogues/english.js';
import { bestLanguage, catalogueOf, Language, LANGUAGES, type LanguageTag } from './language.js';

const tags = Object.keys(LANGUAGES) as LanguageTag[];
const src = join(import.meta.dirname, '..');

/** Each text by its path; one with values in it is called with marks in their place. */
function textsOf(catalogue: object, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'object') return textsOf(value as object, at);
    const say = value as (...values: unknown[]) => string;
    return [[at, say(...Array.from({ length: say.length }, (_, index) => 31 + index))]];
  });
}

it.each(tags)('%s has every text, and leaves no value out', async (tag) => {
  const texts = textsOf(await catalogueOf[tag]());
  expect(texts.map(([path]) => path)).toEqual(textsOf(english).map(([path]) => path));
  expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
  const numbersIn = (text: string) => [...text.matchAll(/\d+/g)].map(String).sort();
  const originals = new Map(textsOf(english));
  const withOtherValues = texts.filter(
    ([path, text]) => String(numbersIn(text)) !== String(numbersIn(originals.get(path)!)),
  );
  expect(withOtherValues).toEqual([]);
});

it('has no text that is nowhere said', () => {
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !file.startsWith('language/catalogues/'))
    .map((file) => readFileSync(join(src, file), 'utf8'))
    .join('\n');
  const isSaid = (area: string, key: string) =>
    new RegExp(`\\b${area}(\\.${key}\\b|\\[kind\\])`).test(sources);
  const areas = Object.entries(english).filter(([, area]) => typeof area === 'object');
  const unsaid = areas.flatMap(([area, texts]) =>
    Object.keys(texts).flatMap((key) => (isSaid(area, key) ? [] : `${area}.${key}`)),
  );
  expect(unsaid).toEqual([]);
});

it('counts as the language does', async () => {
  const { controls } = await catalogueOf.ar();
  const forms = [0, 1, 2, 3, 11, 100].map((count) => controls.unread(count).replace(/\d+/, '#'));
  expect(new Set(forms).size).toBe(5);
  expect(controls.unread(2)).toBe('رسالتان غير مقروءتين');
});

it('keeps a name from turning a sentence around that reads from right to left', async () => {
  expect((await catalogueOf.ar()).room.joined('Ada (C#)')).toBe('انضم \u2068Ada (C#)\u2069');
});

it.each([
  [['de-AT', 'en'], 'de'],
  [['fr', 'ja-JP', 'de'], 'ja'],
  [['', 'AR-eg'], 'ar'],
  [['fr'], 'en'],
  [['constructor', '__proto__'], 'en'],
  [[], 'en'],
])('speaks for %j', (wanted, tag) => {
  expect(bestLanguage(wanted)).toBe(tag);
});

it('stays with the language before when another cannot be loaded, and says so', async () => {
  const language = new Language({ ...catalogueOf, ja: () => Promise.reject(new Error('offline')) });
  await language.speak('de');
  await language.speak('ja');
  expect(language.getView()).toMatchObject({ words: { tag: 'de' }, hasFailed: true });
  await language.speak('ar');
  expect(language.getView()).toMatchObject({ words: { tag: 'ar' }, hasFailed: false });
});

it('speaks the language that was chosen last, however long the one before takes', async () => {
  let arrive!: () => void;
  const arrival = new Promise<void>((resolve) => (arrive = resolve));
  const language = new Language({ ...catalogueOf, de: () => arrival.then(catalogueOf.de) });
  const german = language.speak('de');
  await language.speak('ar');
  arrive();
  await german;
  expect(language.getView().words.tag).toBe('ar');
});
