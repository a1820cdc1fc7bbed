// What a listener is given by an event of which only the name stands there, as in a table of listeners.
import {
  PARTICIPANT_EVENT_ROWS,
  SPACE_EVENT_ROWS,
  SPACES_PACKAGE_NAME,
  TRACK_EVENT_ROWS,
  type EventRow,
} from '@airlock-rtc/contract';

const ROWS: Readonly<Record<string, readonly EventRow[]>> = {
  SpaceEvent: SPACE_EVENT_ROWS,
  ParticipantEvent: PARTICIPANT_EVENT_ROWS,
  TrackEvent: TRACK_EVENT_ROWS,
};

/** The types of its arguments as texts, by the text of the event's type. */
export function listenerTypes(eventType: string | undefined, event: string): string[] | undefined {
  const owner = /\)\.(\w+)$/.exec(eventType ?? '')?.[1];
  const row = owner === undefined ? undefined : ROWS[owner]?.find(({ mux }) => mux === event);
  return row?.muxArguments.map(({ type }) =>
    type
      .replace(/^T$/, /subscribed$/i.test(event) ? 'RemoteTrack' : 'LocalTrack | RemoteTrack')
      .replaceAll(/\b[A-Z]\w+/g, (name) => `import('${SPACES_PACKAGE_NAME}').${name}`),
  );
}
