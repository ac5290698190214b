// Homographies between picture, ground and screen.
import type { Extent } from "./types";

export type H = number[]; // nine numbers, row by row

export function multiply(a: H, b: H): H {
  const out: number[] = [];
  for (let r = 0; r < 3; r++) for (let c = 0; c < 3; c++) {
    out.push(a[r * 3]! * b[c]! + a[r * 3 + 1]! * b[3 + c]! + a[r * 3 + 2]! * b[6 + c]!);
  }
  return out;
}

export function apply(m: H, x: number, y: number): [number, number] {
  const w = m[6]! * x + m[7]! * y + m[8]!;
  return [(m[0]! * x + m[1]! * y + m[2]!) / w, (m[3]! * x + m[4]! * y + m[5]!) / w];
}

/** The transform for CSS; null where the numbers cannot be drawn. */
export function matrix3d(m: H): string | null {
  const k = m[8]!;
  if (!Number.isFinite(k) || Math.abs(k) < 1e-12) return null;
  const n = m.map((v) => v / k);
  if (n.some((v) => !Number.isFinite(v))) return null;
  const f = (v: number) => v.toPrecision(9);
  return `matrix3d(${[n[0], n[3], 0, n[6], n[1], n[4], 0, n[7], 0, 0, 1, 0, n[2], n[5], 0, 1].map((v) => f(v!)).join(",")})`;
}

/** Fit a piece of ground into a box: scale and shift as a homography. */
export function fit(extent: Extent, width: number, height: number): H {
  const [x0, y0, x1, y1] = extent;
  const s = Math.min(width / Math.max(x1 - x0, 1e-9), height / Math.max(y1 - y0, 1e-9));
  return [s, 0, width / 2 - (s * (x0 + x1)) / 2, 0, s, height / 2 - (s * (y0 + y1)) / 2, 0, 0, 1];
}

export function around(points: [number, number][], margin = 0.06): Extent | null {
  let x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
  for (const [x, y] of points) { x0 = Math.min(x0, x); y0 = Math.min(y0, y); x1 = Math.max(x1, x); y1 = Math.max(y1, y); }
  if (!(x1 > x0 && y1 > y0)) return null;
  const m = Math.max(x1 - x0, y1 - y0) * margin;
  return [x0 - m, y0 - m, x1 + m, y1 + m];
}

/** Index of the last entry of a sorted list that is not after t. */
export function lastAt(list: ArrayLike<number>, t: number): number {
  let low = 0, high = list.length;
  while (low < high) { const mid = (low + high) >> 1; if (list[mid]! <= t + 1e-4) low = mid + 1; else high = mid; }
  return low - 1;
}
