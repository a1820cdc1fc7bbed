// Coverage (0..1) of pixels by simple shapes, from signed distances: rounded boxes, lines, triangles.

/** How much of the pixel at x, y lies within a box with rounded corners. */
export function roundedBox(
  x: number,
  y: number,
  box: { x: number; y: number; width: number; height: number; radius: number },
): number {
  const radius = Math.min(box.radius, box.width / 2, box.height / 2);
  const dx = Math.abs(x + 0.5 - box.x - box.width / 2) - box.width / 2 + radius;
  const dy = Math.abs(y + 0.5 - box.y - box.height / 2) - box.height / 2 + radius;
  const distance = Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  return coverage(distance);
}

/** How much of the pixel lies within a line of the given thickness with round ends. */
export function line(
  x: number,
  y: number,
  { from, to, thickness }: { from: [number, number]; to: [number, number]; thickness: number },
): number {
  const [ax, ay] = [x + 0.5 - from[0], y + 0.5 - from[1]];
  const [bx, by] = [to[0] - from[0], to[1] - from[1]];
  const along = Math.min(1, Math.max(0, (ax * bx + ay * by) / (bx * bx + by * by)));
  return coverage(Math.hypot(ax - bx * along, ay - by * along) - thickness / 2);
}

/** How much of the pixel lies within a convex polygon, whose corners are given clockwise as seen on the screen. */
export function polygon(x: number, y: number, corners: readonly (readonly [number, number])[]): number {
  let distance = -Infinity;
  corners.forEach(([ax, ay], index) => {
    const [bx, by] = corners[(index + 1) % corners.length]!;
    const length = Math.hypot(bx - ax, by - ay);
    distance = Math.max(distance, ((x + 0.5 - ax) * (ay - by) + (y + 0.5 - ay) * (bx - ax)) / -length);
  });
  return coverage(distance);
}

function coverage(distance: number): number {
  return Math.min(1, Math.max(0, 0.5 - distance));
}
