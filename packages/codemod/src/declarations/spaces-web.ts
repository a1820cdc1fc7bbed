// Declarations of the Spaces SDK in our own words: what the type checker sees, whether or not the SDK is installed.

import {
  ERROR_ROWS,
  PARTICIPANT_EVENT_ROWS,
  SPACE_EVENT_ROWS,
  TRACK_EVENT_ROWS,
  type EventRow,
} from '@airlock-rtc/contract';

/** Where the stand-in lies for the checker; no such file exists. */
export const SPACES_WEB_DECLARATIONS_PATH = '/airlock-declarations/spaces-web.d.ts';

/** `Muted: (this: Track, track: any) => void;`: what may be anything may be left out too. */
function listenersOf(rows: readonly EventRow[], emitter: string): string {
  return rows
    .map(({ mux, muxArguments }) => {
      const parameters = muxArguments.map(({ name, type }) => `${name}${type === 'any' ? '?' : ''}: ${type}`);
      return `  ${mux}: (${[`this: ${emitter}`, ...parameters].join(', ')}) => void;`;
    })
    .join('\n');
}

/**
 * The surface of spaces-web 1.2.0, and of 0.1 what it had besides. The published declarations type every listener as `(...args: any[])`; here each
 * event carries its arguments, so that what reaches a listener is known.
 */
