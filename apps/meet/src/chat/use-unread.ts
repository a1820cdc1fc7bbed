// Counts the messages that arrived since the chat was last open.
import { useState } from 'react';
import type { ChatLine } from '../meeting/chat-log.js';

export function useUnread(lines: readonly ChatLine[], isOpen: boolean): number {
  const [seen, setSeen] = useState(0);
  if (isOpen && seen !== lines.length) setSeen(lines.length);
  return isOpen ? 0 : lines.length - seen;
}
