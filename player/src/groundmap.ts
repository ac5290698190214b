// The common ground: map pictures (blurred until asked), what each recording has in view, and the movers' paths.
import { clear, h } from "./dom";
import { around, fit, lastAt, matrix3d, type H } from "./geometry";
import type { Guards } from "./guard";
import type { Extent, GroundData, GroundRecordingData } from "./types";
import type { Viewer } from "./viewer";
import { say, spoken } from "./say";

const TRAIL_S = 4;

/** A place that a person marked, on the ground. */
export interface Pin { at: [number, number]; label: string; number: number }

export class GroundMap {
  readonly el: HTMLElement;
  view: Extent | null;
  /** Places to show now; the page around the player sets them. */
  pins: Pin[] = [];
  private readonly box: HTMLDivElement;
  private readonly pictures = h("div", { class: "map-pictures" });
  private readonly canvas = h("canvas", { "aria-hidden": "true" });
  private readonly list: GroundRecordingData[];
  private readonly whole: Extent | null;
  private readonly followButton: HTMLButtonElement;
  private readonly counts: HTMLElement;
  private readonly footprintTimes = new Map<string, Float64Array>();
  private follow = false;
  private queued = false;
  private point: [number, number] | null = null;
  private images: { el: HTMLImageElement; extent: Extent }[] = [];

  constructor(private readonly ground: GroundData, private readonly viewers: Viewer[], guards: Guards, private readonly viewChanged: () => void, pointed: (at: [number, number] | null) => void) {
    this.list = (ground.recordings ?? []).filter((g) => g.common !== false);
    this.whole = ground.extent ?? around(this.list.flatMap((g) => (g.footprints ?? []).flatMap((f) => f.polygon)));
    this.view = this.whole;
    const guard = guards.add(this.pictures, say("ground map"));
    this.counts = h("div", { class: "map-counts", "aria-live": "off" });
    this.followButton = h("button", { type: "button", "aria-pressed": "false", title: say("Follow what the recordings have in view (F)"), onclick: () => this.setFollow(!this.follow) }, say("Follow the view"));
    this.box = h("div", { class: "map-box", onpointermove: (e: PointerEvent) => pointed(this.groundAt(e)), onpointerleave: () => pointed(null) }, guard.el, this.canvas);
    const left = (ground.recordings ?? []).filter((g) => g.common === false);
    const none = !this.whole || !this.list.some((g) => g.footprints?.length || g.tracks?.length || g.map);
    this.el = h("section", { class: "map card", "aria-label": say("Ground map") },
      h("header", {}, h("h2", {}, say("Ground map")), none ? null : this.followButton, none ? null : guard.again),
      none ? h("p", { class: "empty" }, ground.withheld ? say("The map is not part of this copy of the report: it would show where the cameras were.") : say("No common ground was found, so there is no map.")) : this.box,
      none ? null : this.counts,
      ...left.map((g) => h("p", { class: "note" }, say("Not drawn: {file} could not be registered to the common ground.", { file: this.nameOf(g.id) }), " ", spoken(g.reason))),
      none ? null : h("p", { class: "note" }, say("Outlines: what each recording has in view now. Lines: paths of movers over the last 4 seconds. Where no path is drawn, no motion was detected; something that lies still becomes part of the ground picture.")));
    for (const g of [...this.list].sort((p) => (p.id === ground.reference ? 1 : -1))) {
      if (!g.map?.file) continue;
      const img = h("img", { src: g.map.file, alt: "", draggable: "false" });
      img.addEventListener("load", () => this.draw());
      img.addEventListener("error", () => img.remove());
      this.images.push({ el: img, extent: g.map.extent });
      this.pictures.append(img);
    }
    new ResizeObserver(() => { this.place(); this.draw(); }).observe(this.box);
  }

  private nameOf(id: string): string { return this.viewers.find((v) => v.id === id)?.recording.file ?? id; }

  setFollow(on: boolean): void {
    this.follow = on;
    this.followButton.setAttribute("aria-pressed", String(on));
    if (!on) this.view = this.whole;
    this.place(); this.draw(); this.viewChanged();
  }

