// Firefox and Chromium in one conversation.
import { it } from 'vitest';
import { holdConversation } from './browsers/conversation.js';

it('Firefox and Chromium talk, lose the server, find it again, and part', { timeout: 240_000 }, () =>
  holdConversation('Firefox', 'Chromium'),
);
