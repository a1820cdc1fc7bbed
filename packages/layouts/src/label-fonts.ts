// The fonts that names are written with, for the broadcaster and for the page: the first that has a letter draws it.

export interface LabelFont {
  /** As the package's own style sheet calls it. */
  readonly family: string;
  /** Of npm. Those of Fontsource tell in `unicode.json` which of their files holds which letters. */
  readonly packageName: string;
  /** Its one file; absent for those of Fontsource. */
  readonly file?: string;
}

const NOTO_SCRIPTS = {
  Devanagari: 'devanagari',
  Bengali: 'bengali',
  Gujarati: 'gujarati',
  Gurmukhi: 'gurmukhi',
  Tamil: 'tamil',
  Telugu: 'telugu',
  Kannada: 'kannada',
  Malayalam: 'malayalam',
  Oriya: 'oriya',
  Sinhala: 'sinhala',
  Thai: 'thai',
  Lao: 'lao',
  Khmer: 'khmer',
  Myanmar: 'myanmar',
  Ethiopic: 'ethiopic',
  // Han in the Japanese shapes where Japanese has the letter, otherwise in the Chinese ones: the designs match.
  JP: 'jp',
  KR: 'kr',
  SC: 'sc',
} as const;

/** DejaVu Sans has Latin, Greek, Cyrillic, Hebrew, Arabic, Armenian and Georgian. */
export const BASE_FONT: LabelFont = {
  family: 'Airlock DejaVu Sans',
  packageName: 'dejavu-fonts-ttf',
  file: 'ttf/DejaVuSans.ttf',
};

/** Noto Color Emoji in npm's packages is COLRv1, which Skia does not draw everywhere; Twemoji is COLRv0. */
export const EMOJI_FONT: LabelFont = {
  family: 'Twemoji',
  packageName: 'twemoji-colr-font',
  file: 'twemoji.woff2',
};

export const SCRIPT_FONTS: readonly LabelFont[] = Object.entries(NOTO_SCRIPTS).map(([name, script]) => ({
  family: `Noto Sans ${name} Variable`,
  packageName: `@fontsource-variable/noto-sans-${script}`,
}));
