// The methods of LiveKit's Egress service: what each takes, answers and does.
import type { Message, MessageType } from '@bufbuild/protobuf';
import {
  EgressStatus,
  ListEgressRequest,
  ListEgressResponse,
  ParticipantEgressRequest,
  RoomCompositeEgressRequest,
  StartEgressRequest,
  StopEgressRequest,
  TrackCompositeEgressRequest,
  TrackEgressRequest,
  UpdateLayoutRequest,
  UpdateStreamRequest,
  WebEgressRequest,
  type EgressInfo,
  type WebhookConfig,
} from '@livekit/protocol';
import { newId } from '../database/identifiers.js';
import type { GatewayContext } from '../ground/context.js';
import { applyChange, passOn, type EgressChange } from './changes.js';
import type { EgressEngine, EgressSource } from './engine.js';
import { storeNew, storeNews } from './news.js';
import { findEgress, infoOf, isRunning, listEgresses, requestStop } from './store.js';
import { TwirpError } from './twirp-error.js';

export interface Method {
  readonly input: MessageType;
  /** @throws TwirpError, or a refusal of the engine. */
  readonly call: (request: Message) => Promise<Message>;
}

export function egressMethods(context: GatewayContext, engine: EgressEngine): ReadonlyMap<string, Method> {
  const start = (source: EgressSource) => startEgress(context, engine, source);
  return new Map([
    method('StartRoomCompositeEgress', RoomCompositeEgressRequest, (value) =>
      start({ case: 'roomComposite', value }),
    ),
    method('StartEgress', StartEgressRequest, (value) => start({ case: 'egress', value })),
    method('StartWebEgress', WebEgressRequest, (value) => start({ case: 'web', value })),
    method('StartParticipantEgress', ParticipantEgressRequest, (value) =>
      start({ case: 'participant', value }),
    ),
    method('StartTrackCompositeEgress', TrackCompositeEgressRequest, (value) =>
      start({ case: 'trackComposite', value }),
    ),
    method('StartTrackEgress', TrackEgressRequest, (value) => start({ case: 'track', value })),
    method('ListEgress', ListEgressRequest, async (request) => {
      const { items, next } = await listEgresses(context.database.queries, request);
      if (request.egressId && items.length === 0) throw notThere();
      return new ListEgressResponse({ items, ...(next && { nextPageToken: { token: next } }) });
    }),
    method('StopEgress', StopEgressRequest, ({ egressId }) => stopEgress(context, engine, egressId)),
    method('UpdateStream', UpdateStreamRequest, (update) => change(context, engine, update)),
    method('UpdateLayout', UpdateLayoutRequest, (update) => change(context, engine, update)),
  ]);
}

function method<Input extends Message<Input>>(
  name: string,
  input: MessageType<Input>,
  call: (request: Input) => Promise<Message>,
): [string, Method] {
  return [
    name,
    { input: input as unknown as MessageType, call: (request) => call(request as unknown as Input) },
  ];
}

async function startEgress(
  context: GatewayContext,
  engine: EgressEngine,
  source: EgressSource,
): Promise<EgressInfo> {
  const { roomName = '', webhooks = [] } = source.value as { roomName?: string; webhooks?: WebhookConfig[] };
  if (webhooks.length > 0) {
    const next = `add their URLs to the environment livekit-egress of the gateway`;
    throw new TwirpError('unimplemented', `Webhooks of a single request are not sent: ${next}.`);
  }
  const room = roomName ? await context.livekit.findRoom(roomName) : undefined;
  if (roomName && !room) throw new TwirpError('not_found', 'requested room does not exist');
  const egressId = `EG_${newId(12)}`;
  let isStored = false;
  const request = { egressId, roomId: room?.sid ?? '', roomName, source };
  return engine.start(request, async (info) => {
    if (!isStored) await storeNew(context, info);
    else if (!(await storeNews(context, info))) stopQuietly(engine, egressId);
    isStored = true;
  });
}

/** One that another gateway has is ended by that one, within two seconds. */
async function stopEgress(
  { database, gatewayId }: GatewayContext,
  engine: EgressEngine,
  egressId: string,
): Promise<EgressInfo> {
  const row = await findEgress(database.queries, egressId);
  if (!row) throw notThere();
  const info = infoOf(row);
  if (!isRunning(info)) {
    const status = EgressStatus[info.status];
    throw new TwirpError('failed_precondition', `egress with status ${status} cannot be stopped`);
  }
  if (row.owner === gatewayId) return engine.stop(egressId);
  await requestStop(database.queries, egressId);
  info.status = EgressStatus.EGRESS_ENDING;
  return info;
}

/** One that another gateway has is changed by that one. */
async function change(
  context: GatewayContext,
  engine: EgressEngine,
  update: EgressChange,
): Promise<EgressInfo> {
  const row = await findEgress(context.database.queries, update.egressId);
  if (!row) throw notThere();
  if (!row.isActive) throw new TwirpError('failed_precondition', 'The egress has ended.');
  return row.owner === context.gatewayId
    ? applyChange(engine, update)
    : passOn(context.database.queries, update);
}

function stopQuietly(engine: EgressEngine, egressId: string): void {
  try {
    engine.stop(egressId);
  } catch {
    // It has ended.
  }
}

function notThere(): TwirpError {
  return new TwirpError('not_found', 'egress does not exist');
}