  toggleFollow(): void { this.setFollow(!this.follow); }

  mark(point: [number, number] | null): void { this.point = point; this.draw(); }

  private matrix(): H | null {
    return this.view && this.box.clientWidth ? fit(this.view, this.box.clientWidth, this.box.clientHeight) : null;
  }

  private groundAt(e: PointerEvent): [number, number] | null {
    const m = this.matrix();
    if (!m) return null;
    const box = this.box.getBoundingClientRect();
    return [(e.clientX - box.left - m[2]!) / m[0]!, (e.clientY - box.top - m[5]!) / m[4]!];
  }

  /** Put the map pictures where their ground is. */
  private place(): void {
    if (this.whole && this.box.clientWidth) {
      const ratio = (this.whole[2] - this.whole[0]) / (this.whole[3] - this.whole[1]);
      this.box.style.aspectRatio = String(Math.min(2.4, Math.max(1.15, ratio)));
    }
    const m = this.matrix();
    if (!m) return;
    for (const { el, extent } of this.images) {
      const s = m[0]!;
      el.style.width = `${s * (extent[2] - extent[0])}px`;
      el.style.height = `${s * (extent[3] - extent[1])}px`;
      el.style.transform = matrix3d([1, 0, s * extent[0] + m[2]!, 0, 1, s * extent[1] + m[5]!, 0, 0, 1]) ?? "";
    }
  }

  private footprint(g: GroundRecordingData, t: number): [number, number][] | null {
    const list = g.footprints ?? [];
    let times = this.footprintTimes.get(g.id);
    if (!times) this.footprintTimes.set(g.id, (times = Float64Array.from(list, (f) => f.t_s)));
    const k = lastAt(times, t);
    return list[k] && t - list[k]!.t_s < 1.2 ? list[k]!.polygon : null;
  }

  draw(): void {
    if (this.queued) return;
    this.queued = true;
    requestAnimationFrame(() => { this.queued = false; this.paint(); });
  }

