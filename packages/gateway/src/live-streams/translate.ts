// From a stored live stream to Mux's LiveStream object, in REST and in webhooks.
import type { LiveStreamSettings } from '../database/schema.js';
import { unixSeconds, unixSecondsText } from '../http/time.js';
import type { NewEvent } from '../webhooks/outbox.js';
import type { CreateLiveStreamRequest, LiveStream } from './schemas.js';
import type { LiveStreamRow } from '../database/rows.js';

export function translateLiveStream(row: LiveStreamRow): LiveStream {
  return {
    id: row.id,
    created_at: unixSecondsText(row.createdAt),
    stream_key: row.streamKey,
    status: row.status,
    ...row.settings,
    ...(row.playbackIds.length > 0 && { playback_ids: row.playbackIds }),
    ...(row.passthrough !== null && { passthrough: row.passthrough }),
  };
}

/**
 * What of a create request is kept. `reconnect_window` is 60 s by default for standard latency and 0 for the lower
 * ones, in which case Mux's recorded answer leaves it out.
 */
export function translateSettings(request: CreateLiveStreamRequest): LiveStreamSettings {
  const { passthrough: _p, playback_policy: _pp, new_asset_settings: assets, ...others } = request;
  const settings = { ...others, ...(assets && { new_asset_settings: translateAssetSettings(assets) }) };
  const isLow = settings.low_latency || settings.reduced_latency || isLowLatency(settings.latency_mode);
  return dropUndefined({ ...(!isLow && { reconnect_window: 60 }), ...settings });
}

/** Callers say `playback_policy` too, Mux answers `playback_policies`. */
function translateAssetSettings({ playback_policy: policy, ...settings }: Record<string, unknown>) {
  return policy === undefined ? settings : { playback_policies: [policy].flat(), ...settings };
}

function isLowLatency(mode: LiveStreamSettings['latency_mode']): boolean {
  return mode === 'low' || mode === 'reduced';
}

export function dropUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Value;
}

/** As in REST, except that Mux's webhooks carry `created_at` as a number. */
export function liveStreamEvent(
  type: NewEvent['type'],
  row: LiveStreamRow,
  requestId?: string | undefined,
): NewEvent {
  return {
    environmentId: row.environmentId,
    type,
    object: { type: 'live', id: row.id },
    data: { ...translateLiveStream(row), created_at: unixSeconds(row.createdAt) },
    orderKey: row.id,
    requestId,
  };
}
