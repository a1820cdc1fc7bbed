// The browser's half of a Spaces application: its token is Mux's, and the gateway is where it is exchanged.
import { configure, getUserMedia, Space } from '@airlock-rtc/spaces-livekit-adapter';

/** Joins with camera and microphone; resolves with the id that others know the participant by. */
export async function join(exchangeUrl: string, token: string, displayName: string): Promise<string> {
  configure({ exchangeUrl });
  const me = await new Space(token, { displayName }).join();
  await me.publishTracks(await getUserMedia({ video: true, audio: true }));
  return me.id;
}
