// The statements that make a listener's body see what it saw in Spaces.
import { CUSTOM_EVENT_TOPIC } from '@airlock-rtc/contract';
import ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';
import type { EventTranslation, PrologueKind } from './translations.js';

export interface PrologueContext {
  file: FileRewriter;
  /** The listener's parameters in Spaces. */
  parameters: readonly ts.ParameterDeclaration[];
  /** The local name of each of LiveKit's parameters, by the slot's name. */
  name: (slot: string) => string;
  /** The emitter, as text, if it is simple enough to be written again. */
  emitter?: string;
}

/** Undefined when the listener cannot be given what it expects. */
export type Prologue = (context: PrologueContext) => string[] | undefined;

export function prologueOf({ prologue }: EventTranslation): Prologue {
  return prologue ? PROLOGUES[prologue] : () => [];
}

const PROLOGUES: Record<PrologueKind, Prologue> = {
  'remote-only': ({ file, parameters, name }) => {
    if (!areNames(parameters)) return undefined;
    const isRemote = `${name('participant')} instanceof ${file.use('RemoteParticipant')}`;
    const isPublication = `${name('publication')} instanceof ${file.use('RemoteTrackPublication')}`;
    return parameters.length > 1
      ? [`if (!(${isRemote} && ${isPublication})) return;`]
      : [`if (!(${isRemote})) return;`];
  },
  'remote-publication': ({ file, parameters, name }) => {
    if (parameters.length === 0) return [];
    if (!areNames(parameters)) return undefined;
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
    const [participant, event] = parameters;
    if (participant && !ts.isIdentifier(participant.name)) return undefined;
    const guard = `if (!${name('participant')} || ${name('topic')} !== '${CUSTOM_EVENT_TOPIC}') return;`;
    return event ? [guard, decode(event, name('data'), file)] : [guard];
  },
  'custom-event-of-participant': ({ file, parameters, name }) =>
    parameters[0] ? [decode(parameters[0], name('data'), file)] : [],
  'local-participant': ({ parameters, emitter, file }) => {
    const [participant] = parameters;
    if (!participant) return [];
    return emitter ? [`const ${file.text(participant.name)} = ${emitter}.localParticipant;`] : undefined;
  },
  'gave-up': ({ file, parameters, name }) => {
    const [error] = parameters;
    // Leaving, and not coming in at all: connect() tells of that (livekit-client 2.23, Room.connect).
    const tests = ['CLIENT_INITIATED', 'JOIN_FAILURE', 'USER_REJECTED'].map(
      (reason) => `${name('reason')} === ${file.use('DisconnectReason')}.${reason}`,
    );
    const guard = `if (${tests.join(' || ')}) return;`;
    return error
      ? [guard, `const ${file.text(error.name)} = new Error('Failed to reconnect to the server.');`]
      : [guard];
  },
};

function areNames(parameters: readonly ts.ParameterDeclaration[]): boolean {
  return parameters.every(({ name }) => ts.isIdentifier(name));
}

function trackOf(
  parameter: ts.ParameterDeclaration | undefined,
  track: string,
  classes: readonly string[] = [],
): string[] | undefined {
  if (!parameter) return [];
  if (!ts.isIdentifier(parameter.name)) return undefined;
  const name = parameter.name.text;
  const test = classes.length > 0 ? classes.map((each) => `${name} ${each}`).join(' || ') : name;
  return [`const ${name} = ${track};`, `if (!${/^\w+$/.test(test) ? test : `(${test})`}) return;`];
}

function ofEither(publication: string, file: FileRewriter): string {
  return `${publication} instanceof ${file.use('RemoteTrackPublication')} ? ${publication} : ${publication}.track`;
}

function decode({ name }: ts.ParameterDeclaration, data: string, file: FileRewriter): string {
  const type = file.isTypeScript ? ': { payload: string; sequenceNumber: number }' : '';
  return `const ${file.text(name)}${type} = JSON.parse(new TextDecoder().decode(${data}));`;
}
