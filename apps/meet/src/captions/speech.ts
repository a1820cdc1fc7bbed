// Turns one's own speech into text by the browser's SpeechRecognition: Chrome, Edge and Safari have it, Firefox has not.

/** What is used of it; TypeScript 6.0 does not know it. */
export interface SpeechRecognizer {
  lang: string;
  continuous: boolean;
  onresult: ((event: SpeechResult) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
}

export interface SpeechResult {
  readonly resultIndex: number;
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }>;
}

type RecognizerClass = new () => SpeechRecognizer;

const recognizerClass = (): RecognizerClass | undefined => {
  const scope = globalThis as {
    SpeechRecognition?: RecognizerClass;
    webkitSpeechRecognition?: RecognizerClass;
  };
  return scope.SpeechRecognition ?? scope.webkitSpeechRecognition;
};

export const canCaption = (): boolean => recognizerClass() !== undefined;

/** After these it would fail again at once; `aborted`, as when another page or tab takes the microphone for its speech. */
const LASTING = [
  ...['not-allowed', 'service-not-allowed', 'audio-capture', 'network', 'language-not-supported'],
  'aborted',
];

interface SpeechDeps {
  /** BCP 47. */
  readonly language: string;
  readonly onText: (text: string) => void;
  /** It cannot be done, or no longer. */
  readonly onFailed: () => void;
  readonly create?: () => SpeechRecognizer;
}

/** Listens until the function that is returned is called. */
export function listenToSpeech({
  language,
  onText,
  onFailed,
  create = newRecognizer,
}: SpeechDeps): () => void {
  let isWanted = true;
  const recognizer = create();

  function fail() {
    if (!isWanted) return;
    isWanted = false;
    onFailed();
  }

  function begin() {
    if (!isWanted) return;
    try {
      recognizer.start();
    } catch {
      // It runs already, or the browser takes no more of it.
      fail();
    }
  }

  recognizer.lang = language;
  recognizer.continuous = true;
  recognizer.onresult = ({ results, resultIndex }) => {
    for (let index = resultIndex; index < results.length; index += 1) {
      const result = results[index]!;
      const text = result.isFinal ? result[0]?.transcript.trim() : undefined;
      if (text) onText(text);
    }
  };
  recognizer.onerror = ({ error }) => {
    if (LASTING.includes(error)) fail();
  };
  // Browsers end it by themselves after a pause or a minute.
  recognizer.onend = begin;
  begin();
  return () => {
    isWanted = false;
    recognizer.stop();
  };
}

const newRecognizer = (): SpeechRecognizer => new (recognizerClass()!)();
