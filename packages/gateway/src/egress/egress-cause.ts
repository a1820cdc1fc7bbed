// Says in words why an egress ended or has trouble; no sentence holds a URL, since one may hold a stream key.
import { StreamInfo_Status } from '@livekit/protocol';
import { EgressStatus, type EgressInfo } from 'livekit-server-sdk';

/** Errors of livekit/egress 1.9 to 1.13, in `pkg/errors/errors.go`. */
const KNOWN: readonly { readonly error: RegExp; readonly words: string }[] = [
  {
    error: /start signal not received/i,
    words:
      'LiveKit Egress waited for the layouts page in vain: check that its Chrome reaches the page and LiveKit, and that LiveKit offers an address it can reach',
  },
  {
    error: /not enough CPU|CPU exhausted|OOM/i,
    words: 'LiveKit Egress has run out of CPU or memory: give it a larger machine, or another instance',
  },
  { error: /shutting down/i, words: 'LiveKit Egress is being shut down' },
  {
    error: /connection to room failed|signal connection/i,
    words: 'LiveKit Egress lost the room: check its ws_url',
  },
];

/** An egress that has ended; `undefined` when it was ended in order. */
export function endCause(info: EgressInfo): string | undefined {
  const { status, error, details } = info;
  if (status === EgressStatus.EGRESS_LIMIT_REACHED)
    return 'LiveKit Egress ended it at its time limit (session_limits in its configuration)';
  // Of `airlock egress`: then nothing can be known of its streams.
  if (isWorkerLost(info)) {
    return 'The egress worker that sent it was lost: start it again';
  }
  if (hasRefusedDestination(info)) return withTheirWords(DESTINATION_REFUSED, streamError(info) || error);
  const known = KNOWN.find((cause) => cause.error.test(error));
  if (known) return known.words;
  const page = /(?:page load|template) error:?\s*(.*)/is.exec(error)?.[1];
  if (page !== undefined) return withTheirWords('The layouts page did not open', page);
  if (status === EgressStatus.EGRESS_COMPLETE) return undefined;
  const began = status === EgressStatus.EGRESS_ABORTED ? 'LiveKit Egress gave up' : 'LiveKit Egress failed';
  return withTheirWords(began, error || details);
}

export function isWorkerLost({ error }: EgressInfo): boolean {
  return error.startsWith('The worker that ran it was lost');
}

const DESTINATION_REFUSED =
  'The destination refused the stream or cannot be reached: check the stream key and that Egress may connect there';

/** Of one stream that is lost, or is being opened again. */
export function destinationCause(error: string): string {
  return withTheirWords(DESTINATION_REFUSED, error);
}

/** A broadcast is over when no stream of it is left. */
function hasRefusedDestination({ streamResults }: EgressInfo): boolean {
  return streamResults.length > 0 && streamResults.every(({ status }) => status === StreamInfo_Status.FAILED);
}

function streamError({ streamResults }: EgressInfo): string {
  return streamResults.find(({ error }) => error)?.error ?? '';
}

/** Ours, then theirs in brackets: without URLs, and not longer than a screen. */
export function withTheirWords(ours: string, theirs: string): string {
  const shown = theirs
    .replace(/\b[a-z][\w+.-]*:\/\/\S+/gi, '<url>')
    .replace(/\beyJ[\w-]+\.[\w.-]+/g, '<token>')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
  return shown ? `${ours} (LiveKit: ${shown})` : ours;
}
