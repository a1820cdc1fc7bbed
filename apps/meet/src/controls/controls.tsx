// The row of buttons under the gallery.
import { useWords } from '../language/language.js';
import { canShareScreen } from '../devices/capture.js';
import type { Meeting } from '../meeting/meeting.js';
import { Icon } from '../theme/icon.js';
import { useView } from '../view-model/use-view.js';
import { moveFocus } from './arrow-keys.js';
import { Switch } from './switch.js';
import './controls.css';

interface ControlsProps {
  readonly meeting: Meeting;
  readonly isChatOpen: boolean;
  readonly arePeopleOpen: boolean;
  readonly areGesturesOpen: boolean;
  readonly unread: number;
  readonly onChat: () => void;
  readonly onPeople: () => void;
  readonly onGestures: () => void;
  readonly onDevices: () => void;
  readonly onLeave: () => void;
}

export function Controls(props: ControlsProps) {
  const { meeting, isChatOpen, unread, onChat, onDevices, onLeave } = props;
  const words = useWords();
  const self = useView(meeting).people.find((person) => person.isSelf);
  return (
    <div className="controls" role="toolbar" aria-label={words.controls.title} onKeyDown={moveFocus}>
      <Switch
        icon="microphone"
        title={words.everywhere.microphone}
        isOn={self?.microphone === 'on'}
        onToggle={() => meeting.toggleMicrophone()}
      />
      <Switch
        icon="camera"
        title={words.everywhere.camera}
        isOn={self?.camera !== undefined}
        onToggle={() => meeting.toggleCamera()}
      />
      {canShareScreen() && (
        <button
          type="button"
          className="control"
          aria-pressed={self?.screen !== undefined}
          onClick={() => void meeting.toggleScreen()}
        >
          <Icon name="screen" />
          <span className="control-title">{words.controls.shareScreen}</span>
        </button>
      )}
      <button type="button" className="control" id="chat-button" aria-expanded={isChatOpen} onClick={onChat}>
        <Icon name="chat" />
        <span className="control-title">{words.controls.chat}</span>
        {unread > 0 && (
          <span className="control-count">
            <span aria-hidden>{unread}</span>
            <span className="for-ears"> {words.controls.unread(unread)}</span>
          </span>
        )}
      </button>
      <button
        type="button"
        className="control"
        id="people-button"
        aria-expanded={props.arePeopleOpen}
        onClick={props.onPeople}
      >
        <Icon name="people" />
        <span className="control-title">{words.people.list}</span>
      </button>
      <button
        type="button"
        className="control"
        id="gestures-button"
        aria-expanded={props.areGesturesOpen}
        onClick={props.onGestures}
      >
        <Icon name="hand" />
        <span className="control-title">{words.gestures.title}</span>
      </button>
      <button type="button" className="control" onClick={onDevices}>
        <Icon name="devices" />
        <span className="control-title">{words.controls.devices}</span>
      </button>
      <button type="button" className="control control-leave" onClick={onLeave}>
        <Icon name="leave" />
        <span className="control-title">{words.controls.leave}</span>
      </button>
    </div>
  );
}
