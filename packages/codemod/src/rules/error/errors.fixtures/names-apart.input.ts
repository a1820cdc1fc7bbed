import { Space } from '@mux/spaces-web';

export const room = new Space('jwt');
const explain = (error: Error) => (error.name === 'JWTError' ? 'The token is wrong' : error.message);
const TEXTS: Record<string, string> = { 'RequestTimeoutError': 'Too slow' };
export const tell = (error: Error) => TEXTS[error.name] ?? explain(error);
