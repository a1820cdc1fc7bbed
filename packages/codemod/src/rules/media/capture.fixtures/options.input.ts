import {
  type CreateLocalMediaOptions,
  getDisplayMedia,
  getLocalTracksFromMediaStream,
  getUserMedia,
  type LocalTrackOptions,
} from '@mux/spaces-web';

export const all = () => getUserMedia();
export const some = (deviceId: string) =>
  getUserMedia({ audio: false, video: { deviceId, width: 640, height: { ideal: 360 } } });
export const named = () => getUserMedia({ audio: { name: 'mic' }, video: false });
export const nested = () => getUserMedia({ audio: { constraints: { echoCancellation: true } }, video: false });
const quiet: MediaTrackConstraints = { echoCancellation: true, channelCount: 1 };
const microphoneOnly: CreateLocalMediaOptions = { audio: { constraints: quiet }, video: false };
export const quietly = (deviceId: string) =>
  getUserMedia({ audio: { constraints: { deviceId: { exact: deviceId }, ...quiet } }, video: false });
export const camera = (deviceId: string) =>
  getUserMedia({ video: { constraints: { deviceId, width: 640 } }, audio: false });
export const constant = () => getUserMedia(microphoneOnly);
export const odd = () => getUserMedia({ video: { aspectRatio: 2 } });
export const screen = () => getDisplayMedia({ audio: true, video: true });
export const stream = async (media: MediaStream) => await getLocalTracksFromMediaStream('file', media);
export const given = (options: CreateLocalMediaOptions) => getUserMedia(options);
export const half = (options: LocalTrackOptions) => [options.name, options.constraints];
export const read = (options: CreateLocalMediaOptions) => options.audio;
export const slides = (isQuiet: boolean) => getDisplayMedia({ audio: !isQuiet, video: { constraints: { frameRate: 5 } } });
export const window1 = (video: MediaTrackConstraints) => getDisplayMedia({ audio: false, video: { constraints: video } });
