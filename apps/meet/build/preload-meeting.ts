// Lets the browser fetch the meeting beside the code that will ask for it: a round trip less before the lobby.
import type { Plugin } from 'vite';

export function preloadMeeting(): Plugin {
  return {
    name: 'preload-meeting',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk');
        const app = chunks.find(({ name }) => name === 'app');
        if (!app) return [];
        const hrefs = [app.fileName, ...app.imports].map((file) => `/${file}`);
        return [{ tag: 'script', children: preload(hrefs), injectTo: 'head' }];
      },
    },
  };
}

/** The audience of a broadcast, on the same page, has no use for it. */
const preload = (hrefs: readonly string[]) =>
  `if(!location.pathname.startsWith('/watch/'))for(const href of ${JSON.stringify(hrefs)})` +
  `document.head.append(Object.assign(document.createElement('link'),{rel:'modulepreload',href}))`;
