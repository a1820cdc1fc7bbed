// Starts Airlock Meet on the page.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { LastWords } from './notices/last-words.js';
import './theme/theme.css';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LastWords>
      <App />
    </LastWords>
  </StrictMode>,
);
