// Starts Airlock Meet on the page: the meeting, or what its audience sees. Neither loads the other.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LastWords } from './notices/last-words.js';
import { startLanguage } from './language/page-language.js';
import './theme/theme.css';
import { watchedId } from './watch/watched-id.js';

// Both are fetched at the same time.
const [content] = await Promise.all([page(), startLanguage()]);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LastWords>{content}</LastWords>
  </StrictMode>,
);

async function page(): Promise<React.ReactNode> {
  const playbackId = watchedId(location.pathname);
  if (playbackId !== undefined) {
    const { WatchPage } = await import('./watch/watch-page.js');
    return <WatchPage playbackId={playbackId} />;
  }
  const { App } = await import('./app.js');
  return <App />;
}
