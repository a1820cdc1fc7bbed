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

/** After these it would fail again at once. */
const LASTING = ['not-allowed', 'service-not-allowed', 'audio-capture', 'network', 'language-not-supported'];

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
    if (!isWanted || !LASTING.includes(error)) return;
    isWanted = false;
    onFailed();
  };
  // Browsers end it by themselves after a pause or a minute.
  recognizer.onend = () => {
    if (isWanted) recognizer.start();
  };
  recognizer.start();
  return () => {
    isWanted = false;
    recognizer.stop();
  };
}

const newRecognizer = (): SpeechRecognizer => new (recognizerClass()!)();
