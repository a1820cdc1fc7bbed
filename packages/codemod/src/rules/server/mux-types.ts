// Types of mux-node: what had them is a room or an egress from now on.
import type ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';

const TYPES: Readonly<Record<string, string>> = { MuxSpace: 'Room', MuxBroadcast: 'EgressInfo' };

/** `Mux.Video.Space`. Written with its module, since livekit-client has a Room of its own. */
export function rewriteMuxType(node: ts.QualifiedName, file: FileRewriter): void {
  if (!/^(?:Space|Broadcast)$/.test(node.right.text)) return;
  const [type] = [...file.sdk.classesOf(node)].flatMap((name) => TYPES[name] ?? []);
  if (type === undefined) return;
  file.replace(node, `import('livekit-server-sdk').${type}`);
  file.rewrote(node, 'mux-types', `${file.text(node)} is ${type}`);
}
