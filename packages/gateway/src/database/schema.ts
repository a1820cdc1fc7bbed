// The tables: what LiveKit does not know about spaces, and what is still to be told to applications.
import { sql } from 'drizzle-orm';
import { boolean, index, integer, json, pgTable, serial, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type {
  BroadcastLayout,
  BroadcastOutcome,
  BroadcastResolution,
  BroadcastState,
} from '@airlock-rtc/contract';
import { moment, ordinal } from './columns.js';

/** Mux's environments: nothing of one is visible to the access tokens of another. */
export const environments = pgTable('environments', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  createdAt: moment('created_at').notNull(),
});

const environmentId = () =>
  text('environment_id')
    .notNull()
    .references(() => environments.id);

export const accessTokens = pgTable('access_tokens', {
  id: text('id').primaryKey(),
  environmentId: environmentId(),
  name: text('name').notNull(),
  secretHash: text('secret_hash').notNull(),
  createdAt: moment('created_at').notNull(),
  ordinal: ordinal(),
});

export const signingKeys = pgTable('signing_keys', {
  id: text('id').primaryKey(),
  environmentId: environmentId(),
  /** For the operator's list; Mux's API has none. */
  name: text('name'),
  publicKeyPem: text('public_key_pem').notNull(),
  createdAt: moment('created_at').notNull(),
  ordinal: ordinal(),
});

export const spaces = pgTable(
  'spaces',
  {
    id: text('id').primaryKey(),
    environmentId: environmentId(),
    passthrough: text('passthrough'),
    /** Name given by `dev/join`; the REST API has none. */
    developmentName: text('development_name'),
    status: text('status').$type<'idle' | 'active'>().notNull(),
    activeSessionId: text('active_session_id'),
    /** People in the room when it was last listed. */
    participants: integer('participants').notNull().default(0),
    /** Since when an active space has been seen empty. */
    emptySince: moment('empty_since'),
    createdAt: moment('created_at').notNull(),
    /** A deleted space stays as a row, so that a token for it is refused with the true reason. */
    deletedAt: moment('deleted_at'),
    ordinal: ordinal(),
  },
  (table) => [
    index('spaces_list')
      .on(table.environmentId, table.ordinal)
      .where(sql`${table.deletedAt} is null`),
    index('spaces_deleted')
      .on(table.deletedAt)
      .where(sql`${table.deletedAt} is not null`),
    index('spaces_active')
      .on(table.status)
      .where(sql`${table.status} = 'active'`),
    uniqueIndex('spaces_development_name')
      .on(table.environmentId, table.developmentName)
      .where(sql`${table.deletedAt} is null`),
  ],
);

/** Settings of a live stream that are stored as the caller gave them. */
export interface LiveStreamSettings {
  latency_mode?: 'low' | 'reduced' | 'standard';
  reconnect_window?: number;
  max_continuous_duration?: number;
  new_asset_settings?: Record<string, unknown>;
  audio_only?: boolean;
  use_slate_for_standard_latency?: boolean;
  reconnect_slate_url?: string;
  reduced_latency?: boolean;
  low_latency?: boolean;
  test?: boolean;
}

export interface PlaybackId {
  id: string;
  policy: 'public' | 'signed';
}

export const liveStreams = pgTable(
  'live_streams',
  {
    id: text('id').primaryKey(),
    environmentId: environmentId(),
    streamKey: text('stream_key').notNull().unique(),
    status: text('status').$type<'idle' | 'active' | 'disabled'>().notNull(),
    passthrough: text('passthrough'),
    settings: json('settings').$type<LiveStreamSettings>().notNull(),
    playbackIds: json('playback_ids').$type<PlaybackId[]>().notNull(),
    createdAt: moment('created_at').notNull(),
    ordinal: ordinal(),
  },
  (table) => [index('live_streams_list').on(table.environmentId, table.ordinal)],
);

/** A destination beside the live stream; the URL holds a stream key. */
export interface ExtraDestination {
  id: string;
  url: string;
}

/** What the broadcaster last said of one destination. */
export interface StoredDestinationReport {
  id: string;
  state: BroadcastState;
  cause?: string;
  retries: number;
}

export const broadcasts = pgTable(
  'broadcasts',
  {
    id: text('id').primaryKey(),
    spaceId: text('space_id')
      .notNull()
      .references(() => spaces.id),
    liveStreamId: text('live_stream_id').notNull(),
    layout: text('layout').$type<BroadcastLayout>().notNull(),
    resolution: text('resolution').$type<BroadcastResolution>().notNull(),
    background: text('background'),
    passthrough: text('passthrough'),
    state: text('state').$type<BroadcastState>().notNull(),
    /** How it ended; absent while it runs, and where it has never begun. */
    outcome: text('outcome').$type<BroadcastOutcome>(),
    /** Why it is retrying, or why it ended, in words. */
    cause: text('cause'),
    stateSince: moment('state_since').notNull(),
    /** Beside the live stream. */
    extraDestinations: json('extra_destinations').$type<ExtraDestination[]>().notNull().default([]),
    destinationReports: json('destination_reports').$type<StoredDestinationReport[]>().notNull().default([]),
    /** The gateway whose broadcaster has it, and when that gateway last said so. */
    owner: text('owner'),
    ownerSeenAt: moment('owner_seen_at'),
    /** A gateway that ends sends it still, until another one's broadcaster is ready. */
    isHandedOver: boolean('is_handed_over').notNull().default(false),
    /** Another gateway wants it ended: the cause, or nothing where a person asked. */
    stopWanted: text('stop_wanted'),
    /** How often the broadcaster was lost and started again in this run. */
    restarts: integer('restarts').notNull().default(0),
    ordinal: ordinal(),
  },
  (table) => [
    index('broadcasts_of_space').on(table.spaceId),
    index('broadcasts_running')
      .on(table.state)
      .where(sql`${table.state} <> 'idle'`),
  ],
);

