// Where the adapter differs from spaces-web 1.2.0 on purpose: the one table that docs/deviations.md and tests read.

export interface Deviation {
  readonly about: string;
  readonly original: string;
  readonly ours: string;
  readonly why: string;
  /** The name of the test that holds it. */
  readonly test: string;
}

export const deviations: readonly Deviation[] = [
  {
    about: '`new Space()` with a malformed token',
    original: 'A raw `TypeError`, `DOMException` or `SyntaxError`.',
    ours: '`JWTError` with the next step, also thrown by the constructor.',
    why: 'Applications show `error.message`.',
    test: 'throws JWTError for an undecodable token: %s',
  },
  {
    about: '`new Space(jwt, url, options?)`, `configure()`',
    original: 'The server is a constant.',
    ours: 'The LiveKit URL is an argument, or comes from a token exchange.',
    why: 'There is no one server.',
    test: 'joining without any address names the ways to give one',
  },
  {
    about: '`new Space(jwt, null)`',
    original: '`TypeError`.',
    ours: 'As without options.',
    why: 'Nothing can depend on it.',
    test: 'takes null for no options',
  },
  {
    about: '`join()` without a server',
    original: 'Pending for ever.',
    ours: '`ConnectionError` within 20 s.',
    why: 'A promise that never settles cannot be handled.',
    test: 'a silent server rejects join() with ConnectionError within 20 s',
  },
  {
    about: 'A second `join()`',
    original: 'A second connection, everyone joins twice.',
    ours: 'The same promise; once joined, the local participant.',
    why: 'Nobody wants two.',
    test: 'Join with 2 participants present: ParticipantJoined x2 before resolution, no Published events, localParticipant undefined inside',
  },
  {
    about: '`leave()` while joining',
    original: 'The promise never settles.',
    ours: 'It rejects with `ConnectionError`.',
    why: 'As above.',
    test: 'leave() while joining rejects the join with ConnectionError',
  },
  {
    about: 'The same identity joins twice',
    original: 'The second join is rejected with `JWTError`.',
    ours: 'The second takes the place; the first hears `LocalParticipantReconnectFailed`. The token exchange gives every connection an identity of its own.',
    why: 'LiveKit has no setting for it.',
    test: 'Remote full reconnect and same-identity rejoin: connectionId change is noticed',
  },
  {
    about: 'Being removed by the server, or the room being closed',
    original: 'Silent.',
    ours: '`LocalParticipantReconnectFailed` with a `DisconnectedError` that says why.',
    why: 'The application has no other way to know.',
    test: 'removed by the server: LocalParticipantReconnectFailed once, nobody left; a later join works',
  },
  {
    about: '`join()` after a connection was lost for good',
    original: 'Everyone joins again beside their earlier objects.',
    ours: '`ParticipantLeft` for the earlier ones first; the local tracks may be published again.',
    why: 'Nobody is shown twice.',
    test: 'removed by the server: LocalParticipantReconnectFailed once, nobody left; a later join works',
  },
  {
    about: 'A lost network',
    original: 'Five tries, 5 s apart; with no network at all it hangs without an event.',
    ours: 'Tries at growing distances for 45 s, then `LocalParticipantReconnectFailed`, once.',
    why: 'The documented behaviour, and time for a server to come back.',
    test: 'a cut of 90 s ends in LocalParticipantReconnectFailed, once, and a later join() works',
  },
  {
    about: 'A short loss of the signalling alone',
    original: 'A reconnect with all its events.',
    ours: 'LiveKit resumes; no event.',
    why: 'No media is lost.',
    test: 'a resume emits nothing',
  },
  {
    about: 'What others did during an outage',
    original: 'Tracks added or removed meanwhile are not noticed, nor is the broadcast state.',
    ours: 'They are, before `LocalParticipantReconnected`.',
    why: 'A bug of the original.',
    test: 'what changed during our own full reconnect is told, and nothing else',
  },
  {
    about: 'A server that was started anew',
    original: 'Whoever is not back yet has left.',
    ours: 'They have 10 s; each who is back has a new `connectionId`, so `ParticipantLeft` and `ParticipantJoined` follow each other.',
    why: 'Everyone comes back in their own time.',
    test: 'the server killed and started again: reconnected, with everyone and their media',
  },
  {
    about: '`publishTracks()` that the server refuses',
    original: 'Never reported.',
    ours: '`TrackUnpublished`, and `PublishTrackError`. The promise resolves when the server has the tracks, not a microtask later.',
    why: 'The application can say so.',
    test: 'a server that does not let one publish: TrackUnpublished, then PublishTrackError',
  },
  {
    about: 'Publishing the same track twice in one tick',
    original: 'Both pass.',
    ours: 'The second rejects with `PublishTrackError`.',
    why: 'A race of the original.',
    test: 'publishTracks refuses as spaces-web does, all or nothing',
  },
  {
    about: 'A local track that the server mutes',
    original: 'No such thing.',
    ours: '`muted` follows, with `Muted` and `TrackMuted`.',
    why: 'The others see it.',
    test: 'a shared screen that ends is unpublished, and a server that mutes is noticed',
  },
  {
    about: 'The server takes the permission to publish, and what is published with it',
    original: 'No such thing.',
    ours: '`TrackUnpublished`, and the role is `Subscriber` until the permission is back; the tracks may be published again then.',
    why: 'The others do not see them any more.',
    test: 'the server takes publishing away, and gives it back',
  },
  {
    about: '`track.attach()` without an element',
    original: 'Throws "Illegal constructor".',
    ours: 'Creates an `<audio>` or a `<video>`.',
    why: 'As documented.',
    test: 'attach keeps an element muted, replaces by kind, and detach gives an array',
  },
  {
    about: '`getLocalTracksFromMediaStream(name, stream)`',
    original: 'The name ends up in `deviceId`.',
    ours: 'It becomes `name`.',
    why: 'As documented.',
    test: 'tracks from any stream have its name and their own id',
  },
  {
    about: '`getUserMedia({ video: true })`',
    original: 'Asks for the microphone too, against its own documentation.',
    ours: 'The same: only `false` switches a kind off.',
    why: 'No difference: noted since it surprises.',
    test: 'Omitted-kind getUserMedia: video alone asks for the microphone too',
  },
  {
    about: 'The sender’s own custom event',
    original: '1.2.0 gives it in the form of the wire, without `sequenceNumber`.',
    ours: 'The documented form.',
    why: 'A bug of the original.',
    test: 'Custom event 4096/4097 bytes, rate gate, echo to sender, shape',
  },
  {
    about: '`sequenceNumber`',
    original: 'The server’s counter: one order for all.',
    ours: 'A Lamport clock: an answer has a larger number than what it answers; events sent at the same moment may have the same. A number that no clock has reached, far beyond 2^48, is told and not followed.',
    why: 'LiveKit’s server does not number data.',
    test: 'Custom event 4096/4097 bytes, rate gate, echo to sender, shape',
  },
  {
    about: '`setDisplayName("")`',
    original: 'Rejects after 30 s with `RequestTimeoutError`.',
    ours: 'Rejects at once with `SetDisplayNameError`.',
    why: 'It can never succeed.',
    test: 'Display name 64/65, emoji, rate gate, argument lists',
  },
  {
    about: 'MANUAL: `unsubscribe()` of a track without media, `subscribe()` without an answer',
    original: 'Pending for ever.',
    ours: 'Resolves; rejects with `SubscriptionError` after 15 s, or when the participant leaves.',
    why: 'As above.',
    test: 'MANUAL: flag timing, promise after media, auto-subscribe of later tracks, empty participant, media-less unsubscribe resolves',
  },
  {
    about: '`BroadcastStateChanged`',
    original: 'Also when nothing changed.',
    ours: 'When it changed. Without an Airlock gateway, any recorder in the room counts.',
    why: 'LiveKit tells of recorders only.',
    test: 'the broadcast state follows the room metadata, else the recorder',
  },
  {
    about: '`submitAcrScore()` where nobody collects ratings',
    original: 'Posts to Mux.',
    ours: 'Resolves; `configure({ acrUrl })` or `window.MUX_SPACES_HELIOS_URL` name a collector.',
    why: 'Mux’s is gone.',
    test: 'resolves quietly when nobody collects ratings',
  },
  {
    about: 'A listener that throws',
    original: 'Breaks the work that led to the event.',
    ours: 'Later listeners of the event are not called, as before; the work goes on, and the error reaches `window.onerror`.',
    why: 'A typo in a handler should not end a call.',
    test: 'a listener that throws stops the later ones and is reported; the engine goes on',
  },
  {
    about: '`track.tid`',
    original: 'The same for the publisher and the others.',
    ours: 'The others see LiveKit’s track id.',
    why: 'LiveKit names tracks on the server.',
    test: 'Local vs remote emission order (S-P vs P-S; remote mute S-P-T)',
  },
];
