// The OpenAPI definitions of Mux's live-stream routes, as far as a broadcast's destination needs them.
import { createRoute, z } from '@hono/zod-openapi';
import { bodyRequired, emptyAction, requiredBody } from '../http/bodies.js';
import { dataOf, emptyData } from '../http/fields.js';
import { errors, errorsOfMux, json } from '../http/router.js';
import {
  createLiveStreamRequest,
  createPlaybackIdRequest,
  listLiveStreamsQuery,
  liveStream,
  liveStreamParams,
  playbackId,
  playbackIdParams,
  updateLiveStreamRequest,
} from './schemas.js';

const liveStreamResponse = dataOf(liveStream).openapi('LiveStreamResponse');
const listLiveStreamsResponse = dataOf(z.array(liveStream)).openapi('ListLiveStreamsResponse');
const playbackIdResponse = dataOf(playbackId).openapi('PlaybackIdResponse');
const tags = ['Live Streams'];
const BASE = '/video/v1/live-streams';
const one = `${BASE}/{LIVE_STREAM_ID}` as const;
const params = liveStreamParams;
const gone = { description: 'Deleted; no body' };

export const list = createRoute({
  method: 'get',
  path: BASE,
  operationId: 'listLiveStreams',
  summary: 'List live streams, newest first',
  tags,
  request: { query: listLiveStreamsQuery },
  responses: {
    200: json(listLiveStreamsResponse, 'One page of live streams'),
    ...errors(400, 401),
    ...errorsOfMux,
  },
});

export const create = createRoute({
  method: 'post',
  path: BASE,
  operationId: 'createLiveStream',
  summary: 'Create a live stream',
  tags,
  ...bodyRequired,
  request: { body: requiredBody(createLiveStreamRequest) },
  responses: {
    201: json(liveStreamResponse, 'Created, idle, with its stream key'),
    ...errors(400, 401, 413),
    ...errorsOfMux,
  },
});

export const get = createRoute({
  method: 'get',
  path: one,
  operationId: 'getLiveStream',
  summary: 'Retrieve a live stream',
  tags,
  request: { params },
  responses: { 200: json(liveStreamResponse, 'The live stream'), ...errors(400, 401, 404), ...errorsOfMux },
});

export const update = createRoute({
  method: 'patch',
  path: one,
  operationId: 'updateLiveStream',
  summary: 'Change some settings of a live stream',
  tags,
  ...bodyRequired,
  request: { params, body: requiredBody(updateLiveStreamRequest) },
  responses: {
    200: json(liveStreamResponse, 'The changed live stream'),
    ...errors(400, 401, 404, 413),
    ...errorsOfMux,
  },
});

export const remove = createRoute({
  method: 'delete',
  path: one,
  operationId: 'deleteLiveStream',
  summary: 'Delete a live stream that no broadcast is sent to',
  tags,
  request: { params },
  responses: { 204: gone, ...errors(400, 401, 404, 412), ...errorsOfMux },
});

const action = <Operation extends string, Name extends string>(
  name: Name,
  operationId: Operation,
  summary: string,
) =>
  createRoute({
    method: 'put',
    path: `${one}/${name}` as const,
    operationId,
    summary,
    tags,
    request: { params },
    responses: { 200: json(emptyData, 'Accepted'), ...errors(400, 401, 404, 413), ...errorsOfMux },
  });

export const complete = action(
  'complete',
  'signalLiveStreamComplete',
  'End the current recording without waiting for the reconnect window',
);
export const enable = action('enable', 'enableLiveStream', 'Accept RTMP connections again');
export const disable = action('disable', 'disableLiveStream', 'Refuse RTMP connections');

export const resetStreamKey = createRoute({
  method: 'post',
  path: `${one}/reset-stream-key`,
  operationId: 'resetStreamKey',
  summary: 'Replace the stream key',
  tags,
  request: { params, body: emptyAction },
  responses: {
    201: json(liveStreamResponse, 'The live stream with its new key'),
    ...errors(400, 401, 404, 413),
    ...errorsOfMux,
  },
});

export const createPlaybackId = createRoute({
  method: 'post',
  path: `${one}/playback-ids`,
  operationId: 'createLiveStreamPlaybackId',
  summary: 'Add a playback id',
  tags,
  ...bodyRequired,
  request: { params, body: requiredBody(createPlaybackIdRequest) },
  responses: {
    201: json(playbackIdResponse, 'The new playback id'),
    ...errors(400, 401, 404, 413),
    ...errorsOfMux,
  },
});

export const getPlaybackId = createRoute({
  method: 'get',
  path: `${one}/playback-ids/{PLAYBACK_ID}`,
  operationId: 'getLiveStreamPlaybackId',
  summary: 'Retrieve a playback id',
  tags,
  request: { params: playbackIdParams },
  responses: { 200: json(playbackIdResponse, 'The playback id'), ...errors(400, 401, 404), ...errorsOfMux },
});

export const deletePlaybackId = createRoute({
  method: 'delete',
  path: `${one}/playback-ids/{PLAYBACK_ID}`,
  operationId: 'deleteLiveStreamPlaybackId',
  summary: 'Remove a playback id',
  tags,
  request: { params: playbackIdParams },
  responses: { 204: gone, ...errors(400, 401, 404), ...errorsOfMux },
});
