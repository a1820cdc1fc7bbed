// Firefox on both sides of a conversation.
import { it } from 'vitest';
import { holdConversation } from './browsers/conversation.js';

it('two people in Firefox talk, lose the server, find it again, and part', () =>
  holdConversation('Firefox', 'Firefox'));
