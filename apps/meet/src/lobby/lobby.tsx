// The place before the room: look at yourself, choose your devices, say your name, and go in.
import { useWords } from '../language/language.js';
import { LanguagePicker } from '../language/language-picker.js';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { DeviceSelect } from '../devices/device-select.js';
import { EffectsChoice } from '../devices/effects-choice.js';
import { SpeakerSelect } from '../devices/speaker-select.js';
import { useDevices } from '../devices/use-devices.js';
import { effects } from '../devices/effects.js';
import { explainJoinFailure } from '../meeting/explain-join-failure.js';
import type { PreparedMedia } from '../meeting/meeting.js';
import { MAX_NAME_LENGTH } from '../meeting/shown-name.js';
import type { Inside } from '../visit/inside.js';
import { rememberedName, rememberName } from '../session/remembered-name.js';
import type { WaitingOptions } from '../session/session.js';
import { Mark } from '../theme/icon.js';
import { useView } from '../view-model/use-view.js';
import { Preview } from './preview.js';
import { PreviewPane } from './preview-pane.js';
import './lobby.css';

interface LobbyProps {
  readonly room: string;
  /** How the person was inside before the page was reloaded: the first time, they go back in by themselves. */
  readonly before: Inside | undefined;
  /** Takes the person into the room; rejects with the reason when that fails. */
  readonly onEnter: (name: string, prepared: PreparedMedia, waiting: WaitingOptions) => Promise<void>;
}

export function Lobby({ room, before, onEnter }: LobbyProps) {
  const words = useWords();
  const [preview] = useState(() => new Preview(before));
  useEffect(() => {
    if (before) effects.choose(before);
    void preview.open();
    return () => preview.close();
  }, [preview, before]);
  const view = useView(preview);
  const devices = useDevices(view.isOpening);
  const [name, setName] = useState(() => before?.name ?? rememberedName());
  const [isEntering, setEntering] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [isWaiting, setWaiting] = useState(false);
  const giveUp = useRef(new AbortController());
  useEffect(() => () => giveUp.current.abort(), []);

  const isGoingBackIn = useRef(before !== undefined && !before.isTried);
  const goBackIn = useEffectEvent(() => {
    const { camera, microphone } = view.problems;
    const isMissing = (before?.isCameraOn && camera) || (before?.isMicrophoneOn && microphone);
    // A person who had a background of their own is not to be seen without it.
    if (!effects.getView().failed && !isMissing) void enter();
  });
  useEffect(() => {
    if (view.isOpening || !isGoingBackIn.current) return;
    isGoingBackIn.current = false;
    goBackIn();
  }, [view.isOpening]);

  async function enter() {
    setEntering(true);
    setFailure(undefined);
    try {
      rememberName(name.trim());
      giveUp.current = new AbortController();
      const { signal } = giveUp.current;
      await onEnter(name.trim(), preview.prepared(), { signal, onWaiting: () => setWaiting(true) });
      preview.handOver();
    } catch (problem) {
      if (!giveUp.current.signal.aborted) setFailure(explainJoinFailure(problem));
      setWaiting(false);
      setEntering(false);
    }
  }

  function submit(event: React.FormEvent) {
    event.preventDefault();
    void enter();
  }

  return (
    <main className="lobby">
      <header className="lobby-head">
        <Mark />
        <span>Airlock Meet</span>
        <LanguagePicker />
      </header>
      <PreviewPane preview={preview} name={name} />
      <form className="lobby-form" onSubmit={submit} aria-busy={isEntering}>
        <div>
          <p className="lobby-over">{words.lobby.aboutToJoin}</p>
          <h1>{room}</h1>
        </div>
        <div className="field">
          <label htmlFor="name">{words.lobby.yourName}</label>
          <input
            id="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={MAX_NAME_LENGTH}
            autoComplete="name"
            placeholder={words.lobby.namePlaceholder}
            pattern=".*\S.*"
            title={words.lobby.nameNeeded}
            required
          />
        </div>
        {failure && (
          <p className="words-of-trouble" role="alert">
            {failure}
          </p>
        )}
        {isWaiting && (
          <p role="status" className="lobby-waiting">
            {words.lobby.waiting}
            <button type="button" className="button" onClick={() => giveUp.current.abort()}>
              {words.lobby.waitNoMore}
            </button>
          </p>
        )}
        <button type="submit" className="button button-main" disabled={isEntering || view.isOpening}>
          {isEntering
            ? before && !before.isTried
              ? words.lobby.goingBackIn
              : words.lobby.joining
            : words.lobby.join}
        </button>
      </form>
      <section className="lobby-devices" aria-label={words.devices.title}>
        <DeviceSelect
          kind="camera"
          devices={devices.camera}
          chosen={view.choice.camera}
          onChoose={(id) => void preview.choose('camera', id)}
        />
        <DeviceSelect
          kind="microphone"
          devices={devices.microphone}
          chosen={view.choice.microphone}
          onChoose={(id) => void preview.choose('microphone', id)}
        />
        <SpeakerSelect devices={devices.speaker} />
        <EffectsChoice onChange={(kind) => void preview.reopen(kind)} />
      </section>
    </main>
  );
}
