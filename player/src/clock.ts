// How each recording's time maps to the reference clock: t_reference = rate × t + offset_s, piece by piece.
import type { FindingsData, TimelineSegmentData } from "./types";

export interface Segment { from: number; to: number; offset: number; rate: number; half: number | null }
export type Why = "before" | "after" | "gap" | "unplaced";
export type Place = { segment: Segment; t: number } | { why: Why; next: number | null };
export interface Anchor { [recording: string]: { t: number; half: number } }

export class Clock {
  constructor(
    readonly reference: string,
    readonly origin: "machine" | "human",
    private readonly segments: Map<string, Segment[]>,
    private readonly durations: Map<string, number>,
  ) {}

  of(id: string): Segment[] { return this.segments.get(id) ?? []; }

  placed(id: string): boolean { return this.of(id).length > 0; }

  /** Start and end on the reference clock of everything that is placed. */
  range(): [number, number] {
    let low = Infinity, high = -Infinity;
    for (const list of this.segments.values()) for (const s of list) {
      low = Math.min(low, toClock(s, s.from)); high = Math.max(high, toClock(s, s.to));
    }
    return low < high ? [low, high] : [0, 1];
  }

  /** Where a recording is at a clock time, or why it shows nothing then. */
  place(id: string, clock: number): Place {
    const list = this.of(id);
    if (!list.length) return { why: "unplaced", next: null };
    for (const s of list) {
      const t = (clock - s.offset) / s.rate;
      if (t >= s.from - 1e-6 && t < s.to - 1e-6) return { segment: s, t: Math.max(t, s.from) };
    }
    const starts = list.map((s) => toClock(s, s.from));
    const next = starts.filter((x) => x > clock).sort((a, b) => a - b)[0] ?? null;
    const early = clock < Math.min(...starts);
    const late = clock >= Math.max(...list.map((s) => toClock(s, s.to))) - 1e-6;
    const first = list.reduce((a, b) => (toClock(a, a.from) <= toClock(b, b.from) ? a : b));
    const last = list.reduce((a, b) => (toClock(a, a.to) >= toClock(b, b.to) ? a : b));
    const whole = this.durations.get(id) ?? Infinity;
    if (early) return { why: first.from > 0.25 ? "unplaced" : "before", next };
    if (late) return { why: last.to < whole - 0.25 ? "unplaced" : "after", next };
    return { why: "gap", next };
  }

  /** The clock time of a recording's own time, where that stretch is placed. */
  clockOf(id: string, t: number): number | null {
    const list = this.of(id);
    for (const s of list) if (t >= s.from - 1e-6 && t < s.to) return toClock(s, t);
    const last = list.find((s) => Math.abs(t - s.to) < 0.05);
    return last ? toClock(last, t) : null;
  }
}

export function toClock(s: Segment, t: number): number { return s.rate * t + s.offset; }

function segmentOf(s: TimelineSegmentData): Segment {
  const rate = s.rate || 1;
  const half = s.interval_s ? Math.abs(s.interval_s[1] - s.interval_s[0]) / 2 : null;
  return { from: s.from_s, to: s.to_s, offset: s.offset_s, rate, half };
}

/** The clock in the findings; recordings without a place on it have no segments. */
export function clockFromFindings(findings: FindingsData): Clock {
  const durations = new Map(findings.recordings.map((r) => [r.id, r.duration_s]));
  const reference = findings.timeline?.reference ?? findings.recordings[0]?.id ?? "";
  const segments = new Map<string, Segment[]>();
  for (const entry of findings.timeline?.recordings ?? []) segments.set(entry.id, entry.segments.map(segmentOf));
  if (!segments.get(reference)?.length && durations.has(reference)) {
    segments.set(reference, [{ from: 0, to: durations.get(reference)!, offset: 0, rate: 1, half: 0 }]);
  }
  const human = findings.comparisons.some((c) => c.clock?.origin === "human");
  return new Clock(reference, human ? "human" : "machine", segments, durations);
}

/**
 * The clock that a person's anchors give. Several anchors that agree give one offset (their middle); where they differ,
 * the recording is divided at its own cut between them, or half-way where there is none. A recording without an anchor
 * stays where the machine put it.
 */
export function clockFromAnchors(findings: FindingsData, machine: Clock, anchors: Anchor[], agree = 0.12): Clock {
  const durations = new Map(findings.recordings.map((r) => [r.id, r.duration_s]));
  const reference = findings.timeline?.reference ?? findings.recordings[0]?.id ?? "";
  const segments = new Map<string, Segment[]>();
  for (const recording of findings.recordings) {
    if (recording.id === reference) {
      segments.set(reference, [{ from: 0, to: recording.duration_s, offset: 0, rate: 1, half: 0 }]);
      continue;
    }
    const points = anchors
      .filter((a) => a[reference] && a[recording.id])
      .map((a) => ({ t: a[recording.id]!.t, offset: a[reference]!.t - a[recording.id]!.t, half: a[reference]!.half + a[recording.id]!.half }))
      .sort((a, b) => a.t - b.t);
    if (!points.length) { segments.set(recording.id, machine.of(recording.id)); continue; }
    const groups: (typeof points)[] = [];
    for (const p of points) {
      const group = groups[groups.length - 1];
      if (group && Math.abs(group[group.length - 1]!.offset - p.offset) <= agree) group.push(p); else groups.push([p]);
    }
    const cuts = recording.shots.map((s) => s.from_s).filter((t) => t > 0);
    const list: Segment[] = [];
    let from = 0;
    groups.forEach((group, i) => {
      const here = group[group.length - 1]!.t;
      const then = groups[i + 1]?.[0]?.t;
      let to = recording.duration_s;
      if (then !== undefined) {
        const inside = cuts.filter((t) => t > here && t <= then);
        to = inside.length ? inside[inside.length - 1]! : (here + then) / 2;
      }
      const offsets = group.map((g) => g.offset).sort((a, b) => a - b);
      const offset = offsets[Math.floor((offsets.length - 1) / 2)]!;
      const half = Math.max(...group.map((g) => g.half + Math.abs(g.offset - offset)));
      list.push({ from, to, offset, rate: 1, half });
      from = to;
    });
    segments.set(recording.id, list);
  }
  return new Clock(reference, "human", segments, durations);
}