/** Live streams at Mux that a broadcast has left, until Mux has been told. */
export const liveStreamCompletions = pgTable('live_stream_completions', {
  liveStreamId: text('live_stream_id').primaryKey(),
  attempts: integer('attempts').notNull(),
  dueAt: moment('due_at').notNull(),
  queuedAt: moment('queued_at').notNull(),
});

/** What the gateway sends by LiveKit's Egress API. */
export const egresses = pgTable(
  'egresses',
  {
    id: text('id').primaryKey(),
    room: text('room').notNull(),
    /** LiveKit's EgressInfo as JSON, without secrets. */
    info: text('info').notNull(),
    /** Whether it has not ended. */
    isActive: boolean('is_active').notNull(),
    /** The gateway that has it, and when that gateway last said so. */
    owner: text('owner').notNull(),
    ownerSeenAt: moment('owner_seen_at').notNull(),
    /** Another gateway was asked to end it. */
    stopWanted: boolean('stop_wanted').notNull().default(false),
    /** A change that another gateway was asked for, as JSON, until it is done: it may hold a secret. And what became of it. */
    ...{ changeWanted: text('change_wanted'), changeAnswer: text('change_answer') },
    createdAt: moment('created_at').notNull(),
    ordinal: ordinal(),
  },
  (table) => [
    index('egresses_list').on(table.ordinal),
    index('egresses_of_room').on(table.room, table.ordinal),
    index('egresses_running')
      .on(table.owner)
      .where(sql`${table.isActive}`),
  ],
);

/** Where an environment's events are sent. */
export const webhooks = pgTable('webhooks', {
  id: serial('id').primaryKey(),
  environmentId: environmentId(),
  url: text('url').notNull(),
  secret: text('secret').notNull(),
  enabled: boolean('enabled').notNull().default(true),
  createdAt: moment('created_at').notNull(),
});

/** What happened, written in the transaction in which it happened. */
export const events = pgTable('events', {
  id: text('id').primaryKey(),
  environmentId: environmentId(),
  type: text('type').notNull(),
  objectType: text('object_type').notNull(),
  objectId: text('object_id').notNull(),
  /** `JSON.stringify` of the event's `data`, kept as text so that its bytes stay as they are. */
  data: text('data').notNull(),
  requestId: text('request_id'),
  createdAt: moment('created_at').notNull(),
});

/** One attempt to deliver an event, as the envelope's `attempts` shows it. */
export interface DeliveryAttempt {
  id: string;
  address: string;
  created_at: string;
  max_attempts: number;
  response_body: string | null;
  response_headers: Record<string, string>;
  response_status_code: number | null;
  webhook_id: number;
}

/** One event on its way to one webhook. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: text('id').primaryKey(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    webhookId: integer('webhook_id')
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    /** Deliveries of one webhook with the same key leave one after the other. */
    orderKey: text('order_key').notNull(),
    status: text('status').$type<'pending' | 'delivered' | 'failed'>().notNull(),
    attempts: json('attempts').$type<DeliveryAttempt[]>().notNull(),
    nextAttemptAt: moment('next_attempt_at').notNull(),
    /** Until when a gateway holds it; a dead gateway's hold runs out. */
    claimedUntil: moment('claimed_until'),
    /** What the last failed attempt met, in words. */
    failure: text('failure'),
    createdAt: moment('created_at').notNull(),
    settledAt: moment('settled_at'),
    /** Nothing before it in its queue holds it back: a claim looks at these alone, however many wait behind them. */
    isReady: boolean('is_ready').notNull().default(true),
    ordinal: ordinal(),
  },
  (table) => [
    index('deliveries_ready')
      .on(table.webhookId, table.nextAttemptAt, table.ordinal)
      .where(sql`${table.status} = 'pending' and ${table.isReady}`),
    // The clean-up asks of every old event whether a delivery is left, and so does its foreign key.
    index('deliveries_of_event').on(table.eventId),
    index('deliveries_settled')
      .on(table.settledAt)
      .where(sql`${table.status} <> 'pending'`),
    // Those that hold back the later ones of their queue, and those that are held back.
    index('deliveries_queue')
      .on(table.webhookId, table.orderKey, table.ordinal)
      .where(sql`${table.status} = 'pending' and json_array_length(${table.attempts}) < 4`),
  ],
);

/** Gateways on this database: one of those that are alive lists LiveKit's rooms for all. */
export const gateways = pgTable('gateways', {
  id: text('id').primaryKey(),
  seenAt: moment('seen_at').notNull(),
  /** When it last listed LiveKit's rooms. */
  listedAt: moment('listed_at'),
  /** Whether webhooks of LiveKit have reached it. */
  areHintsSeen: boolean('are_hints_seen').notNull().default(false),
  ordinal: ordinal(),
});

/** Deleted signing keys whose people are put out of their rooms, for as long as their LiveKit tokens can live. */
export const evictions = pgTable('evictions', {
  keyId: text('key_id').primaryKey(),
  environmentId: environmentId(),
  until: moment('until').notNull(),
});
