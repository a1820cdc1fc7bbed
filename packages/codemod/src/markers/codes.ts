// Every marker that a migration may leave, with what it says and the section of the guide that helps.

export interface MarkerKind {
  message: string;
  section: string;
  /** Whether TypeScript may refuse the place until it is done by hand. */
  mayNotCompile?: true;
}

/** The codes are stable: `--check` output, searches and suppressions depend on them. */
export const MARKERS = {
  ACR: { message: 'LiveKit takes no call score; send it to your own backend', section: 'Space to Room' },
  BROADCAST: {
    message: 'a broadcast is now an egress: give it the stream key of the live stream',
    section: 'Broadcasts',
    mayNotCompile: true,
  },
  BROADCAST_STATE: {
    message: 'fires when a recorder comes or goes, not at joining: read room.isRecording after connect()',
    section: 'Event changes',
  },
  CAPTURE_OPTIONS: {
    message: 'these constraints have no place in LiveKit’s capture options',
    section: 'Track changes',
    mayNotCompile: true,
  },
  CONNECT_TOKEN: {
    message: 'the token of `new Space` and its join() were not seen together; pass the token to connect()',
    section: 'Space to Room',
  },
  CUSTOM_EVENT_ECHO: { message: 'LiveKit does not send data back to its sender', section: 'Event changes' },
  CUSTOM_EVENT_LEAVE: {
    message: 'publishData() sends later, and disconnect() does not wait for it: await it before leaving',
    section: 'Event changes',
  },
  CUSTOM_EVENT_SCOPE: { message: 'there is no scope; it was always the session', section: 'Event changes' },
  CUSTOM_EVENT_TOPIC: {
    message:
      'a participant’s DataReceived has no topic: listen on the room to tell custom events from other data',
    section: 'Event changes',
  },
  DESTRUCTURED: {
    message: 'this property is no plain field in LiveKit; read it from the object',
    section: 'Participant changes',
    mayNotCompile: true,
  },
  DETACHED: {
    message:
      'LiveKit detaches elements before it tells that a track is unsubscribed: none may be left here, so keep those that you attach',
    section: 'Track changes',
  },
  DYNAMIC_EVENT: {
    message: 'which event this is cannot be told; its name and arguments may differ',
    section: 'Event changes',
    mayNotCompile: true,
  },
  DYNAMIC_MEMBER: {
    message: 'which member this is cannot be told',
    section: 'Update your imports',
    mayNotCompile: true,
  },
  ENUM: {
    message: 'LiveKit has no such enum; the number that Spaces used is kept',
    section: 'Participant changes',
    mayNotCompile: true,
  },
  ERROR_CLASS: {
    message: 'LiveKit has no error of this meaning',
    section: 'Space to Room',
    mayNotCompile: true,
  },
  EVENT_HANDLER: {
    message: 'the arguments of this listener changed and its code cannot be reached from here',
    section: 'Event changes',
    mayNotCompile: true,
  },
  EVENT_SHAPE: {
    message: 'the arguments of this event differ in LiveKit',
    section: 'Event changes',
    mayNotCompile: true,
  },
  LAZY_IMPORT: {
    message: 'this was loaded when it was needed; the imports of this file load it with the page',
    section: 'Update your imports',
  },
  LEAVE_EVENTS: {
    message: 'disconnect() tells nobody of the participants who are left behind',
    section: 'Space to Room',
  },
  LIVEKIT_URL: { message: 'put the URL of your LiveKit server here', section: 'Space to Room' },
  LOCAL_TRACKS: {
    message: 'Spaces fired this for your own tracks too: see LocalTrackPublished and LocalTrackUnpublished',
    section: 'Event changes',
  },
  LOCAL_TRACK_ID: {
    message: 'a track of yours has no id that others know before it is published',
    section: 'Track changes',
  },
  MANUAL_SUBSCRIPTION: {
    message: 'tracks that are published later need setSubscribed() of their own',
    section: 'Track changes',
  },
  NAMESPACE_TYPE: {
    message: 'this use of the module’s names has no counterpart',
    section: 'Update your imports',
    mayNotCompile: true,
  },
  OWN_LISTENERS: {
    message: 'LiveKit listens on this object itself: take your own listeners off one by one with off()',
    section: 'Event changes',
  },
  PUBLICATION_MAP: {
    message: 'these are publications: their tracks are in `.track`',
    section: 'Track changes',
    mayNotCompile: true,
  },
  REST: {
    message: 'this request needs RoomServiceClient or EgressClient of livekit-server-sdk',
    section: 'Introduction to LiveKit',
    mayNotCompile: true,
  },
  ROLE: { message: 'permissions are booleans; role is told from canPublish', section: 'Participant changes' },
  SESSION_ID: {
    message: 'LiveKit’s session id is asynchronous: await room.getSid()',
    section: 'Space to Room',
  },
  SPEAKER_TRACK: {
    message: 'LiveKit says who speaks, not with which track; this is the microphone, or undefined',
    section: 'Event changes',
    mayNotCompile: true,
  },
  SPACE_OPTIONS: {
    message: 'these options cannot be read here; translate them to RoomOptions',
    section: 'Space to Room',
    mayNotCompile: true,
  },
  STATUS: {
    message:
      'isActive stays true for somebody who left: ask room.remoteParticipants; a participant who came back is not told apart',
    section: 'Participant changes',
    // A comparison with Reconnected has no overlap.
    mayNotCompile: true,
  },
  STRUCTURAL: {
    message: 'this type copies the shape of the Spaces API; adapt it by hand',
    section: 'Participant changes',
    mayNotCompile: true,
  },
  SUBSCRIPTIONS: {
    message: 'Spaces received the 16 most active; call createRankedSubscriptions(room) to keep that',
    section: 'Introduction to LiveKit',
  },
  SUBCLASS: {
    message: 'a class of the Spaces SDK is extended or made here; move it by hand',
    section: 'Space to Room',
    mayNotCompile: true,
  },
  TOKEN: {
    message: 'this must return a LiveKit token, and AccessToken.toJwt() is asynchronous',
    section: 'Construct a LiveKit JWT',
  },
  READ_ONLY_FIELD: {
    message: 'LiveKit’s tracks cannot be written to: a local one takes other media by replaceTrack()',
    section: 'Track changes',
    mayNotCompile: true,
  },
  TRACK_NAME: {
    message: 'names belong to publications: give it to publishTrack({ name })',
    section: 'Track changes',
    mayNotCompile: true,
  },
  TRACK_VALUE: {
    message:
      'LiveKit’s values are audio and video, camera, microphone, screen_share, screen_share_audio and unknown',
    section: 'Track changes',
    mayNotCompile: true,
  },
  UNKNOWN_EVENT: { message: 'Spaces never had this event', section: 'Event changes', mayNotCompile: true },
  UNKNOWN_MEMBER: {
    message: 'this is no member that Spaces declared',
    section: 'Update your imports',
    mayNotCompile: true,
  },
  UNTYPED: {
    message: 'looks like the Spaces API, but its type is not known here',
    section: 'Update your imports',
  },
  UPDATE_TRACKS: { message: 'tracks are replaced one by one and asynchronously', section: 'Track changes' },
  WEBHOOK: {
    message: 'LiveKit signs its webhooks with the API secret and has events of its own: see WebhookReceiver',
    section: 'Introduction to LiveKit',
  },
  WEBHOOK_BODY: {
    message:
      'LiveKit signs the bytes of the body and sends them as application/webhook+json: give receive() the raw text, and parse that type',
    section: 'Introduction to LiveKit',
  },
} as const satisfies Record<string, MarkerKind>;

export type MarkerCode = keyof typeof MARKERS;

/** Also of a marker that another version left. */
export function mayNotCompile(code: string): boolean {
  const kinds: Readonly<Record<string, MarkerKind>> = MARKERS;
  return kinds[code]?.mayNotCompile ?? false;
}
