// What each export of spaces-web is called in livekit-client, as a value and as a type.

import { MEMBER_ROWS, VALUE_ROWS } from '@airlock-rtc/contract';

/** Makes text from the local names of LiveKit exports: `name('Track')` is `Track`, or its alias in this file. */
export type NameText = (name: (exported: string, how?: 'value' | 'type') => string) => string;

export interface LiveKitName {
  /** One LiveKit export that takes its place wherever it stands: aliases and re-exports keep their own name. */
  simple?: string;
  /** What takes its place in a type, when that is no single export. */
  type?: NameText;
  /** What takes its place in an expression, when that is no single export. */
  value?: NameText;
}

const COMPOUND: Readonly<Record<string, LiveKitName>> = {
  Track: { type: (name) => `${name('LocalTrack', 'type')} | ${name('RemoteTrackPublication', 'type')}` },
  TrackKind: { type: (name) => `${name('Track', 'type')}.Kind`, value: (name) => `${name('Track')}.Kind` },
  TrackSource: {
    type: (name) => `${name('Track', 'type')}.Source`,
    value: (name) => `${name('Track')}.Source`,
  },
  CustomEvent: { type: () => '{ payload: string; sequenceNumber: number }' },
  LocalTrackOptions: {
    type: (name) => `${name('AudioCaptureOptions', 'type')} | ${name('VideoCaptureOptions', 'type')}`,
  },
  SubscriptionMode: valuesOf('SubscriptionMode'),
  ParticipantRole: valuesOf('ParticipantRole'),
  ParticipantStatus: valuesOf('ParticipantStatus'),
  AcrScore: valuesOf('AcrScore'),
  getLocalTracksFromMediaStream: {},
};

/** An enum that LiveKit has not: the values that its members had. */
function valuesOf(enumName: string): LiveKitName {
  const values = VALUE_ROWS.filter(({ mux }) => mux.startsWith(`${enumName}.`)).map(({ muxValue }) =>
    typeof muxValue === 'number' ? muxValue : `'${muxValue}'`,
  );
  return { type: () => values.join(' | ') };
}

export const LIVEKIT_NAMES: Readonly<Record<string, LiveKitName>> = Object.fromEntries(
  MEMBER_ROWS.filter(({ mux }) => !mux.includes('.')).map(({ mux, livekit }) => [
    mux,
    COMPOUND[mux] ?? { simple: livekit[0]! },
  ]),
);
