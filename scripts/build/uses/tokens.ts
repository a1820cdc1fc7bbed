// Signs a token, and reads it with the entry point for browsers.
import { signLiveKitToken, verifyLiveKitToken } from '@airlock-rtc/tokens';
import { readToken } from '@airlock-rtc/tokens/read';

const credentials = { apiKey: 'key', apiSecret: 'a secret of thirty-two characters' };
const token = await signLiveKitToken({ ...credentials, room: 'stage', identity: '太郎', role: 'publisher' });
await verifyLiveKitToken(token, credentials);
console.log(readToken(token).kind, JSON.stringify(readToken(token).claims));
