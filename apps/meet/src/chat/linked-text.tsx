// A message whose addresses can be followed: text of strangers, so nothing but http and https becomes a link.
import { splitLinks } from './split-links.js';

export function LinkedText({ text }: { text: string }) {
  return splitLinks(text).map((part, index) =>
    part.url ? (
      <a key={index} href={part.url} target="_blank" rel="noreferrer noopener nofollow">
        {part.text}
      </a>
    ) : (
      part.text
    ),
  );
}
