// The OpenAPI definitions of the admin API, which the command line speaks to.
import { createRoute, z } from '@hono/zod-openapi';
import { ADMIN_PATH } from '@airlock-rtc/contract';
import { bodyRequired, emptyAction, requiredBody } from '../http/bodies.js';
import { dataOf } from '../http/fields.js';
import { errors, json } from '../http/router.js';
import * as schema from './schemas.js';

const shared = { tags: ['Admin'], security: [{ adminToken: [] }] };
const gone = { description: 'Deleted; no body' };
const refused = errors(400, 401, 403);

export const status = createRoute({
  ...shared,
  method: 'get',
  path: `${ADMIN_PATH}/status`,
  operationId: 'adminStatus',
  summary: 'How the gateway, its database and its LiveKit are',
  responses: { 200: json(dataOf(schema.status), 'The status'), ...refused },
});

export const listEnvironments = createRoute({
  ...shared,
  method: 'get',
  path: `${ADMIN_PATH}/environments`,
  operationId: 'adminListEnvironments',
  summary: 'List environments, the oldest first',
  responses: { 200: json(dataOf(z.array(schema.environment)), 'All of them'), ...refused },
});

export const createEnvironment = createRoute({
  ...shared,
  method: 'post',
  path: `${ADMIN_PATH}/environments`,
  operationId: 'adminCreateEnvironment',
  summary: 'Create an environment, or get the one of that name',
  ...bodyRequired,
  request: { body: requiredBody(schema.createEnvironmentRequest) },
  responses: { 201: json(dataOf(schema.environment), 'The environment'), ...refused, ...errors(413) },
});

export const listAccessTokens = createRoute({
  ...shared,
  method: 'get',
  path: `${ADMIN_PATH}/access-tokens`,
  operationId: 'adminListAccessTokens',
  summary: 'List access tokens, without secrets',
  request: { query: schema.environmentQuery },
  responses: { 200: json(dataOf(z.array(schema.accessToken)), 'All of them'), ...refused, ...errors(404) },
});

export const createAccessToken = createRoute({
  ...shared,
  method: 'post',
  path: `${ADMIN_PATH}/access-tokens`,
  operationId: 'adminCreateAccessToken',
  summary: 'Create an access token: what Mux calls MUX_TOKEN_ID and MUX_TOKEN_SECRET',
  ...bodyRequired,
  request: { body: requiredBody(schema.createKeyRequest) },
  responses: {
    201: json(dataOf(schema.accessToken), 'The only response that carries the secret'),
    ...refused,
    ...errors(404, 413),
  },
});

export const deleteAccessToken = createRoute({
  ...shared,
  method: 'delete',
  path: `${ADMIN_PATH}/access-tokens/{id}`,
  operationId: 'adminDeleteAccessToken',
  summary: 'Delete an access token',
  request: { params: schema.idParams, query: schema.environmentQuery },
  responses: { 204: gone, ...refused, ...errors(404) },
});

export const listSigningKeys = createRoute({
  ...shared,
  method: 'get',
  path: `${ADMIN_PATH}/signing-keys`,
  operationId: 'adminListSigningKeys',
  summary: 'List signing keys, without private keys',
  request: { query: schema.environmentQuery },
  responses: {
    200: json(dataOf(z.array(schema.adminSigningKey)), 'All of them'),
    ...refused,
    ...errors(404),
  },
});

export const createSigningKey = createRoute({
  ...shared,
  method: 'post',
  path: `${ADMIN_PATH}/signing-keys`,
  operationId: 'adminCreateSigningKey',
  summary: 'Create a signing key: what Mux calls MUX_SIGNING_KEY and MUX_PRIVATE_KEY',
  ...bodyRequired,
  request: { body: requiredBody(schema.createKeyRequest) },
  responses: {
    201: json(dataOf(schema.adminSigningKey), 'The only response that carries the private key'),
    ...refused,
    ...errors(404, 413),
  },
});

export const deleteSigningKey = createRoute({
  ...shared,
  method: 'delete',
  path: `${ADMIN_PATH}/signing-keys/{id}`,
  operationId: 'adminDeleteSigningKey',
  summary: 'Delete a signing key; every token signed with it stops being valid',
  request: { params: schema.idParams, query: schema.environmentQuery.extend({ evict: schema.evict }) },
  responses: { 204: gone, ...refused, ...errors(404) },
});

export const listWebhooks = createRoute({
  ...shared,
  method: 'get',
  path: `${ADMIN_PATH}/webhooks`,
  operationId: 'adminListWebhooks',
  summary: 'List webhooks, without secrets',
  request: { query: schema.environmentQuery.partial() },
  responses: { 200: json(dataOf(z.array(schema.webhook)), 'All of them'), ...refused },
});

export const createWebhook = createRoute({
  ...shared,
  method: 'post',
  path: `${ADMIN_PATH}/webhooks`,
  operationId: 'adminCreateWebhook',
  summary: 'Send all events of an environment to a URL, signed with a secret of its own',
  ...bodyRequired,
  request: { body: requiredBody(schema.createWebhookRequest) },
  responses: {
    201: json(dataOf(schema.webhook), 'The only response that carries the secret'),
    ...refused,
    ...errors(404, 413),
  },
});

export const deleteWebhook = createRoute({
  ...shared,
  method: 'delete',
  path: `${ADMIN_PATH}/webhooks/{id}`,
  operationId: 'adminDeleteWebhook',
  summary: 'Delete a webhook, with the deliveries that it was still to get',
  request: { params: schema.webhookParams },
  responses: { 204: gone, ...refused, ...errors(404) },
});

export const listDeliveries = createRoute({
  ...shared,
  method: 'get',
  path: `${ADMIN_PATH}/deliveries`,
  operationId: 'adminListDeliveries',
  summary: 'List webhook deliveries, newest first',
  request: { query: schema.deliveriesQuery },
  responses: { 200: json(dataOf(z.array(schema.delivery)), 'One page of deliveries'), ...refused },
});

export const replayDelivery = createRoute({
  ...shared,
  method: 'post',
  path: `${ADMIN_PATH}/deliveries/{id}/replay`,
  operationId: 'adminReplayDelivery',
  summary: 'Deliver the event of a delivery once more',
  request: { params: schema.idParams, body: emptyAction },
  responses: { 201: json(dataOf(schema.delivery), 'The new delivery'), ...refused, ...errors(404, 413) },
});
