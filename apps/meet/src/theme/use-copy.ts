// Copies a text to the clipboard and keeps what came of it, until the person turns to something else.
import { useState } from 'react';

interface Copy {
  readonly outcome: 'copied' | 'failed' | undefined;
  readonly copy: (text: string) => Promise<void>;
  readonly forget: () => void;
}

export function useCopy(): Copy {
  const [outcome, setOutcome] = useState<Copy['outcome']>();
  return {
    outcome,
    copy: async (text) => {
      try {
        // Not there at all on a page that is opened over plain HTTP.
        await navigator.clipboard.writeText(text);
        setOutcome('copied');
      } catch {
        setOutcome('failed');
      }
    },
    forget: () => setOutcome(undefined),
  };
}
