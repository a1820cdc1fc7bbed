// Lets the page speak the language that the person chose on this machine before, or that the browser asks for.
import { bestLanguage, language, type LanguageTag } from './language.js';

const KEY = 'airlock-meet.language';

/** Resolves once the first language is there, so that nothing is drawn twice. */
export async function startLanguage(): Promise<void> {
  language.subscribe(tellBrowser);
  await language.speak(bestLanguage([remembered(), ...navigator.languages]));
}

export async function chooseLanguage(tag: LanguageTag): Promise<void> {
  try {
    localStorage.setItem(KEY, tag);
  } catch {
    // Browsers that keep no storage for this page only ask again.
  }
  await language.speak(tag);
}

/** Screen readers pronounce by `lang`; the layout is mirrored by `dir`. */
function tellBrowser(): void {
  const { tag, direction } = language.getView().words;
  document.documentElement.lang = tag;
  document.documentElement.dir = direction;
}

function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}
