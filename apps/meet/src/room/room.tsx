// The room: who is there, what is said, and what can be done.
import { useCallback, useEffect, useState } from 'react';
import type { BroadcastFormat } from '../broadcast/broadcast-service.js';
import { BroadcastPanel } from '../broadcast/broadcast-panel.js';
import type { OnAir } from '../broadcast/on-air.js';
import { Captions } from '../captions/captions.js';
import { useCaptions } from '../captions/use-captions.js';
import { Chat } from '../chat/chat.js';
import { useUnread } from '../chat/use-unread.js';
import { Controls } from '../controls/controls.js';
import { canShareScreen } from '../devices/capture.js';
import { FloatingVideo, toggleFloating } from '../floating/floating-video.js';
import { Gallery } from '../gallery/gallery.js';
import { useArrangement } from '../gallery/use-arrangement.js';
import { GestureBar } from '../gestures/gesture-bar.js';
import type { HostDesk } from '../host/host-desk.js';
import type { Meeting } from '../meeting/meeting.js';
import { PeoplePanel } from '../people/people-panel.js';
import { useInside } from '../visit/use-inside.js';
import type { Shortcut } from '../shortcuts/shortcuts.js';
import { useShortcuts } from '../shortcuts/use-shortcuts.js';
import { useInterruptions } from '../statistics/use-interruptions.js';
import { StatisticsPanel } from '../statistics/statistics-panel.js';
import { useView } from '../view-model/use-view.js';
import { toggleFullScreen } from './full-screen.js';
import { Invitation } from './invitation.js';
import { RoomDialogs, type DialogName } from './room-dialogs.js';
import { RoomHead } from './room-head.js';
import { RoomNews } from './room-news.js';
import { useMoreItems } from './use-more-items.js';
import { usePanels } from '../controls/use-panels.js';
import './room.css';

interface RoomProps {
  readonly room: string;
  readonly meeting: Meeting;
  readonly onAir: OnAir;
  /** Of the host alone. */
  readonly desk: HostDesk | undefined;
  readonly onLeave: () => void;
}

export function Room({ room, meeting, onAir, desk, onLeave }: RoomProps) {
  const {
    people: present,
    spotlit,
    chat,
    captions,
    devices,
    isLive,
    hasPublished,
    connection,
  } = useView(meeting);
  const people = useInterruptions(present);
  const { state } = useView(onAir);
  const [dialog, setDialog] = useState<DialogName>();
  const panels = usePanels();
  const { beside } = panels;
  const arrangement = useArrangement(people, spotlit);
  const unread = useUnread(chat, beside === 'chat');
  const closeDialog = useCallback(() => setDialog(undefined), []);
  const rename = useCallback(() => setDialog('rename'), []);
  const self = people.find((person) => person.isSelf);

  const captionChoice = useCaptions(meeting, self?.microphone === 'on');
  useInside(room, { self, devices, hasPublished, isLost: connection === 'lost' });
  useEffect(() => onAir.follow(), [onAir]);
  useEffect(() => desk?.follow(), [desk]);
  // The room's own sign comes at once, and to everyone: what it means is then asked of the gateway.
  useEffect(() => void onAir.refresh(), [onAir, isLive]);

  async function goLive(format: BroadcastFormat) {
    await onAir.start(format);
    panels.open('broadcast');
  }

  const actions: Record<Shortcut, () => void> = {
    microphone: () => void meeting.toggleMicrophone(),
    camera: () => void meeting.toggleCamera(),
    screen: () => void (canShareScreen() && meeting.toggleScreen()),
    chat: () => panels.toggle('chat'),
    people: () => panels.toggle('people'),
    reactions: () => panels.toggleBar('gestures'),
    hand: () => meeting.toggleHand(),
    layout: arrangement.toggleLayout,
    floating: () => void toggleFloating(),
    fullScreen: () => void toggleFullScreen(),
    devices: () => setDialog('devices'),
    list: () => setDialog('shortcuts'),
  };
  useShortcuts((name) => actions[name]());
  const more = useMoreItems({
    ...{ arrangement, actions, onInvite: () => setDialog('invite') },
    onStatistics: () => panels.open('statistics'),
    captions: captionChoice,
  });

  return (
    <div className="room">
      <RoomHead
        room={room}
        people={people}
        broadcast={isLive && state === 'idle' ? 'active' : state}
        panels={panels}
        onGoLive={() => setDialog('go-live')}
        onAccess={desk && (() => setDialog('access'))}
      />
      <RoomNews meeting={meeting} desk={desk} onLeave={onLeave} />
      <main className="room-stage">
        <Gallery
          people={people}
          arrangement={arrangement}
          onRename={rename}
          invitation={<Invitation room={room} />}
        />
        {captionChoice.areShown && <Captions captions={captions} />}
        <FloatingVideo shown={arrangement.floating?.camera} />
      </main>
      {beside === 'chat' && <Chat meeting={meeting} onClose={actions.chat} />}
      {beside === 'broadcast' && (
        <BroadcastPanel
          onAir={onAir}
          onGoLive={() => setDialog('go-live')}
          onClose={() => panels.toggle('broadcast')}
        />
      )}
      {beside === 'people' && <PeoplePanel people={people} onClose={actions.people} />}
      {beside === 'statistics' && (
        <StatisticsPanel people={people} onClose={() => panels.toggle('statistics')} />
      )}
      <footer className="room-foot">
        {panels.bar === 'gestures' && <GestureBar meeting={meeting} onClose={panels.closeBar} />}
        <Controls
          self={self}
          panels={panels}
          unread={unread}
          actions={actions}
          more={more}
          onLeave={onLeave}
        />
      </footer>
      <RoomDialogs
        open={dialog}
        room={room}
        meeting={meeting}
        desk={desk}
        onGoLive={goLive}
        onClose={closeDialog}
      />
    </div>
  );
}
