// Who has raised a hand, in which order, and who has just reacted with what: one's own gestures and those of others.
import { decodeGesture, encodeGesture, type Reaction } from './gesture-event.js';
import type { Outbox } from './outbox.js';
import type { Person } from './person.js';

/** How long a reaction is shown. */
const SHOWN_MS = 5000;

interface GesturesDeps {
  readonly outbox: Outbox;
  readonly onChange: () => void;
  /** A gesture of one's own could not be sent, and is taken back. */
  readonly onFailed: () => void;
}

export class Gestures<Participant extends object> {
  readonly #deps: GesturesDeps;
  /** In the order in which they were raised. */
  readonly #hands = new Set<Participant>();
  readonly #reactions = new Map<Participant, { readonly reaction: Reaction; readonly until: unknown }>();
  #self: Participant | undefined;
  #isHandQueued = false;
  #queuedReaction: Reaction | undefined;

  constructor(deps: GesturesDeps) {
    this.#deps = deps;
  }

  of(participant: Participant): Pick<Person, 'hand' | 'reaction'> {
    const hand = [...this.#hands].indexOf(participant) + 1;
    const shown = this.#reactions.get(participant);
    return { ...(hand > 0 && { hand }), ...(shown && { reaction: shown.reaction }) };
  }

  toggleHand(self: Participant): void {
    this.#self = self;
    this.#setHand(self, !this.#hands.has(self));
    this.#sendHand();
  }

  react(self: Participant, reaction: Reaction): void {
    this.#show(self, reaction);
    const isQueued = this.#queuedReaction !== undefined;
    this.#queuedReaction = reaction;
    // Of many pressed quickly the last one goes out: a row of them would hold up the chat.
    if (isQueued) return;
    const payload = () => {
      const latest = this.#queuedReaction ?? reaction;
      this.#queuedReaction = undefined;
      return encodeGesture({ kind: 'reaction', reaction: latest });
    };
    this.#deps.outbox.send(payload).catch(() => {
      this.#end(self);
      this.#deps.onFailed();
    });
  }

  /** Custom events reach only those who are there: who came since, or was away, does not know of one's hand. */
  tellAgain(): void {
    if (this.#self && this.#hands.has(this.#self)) this.#sendHand();
  }

  /** Takes the payload of somebody else's custom event; true when it raises a hand that was down. */
  hear(payload: string, from: Participant): boolean {
    const gesture = decodeGesture(payload);
    if (gesture?.kind === 'reaction') this.#show(from, gesture.reaction);
    if (gesture?.kind !== 'hand') return false;
    const wasRaised = this.#hands.has(from);
    this.#setHand(from, gesture.isRaised);
    return gesture.isRaised && !wasRaised;
  }

  forget(participant: Participant): void {
    this.#hands.delete(participant);
    this.#end(participant);
  }

  /** Once for however many reasons: what it says is read when it goes out. */
  #sendHand(): void {
    const self = this.#self;
    if (!self || this.#isHandQueued) return;
    this.#isHandQueued = true;
    const payload = () => {
      this.#isHandQueued = false;
      return encodeGesture({ kind: 'hand', isRaised: this.#hands.has(self) });
    };
    this.#deps.outbox.send(payload).catch(() => {
      this.#setHand(self, false);
      this.#deps.onFailed();
    });
  }

  #setHand(participant: Participant, isRaised: boolean): void {
    if (isRaised) this.#hands.add(participant);
    else this.#hands.delete(participant);
    this.#deps.onChange();
  }

  #show(participant: Participant, reaction: Reaction): void {
    clearTimeout(this.#reactions.get(participant)?.until as number | undefined);
    const until = setTimeout(() => this.#end(participant), SHOWN_MS);
    this.#reactions.set(participant, { reaction, until });
    this.#deps.onChange();
  }

  #end(participant: Participant): void {
    clearTimeout(this.#reactions.get(participant)?.until as number | undefined);
    if (this.#reactions.delete(participant)) this.#deps.onChange();
  }
}
