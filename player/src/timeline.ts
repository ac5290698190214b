// A lane for each recording on the common clock; drawn on a canvas, driven by pointer and keys.
import { toClock } from "./clock";
import { h } from "./dom";
import type { Transport } from "./transport";
import type { GroundRecordingData, MediaData, ObservationData, RecordingData } from "./types";
import { clockTime, plusMinus, seconds } from "./words";
import { say } from "./say";

const LANE = 58, TOP = 22, SHARED = 24, FOOT = 6;

export interface Mark { clock: number; label: string; recording?: string }

export class Timeline {
  readonly el: HTMLElement;
  view: [number, number] = [0, 1];
  private readonly canvas = h("canvas", {});
  private readonly pad: HTMLDivElement;
  private readonly labels: HTMLDivElement;
  private readonly tip = h("div", { class: "tip", hidden: true });
  private queued = false;
  private dragging = false;
  private moved: Map<string, number[]> = new Map();

  constructor(
    private readonly transport: Transport,
    private readonly recordings: RecordingData[],
    private readonly media: Record<string, MediaData>,
    private readonly ground: Map<string, GroundRecordingData>,
    private readonly observations: ObservationData[],
    private readonly detachedTime: (id: string) => number | null,
  ) {
    this.pad = h("div", {
      class: "pad", tabindex: "0", role: "slider", "aria-label": say("Clock"), "aria-orientation": "horizontal", "aria-valuenow": "0",
      onpointerdown: (e: PointerEvent) => { this.dragging = true; this.pad.setPointerCapture(e.pointerId); this.seekTo(e); },
      onpointermove: (e: PointerEvent) => { if (this.dragging) this.seekTo(e); this.hover(e); },
      onpointerup: () => { this.dragging = false; },
      onpointercancel: () => { this.dragging = false; },
      onpointerleave: () => { this.tip.hidden = true; },
    }, this.canvas, this.tip);
    this.pad.addEventListener("wheel", (e: WheelEvent) => this.wheel(e), { passive: false });
    this.labels = h("div", { class: "lane-labels", "aria-hidden": "true" });
    const zoom = (factor: number) => () => this.zoom(factor, this.transport.now);
    this.el = h("section", { class: "timeline", "aria-label": say("Timeline") },
      h("div", { class: "timeline-head" },
        h("ul", { class: "legend" },
          h("li", {}, h("i", { class: "key shared" }), say("in every recording")), h("li", {}, h("i", { class: "key single" }), say("in one only")),
          h("li", {}, h("i", { class: "key tracks" }), say("movers tracked")), h("li", {}, h("i", { class: "key sound" }), say("sound level")),
          h("li", {}, h("i", { class: "key cut" }), say("cut")), h("li", {}, h("i", { class: "key interval" }), say("95 % interval of the clock")), h("li", {}, h("i", { class: "key seen" }), say("observation"))),
        h("div", { class: "zoom" }, h("button", { type: "button", "aria-label": say("Zoom out"), onclick: zoom(2) }, "−"), h("button", { type: "button", "aria-label": say("Zoom in"), onclick: zoom(0.5) }, "+"), h("button", { type: "button", onclick: () => this.all() }, say("All")))),
      h("div", { class: "lanes" }, this.labels, this.pad));
    for (const r of recordings) this.moved.set(r.id, this.count(r));
    new ResizeObserver(() => this.draw()).observe(this.pad);
    this.all();
  }

  /** Movers tracked in each quarter of a second. */
  private count(r: RecordingData): number[] {
    const out = new Array<number>(Math.ceil(r.duration_s * 4) + 1).fill(0);
    for (const track of this.ground.get(r.id)?.tracks ?? []) {
      const from = track.t_s[0], to = track.t_s[track.t_s.length - 1];
      if (from === undefined || to === undefined) continue;
      for (let k = Math.max(0, Math.floor(from * 4)); k <= Math.min(out.length - 1, Math.floor(to * 4)); k++) out[k]!++;
    }
    return out;
  }

  all(): void {
    const [low, high] = this.transport.clock.range();
    const margin = (high - low) * 0.015;
    this.view = [low - margin, high + margin];
    this.labels.replaceChildren(...this.recordings.map((r, k) => {
      const row = h("div", { class: "lane-label" }, h("span", { class: `badge c${(k % 6) + 1}` }, String(k + 1)), h("span", {}, r.file));
      row.style.top = `${TOP + SHARED + k * LANE}px`;
      return row;
    }), (() => { const row = h("div", { class: "lane-label" }, h("span", {}, say("Who shows it"))); row.style.top = `${TOP}px`; row.classList.add("short"); return row; })());
    this.draw();
  }

