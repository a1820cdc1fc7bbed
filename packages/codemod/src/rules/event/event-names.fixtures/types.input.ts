// Members of enums as types.
import { SpaceEvent, TrackKind, TrackSource } from '@mux/spaces-web';

export type Coming = SpaceEvent.ParticipantJoined | SpaceEvent.ParticipantLeft;
export type Sound = { kind: TrackKind.Audio; source: TrackSource.Microphone | TrackSource.Screenshare };
