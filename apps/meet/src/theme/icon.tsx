// The icons of the application: line drawings on a grid of 24, in the colour of the text around them.

const drawings = {
  microphone: 'M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  'microphone-off':
    'M9 9v2.5a3 3 0 0 0 4.6 2.5M15 11V6.5a3 3 0 0 0-5.7-1.3M5.5 11.5a6.5 6.5 0 0 0 10.6 5M18.4 12.6v-1.1M12 18v3M4 4l16 16',
  camera: 'M5.5 6.5h8a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2ZM15.5 11l5-3v8l-5-3',
  'camera-off':
    'M9 6.5h4.5a2 2 0 0 1 2 2V11l5-3v8l-2.5-1.5M15.3 16.4a2 2 0 0 1-1.8 1.1h-8a2 2 0 0 1-2-2v-7a2 2 0 0 1 1.4-1.9M4 4l16 16',
  screen:
    'M4.5 5h15a1 1 0 0 1 1 1v9.5a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM8.5 20h7M12 13.5V8.2M9.5 10.5 12 8l2.5 2.5',
  chat: 'M6 4.5h12a2.5 2.5 0 0 1 2.5 2.5v7a2.5 2.5 0 0 1-2.5 2.5h-6.5L7 20.5v-4H6A2.5 2.5 0 0 1 3.5 14V7A2.5 2.5 0 0 1 6 4.5ZM8 9h8M8 12.5h5',
  devices:
    'M4 7h9M17.5 7H20M4 17h2.5M11 17h9M15.2 4.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4ZM8.8 14.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Z',
  leave: 'M14 4.5H6.5a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1H14M10.5 12h10M17 8.5l3.5 3.5-3.5 3.5',
  pencil: 'M5 19l.8-3.6L16 5.2a1.7 1.7 0 0 1 2.4 0l.4.4a1.7 1.7 0 0 1 0 2.4L8.6 18.2 5 19ZM14.5 6.8l2.7 2.7',
  link: 'M10 14a3.5 3.5 0 0 0 5 0l3.5-3.5a3.54 3.54 0 0 0-5-5L12 7M14 10a3.5 3.5 0 0 0-5 0l-3.5 3.5a3.54 3.54 0 0 0 5 5L12 17',
  broadcast:
    'M12 10.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6ZM8 8a5.7 5.7 0 0 0 0 8M16 8a5.7 5.7 0 0 1 0 8M5.2 5.2a9.6 9.6 0 0 0 0 13.6M18.8 5.2a9.6 9.6 0 0 1 0 13.6',
  sound: 'M4 9.5v5h3.5l4.5 4v-13l-4.5 4H4ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
  'sound-off': 'M4 9.5v5h3.5l4.5 4v-13l-4.5 4H4ZM16 9.5l5 5M21 9.5l-5 5',
  lock: 'M7 10.5h10a1.5 1.5 0 0 1 1.5 1.5v6.5A1.5 1.5 0 0 1 17 20H7a1.5 1.5 0 0 1-1.5-1.5V12A1.5 1.5 0 0 1 7 10.5ZM8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3',
  pause: 'M9 6v12M15 6v12',
  play: 'M8 5.5 18 12 8 18.5Z',
  'full-screen': 'M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15',
  stop: 'M8 6.5h8A1.5 1.5 0 0 1 17.5 8v8a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 16V8A1.5 1.5 0 0 1 8 6.5Z',
  hand: 'M8 12V6.5a1.4 1.4 0 0 1 2.8 0V11M10.8 11V4.9a1.4 1.4 0 0 1 2.8 0V11M13.6 11V6a1.4 1.4 0 0 1 2.8 0v6.5c0 4.5-1.8 7-5 7-2.8 0-4-1.5-5.2-4l-1.6-3.3a1.3 1.3 0 0 1 2.3-1.2L8 13',
  people:
    'M9 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM3.5 19a5.5 5.5 0 0 1 11 0M15.5 5.4a3 3 0 0 1 0 5.2M17 14.2a5.5 5.5 0 0 1 3.5 4.8',
  pin: 'M9 4.5h6M10 4.5v5.5l-2.5 3.5h9L14 10V4.5M12 13.5V20',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  forward: 'M9.5 5.5 16 12l-6.5 6.5',
  more: 'M5 11.2a.8.8 0 1 1 0 1.6.8.8 0 0 1 0-1.6ZM12 11.2a.8.8 0 1 1 0 1.6.8.8 0 0 1 0-1.6ZM19 11.2a.8.8 0 1 1 0 1.6.8.8 0 0 1 0-1.6Z',
  layout: 'M4.5 5.5h15v9h-15ZM4.5 18.5h3M10.5 18.5h3M16.5 18.5h3',
  floating: 'M20.5 10V6.5a1 1 0 0 0-1-1h-15a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h6M13.5 13.5h7v5h-7Z',
  keyboard:
    'M4.5 6.5h15a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM7 10h.01M10.5 10h.01M14 10h.01M17 10h.01M8.5 14h7',
  chart: 'M5 19.5V13M10 19.5V5M15 19.5V9.5M20 19.5v-4',
  captions:
    'M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 17V7A1.5 1.5 0 0 1 5 5.5ZM7 14.5h5M14.5 14.5H17M7 11h2M11.5 11H17',
  speech:
    'M9 4.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM3.5 19a5.5 5.5 0 0 1 11 0M16.5 6a4.5 4.5 0 0 1 0 5.5M19 3.8a8 8 0 0 1 0 9.9',
  interrupted: 'M5 19.5V15M10 19.5v-8M15 19.5V16M14 5l5.5 5.5M19.5 5 14 10.5',
  copy: 'M9 8.5h9a1 1 0 0 1 1 1V20a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V9.5a1 1 0 0 1 1-1ZM5 15.5V4.5a1 1 0 0 1 1-1h9',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M4.5 12 20 4.5 15 20l-3.5-6.5L4.5 12ZM11.5 13.5l4-4',
} as const;

export type IconName = keyof typeof drawings;

/** Decoration: the words beside it, or the label of its button, say what it means. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}

/** The mark of the house: a hatch, half turned. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden focusable="false">
      <path d="M16 3a13 13 0 1 0 13 13M16 9.5A6.5 6.5 0 1 1 9.5 16" />
    </svg>
  );
}
