// Firefox in a conversation: with Chromium, and with another Firefox.
import { it } from 'vitest';
import { holdConversation } from './browsers/conversation.js';

it.each(['Chromium', 'Firefox'] as const)(
  'Firefox and %s join, see, hear, mute, chat, lose and regain the server, and part',
  (his) => holdConversation('Firefox', his),
);
