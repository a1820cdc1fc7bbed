// Colours that stay apart after any codec and any colour conversion, by name.

export type Rgb = readonly [red: number, green: number, blue: number];

export const PALETTE = {
  red: [220, 30, 30],
  green: [30, 170, 50],
  blue: [40, 60, 220],
  yellow: [230, 220, 40],
  magenta: [210, 50, 200],
  cyan: [40, 200, 210],
  orange: [240, 130, 20],
  gray: [128, 128, 128],
  white: [245, 245, 245],
  black: [10, 10, 10],
} as const satisfies Record<string, Rgb>;

export type ColorName = keyof typeof PALETTE;

/** Beyond this distance a colour is none of the palette: a mixture, a blend or a torn frame. */
const FARTHEST = 60;

export function nearestColor(rgb: Rgb): ColorName | undefined {
  let best: { name: ColorName; distance: number } | undefined;
  for (const [name, candidate] of Object.entries(PALETTE)) {
    const distance = Math.hypot(...candidate.map((value, index) => value - rgb[index]!));
    if (!best || distance < best.distance) best = { name: name as ColorName, distance };
  }
  return best && best.distance <= FARTHEST ? best.name : undefined;
}

/** BT.601, limited range: what WebRTC's I420 frames hold. */
export function rgbToYuv([red, green, blue]: Rgb): readonly [y: number, u: number, v: number] {
  return [
    Math.round(16 + 0.257 * red + 0.504 * green + 0.098 * blue),
    Math.round(128 - 0.148 * red - 0.291 * green + 0.439 * blue),
    Math.round(128 + 0.439 * red - 0.368 * green - 0.071 * blue),
  ];
}

export function yuvToRgb(y: number, u: number, v: number): Rgb {
  const luma = 1.164 * (y - 16);
  const clamp = (value: number) => Math.min(255, Math.max(0, Math.round(value)));
  return [
    clamp(luma + 1.596 * (v - 128)),
    clamp(luma - 0.392 * (u - 128) - 0.813 * (v - 128)),
    clamp(luma + 2.017 * (u - 128)),
  ];
}
