// The words of the chat as the payload of a custom event, and back.

/** Longest payload of a custom event in bytes of UTF-8 (spaces-web 1.2.0). */
const MAX_PAYLOAD_BYTES = 4096;

/** Other custom events may pass through the same room: this one is ours. */
const KIND = 'chat';

/** The payload for `text`; `undefined` when there is nothing to say or too much for one event. */
export function encodeChatMessage(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const payload = JSON.stringify({ kind: KIND, text: trimmed });
  return new TextEncoder().encode(payload).length <= MAX_PAYLOAD_BYTES ? payload : undefined;
}

/** The words in `payload`; `undefined` for anything that is not a chat message, whatever it is. */
export function decodeChatMessage(payload: string): string | undefined {
  // Nothing of ours is longer; a changed client may send what would hold up the page.
  if (payload.length > MAX_PAYLOAD_BYTES) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return undefined;
  }
  const { kind, text } = (value ?? {}) as { kind?: unknown; text?: unknown };
  return kind === KIND && typeof text === 'string' && text.trim() !== '' ? text : undefined;
}
