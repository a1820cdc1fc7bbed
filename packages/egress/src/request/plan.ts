// What a request asks this worker to make; or why it cannot, in words for whoever sent it.
import {
  BROADCAST_LAYOUTS,
  isBroadcastLayout,
  shownPeopleOf,
  type BroadcastLayout,
  type ShownPeople,
} from '@airlock-rtc/contract';
import { PsrpcError } from '@airlock-rtc/psrpc';
import {
  AudioMixing,
  type RoomCompositeEgressRequest,
  type StartEgressRequest as UnifiedRequest,
} from '@livekit/protocol';
import type { StartEgressRequest } from '../rpc/messages.js';
import { encodingOf, type Encoding } from './encoding.js';
import { mediaOf } from './media.js';
import { outputsOf, type OutputRules, type PlannedOutput, type RequestedOutput } from './outputs.js';
import type { NameContext } from './file-names.js';

export interface EgressPlan {
  readonly roomName: string;
  readonly layout: BroadcastLayout;
  /** URL of an image, from the address of the layouts page. */
  readonly background?: string;
  /** From the address of the layouts page; undefined: everyone. */
  readonly shownPeople?: ShownPeople;
  /** Undefined: audio and video. */
  readonly only?: 'audio' | 'video';
  readonly encoding: Required<Encoding>;
  readonly outputs: readonly PlannedOutput[];
}

export interface PlanRules {
  /** A `custom_base_url` that is this page, whatever its query, needs no browser. */
  readonly layoutsPage?: string;
}

/** LiveKit Egress' key frame interval for streams and files. */
const KEYFRAME_SECONDS = 4;
const DEFAULT_LAYOUT = 'grid';

/**
 * @throws PsrpcError `invalid_argument` for what nobody can make, `unimplemented` for what needs a LiveKit Egress.
 */
export function planOf(request: StartEgressRequest, rules: OutputRules & PlanRules, now: Date): EgressPlan {
  const { request: source } = request;
  const context = { roomName: request.roomName, roomId: request.roomId, now };
  switch (source.case) {
    case 'roomComposite':
      return planComposite(fromComposite(source.value), withRoom(context, source.value.roomName), rules);
    case 'egress':
      return planComposite(fromUnified(source.value), withRoom(context, source.value.roomName), rules);
    case 'web':
      throw leftToEgress('a web page needs a browser');
    case 'participant':
    case 'trackComposite':
    case 'track':
      throw leftToEgress('single participants and tracks are not sent yet');
    case 'replay':
      throw leftToEgress("replays are LiveKit Cloud's");
    case undefined:
      throw new PsrpcError('invalid_argument', 'The request names nothing to send.');
  }
}

/** Both forms of a room composite. */
interface Composite {
  readonly layout: string;
  readonly customBaseUrl: string;
  readonly isAudioOnly: boolean;
  readonly isVideoOnly: boolean;
  readonly mixing: AudioMixing;
  readonly encoding: Encoding;
  readonly outputs: readonly RequestedOutput[];
}

function planComposite(
  composite: Composite,
  context: NameContext,
  rules: OutputRules & PlanRules,
): EgressPlan {
  const { encoding } = composite;
  if (!context.roomName) throw new PsrpcError('invalid_argument', 'The request names no room.');
  if (composite.isAudioOnly && composite.isVideoOnly) {
    throw new PsrpcError('invalid_argument', 'audio_only and video_only exclude each other.');
  }
  const page = layoutsPageOf(composite.customBaseUrl, rules);
  if (composite.mixing !== AudioMixing.DEFAULT_MIXING) {
    throw leftToEgress('audio_mixing by channels is not made yet');
  }
  const layout = composite.layout || DEFAULT_LAYOUT;
  if (!isBroadcastLayout(layout)) throw noSuchLayout(layout);
  const only = composite.isAudioOnly ? 'audio' : composite.isVideoOnly ? 'video' : undefined;
  const media = mediaOf(composite.outputs, only, encoding.audioCodec);
  const outputs = outputsOf(composite.outputs, media.fileType, context, rules);
  const segments = outputs.find(({ kind }) => kind === 'segments');
  const keyframeSeconds =
    encoding.keyframeSeconds ?? (segments?.kind === 'segments' ? segments.seconds : KEYFRAME_SECONDS);
  return {
    ...{ roomName: context.roomName, layout, outputs },
    ...(only ? { only } : {}),
    encoding: {
      ...encoding,
      keyframeSeconds,
      audioCodec: media.audioCodec,
      ...(media.audioCodec === 'opus' ? { audioSampleRateHz: 48_000 } : {}),
    },
    ...page,
  };
}

