// Names of the Spaces API that mean little elsewhere; others are too common to be called Spaces by their look.

export const DISTINCTIVE: ReadonlySet<string> = new Set([
  'publishTracks',
  'unpublishTracks',
  'unpublishAllTracks',
  'updateTracks',
  'publishCustomEvent',
  'setDisplayName',
  'submitAcrScore',
  'unMute',
  'connectionId',
  'getAudioTracks',
  'getVideoTracks',
  'getSource',
  'getKind',
]);
