// Structural similarity of two planes of luma: the mean over blocks of 8 x 8 pixels.
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

interface Plane {
  readonly bytes: Uint8Array;
  readonly stride: number;
}

export function ssim(a: Plane, b: Plane, width: number, height: number): number {
  let sum = 0;
  let blocks = 0;
  for (let y = 0; y + 8 <= height; y += 4) {
    for (let x = 0; x + 8 <= width; x += 4) {
      sum += blockSsim(a, b, x, y);
      blocks += 1;
    }
  }
  return sum / blocks;
}

function blockSsim(a: Plane, b: Plane, left: number, top: number): number {
  let [sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + 8; y++) {
    for (let x = left; x < left + 8; x++) {
      const valueA = a.bytes[y * a.stride + x]!;
      const valueB = b.bytes[y * b.stride + x]!;
      sumA += valueA;
      sumB += valueB;
      sumAA += valueA * valueA;
      sumBB += valueB * valueB;
      sumAB += valueA * valueB;
    }
  }
  const [meanA, meanB] = [sumA / 64, sumB / 64];
  const varianceA = sumAA / 64 - meanA * meanA;
  const varianceB = sumBB / 64 - meanB * meanB;
  const covariance = sumAB / 64 - meanA * meanB;
  return (
    ((2 * meanA * meanB + C1) * (2 * covariance + C2)) /
    ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2))
  );
}