/** What the address of the layouts page says of the background and the people. @throws PsrpcError for any other page. */
function layoutsPageOf(
  customBaseUrl: string,
  { layoutsPage }: PlanRules,
): Pick<EgressPlan, 'background' | 'shownPeople'> {
  if (!customBaseUrl) return {};
  if (layoutsPage !== undefined && URL.canParse(customBaseUrl)) {
    const wanted = new URL(customBaseUrl);
    const ours = new URL(layoutsPage);
    if (wanted.origin === ours.origin && wanted.pathname === ours.pathname) {
      const background = wanted.searchParams.get('background');
      const shownPeople = shownPeopleOf(wanted.searchParams);
      const isEveryone = shownPeople.include.length + shownPeople.exclude.length === 0;
      return { ...(background ? { background } : {}), ...(isEveryone ? {} : { shownPeople }) };
    }
  }
  throw leftToEgress('a page of your own (custom_base_url) needs a browser');
}

function fromComposite(request: RoomCompositeEgressRequest): Composite {
  const older = request.output.case === undefined ? [] : [request.output];
  return {
    layout: request.layout,
    customBaseUrl: request.customBaseUrl,
    isAudioOnly: request.audioOnly,
    isVideoOnly: request.videoOnly,
    mixing: request.audioMixing,
    encoding: encodingOf(request.options),
    outputs: [
      ...older.map(({ case: kind, value }) => ({ kind, value }) as RequestedOutput),
      ...request.fileOutputs.map((value) => ({ kind: 'file' as const, value })),
      ...request.streamOutputs.map((value) => ({ kind: 'stream' as const, value })),
      ...request.segmentOutputs.map((value) => ({ kind: 'segments' as const, value })),
      ...request.imageOutputs.map((value) => ({ kind: 'images' as const, value })),
    ],
  };
}

function fromUnified(request: UnifiedRequest): Composite {
  const { source } = request;
  if (source.case === 'web') throw leftToEgress('a web page needs a browser');
  if (source.case === 'media') throw leftToEgress('single participants and tracks are not sent yet');
  if (source.case === undefined) throw new PsrpcError('invalid_argument', 'The request has no source.');
  const outputs = request.outputs.map(({ config, storage }) => {
    if (config.case === undefined)
      throw new PsrpcError('invalid_argument', 'An output of the request is empty.');
    return { kind: config.case, value: config.value, storage: storage ?? request.storage } as RequestedOutput;
  });
  return {
    layout: source.value.layout,
    customBaseUrl: source.value.customBaseUrl,
    isAudioOnly: source.value.audioOnly,
    isVideoOnly: source.value.videoOnly,
    mixing: AudioMixing.DEFAULT_MIXING,
    encoding: encodingOf(request.encoding),
    outputs,
  };
}

/** Repeats a name, and nothing that may be an address with a key. */
export function noSuchLayout(layout: string): PsrpcError {
  const name = /^[\w-]{1,40}$/.test(layout) ? `layout "${layout}"` : 'such layout';
  return new PsrpcError(
    'invalid_argument',
    `There is no ${name}: give one of ${BROADCAST_LAYOUTS.join(', ')}.`,
  );
}

/** livekit-server 1.13 names the room in the inner request alone. */
function withRoom(context: NameContext, roomName: string): NameContext {
  return context.roomName ? context : { ...context, roomName };
}

function leftToEgress(words: string): PsrpcError {
  const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return new PsrpcError('unimplemented', `${sentence}: run LiveKit Egress beside this worker.`);
}
