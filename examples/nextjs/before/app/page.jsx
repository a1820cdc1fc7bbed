// Rendered on the server; the call inside joins in the browser.
import { Call } from './call';

export default function Page() {
  return (
    <main>
      <h1>A call in Next.js</h1>
      <Call />
    </main>
  );
}
