// The language of the page: which there are, which one a person wants, and the texts of the one that is spoken now.
import { useView } from '../view-model/use-view.js';
import { ViewModel } from '../view-model/view-model.js';
import { english, type Catalogue } from './catalogues/english.js';

/** Each under the name that its speakers look for. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', ja: '日本語', ar: 'العربية' } as const;

export type LanguageTag = keyof typeof LANGUAGES;

/** All but English are loaded when they are asked for. */
export const catalogueOf: Record<LanguageTag, () => Promise<Catalogue>> = {
  en: async () => english,
  de: async () => (await import('./catalogues/german.js')).german,
  ja: async () => (await import('./catalogues/japanese.js')).japanese,
  ar: async () => (await import('./catalogues/arabic.js')).arabic,
};

interface LanguageView {
  readonly words: Catalogue;
  /** The language that was asked for last could not be loaded. */
  readonly hasFailed: boolean;
}

export class Language extends ViewModel<LanguageView> {
  readonly #load: typeof catalogueOf;
  #wanted: LanguageTag = 'en';

  constructor(load = catalogueOf) {
    super({ words: english, hasFailed: false });
    this.#load = load;
  }

  /** Resolves once it is spoken, or has failed to load: then the one before stays. The last of several calls counts. */
  async speak(tag: LanguageTag): Promise<void> {
    this.#wanted = tag;
    const words = await this.#load[tag]().catch(() => undefined);
    if (this.#wanted === tag) this.show(words ? { words, hasFailed: false } : { hasFailed: true });
  }
}

/** The one of this page. */
export const language = new Language();

/** The texts of now, outside of components. */
export const words = (): Catalogue => language.getView().words;

/** The texts of now; draws anew when another language is chosen. */
export const useWords = (): Catalogue => useView(language).words;

/** The first of the wanted languages (BCP 47, as `navigator.languages`) that there is. */
export function bestLanguage(wanted: readonly string[]): LanguageTag {
  const tags = wanted.map((tag) => tag.toLowerCase().split('-')[0]!);
  return tags.find(isLanguage) ?? 'en';
}

export function isLanguage(tag: string): tag is LanguageTag {
  return Object.hasOwn(LANGUAGES, tag);
}