  zoom(factor: number, at: number): void {
    const [low, high] = this.transport.clock.range();
    const [a, b] = this.view;
    const width = Math.min((high - low) * 1.03, Math.max(0.4, (b - a) * factor));
    const left = at - ((at - a) / (b - a)) * width;
    this.view = [left, left + width];
    this.keepInside();
  }

  private keepInside(): void {
    const [low, high] = this.transport.clock.range();
    const margin = (high - low) * 0.015;
    const width = this.view[1] - this.view[0];
    const left = Math.min(Math.max(this.view[0], low - margin), Math.max(low - margin, high + margin - width));
    this.view = [left, left + width];
    this.draw();
  }

  private wheel(e: WheelEvent): void {
    const at = this.timeAt(e);
    if (e.ctrlKey || e.metaKey) { e.preventDefault(); this.zoom(Math.exp(e.deltaY * 0.004), at); } else if (e.shiftKey || Math.abs(e.deltaX) > Math.abs(e.deltaY)) {
      e.preventDefault();
      const by = ((e.deltaX || e.deltaY) / Math.max(1, this.pad.clientWidth)) * (this.view[1] - this.view[0]);
      this.view = [this.view[0] + by, this.view[1] + by];
      this.keepInside();
    }
  }

  private timeAt(e: MouseEvent): number {
    const box = this.pad.getBoundingClientRect();
    return this.view[0] + ((e.clientX - box.left) / box.width) * (this.view[1] - this.view[0]);
  }

  private seekTo(e: PointerEvent): void { this.transport.seek(this.timeAt(e)); }

  private hover(e: PointerEvent): void {
    const clock = this.timeAt(e);
    const box = this.pad.getBoundingClientRect();
    const lines = [say("clock {t}", { t: clockTime(clock, 2) })];
    this.recordings.forEach((r, k) => {
      const place = this.transport.clock.place(r.id, clock);
      lines.push("segment" in place ? `${k + 1}  ${clockTime(place.t, 2)} ${place.segment.half ? plusMinus(place.segment.half) : ""}` : `${k + 1}  ${{ before: say("before its start"), after: say("after its end"), gap: say("gap"), unplaced: say("undetermined") }[place.why]}`);
    });
    this.tip.replaceChildren(...lines.map((line) => h("div", {}, line)));
    this.tip.hidden = false;
    const x = e.clientX - box.left;
    this.tip.style.left = `${Math.min(x + 12, box.width - 190)}px`;
  }

  /** Bring the clock into view while it runs, and redraw. */
  follow(): void {
    const [a, b] = this.view;
    if (!this.dragging && (this.transport.now < a || this.transport.now > b)) {
      const width = b - a;
      this.view = [this.transport.now - width * 0.1, this.transport.now + width * 0.9];
      this.keepInside();
    }
    this.draw();
  }

  draw(): void {
    if (this.queued) return;
    this.queued = true;
    requestAnimationFrame(() => { this.queued = false; this.paint(); });
  }

