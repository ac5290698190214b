// When each frame of a working copy is shown, and which frame is shown when.
import type { MediaData } from "./types";

const EPSILON = 2e-5;

export class FrameTimes {
  readonly times: Float64Array;
  readonly end: number;

  constructor(media: MediaData) {
    const tick = media.tick_s[0] / media.tick_s[1];
    const times = new Float64Array(media.frames);
    let at = media.first_tick;
    let k = 0;
    if (media.frames > 0) times[k++] = at * tick;
    for (const [step, often] of media.tick_runs) {
      for (let i = 0; i < often && k < times.length; i++) { at += step; times[k++] = at * tick; }
    }
    this.times = times;
    this.end = Math.max(media.duration_s, times.length ? times[times.length - 1]! : 0);
  }

  /** Number of the frame shown at t, or -1 before the first. */
  at(t: number): number {
    let low = 0, high = this.times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle]! <= t + EPSILON) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  start(k: number): number { return this.times[Math.min(Math.max(k, 0), this.times.length - 1)] ?? 0; }

  stop(k: number): number { return k + 1 < this.times.length ? this.times[k + 1]! : this.end; }

  /** A time safely inside frame k, for seeking. */
  middle(k: number): number { return (this.start(k) + this.stop(k)) / 2; }
}
