// Capturing as a method of the local participant, as it was in spaces-web 0.1.
import ts from 'typescript';
import { isSimple } from '../../source/syntax.js';
import { isAccess } from '../member-edits.js';
import { outcome, type Rule } from '../rule.js';
import { optionsOf } from './capture.js';

export const participantCapture: Rule = {
  id: 'participant-capture',
  section: 'Track changes',
  covers: outcome('partly', ['ParticipantOf2022.getUserMedia', 'ParticipantOf2022.getDisplayMedia']),
  member(use, file) {
    const isScreen = use.member === 'getDisplayMedia';
    const { call } = use;
    // Only the kinds that were given were asked for.
    const canGo =
      isAccess(use) && call && !(use.node.flags & ts.NodeFlags.OptionalChain) && isSimple(use.object);
    const options = canGo && call.arguments.length > 0 ? optionsOf(call, isScreen, file, 'false') : undefined;
    if (!canGo || !options)
      return file.mark(use.node, 'CAPTURE_OPTIONS', 'in 1.x and in LiveKit a function captures');
    const create = file.use(isScreen ? 'createLocalScreenTracks' : 'createLocalTracks');
    file.replace(call.expression, create);
    file.replace(call.arguments[0]!, ...options);
    file.rewrote(use.node, participantCapture.id, `${use.member} is ${create}`);
  },
};
