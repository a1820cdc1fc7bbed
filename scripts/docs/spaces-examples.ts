// What code on spaces-web and mux-node looks like: a few lines for each row of the translation table; events have a plain listener.

/** By the Mux name of the row; an enum's shows all of its members. */
export const SPACES_EXAMPLES: Readonly<Record<string, string>> = {
  Space: 'const space = new Space(token);\nawait space.join();',
  'Space.join': 'const space = new Space(token);\nconst me = await space.join();\nshow(me.displayName);',
  'Space.leave': 'space.leave();',
  'Space.localParticipant': 'show(space.localParticipant?.id);',
  'Space.broadcasting': 'if (space.broadcasting) show("live");',
  'Space.sessionId': 'show(space.sessionId);',
  'Space.submitAcrScore': 'await space.submitAcrScore(AcrScore.Good);',
  'Space.jwt': 'class Classroom extends Space {\n  readonly claims = () => this.jwt.split(".")[1];\n}',
  SpaceOptionsParams: 'const options: SpaceOptionsParams = { displayName: "Ada" };\nshow(options);',
  'SpaceOptionsParams.subscriptionMode':
    'const space = new Space(token, { subscriptionMode: SubscriptionMode.Manual });\nawait space.join();',
  'SpaceOptionsParams.automaticParticipantLimit':
    'const space = new Space(token, { automaticParticipantLimit: 9 });\nawait space.join();',
  'SpaceOptionsParams.disableABRPublishing':
    'const space = new Space(token, { disableABRPublishing: true });\nawait space.join();',
  'SpaceOptionsParams.displayName':
    'const space = new Space(token, { displayName: "Ada" });\nawait space.join();',

  'ParticipantEvent.DisplayNameChanged':
    'participant.on(ParticipantEvent.DisplayNameChanged, () => {\n  show(participant.displayName);\n});',
  'TrackEvent.Muted': 'track.on(TrackEvent.Muted, () => {\n  show(track.name);\n});',
  'TrackEvent.Unmuted': 'track.on(TrackEvent.Unmuted, () => {\n  show(track.name);\n});',

  'Participant.connectionId': 'show(participant.connectionId);',
  'Participant.id': 'show(participant.id);',
  'Participant.displayName': 'show(participant.displayName || "Guest");',
  'Participant.role': 'if (participant.role === ParticipantRole.Subscriber) show("watches");',
  'RemoteParticipant.status': 'if (participant.status === ParticipantStatus.Connected) show("is here");',
  'Participant.audioTracks': 'for (const track of participant.audioTracks.values()) show(track.muted);',
  'Participant.videoTracks': 'for (const track of participant.videoTracks.values()) show(track.source);',
  'Participant.getAudioTracks': 'for (const track of participant.getAudioTracks()) show(track.muted);',
  'Participant.getVideoTracks': 'const [camera] = participant.getVideoTracks();\nshow(camera?.source);',
  'Participant.getTracks': 'show(participant.getTracks().length);',
  'RemoteParticipant.subscribe': 'await participant.subscribe();',
  'RemoteParticipant.unsubscribe': 'await participant.unsubscribe();',
  'RemoteParticipant.isSubscribed': 'if (!participant.isSubscribed()) show("not received");',
  'LocalParticipant.publishTracks': 'await me.publishTracks(tracks);',
  'LocalParticipant.updateTracks': 'me.updateTracks(tracks);',
  'LocalParticipant.unpublishTracks': 'me.unpublishTracks(tracks);',
  'LocalParticipant.unpublishAllTracks': 'me.unpublishAllTracks();',
  'LocalParticipant.publishCustomEvent': 'await me.publishCustomEvent("a hand is up");',
  'LocalParticipant.setDisplayName': 'await me.setDisplayName("Ada");',
  LocalParticipant: 'const nameOf = (each: LocalParticipant) => each.displayName;\nshow(nameOf);',
  RemoteParticipant: 'const people = new Map<string, RemoteParticipant>();\nshow(people);',

  'Track.tid': 'show(track.tid);',
  'Track.name': 'show(track.name);',
  'Track.width': 'show(track.width);',
  'Track.height': 'show(track.height);',
  'Track.track': 'show(localTrack.track);',
  'Track.source': 'if (track.source === TrackSource.Screenshare) show("a screen");',
  'Track.kind': 'if (track.kind === TrackKind.Audio) show("audio");',
  'Track.muted': 'show(track.muted);',
  'Track.isMuted': 'show(track.isMuted());',
  'Track.getSource': 'show(track.getSource());',
  'Track.getKind': 'show(track.getKind());',
  'Track.hasMedia': 'if (track.hasMedia()) show("can be attached");',
  'Track.attachedElements': 'show(track.attachedElements.length);',
  'Track.attach': 'track.attach(element);',
  'Track.detach': 'track.detach(element);',
  'LocalTrack.mute': 'localTrack.mute();',
  'LocalTrack.unMute': 'localTrack.unMute();',
  'LocalTrack.stop': 'localTrack.stop();',
  'LocalTrack.deviceId': 'show(localTrack.deviceId);',
  LocalTrack: 'const mine: LocalTrack[] = [];\nshow(mine);',
  RemoteTrack: 'const labelOf = (each: RemoteTrack) => each.name;\nshow(labelOf);',
  Track: 'const labelOf = (each: Track) => each.name;\nshow(labelOf);',

  getUserMedia: 'const tracks = await getUserMedia({ audio: true, video: true });\nshow(tracks);',
  getDisplayMedia: 'const tracks = await getDisplayMedia({ audio: true, video: true });\nshow(tracks);',
  getLocalTracksFromMediaStream:
    'const tracks = await getLocalTracksFromMediaStream("file", stream);\nshow(tracks);',
  CreateLocalMediaOptions:
    'const options: CreateLocalMediaOptions = { audio: true, video: false };\nshow(await getUserMedia(options));',
  'CreateLocalMediaOptions.audio':
    'show(await getUserMedia({ audio: { echoCancellation: true }, video: false }));',
  'CreateLocalMediaOptions.video':
    'show(await getUserMedia({ audio: false, video: { width: 640, height: 360 } }));',
  LocalTrackOptions: 'const options: LocalTrackOptions = { deviceId: "front" };\nshow(options);',
  'LocalTrackOptions.name': 'show(await getUserMedia({ audio: { name: "microphone" }, video: false }));',
  'LocalTrackOptions.constraints':
    'show(await getUserMedia({ audio: { constraints: { echoCancellation: true } }, video: false }));',

  SpaceEvent: 'const heard: SpaceEvent[] = [SpaceEvent.ParticipantJoined];\nshow(heard);',
  ParticipantEvent: 'const heard = [ParticipantEvent.StartedSpeaking];\nshow(heard);',
  TrackEvent: 'track.on(TrackEvent.Muted, () => show("muted"));',
  ActiveSpeaker:
    'space.on(SpaceEvent.ActiveSpeakersChanged, (speakers: ActiveSpeaker[]) => {\n  show(speakers.length);\n});',
  'ActiveSpeaker.participant':
    'space.on(SpaceEvent.ActiveSpeakersChanged, (speakers: ActiveSpeaker[]) => {\n  show(speakers.map(({ participant }) => participant.id));\n});',
  'ActiveSpeaker.track':
    'space.on(SpaceEvent.ActiveSpeakersChanged, ([first]: ActiveSpeaker[]) => {\n  show(first?.track);\n});',
  CustomEvent: 'const seen: CustomEvent[] = [];\nshow(seen);',
  'CustomEvent.payload':
    'space.on(SpaceEvent.ParticipantCustomEventPublished, (from, event: CustomEvent) => {\n  show(from, event.payload);\n});',
  'CustomEvent.sequenceNumber':
    'space.on(SpaceEvent.ParticipantCustomEventPublished, (from, event: CustomEvent) => {\n  show(from, event.sequenceNumber);\n});',
  'CustomEvent.scope':
    'space.on(SpaceEvent.ParticipantCustomEventPublished, (from, event: CustomEvent) => {\n  show(from, event.scope);\n});',

  TrackSource: `const names = {
  [TrackSource.Camera]: 'camera',
  [TrackSource.Microphone]: 'microphone',
  [TrackSource.Screenshare]: 'screen',
  [TrackSource.ScreenshareAudio]: 'audio of the screen',
  [TrackSource.Other]: 'file',
};
show(names);`,
  TrackKind: `switch (track.kind) {
  case TrackKind.Audio:
    return show('audio');
  case TrackKind.Video:
    return show('video');
}`,
  ParticipantRole: `if (participant.role === ParticipantRole.Publisher) show('talks');
if (participant.role === ParticipantRole.Subscriber) show('watches');`,
  ParticipantStatus: `if (participant.status === ParticipantStatus.Connected) show('is here');
if (participant.status === ParticipantStatus.Disconnected) show('has left');
if (participant.status === ParticipantStatus.Reconnected) show('is back');`,
  SubscriptionMode: `const modes = [SubscriptionMode.Automatic, SubscriptionMode.Manual];
show(modes);`,
  AcrScore: `const scores = [AcrScore.Bad, AcrScore.Poor, AcrScore.Fair, AcrScore.Good, AcrScore.Excellent];
show(scores);`,

  'MuxError.code': 'if (error instanceof MuxError) show(error.code);',
  ...Object.fromEntries(
    [
      ...['JWTError', 'ConnectionError', 'DisconnectedError', 'SubscriptionError', 'SetDisplayNameError'],
      ...['MuxError', 'AcrError', 'InvalidProtocolError', 'SpaceOptionsError', 'UnpublishTrackError'],
      ...['UpdateTrackError', 'WebsocketError', 'InternalError', 'PublishCustomEventError'],
      ...['PublishTrackError', 'RequestTimeoutError'],
    ].map((name) => [name, `if (error instanceof ${name}) show(error.message);`]),
  ),

  'Mux.signSpaceId': `const token = await new Mux().jwt.signSpaceId(spaceId, {
  expiration: '1h',
  params: { role: 'publisher', participant_id: 'ann' },
});
show(token);`,
  'jsonwebtoken.sign': `const token = jwt.sign({ sub: spaceId, aud: 'rt', role: 'publisher', participant_id: 'ann' }, key, {
  algorithm: 'RS256',
  keyid: 'KEY_ID',
  expiresIn: '1h',
});
show(token);`,
  'jose.SignJWT': `const token = await new SignJWT({ role: 'publisher', participant_id: 'ann' })
  .setProtectedHeader({ alg: 'RS256', kid: 'KEY_ID' })
  .setSubject(spaceId)
  .setAudience('rt')
  .setExpirationTime('1h')
  .sign(await importPKCS8(key, 'RS256'));
show(token);`,
  'Spaces.create': `const space = await new Mux().video.spaces.create({ passthrough: 'lesson' });
show(space.id);`,
  'Spaces.get': 'const space = await new Mux().video.spaces.retrieve(spaceId);\nshow(space.passthrough);',
  'Spaces.list': 'show(await new Mux().video.spaces.list());',
  'Spaces.delete': 'await new Mux().video.spaces.delete(spaceId);',
  'Broadcasts.create': `const broadcast = await new Mux().video.spaces.createBroadcast(spaceId, {
  live_stream_id: streamId,
});
await new Mux().video.spaces.startBroadcast(spaceId, broadcast.id);`,
  'Broadcasts.get': 'show(await new Mux().video.spaces.retrieveBroadcast(spaceId, broadcastId));',
  'Broadcasts.delete': 'await new Mux().video.spaces.deleteBroadcast(spaceId, broadcastId);',
  'Broadcasts.start': 'await new Mux().video.spaces.startBroadcast(spaceId, broadcastId);',
  'Broadcasts.stop': 'await new Mux().video.spaces.stopBroadcast(spaceId, broadcastId);',
  'axios /video/v1/spaces': `const { data } = await axios.post('https://api.mux.com/video/v1/spaces', {});
show(data.data.id);`,
  'fetch /video/v1/spaces':
    "await fetch(`https://api.mux.com/video/v1/spaces/${spaceId}`, { method: 'DELETE' });",
  'Webhooks.verify': `const text = await request.text();
Mux.Webhooks.verifyHeader(text, request.headers.get('mux-signature')!, key);`,
  'Webhooks.events': `const text = await request.text();
Mux.Webhooks.verifyHeader(text, request.headers.get('mux-signature')!, key);
const event = JSON.parse(text);
if (event.type === 'video.space.active') show(event.data.id, 'is in use');
if (event.type === 'video.space.idle') show(event.data.id, 'is empty');`,
  ...Object.fromEntries(
    ['id', 'passthrough', 'active_session_id', 'status', 'created_at', 'type', 'broadcasts'].map((field) => [
      `MuxSpace.${field}`,
      `const space = await new Mux().video.spaces.retrieve(spaceId);\nshow(space.${field});`,
    ]),
  ),
  'MuxSpaceList.data':
    'const list = await new Mux().video.spaces.list();\nshow(list.data.map((space) => space.id));',
};
