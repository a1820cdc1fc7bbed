// The row of buttons under the gallery.
import { canShareScreen } from '../devices/capture.js';
import type { Meeting } from '../meeting/meeting.js';
import { Icon } from '../theme/icon.js';
import { useView } from '../view-model/use-view.js';
import { Switch } from './switch.js';
import './controls.css';

interface ControlsProps {
  readonly meeting: Meeting;
  readonly isChatOpen: boolean;
  readonly unread: number;
  readonly onChat: () => void;
  readonly onDevices: () => void;
  readonly onLeave: () => void;
}

export function Controls({ meeting, isChatOpen, unread, onChat, onDevices, onLeave }: ControlsProps) {
  const self = useView(meeting).people.find((person) => person.isSelf);
  return (
    <div className="controls" role="toolbar" aria-label="Controls">
      <Switch
        icon="microphone"
        title="Microphone"
        isOn={self?.microphone === 'on'}
        onToggle={() => meeting.toggleMicrophone()}
      />
      <Switch
        icon="camera"
        title="Camera"
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
          <span className="control-title">Share screen</span>
        </button>
      )}
      <button type="button" className="control" id="chat-button" aria-expanded={isChatOpen} onClick={onChat}>
        <Icon name="chat" />
        <span className="control-title">Chat</span>
        {unread > 0 && (
          <span className="control-count">
            {unread}
            <span className="for-ears"> unread</span>
          </span>
        )}
      </button>
      <button type="button" className="control" onClick={onDevices}>
        <Icon name="devices" />
        <span className="control-title">Devices</span>
      </button>
      <button type="button" className="control control-leave" onClick={onLeave}>
        <Icon name="leave" />
        <span className="control-title">Leave</span>
      </button>
    </div>
  );
}
