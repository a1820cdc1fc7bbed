// Draws a text as a QR code; what encodes it is loaded with the first one.
import { useEffect, useState } from 'react';
import { useWords } from '../language/language.js';
import './qr-code.css';

type Modules = readonly (readonly boolean[])[];

export function QrCode({ text, label }: { text: string; label: string }) {
  const words = useWords();
  const [modules, setModules] = useState<Modules | 'failed'>();
  useEffect(() => {
    let isWanted = true;
    void encode(text)
      .catch(() => 'failed' as const)
      .then((result) => isWanted && setModules(result));
    return () => {
      isWanted = false;
    };
  }, [text]);
  if (modules === 'failed') return <p className="words-of-trouble">{words.room.qrCodeFailed}</p>;
  // Its place is kept, so that nothing moves when it comes.
  if (!modules) return <div className="qr-code" />;
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      shapeRendering="crispEdges"
    >
      <path d={pathOf(modules)} />
    </svg>
  );
}

async function encode(text: string): Promise<Modules> {
  const { encodeQR } = await import('qr');
  return encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
}

/** One square a dark module. */
function pathOf(modules: Modules): string {
  return modules.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
}
