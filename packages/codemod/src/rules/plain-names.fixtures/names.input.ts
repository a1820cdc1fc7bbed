import {
  type ActiveSpeaker,
  type CreateLocalMediaOptions,
  type CustomEvent,
  LocalParticipant,
  LocalTrack,
  type LocalTrackOptions,
  ParticipantEvent,
  RemoteParticipant,
  RemoteTrack,
  Space,
  SpaceEvent,
  type SpaceOptionsParams,
  Track,
  TrackEvent,
} from '@mux/spaces-web';

export const isTrack = (it: unknown) => it instanceof Track || it instanceof LocalTrack || it instanceof RemoteTrack;
export const isPerson = (it: unknown) => it instanceof LocalParticipant || it instanceof RemoteParticipant;
export type Speakers = ActiveSpeaker[];
export type Capture = [CreateLocalMediaOptions, LocalTrackOptions];
export type Message = CustomEvent;
export type Muted = Pick<Track, 'muted'>;
export const enums = [SpaceEvent, ParticipantEvent, TrackEvent];
export class Classroom extends Space {}
export const options: SpaceOptionsParams = { disableABRPublishing: true, automaticParticipantLimit: 4 };
export const open = (token: string) => new Space(token, options);
