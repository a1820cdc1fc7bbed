// Hides what is secret in a request before it is shown: stream keys as LiveKit Egress 1.14 hides them.

/** `rtmp://host/app/{abc...xyz}`: no more than a third of the key is seen. */
export function redactStreamUrl(url: string): string {
  const shorthand = /^(mux|twitch):\/\/(\S+)$/.exec(url);
  if (shorthand) return `${shorthand[1]}://${redactIdentifier(shorthand[2]!)}`;
  const rtmp = /^(rtmps?:\/\/)([^?]*\/)(\S*)( live=1)?$/.exec(url);
  if (rtmp) return `${rtmp[1]}${rtmp[2]}${redactIdentifier(rtmp[3]!)}${rtmp[4] ?? ''}`;
  const [address, query] = url.split('?', 2) as [string, string | undefined];
  return query === undefined ? address : `${address}?${query.replace(/=[^&]+/g, '={...}')}`;
}

function redactIdentifier(identifier: string): string {
  const shown = Math.min(3, Math.floor(identifier.length / 3));
  return shown === 0 ? '{...}' : `{${identifier.slice(0, shown)}...${identifier.slice(-shown)}}`;
}
