// Invented people, for designing: long and short names, cameras of all shapes, one muted and one without a camera.
import type { LayoutPerson, Size } from '@airlock-rtc/layouts';

export interface DemoPerson extends LayoutPerson {
  readonly picture: Size;
  /** Hue of the room behind them, in degrees. */
  readonly hue: number;
}

const NAMES = [
  'Ada Lovelace',
  'Benoît',
  'Chimamanda Okonkwo',
  'Đặng Thu Hà',
  'Ελένη',
  'Иван Петров',
  'Maximiliane Hohenstein-Wallersbach von der Tann',
  '山田 さくら',
  'محمد علي',
  'प्रिया 🎉',
];
const CAMERAS: readonly Size[] = [
  { width: 1280, height: 720 },
  { width: 640, height: 480 },
  { width: 720, height: 1280 },
];

export function demoPeople(count: number, hasShare: boolean): DemoPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `demo-${index}`,
    name: NAMES[index] ?? `Guest ${index + 1}`,
    canPublish: true,
    // The third has muted the camera, the fifth has none.
    ...(index === 4 ? {} : { camera: { isMuted: index === 2 } }),
    hasMicrophone: true,
    isMicrophoneMuted: index % 3 === 1,
    isSharingScreen: hasShare && index === Math.min(1, count - 1),
    isSpeaking: index === 0,
    audioLevel: index === 0 ? 1 : 0,
    picture: CAMERAS[index % CAMERAS.length]!,
    hue: (index * 137 + 200) % 360,
  }));
}
