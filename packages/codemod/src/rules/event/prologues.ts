// The statements that make a listener's body see what it saw in Spaces.
import { CUSTOM_EVENT_TOPIC } from '@airlock-rtc/contract';
import type { FileRewriter } from '../../source/file-rewriter.js';
import type { EventTranslation, PrologueKind } from './translations.js';

export interface PrologueContext {
  file: FileRewriter;
  /** What the listener's parameters of Spaces are called: names, or the text of a pattern where `mayBePattern` allows it. */
  parameters: readonly string[];
  /** The local name of each of LiveKit's parameters, by the slot's name. */
  name: (slot: string) => string;
  /** The emitter, as text, if it is simple enough to be written again. */
  emitter?: string;
}

/** Undefined when the listener cannot be given what it expects. */
export type Prologue = (context: PrologueContext) => string[] | undefined;

/** By the prologue the parameter that it declares itself, by whatever pattern. */
const DECLARED: Readonly<Partial<Record<PrologueKind, number>>> = {
  'custom-event': 1,
  'custom-event-of-participant': 0,
  'local-participant': 0,
  'gave-up': 0,
};

export function mayBePattern({ prologue }: EventTranslation, index: number): boolean {
  return prologue === undefined || DECLARED[prologue] === index;
}

export function prologueOf({ prologue }: EventTranslation): Prologue {
  return prologue ? PROLOGUES[prologue] : () => [];
}

const PROLOGUES: Record<PrologueKind, Prologue> = {
  'remote-only': ({ file, parameters, name }) => {
    const isRemote = `${name('participant')} instanceof ${file.use('RemoteParticipant')}`;
    const isPublication = `${name('publication')} instanceof ${file.use('RemoteTrackPublication')}`;
    return parameters.length > 1
      ? [`if (!(${isRemote} && ${isPublication})) return;`]
      : [`if (!(${isRemote})) return;`];
  },
  'remote-publication': ({ file, parameters, name }) => {
    if (parameters.length === 0) return [];
    return [`if (!(${name('publication')} instanceof ${file.use('RemoteTrackPublication')})) return;`];
  },
  'local-track': ({ parameters, name }) => trackOf(parameters[0], `${name('publication')}.track`),
  'local-muted': ({ file, parameters, name }) =>
    trackOf(parameters[0], `${name('publication')}.track`, [`instanceof ${file.use('LocalTrack')}`]),
  'either-track': ({ file, parameters, name }) => trackOf(parameters[1], ofEither(name('publication'), file)),
  'either-track-of-participant': ({ file, parameters, name }) =>
    trackOf(parameters[0], ofEither(name('publication'), file)),
  'either-muted': ({ file, parameters, name }) =>
    trackOf(parameters[0], ofEither(name('publication'), file), [
      `instanceof ${file.use('LocalTrack')}`,
      `instanceof ${file.use('RemoteTrackPublication')}`,
    ]),
  speaking: ({ name }) => [`if (!${name('speaking')}) return;`],
  'not-speaking': ({ name }) => [`if (${name('speaking')}) return;`],
  'custom-event': ({ file, parameters, name }) => {
    const [, event] = parameters;
    const guard = `if (!${name('participant')} || ${name('topic')} !== '${CUSTOM_EVENT_TOPIC}') return;`;
    return event ? [guard, decode(event, name('data'), file)] : [guard];
  },
  'custom-event-of-participant': ({ file, parameters, name }) =>
    parameters[0] ? [decode(parameters[0], name('data'), file)] : [],
  'local-participant': ({ parameters, emitter }) => {
    const [participant] = parameters;
    if (!participant) return [];
    return emitter ? [`const ${participant} = ${emitter}.localParticipant;`] : undefined;
  },
  'gave-up': ({ file, parameters, name }) => {
    const [error] = parameters;
    // Leaving, and not coming in at all: connect() tells of that (livekit-client 2.23, Room.connect).
    const tests = ['CLIENT_INITIATED', 'JOIN_FAILURE', 'USER_REJECTED'].map(
      (reason) => `${name('reason')} === ${file.use('DisconnectReason')}.${reason}`,
    );
    const guard = `if (${tests.join(' || ')}) return;`;
    return error ? [guard, `const ${error} = new Error('Failed to reconnect to the server.');`] : [guard];
  },
};

function trackOf(name: string | undefined, track: string, classes: readonly string[] = []): string[] {
  if (!name) return [];
  const test = classes.length > 0 ? classes.map((each) => `${name} ${each}`).join(' || ') : name;
  return [`const ${name} = ${track};`, `if (!${/^\w+$/.test(test) ? test : `(${test})`}) return;`];
}

function ofEither(publication: string, file: FileRewriter): string {
  return `${publication} instanceof ${file.use('RemoteTrackPublication')} ? ${publication} : ${publication}.track`;
}

function decode(name: string, data: string, file: FileRewriter): string {
  const type = file.isTypeScript ? ': { payload: string; sequenceNumber: number }' : '';
  return `const ${name}${type} = JSON.parse(new TextDecoder().decode(${data}));`;
}
