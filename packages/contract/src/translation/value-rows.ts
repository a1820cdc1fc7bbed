// Enum members that are stored or compared, with their values on both sides: rows that the guide should have had.
import type { ValueRow } from './translation-row.js';

const section = 'value';

function row(
  mux: string,
  muxValue: string | number,
  livekit?: string,
  livekitValue?: string,
  note = '',
): ValueRow {
  return {
    id: `value/${mux}`,
    section,
    mux,
    muxValue,
    livekit: livekit ? [livekit] : [],
    livekitValue,
    correspondence: !livekit ? 'derived' : muxValue === livekitValue ? 'same' : 'reshaped',
    note,
    isInGuide: false,
  };
}

export const VALUE_ROWS: readonly ValueRow[] = [
  row('TrackSource.Camera', 'camera', 'Track.Source.Camera', 'camera'),
  row('TrackSource.Microphone', 'microphone', 'Track.Source.Microphone', 'microphone'),
  row('TrackSource.Screenshare', 'screenshare', 'Track.Source.ScreenShare', 'screen_share'),
  row(
    'TrackSource.ScreenshareAudio',
    'screenshareaudio',
    'Track.Source.ScreenShareAudio',
    'screen_share_audio',
  ),
  row('TrackSource.Other', 'other', 'Track.Source.Unknown', 'unknown'),
  row('TrackKind.Audio', 1, 'Track.Kind.Audio', 'audio'),
  row('TrackKind.Video', 2, 'Track.Kind.Video', 'video'),
  row('ParticipantRole.Publisher', 1, undefined, undefined, 'permissions?.canPublish is not false.'),
  row('ParticipantRole.Subscriber', 2, undefined, undefined, 'permissions?.canPublish is false.'),
  row('ParticipantStatus.Connected', 1, undefined, undefined, 'isActive is true.'),
  row('ParticipantStatus.Disconnected', 2, undefined, undefined, 'No longer in room.remoteParticipants.'),
  row('ParticipantStatus.Reconnected', 3, undefined, undefined, 'No counterpart.'),
  row('SubscriptionMode.Automatic', 'AUTOMATIC', undefined, undefined, 'autoSubscribe: true.'),
  row('SubscriptionMode.Manual', 'MANUAL', undefined, undefined, 'autoSubscribe: false.'),
  row('AcrScore.Bad', 1, undefined, undefined, 'Send the number to a server of your own.'),
  row('AcrScore.Poor', 2, undefined, undefined, 'Send the number to a server of your own.'),
  row('AcrScore.Fair', 3, undefined, undefined, 'Send the number to a server of your own.'),
  row('AcrScore.Good', 4, undefined, undefined, 'Send the number to a server of your own.'),
  row('AcrScore.Excellent', 5, undefined, undefined, 'Send the number to a server of your own.'),
];
