// Keeps which panel is open beside the room, and which bar over its controls; the focus goes back to what opened them.
import { useState } from 'react';

export type BesidePanel = 'chat' | 'people' | 'broadcast' | 'statistics';
export type Bar = 'gestures' | 'more';

export interface Panels {
  readonly beside: BesidePanel | undefined;
  readonly bar: Bar | undefined;
  readonly open: (panel: BesidePanel) => void;
  readonly toggle: (panel: BesidePanel) => void;
  readonly toggleBar: (bar: Bar) => void;
  readonly closeBar: () => void;
}

export function usePanels(): Panels {
  const [beside, setBeside] = useState<BesidePanel>();
  const [bar, setBar] = useState<Bar>();
  const closeBar = () => {
    setBar(undefined);
    focusButton(bar);
  };
  return {
    beside,
    bar,
    closeBar,
    open: setBeside,
    toggle: (panel) => {
      setBeside(beside === panel ? undefined : panel);
      if (beside === panel) focusButton(panel);
    },
    toggleBar: (next) => (bar === next ? closeBar() : setBar(next)),
  };
}

/** On a phone it may be an entry of the menu that has closed. */
function focusButton(of: BesidePanel | Bar | undefined): void {
  const button = document.getElementById(`${of}-button`) ?? document.getElementById('more-button');
  button?.focus();
}
