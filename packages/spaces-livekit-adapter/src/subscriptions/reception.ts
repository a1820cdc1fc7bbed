// Who is received: what the roster tells, and asks of, the part that decides it.
import type { Receiver, RemoteParticipant } from '../participants/remote-participant.js';

/** Stands between the ranking and the participants that the application sees; the roster keeps it informed. */
export interface Reception extends Receiver {
  /** Whether media of this identity is for the application; what else arrives only shows who speaks. */
  isReceived(identity: string): boolean;
  /** A participant joined. */
  add(identity: string, participant: RemoteParticipant): void;
  /** The participant left. */
  remove(participant: RemoteParticipant): void;
  /** The application sees what the room has: promises that wait for media may be kept now. */
  reconciled(): void;
  /** Calls back whenever the answers of `isReceived` may have changed, or media has come. */
  onChange(listener: () => void): void;
  end(): void;
}
