// Tests what becomes of speech: final words are told, pauses are survived, a refusal ends it once.
import { expect, it } from 'vitest';
import { listenToSpeech, type SpeechRecognizer, type SpeechResult } from './speech.js';

/** Does what a browser does when it is told to. */
class Recognizer implements SpeechRecognizer {
  lang = '';
  continuous = false;
  onresult: SpeechRecognizer['onresult'] = null;
  onerror: SpeechRecognizer['onerror'] = null;
  onend: SpeechRecognizer['onend'] = null;
  starts = 0;
  isRefused = false;

  start() {
    if (this.isRefused) throw new DOMException('started already', 'InvalidStateError');
    this.starts += 1;
  }

  stop() {
    this.onend?.();
  }

  say(...results: [text: string, isFinal: boolean][]) {
    const list = results.map(([transcript, isFinal]) => Object.assign([{ transcript }], { isFinal }));
    this.onresult?.({ resultIndex: 0, results: list } as SpeechResult);
  }
}

function listen({ isRefused = false } = {}) {
  const recognizer = Object.assign(new Recognizer(), { isRefused });
  const texts: string[] = [];
  const failures: string[] = [];
  const stop = listenToSpeech({
    ...{ language: 'ja', create: () => recognizer, onText: (text) => void texts.push(text) },
    onFailed: () => failures.push('failed'),
  });
  return { recognizer, texts, failures, stop };
}

it('tells what was said once it is certain, in the language that is spoken', () => {
  const { recognizer, texts } = listen();
  recognizer.say([' こんにちは ', true], ['さよ', false], ['  ', true]);
  expect(texts).toEqual(['こんにちは']);
  expect(recognizer).toMatchObject({ lang: 'ja', continuous: true, starts: 1 });
});

it('goes on after a pause, and not after it was stopped', () => {
  const { recognizer, failures, stop } = listen();
  recognizer.onerror?.({ error: 'no-speech' });
  recognizer.onend?.();
  expect(recognizer.starts).toBe(2);
  stop();
  expect(recognizer.starts).toBe(2);
  expect(failures).toEqual([]);
});

it.each(['not-allowed', 'network', 'aborted'])('ends after %s, and says so once', (error) => {
  const { recognizer, failures } = listen();
  recognizer.onerror?.({ error });
  recognizer.onerror?.({ error });
  recognizer.onend?.();
  expect([recognizer.starts, failures]).toEqual([1, ['failed']]);
});

it('says so once when it cannot be started, at first or after a pause', () => {
  expect(listen({ isRefused: true }).failures).toEqual(['failed']);
  const { recognizer, failures } = listen();
  recognizer.isRefused = true;
  recognizer.onend?.();
  recognizer.onend?.();
  expect([recognizer.starts, failures]).toEqual([1, ['failed']]);
});
