// What is written in the room: one's own lines at once, with what became of them, and the lines of others.
import { decodeChatMessage, encodeChatMessage } from './chat-message.js';
import type { Outbox } from './outbox.js';

/** Two people may have one name. */
export interface Sender {
  readonly key: string;
  readonly name: string;
}

export interface ChatLine {
  readonly id: number;
  readonly from: Sender;
  readonly isOwn: boolean;
  readonly text: string;
  /** In milliseconds since 1970. */
  readonly atMs: number;
  /** Lines of others are always sent. */
  readonly state: 'sending' | 'sent' | 'failed';
}

interface ChatLogDeps {
  readonly outbox: Outbox;
  readonly onChange: (lines: readonly ChatLine[]) => void;
  readonly now?: () => number;
}

/** A loss is noticed late: what went out within this time before may have been lost, and is sent again by the Space. */
const DOUBTFUL_MS = 20_000;

export class ChatLog {
  readonly #onChange: ChatLogDeps['onChange'];
  readonly #now: () => number;
  readonly #outbox: Outbox;
  /** Ids of the lines that wait to be published. */
  readonly #queued = new Set<number>();
  #lines: readonly ChatLine[] = [];
  #isCutOff = false;
  #nextId = 1;

  constructor({ onChange, now = Date.now, outbox }: ChatLogDeps) {
    this.#onChange = onChange;
    this.#now = now;
    this.#outbox = outbox;
  }

  /** False when `text` is empty or too long for one message. */
  say(text: string, from: Sender): boolean {
    const payload = encodeChatMessage(text);
    if (payload === undefined) return false;
    this.#send(this.#add({ from, text: text.trim(), isOwn: true, state: 'sending' }), payload);
    return true;
  }

  /** Tries once more to send a line that failed. */
  sayAgain(id: number): void {
    const line = this.#lines.find((each) => each.id === id && each.state === 'failed');
    const payload = line && encodeChatMessage(line.text);
    if (payload === undefined) return;
    this.#mark((each) => each.id === id, 'sending');
    this.#send(id, payload);
  }

  /** Takes the payload of somebody else's custom event; false when it is no line of the chat. */
  hear(payload: string, from: Sender): boolean {
    const text = decodeChatMessage(payload);
    if (text !== undefined) this.#add({ from, text, isOwn: false, state: 'sent' });
    return text !== undefined;
  }

  /** The connection does not stand: what was said lately may not have arrived. */
  cutOff(): void {
    this.#isCutOff = true;
    const since = this.#now() - DOUBTFUL_MS;
    this.#mark((line) => line.isOwn && line.state === 'sent' && line.atMs > since, 'sending');
  }

  /** The connection stands again, and what was in doubt has been sent again. */
  restore(): void {
    this.#isCutOff = false;
    this.#mark((line) => line.state === 'sending' && !this.#queued.has(line.id), 'sent');
  }

  /** The connection is gone for good. */
  giveUp(): void {
    this.#mark((line) => line.state === 'sending', 'failed');
  }

  #send(id: number, payload: string): void {
    this.#queued.add(id);
    const settle = (state: ChatLine['state']) => {
      this.#queued.delete(id);
      this.#mark((line) => line.id === id && line.state === 'sending', state);
    };
    this.#outbox.send(payload).then(
      () => settle(this.#isCutOff ? 'sending' : 'sent'),
      () => settle('failed'),
    );
  }

  #add(line: Omit<ChatLine, 'id' | 'atMs'>): number {
    const id = this.#nextId++;
    this.#show([...this.#lines, { ...line, id, atMs: this.#now() }]);
    return id;
  }

  #mark(isMeant: (line: ChatLine) => boolean, state: ChatLine['state']): void {
    this.#show(this.#lines.map((line) => (isMeant(line) ? { ...line, state } : line)));
  }

  #show(lines: readonly ChatLine[]): void {
    this.#lines = lines;
    this.#onChange(lines);
  }
}