  private paint(): void {
    const width = this.pad.clientWidth;
    if (!width) return;
    const height = TOP + SHARED + LANE * this.recordings.length + FOOT;
    const scale = window.devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * scale) || this.canvas.height !== Math.round(height * scale)) {
      this.canvas.width = Math.round(width * scale);
      this.canvas.height = Math.round(height * scale);
      this.canvas.style.height = `${height}px`;
      this.pad.style.height = `${height}px`;
      this.labels.style.height = `${height}px`;
    }
    const c = this.canvas.getContext("2d")!;
    c.setTransform(scale, 0, 0, scale, 0, 0);
    c.clearRect(0, 0, width, height);
    const style = getComputedStyle(this.el);
    const colour = (name: string) => style.getPropertyValue(name).trim() || "#888";
    const [a, b] = this.view;
    const x = (t: number) => ((t - a) / (b - a)) * width;
    const font = style.fontFamily;
    const clock = this.transport.clock;

    // axis
    const steps = [0.04, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
    const step = steps.find((s) => (s / (b - a)) * width >= 76) ?? 3600;
    c.font = `11px ${font}`;
    c.textBaseline = "middle";
    for (let k = Math.ceil(a / step); k * step <= b; k++) {
      const px = Math.round(x(k * step)) + 0.5;
      c.strokeStyle = colour("--line-soft");
      c.beginPath(); c.moveTo(px, TOP - 5); c.lineTo(px, height); c.stroke();
      c.fillStyle = colour("--ink-2");
      c.textAlign = px < 20 ? "left" : px > width - 20 ? "right" : "center";
      c.fillText(clockTime(k * step, step < 0.1 ? 2 : step < 1 ? 1 : 0), px, 9);
    }

    // who shows each stretch
    const edges = new Set<number>();
    const spans = this.recordings.map((r) => clock.of(r.id).map((s) => [toClock(s, s.from), toClock(s, s.to)] as [number, number]));
    for (const list of spans) for (const [p, q] of list) { edges.add(p); edges.add(q); }
    const sorted = [...edges].sort((p, q) => p - q);
    const placed = this.recordings.filter((r) => clock.placed(r.id)).length;
    for (let k = 0; k + 1 < sorted.length; k++) {
      const middle = (sorted[k]! + sorted[k + 1]!) / 2;
      const who = spans.map((list, i) => (list.some(([p, q]) => middle >= p && middle < q) ? i : -1)).filter((i) => i >= 0);
      if (!who.length) continue;
      const left = x(sorted[k]!), right = x(sorted[k + 1]!);
      const every = who.length === this.recordings.length && placed > 1;
      c.fillStyle = every ? colour("--shared") : who.length > 1 ? colour("--shared-some") : colour("--single");
      c.fillRect(left, TOP + 3, Math.max(1, right - left - 1), SHARED - 10);
      const text = every ? (this.recordings.length === 2 ? say("both") : say("every recording")) : who.length === 1 ? say("{n} only", { n: who[0]! + 1 }) : who.map((i) => i + 1).join(" + ");
      c.fillStyle = every ? colour("--on-shared") : colour("--ink");
      c.textAlign = "left";
      if (c.measureText(text).width < right - left - 10) c.fillText(text, Math.max(left, 0) + 5, TOP + 3 + (SHARED - 10) / 2 + 0.5);
    }

    this.recordings.forEach((r, k) => this.lane(c, r, k, TOP + SHARED + k * LANE, x, colour, width));

    // loop and playhead
    if (this.transport.loop) {
      const [p, q] = this.transport.loop;
      c.fillStyle = colour("--loop");
      c.fillRect(x(p), TOP - 4, x(q) - x(p), height);
    }
    const at = Math.round(x(this.transport.now)) + 0.5;
    c.strokeStyle = colour("--playhead");
    c.lineWidth = 1.5;
    c.beginPath(); c.moveTo(at, TOP - 6); c.lineTo(at, height); c.stroke();
    c.lineWidth = 1;
    c.fillStyle = colour("--playhead");
    c.beginPath(); c.moveTo(at - 5, TOP - 10); c.lineTo(at + 5, TOP - 10); c.lineTo(at, TOP - 2); c.fill();
    const [low, high] = clock.range();
    this.pad.setAttribute("aria-valuemin", low.toFixed(3));
    this.pad.setAttribute("aria-valuemax", high.toFixed(3));
    this.pad.setAttribute("aria-valuenow", this.transport.now.toFixed(3));
    this.pad.setAttribute("aria-valuetext", say("{t} on the clock", { t: clockTime(this.transport.now) }));
  }

  private lane(c: CanvasRenderingContext2D, r: RecordingData, k: number, y: number, x: (t: number) => number, colour: (n: string) => string, width: number): void {
    const clock = this.transport.clock;
    const own = colour(`--c${(k % 6) + 1}`);
    const list = clock.of(r.id);
    const top = y + 6, tall = 24;
    c.strokeStyle = colour("--line");
    c.beginPath(); c.moveTo(0, y - 0.5); c.lineTo(width, y - 0.5); c.stroke();
    if (!list.length) {
      c.fillStyle = colour("--ink-2");
      c.textAlign = "left";
      c.fillText(say("no place on the clock: undetermined"), 8, y + LANE / 2);
      const t = this.detachedTime(r.id);
      if (t !== null) c.fillText(say("on its own at {t}", { t: clockTime(t, 2) }), 260, y + LANE / 2);
      return;
    }
    for (const [i, s] of list.entries()) {
      const left = x(toClock(s, s.from)), right = x(toClock(s, s.to));
      const before = list[i - 1];
      if (before) { // the gap between two stretches
        const gapLeft = x(toClock(before, before.to));
        if (left - gapLeft > 2) {
          c.strokeStyle = colour("--ink-3");
          c.setLineDash([2, 3]);
          c.beginPath(); c.moveTo(gapLeft, top + tall / 2); c.lineTo(left, top + tall / 2); c.stroke();
          c.setLineDash([]);
          if (left - gapLeft > 40) { c.fillStyle = colour("--ink-2"); c.textAlign = "center"; c.fillText(say("gap"), (gapLeft + left) / 2, top + tall / 2 - 8); }
        }
      }
      c.fillStyle = own;
      c.globalAlpha = 0.2;
      c.fillRect(left, top, right - left, tall);
      c.globalAlpha = 1;
      c.fillRect(left, top, right - left, 2);
      const px = (t: number) => x(toClock(s, t));
      // sound level
      const media = this.media[r.id];
      const levels = media?.sound_levels ?? [], wide = media?.sound_step_s ?? 0.1;
      if (levels.length) {
        c.fillStyle = own;
        c.globalAlpha = 0.55;
        const every = Math.max(1, Math.floor((0.75 / Math.max(1e-6, px(wide) - px(0)))));
        for (let n = Math.max(0, Math.floor(s.from / wide)); n < Math.min(levels.length, s.to / wide); n += every) {
          const tallness = (levels[n]! / 100) * (tall - 4);
          c.fillRect(px(n * wide), top + tall - tallness, Math.max(1, px((n + every) * wide) - px(n * wide) - 0.5), tallness);
        }
        c.globalAlpha = 1;
      }
      for (const stretch of r.stretches ?? []) {
        const p = px(Math.max(stretch.from_s, s.from)), q = px(Math.min(stretch.to_s, s.to));
        if (q <= p) continue;
        c.fillStyle = colour("--stretch");
        c.fillRect(p, top + 2, q - p, tall - 2);
        c.fillStyle = colour("--ink");
        c.textAlign = "left";
        if (q - p > 44) c.fillText(say(stretch.kind), p + 4, top + tall / 2 + 1);
      }
      c.fillStyle = own; // cuts
      for (const shot of r.shots) if (shot.from_s > s.from + 0.01 && shot.from_s < s.to - 0.01) c.fillRect(px(shot.from_s) - 1, top - 3, 2, tall + 6);
      if (i > 0) c.fillRect(left - 1, top - 3, 2, tall + 6);
      // tracked movers
      const counts = this.moved.get(r.id) ?? [];
      const most = Math.max(1, ...counts);
      for (let n = Math.floor(s.from * 4); n < Math.min(counts.length, s.to * 4); n++) {
        if (!counts[n]) continue;
        c.fillStyle = colour("--tracks");
        c.globalAlpha = 0.3 + (0.7 * counts[n]!) / most;
        c.fillRect(px(Math.max(n / 4, s.from)), top + tall + 4, Math.max(1, px(Math.min((n + 1) / 4, s.to)) - px(Math.max(n / 4, s.from))), 5);
      }
      c.globalAlpha = 1;
      if (s.half) { // the interval of the clock, at the start of the stretch
        c.strokeStyle = colour("--ink");
        const p = x(toClock(s, s.from) - s.half), q = x(toClock(s, s.from) + s.half), line = top + tall + 14.5;
        c.beginPath(); c.moveTo(p, line); c.lineTo(Math.max(q, p + 1), line); c.moveTo(p, line - 3); c.lineTo(p, line + 3); c.moveTo(q, line - 3); c.lineTo(q, line + 3); c.stroke();
        const text = `${plusMinus(s.half)}`;
        c.fillStyle = colour("--ink-2");
        c.textAlign = "left";
        if (c.measureText(text).width < right - left - 8) c.fillText(text, q + 5, line + 0.5);
      }
    }
    for (const o of this.observations) {
      const put = (from: number, to: number | null | undefined, filled: boolean) => {
        const at = clock.clockOf(r.id, from);
        if (at === null) return;
        const end = to ? clock.clockOf(r.id, to) : null;
        c.fillStyle = colour("--seen");
        c.strokeStyle = colour("--seen");
        const cx = x(at), cy = top + tall / 2 + 1;
        if (end !== null && x(end) - cx > 6) c.fillRect(cx, cy - 1, x(end) - cx, 2);
        c.beginPath(); c.moveTo(cx, cy - 6); c.lineTo(cx + 5, cy); c.lineTo(cx, cy + 6); c.lineTo(cx - 5, cy); c.closePath();
        if (filled) c.fill(); else c.stroke();
      };
      if (o.recording === r.id) put(o.from_s, o.to_s, true);
      for (const e of o.elsewhere ?? []) if (e.recording === r.id && typeof e.from_s === "number") put(e.from_s, e.to_s, false);
    }
  }
}

export function describeSpan(from: number | null, to: number | null): string {
  return from === null || to === null ? "–" : `${clockTime(from, 2)} – ${clockTime(to, 2)} (${seconds(to - from)})`;
}
