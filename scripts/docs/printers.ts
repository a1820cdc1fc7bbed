// Everything that the documentation prints from the code, by the name in its pages.
import { printCommands } from './print-commands.js';
import { printEnvironment } from './print-environment.js';
import { printErrors } from './print-errors.js';
import { printEventChanges } from './print-event-changes.js';
import { printMarkers } from './print-markers.js';
import { printMetrics } from './print-metrics.js';
import { printRest, printSchemas, printWebhooks } from './print-rest.js';
import { printMembers, printSection } from './print-translation.js';

export const PRINTERS: Readonly<Record<string, () => string | Promise<string>>> = {
  terms: () => printSection('term'),
  claims: () => printSection('claim'),
  'participant fields': () => printSection('participant-field'),
  'space events': () => printSection('space-event'),
  'participant events': () => printSection('participant-event'),
  'track events': () => printSection('track-event'),
  'space members': () => printMembers(/^(Space|SpaceOptionsParams|SubscriptionMode)(\.|$)/),
  'participant members': () => printMembers(/^(Participant|LocalParticipant|RemoteParticipant)(\.|$)/),
  'track members': () =>
    printMembers(/Track(\.|$)|^get(User|Display)Media$|^getLocalTracks|^LocalTrackOptions|^CreateLocal/),
  values: () => printSection('value'),
  server: () => printSection('server'),
  'space event changes': () => printEventChanges('space-event'),
  'participant event changes': () => printEventChanges('participant-event'),
  markers: printMarkers,
  commands: printCommands,
  rest: printRest,
  webhooks: printWebhooks,
  schemas: printSchemas,
  errors: printErrors,
  environment: printEnvironment,
  metrics: printMetrics,
};
