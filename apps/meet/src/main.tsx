// Starts Airlock Meet on the page: the meeting, or what its audience sees. Neither loads the other.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LastWords } from './notices/last-words.js';
import './theme/theme.css';
import { watchedId } from './watch/watched-id.js';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LastWords>{await page()}</LastWords>
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
