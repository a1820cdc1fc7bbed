// A page whose camera and microphone are published, and then sent as bytes that mean nothing.
import { Room, Track, type LocalTrackPublication } from 'livekit-client';

/** Every other frame keeps what a VP8 header holds, so that the server takes it for one and a decoder begins it. */
const WORKER = `
  const VP8_HEADER_BYTES = 10;
  let count = 0;
  onrtctransform = ({ transformer }) => {
    const { readable, writable, options } = transformer;
    const spoil = new TransformStream({
      transform(frame, controller) {
        const bytes = new Uint8Array(frame.data);
        const kept = options.kind === 'video' && count++ % 2 === 0 ? VP8_HEADER_BYTES : 0;
        if (bytes.length > kept) crypto.getRandomValues(bytes.subarray(kept, kept + 60_000));
        frame.data = bytes.buffer;
        controller.enqueue(frame);
        postMessage(options.kind);
      },
    });
    readable.pipeThrough(spoil).pipeTo(writable);
  };
`;

const spoiled = { video: 0, audio: 0 };

/** How many frames of each kind were sent as garbage. */
export function spoiledFrames(): typeof spoiled {
  return spoiled;
}

export async function publishGarbage(url: string, token: string): Promise<void> {
  const room = new Room({ publishDefaults: { simulcast: false, videoCodec: 'vp8', red: false } });
  // Without it Chromium takes a transform of a track that is already negotiated, and passes its frames by.
  const rtcConfig = { encodedInsertableStreams: true } as RTCConfiguration;
  await room.connect(url, token, { autoSubscribe: false, rtcConfig });
  const script = URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' }));
  const worker = new Worker(script);
  worker.onmessage = ({ data }: MessageEvent<'video' | 'audio'>) => (spoiled[data] += 1);
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  for (const track of stream.getTracks()) {
    const source = track.kind === 'video' ? Track.Source.Camera : Track.Source.Microphone;
    spoil(await room.localParticipant.publishTrack(track, { source }), worker);
  }
}

function spoil({ track }: LocalTrackPublication, worker: Worker): void {
  track!.sender!.transform = new RTCRtpScriptTransform(worker, { kind: track!.kind });
}
