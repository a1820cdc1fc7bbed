// The names of psrpc's channels: parts joined by `|`, with everything but letters, digits and `_` escaped.

export const requestChannel = (service: string, method: string, topic: string) =>
  channel(service, method, topic, 'REQ');

/** Where the client tells the servers which of them it chose. */
export const choiceChannel = (service: string, method: string, topic: string) =>
  channel(service, method, topic, 'RCLAIM');

export const claimChannel = (service: string, clientId: string) => channel(service, clientId, 'CLAIM');

export const responseChannel = (service: string, clientId: string) => channel(service, clientId, 'RES');

function channel(...parts: string[]): string {
  return parts.filter(Boolean).map(escape).join('|');
}

function escape(part: string): string {
  return Array.from(part, (letter) => {
    if (/[0-9A-Za-z_]/.test(letter)) return letter;
    const code = letter.codePointAt(0)!;
    return code < 0x10000 ? `u+${hex(code, 4)}` : `U+${hex(code, 8)}`;
  }).join('');
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