  private paint(): void {
    const width = this.box.clientWidth, height = this.box.clientHeight;
    if (!width || !this.view) return;
    const on = this.list.map((g) => ({ g, viewer: this.viewers.find((v) => v.id === g.id) })).filter((e) => e.viewer?.active && e.viewer.frame >= 0);
    if (this.follow) this.glide(around(on.flatMap(({ g, viewer }) => this.footprint(g, viewer!.t) ?? [])));
    const scale = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * scale);
    this.canvas.height = Math.round(height * scale);
    const c = this.canvas.getContext("2d")!;
    c.setTransform(scale, 0, 0, scale, 0, 0);
    const m = this.matrix()!;
    const px = (x: number, y: number): [number, number] => [m[0]! * x + m[2]!, m[4]! * y + m[5]!];
    const style = getComputedStyle(this.el);
    const colour = (k: number) => style.getPropertyValue(`--c${((k - 1) % 6) + 1}`).trim();
    const halo = style.getPropertyValue("--halo").trim();
    const parts: (Node | string)[] = [];
    for (const { g, viewer } of on) {
      const t = viewer!.t, own = colour(viewer!.number);
      const polygon = this.footprint(g, t);
      if (polygon) {
        c.beginPath();
        polygon.forEach(([x, y], i) => { const [u, v] = px(x, y); if (i) c.lineTo(u, v); else c.moveTo(u, v); });
        c.closePath();
        c.strokeStyle = halo; c.lineWidth = 4; c.stroke();
        c.strokeStyle = own; c.lineWidth = 2; c.setLineDash(viewer!.number % 2 ? [] : [7, 4]); c.stroke(); c.setLineDash([]);
      }
      let moving = 0;
      for (const track of g.tracks ?? []) {
        const k = lastAt(track.t_s, t);
        if (k < 0 || (k === track.t_s.length - 1 && t - track.t_s[k]! > 0.25)) continue;
        moving++;
        const next = Math.min(k + 1, track.t_s.length - 1);
        const span = track.t_s[next]! - track.t_s[k]!;
        const f = span > 0 ? Math.min(1, (t - track.t_s[k]!) / span) : 0;
        const here = px(track.x[k]! + f * (track.x[next]! - track.x[k]!), track.y[k]! + f * (track.y[next]! - track.y[k]!));
        c.beginPath();
        let started = false;
        for (let i = Math.max(0, lastAt(track.t_s, t - TRAIL_S)); i <= k; i++) {
          const [u, v] = px(track.x[i]!, track.y[i]!);
          if (started) c.lineTo(u, v); else { c.moveTo(u, v); started = true; }
        }
        c.lineTo(here[0], here[1]);
        c.strokeStyle = halo; c.lineWidth = 3.5; c.stroke();
        c.strokeStyle = own; c.lineWidth = 1.5; c.stroke();
        c.beginPath();
        if (viewer!.number % 2) c.arc(here[0], here[1], 4, 0, 7); else c.rect(here[0] - 3.5, here[1] - 3.5, 7, 7);
        c.fillStyle = own; c.fill();
        c.strokeStyle = halo; c.lineWidth = 1.5; c.stroke();
      }
      parts.push(h("span", {}, h("span", { class: `badge c${((viewer!.number - 1) % 6) + 1}` }, String(viewer!.number)), " ", moving === 1 ? say("1 mover tracked now") : say("{n} movers tracked now", { n: moving })));
    }
    for (const pin of this.pins) this.pin(c, px(...pin.at), pin, colour(pin.number), halo);
    if (this.point) {
      const [u, v] = px(...this.point);
      c.strokeStyle = halo; c.lineWidth = 3;
      for (let pass = 0; pass < 2; pass++) {
        c.beginPath(); c.moveTo(u - 9, v); c.lineTo(u + 9, v); c.moveTo(u, v - 9); c.lineTo(u, v + 9); c.stroke();
        c.strokeStyle = style.getPropertyValue("--ink").trim(); c.lineWidth = 1;
      }
    }
    const metres = this.ground.metres_per_unit;
    const wide = 90 / m[0]!;
    const unit = metres ? wide * metres : wide;
    const nice = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].filter((n) => n <= unit).pop() ?? unit;
    const long = (nice / unit) * 90;
    parts.push(h("span", { class: "scale" }, (() => { const bar = h("i", {}); bar.style.width = `${long}px`; return bar; })(), metres ? say("{n} m", { n: nice }) : say("{n} px of the reference picture; no scale known", { n: nice })));
    clear(this.counts, ...parts);
  }

  private pin(c: CanvasRenderingContext2D, [u, v]: [number, number], pin: Pin, own: string, halo: string): void {
    c.beginPath(); c.moveTo(u, v); c.lineTo(u - 6, v - 11); c.arc(u, v - 13, 6.3, Math.PI * 0.9, Math.PI * 2.1); c.closePath();
    c.strokeStyle = halo; c.lineWidth = 3; c.stroke();
    c.fillStyle = own; c.fill();
    if (!pin.label) return;
    c.font = `12px ${getComputedStyle(this.el).fontFamily}`;
    c.textAlign = "left"; c.textBaseline = "middle";
    c.strokeStyle = halo; c.lineWidth = 3.5; c.lineJoin = "round"; c.strokeText(pin.label, u + 10, v - 12);
    c.fillStyle = getComputedStyle(this.el).getPropertyValue("--ink").trim(); c.fillText(pin.label, u + 10, v - 12);
  }

  private glide(goal: Extent | null): void {
    if (!goal || !this.view) return;
    const far = Math.max(...goal.map((v, i) => Math.abs(v - this.view![i]!)));
    const size = goal[2] - goal[0];
    if (far < size * 0.01) return;
    const f = far > size ? 1 : 0.15;
    this.view = this.view.map((v, i) => v + f * (goal[i]! - v)) as Extent;
    this.place(); this.viewChanged();
    if (f < 1) this.draw();
  }
}
