// Chooses the language of the page.
import { useView } from '../view-model/use-view.js';
import { isLanguage, language, LANGUAGES } from './language.js';
import { chooseLanguage } from './page-language.js';
import './language-picker.css';

export function LanguagePicker() {
  const { words, hasFailed } = useView(language);
  return (
    <div className="language-picker">
      {hasFailed && <p role="alert">{words.everywhere.languageNotLoaded}</p>}
      <select
        aria-label={words.everywhere.language}
        value={words.tag}
        onChange={({ target }) => isLanguage(target.value) && void chooseLanguage(target.value)}
      >
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
