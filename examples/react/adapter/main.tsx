// The page: gets its token behind `#`, and shows the call until the person leaves.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Call } from './call';

function App() {
  const [hasLeft, setHasLeft] = useState(false);
  if (hasLeft) return <p>You have left.</p>;
  return <Call token={location.hash.slice(1)} onLeave={() => setHasLeft(true)} />;
}

createRoot(document.querySelector('main')!).render(<App />);
