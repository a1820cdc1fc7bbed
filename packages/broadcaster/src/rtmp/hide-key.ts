// Takes a stream key out of what a server says.

/** Shorter values of the key's query are no secrets, and stand in many words. */
const LEAST_VALUE_LENGTH = 4;

/** Hides the key as it was sent, without its query, the values of the query, and each of them decoded. */
export function hideKey(words: string, streamKey: string): string {
  const [name = '', query = ''] = streamKey.split(/\?(.*)/s);
  const values = query
    .split('&')
    .map((pair) => pair.slice(pair.indexOf('=') + 1))
    .filter(({ length }) => length >= LEAST_VALUE_LENGTH);
  const secrets = [streamKey, name, query, ...values].flatMap((text) => [text, decode(text)]);
  // What holds another comes before it.
  return secrets
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
    .reduce((hidden, secret) => hidden.replaceAll(secret, '•••'), words);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