export const SPACES_WEB_DECLARATIONS = `
type Listener = (...args: any[]) => void;
declare class Emitter<Events> {
  on<E extends keyof Events>(event: E, listener: Events[E]): this;
  on(event: string | symbol, listener: Listener): this;
  once<E extends keyof Events>(event: E, listener: Events[E]): this;
  once(event: string | symbol, listener: Listener): this;
  off<E extends keyof Events>(event: E, listener: Events[E]): this;
  off(event: string | symbol, listener: Listener): this;
  addListener<E extends keyof Events>(event: E, listener: Events[E]): this;
  addListener(event: string | symbol, listener: Listener): this;
  removeListener<E extends keyof Events>(event: E, listener: Events[E]): this;
  removeListener(event: string | symbol, listener: Listener): this;
  prependListener<E extends keyof Events>(event: E, listener: Events[E]): this;
  prependListener(event: string | symbol, listener: Listener): this;
  prependOnceListener<E extends keyof Events>(event: E, listener: Events[E]): this;
  prependOnceListener(event: string | symbol, listener: Listener): this;
  removeAllListeners(event?: string | symbol): this;
  emit(event: string | symbol, ...args: any[]): boolean;
  listeners(event: string | symbol): Function[];
  rawListeners(event: string | symbol): Function[];
  listenerCount(event: string | symbol): number;
  eventNames(): (string | symbol)[];
  setMaxListeners(count: number): this;
  getMaxListeners(): number;
}
interface SpaceEvents {
${listenersOf(SPACE_EVENT_ROWS, 'Space')}
}
interface ParticipantEvents<T, Participant> {
${listenersOf(PARTICIPANT_EVENT_ROWS, 'Participant')}
}
interface TrackEvents {
${listenersOf(TRACK_EVENT_ROWS, 'Track')}
}
declare class InternalsOfSpace extends Emitter<SpaceEvents> {
  participants: Map<string, RemoteParticipant>;
}
export declare class Space extends InternalsOfSpace {
  constructor(jwt: string, options?: SpaceOptionsParams);
  constructor(jwt: string, url: string, options?: SpaceOptionsParams);
  localParticipant?: LocalParticipant;
  broadcasting: boolean;
  sessionId?: string;
  protected jwt: string;
  join(): Promise<LocalParticipant>;
  leave(): void;
  submitAcrScore(score: AcrScore): Promise<void>;
}
declare class ParticipantOf2022 extends Emitter<ParticipantEvents<LocalTrack, LocalParticipant>> {
  getUserMedia(options?: CreateLocalMediaOptions): Promise<LocalTrack[]>;
  getDisplayMedia(options?: CreateLocalMediaOptions): Promise<LocalTrack[]>;
}
export declare class LocalParticipant extends ParticipantOf2022 {
  id: string;
  connectionId: string;
  displayName: string;
  role: ParticipantRole;
  audioTracks: Map<string, LocalTrack>;
  videoTracks: Map<string, LocalTrack>;
  publishCustomEvent(payload: string): Promise<CustomEvent>;
  setDisplayName(displayName: string): Promise<LocalParticipant>;
  publishTracks(tracks: LocalTrack[]): Promise<LocalTrack[]>;
  updateTracks(tracks: LocalTrack[]): LocalTrack[];
  unpublishTracks(tracks: LocalTrack[], options?: { stop: boolean }): void;
  unpublishAllTracks(options?: { stop: boolean }): void;
  getTracks(): LocalTrack[];
  getAudioTracks(): LocalTrack[];
  getVideoTracks(): LocalTrack[];
  private readonly isLocalParticipant: true;
}
export declare class RemoteParticipant extends Emitter<ParticipantEvents<RemoteTrack, RemoteParticipant>> {
  id: string;
  connectionId: string;
  displayName: string;
  role: ParticipantRole;
  status: ParticipantStatus;
  audioTracks: Map<string, RemoteTrack>;
  videoTracks: Map<string, RemoteTrack>;
  getTracks(): RemoteTrack[];
  getAudioTracks(): RemoteTrack[];
  getVideoTracks(): RemoteTrack[];
  isSubscribed(): boolean;
  subscribe(): Promise<void>;
  unsubscribe(): Promise<void>;
  private readonly isRemoteParticipant: true;
}
export declare class Track extends Emitter<TrackEvents> {
  tid: string;
  track?: MediaStreamTrack;
  name: string;
  muted: boolean;
  source: TrackSource;
  kind: TrackKind;
  width: number;
  height: number;
  attachedElements: HTMLMediaElement[];
  isMuted(): boolean;
  getSource(): TrackSource;
  getKind(): TrackKind;
  hasMedia(): boolean;
  attach(element?: HTMLMediaElement): HTMLMediaElement;
  detach(element?: HTMLMediaElement): HTMLMediaElement[];
}
export declare class LocalTrack extends Track {
  deviceId?: string;
  track: MediaStreamTrack;
  mute(): void;
  unMute(): void;
  stop(): void;
  private readonly isLocalTrack: true;
}
export declare class RemoteTrack extends Track {
  private readonly isRemoteTrack: true;
}
export declare function getUserMedia(options?: CreateLocalMediaOptions): Promise<LocalTrack[]>;
export declare function getDisplayMedia(options?: CreateLocalMediaOptions): Promise<LocalTrack[]>;
export declare function getLocalTracksFromMediaStream(streamName: string, stream: MediaStream): Promise<LocalTrack[]>;
export interface SpaceOptionsParams {
  automaticParticipantLimit?: number;
  disableABRPublishing?: boolean;
  displayName?: string;
  subscriptionMode?: SubscriptionMode;
}
export interface CreateLocalMediaOptions {
  audio?: LocalTrackOptions | boolean;
  video?: LocalTrackOptions | boolean;
}
export interface LocalTrackOptions extends MediaTrackConstraints {
  name?: string;
  constraints?: MediaTrackConstraints;
}
export type ActiveSpeaker = { participant: RemoteParticipant | LocalParticipant; track: RemoteTrack | LocalTrack };
declare enum CustomEventScope { UNKNOWN = 0, SESSION = 1 }
export type CustomEvent = { payload: string; sequenceNumber: number; scope: CustomEventScope };
export declare enum AcrScore { Bad = 1, Poor = 2, Fair = 3, Good = 4, Excellent = 5 }
export declare enum ParticipantRole { Publisher = 1, Subscriber = 2 }
export declare enum ParticipantStatus { Connected = 1, Disconnected = 2, Reconnected = 3 }
export declare enum SubscriptionMode { Automatic = 'AUTOMATIC', Manual = 'MANUAL' }
export declare enum TrackKind { Audio = 1, Video = 2 }
export declare enum TrackSource {
  Camera = 'camera',
  Microphone = 'microphone',
  Screenshare = 'screenshare',
  ScreenshareAudio = 'screenshareaudio',
  Other = 'other',
}
export declare enum TrackEvent { Muted = 'Muted', Unmuted = 'Unmuted' }
export declare enum ParticipantEvent {
  TrackMuted = 'TrackMuted',
  TrackUnmuted = 'TrackUnmuted',
  TrackPublished = 'TrackPublished',
  TrackUnpublished = 'TrackUnpublished',
  TrackSubscribed = 'TrackSubscribed',
  TrackUnsubscribed = 'TrackUnsubscribed',
  StartedSpeaking = 'StartedSpeaking',
  StoppedSpeaking = 'StoppedSpeaking',
  CustomEventPublished = 'CustomEventPublished',
  DisplayNameChanged = 'DisplayNameChanged',
}
export declare enum SpaceEvent {
  LocalParticipantReconnected = 'LocalParticipantReconnected',
  LocalParticipantReconnecting = 'LocalParticipantReconnecting',
  LocalParticipantReconnectFailed = 'LocalParticipantReconnectFailed',
  ParticipantJoined = 'ParticipantJoined',
  ParticipantLeft = 'ParticipantLeft',
  ParticipantTrackPublished = 'ParticipantTrackPublished',
  ParticipantTrackUnpublished = 'ParticipantTrackUnpublished',
  ParticipantTrackSubscribed = 'ParticipantTrackSubscribed',
  ParticipantTrackUnsubscribed = 'ParticipantTrackUnsubscribed',
  ParticipantTrackMuted = 'ParticipantTrackMuted',
  ParticipantTrackUnmuted = 'ParticipantTrackUnmuted',
  ActiveSpeakersChanged = 'ActiveSpeakersChanged',
  BroadcastStateChanged = 'BroadcastStateChanged',
  ParticipantCustomEventPublished = 'ParticipantCustomEventPublished',
  ParticipantDisplayNameChanged = 'ParticipantDisplayNameChanged',
}
export declare class MuxError extends Error { code: number }
${ERROR_ROWS.filter(({ mux }) => /^(?!Mux)\w+Error$/.test(mux))
  .map(({ mux }) => `export declare class ${mux} extends MuxError { private readonly is${mux}: true }`)
  .join('\n')}
`;
