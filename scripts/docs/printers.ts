// Everything that the documentation prints from the code, by the name in its pages.
import { printChanges } from './print-changes.js';
import { printCommands } from './print-commands.js';
import { printEnvironment } from './print-environment.js';
import { printErrors } from './print-errors.js';
import { printMarkers } from './print-markers.js';
import { printMetrics } from './print-metrics.js';
import { printRest, printSchemas, printWebhooks } from './print-rest.js';
import { printMembers, printSection } from './print-translation.js';

/** Which rows are on which page, by their Mux name. */
const SPACE = /^(Space|SpaceOptionsParams)(\.|$)/;
const PARTICIPANT = /^(Participant|LocalParticipant|RemoteParticipant)(\.|$)/;
const TRACK =
  /^(Local|Remote)?Track(\.|$)|^get(User|Display)Media$|^getLocalTracks|^LocalTrackOptions|^CreateLocal/;
const EVENT_TYPE = /^(SpaceEvent|ParticipantEvent|TrackEvent)$|^(ActiveSpeaker|CustomEvent)(\.|$)/;
const ENUM = /^(TrackSource|TrackKind|ParticipantRole|ParticipantStatus|SubscriptionMode|AcrScore)(\.|$)/;
const ERROR = /Error(\.|$)/;
const SERVER = /^(Mux|jsonwebtoken|jose|Spaces|Broadcasts|Webhooks|MuxSpace|MuxSpaceList)\.|^(axios|fetch) /;

export const PRINTERS: Readonly<Record<string, () => string | Promise<string>>> = {
  terms: () => printSection('term'),
  claims: () => printSection('claim'),
  'participant fields': () => printSection('participant-field'),
  'space events': () => printSection('space-event'),
  'participant events': () => printSection('participant-event'),
  'track events': () => printSection('track-event'),
  'space members': () => printMembers(SPACE),
  'participant members': () => printMembers(PARTICIPANT),
  'track members': () => printMembers(TRACK),
  'types of events': () => printMembers(EVENT_TYPE),
  enums: () => printMembers(ENUM),
  'error classes': () => printMembers(ERROR),
  server: () => printSection('server'),
  'space event changes': () => printChanges(/^SpaceEvent\./),
  'participant event changes': () => printChanges(/^ParticipantEvent\./),
  'event type changes': () => printChanges(EVENT_TYPE),
  'space changes': () => printChanges(SPACE),
  'participant changes': () => printChanges(PARTICIPANT),
  'track changes': () => printChanges(TRACK),
  'track event changes': () => printChanges(/^TrackEvent\./),
  'enum changes': () => printChanges(ENUM),
  'error changes': () => printChanges(ERROR),
  'server changes': () => printChanges(SERVER),
  markers: printMarkers,
  commands: printCommands,
  rest: printRest,
  webhooks: printWebhooks,
  schemas: printSchemas,
  errors: printErrors,
  environment: printEnvironment,
  metrics: printMetrics,
};
