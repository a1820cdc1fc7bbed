// Which folder of a package may import which of its siblings: the table that .dependency-cruiser.mjs enforces.

/** Package -> folder -> its siblings, parted by spaces; `*` stands for all. Files beside the folders may import all, but not be the index. */
export const siblings = {
  'packages/gateway': {
    // Foundation: knows no resource.
    errors: '',
    telemetry: '',
    livekit: 'errors',
    database: 'errors',
    ground: 'database livekit telemetry',
    http: 'database errors ground telemetry',
    // What resources are made of.
    environments: 'database',
    'access-tokens': 'database errors http',
    'signing-keys': 'database errors ground http',
    webhooks: 'database errors ground http telemetry',
    'token-exchange': 'database errors ground http livekit',
    'live-streams': 'database errors ground http webhooks',
    mux: 'database errors ground http live-streams',
    configuration: 'errors ground livekit mux',
    // Broadcasts know live streams, spaces know both.
    broadcasts: 'database errors ground http live-streams livekit telemetry webhooks',
    egress: 'broadcasts database errors http livekit telemetry',
    spaces: 'broadcasts database errors ground http live-streams webhooks',
    reconciler: 'broadcasts database ground livekit spaces telemetry token-exchange',
    // Ways in that need several resources.
    admin: 'access-tokens broadcasts database environments errors ground http signing-keys webhooks',
    'dev-join': 'broadcasts database environments ground http signing-keys spaces',
    'dev-broadcast': 'broadcasts dev-join errors ground http live-streams spaces',
    'dev-playback': 'database errors ground http',
    'livekit-webhooks': 'broadcasts database errors http reconciler spaces token-exchange',
    openapi: 'broadcasts ground http live-streams spaces webhooks',
    operations: 'broadcasts http spaces webhooks',
    // Nothing imports it.
    assembly: '*',
  },
  'packages/broadcaster': {
    uplink: '',
    encoding: '',
    audio: 'encoding',
    compositing: '',
    background: 'compositing',
    rtmp: 'uplink',
    destination: 'encoding rtmp uplink',
    room: 'audio compositing encoding',
    broadcast: 'audio background compositing destination encoding room uplink',
    process: 'broadcast destination',
    supervisor: 'broadcast destination process',
  },
  'packages/codemod': {
    errors: '',
    declarations: '',
    plan: '',
    markers: '',
    sdk: 'declarations',
    manifest: 'plan',
    support: 'plan',
    report: 'markers plan rules',
    edits: 'errors',
    components: 'edits',
    project: 'components declarations errors plan sdk',
    // What is known of untyped JavaScript: hints for the program.
    inference: 'declarations project rules sdk source',
    source: 'components edits imports markers plan sdk support',
    imports: 'edits manifest markers sdk support',
    rules: 'edits markers project sdk source',
    coverage: 'declarations rules',
    visit: 'rules sdk source',
    'left-overs': 'components plan project',
    migration:
      'components errors inference left-overs manifest markers plan project rules sdk source support visit',
  },
  'packages/egress': {
    rpc: '',
    config: '',
    operations: '',
    request: 'rpc',
    info: 'request rpc',
    output: 'info request',
    worker: 'config info output request rpc',
  },
  'packages/contract': {
    person: 'wire',
    'room-metadata': 'broadcast',
  },
};
