// Regions on the picture: drawn with the pointer, and shown while an observation lasts.
import { h } from "@player/dom";
import { apply } from "@player/geometry";
import type { Pin } from "@player/groundmap";
import type { Viewer } from "@player/viewer";
import type { Mark, Observed } from "./pair_data";

const LEAST = 0.005;
/** Half a frame at 25 frames a second. */
const NEAR_S = 0.02;

export class Region {
  private pad: HTMLElement | null = null;
  private readonly shown = new Map<string, HTMLElement>();

  constructor(private readonly drawn: (area: Mark) => void) {}

  /** Let the person draw one rectangle on a recording's untouched picture. */
  draw(viewer: Viewer): void {
    this.stop();
    if (viewer.rectified) viewer.setRectified(false);
    const box = h("div", { class: "region new", hidden: true });
    const pad = h("div", { class: "region-pad" }, box);
    let start: [number, number] | null = null;
    const at = (e: PointerEvent): [number, number] => {
      const edge = pad.getBoundingClientRect();
      const inside = (n: number) => Math.min(1, Math.max(0, n));
      return [inside((e.clientX - edge.left) / edge.width), inside((e.clientY - edge.top) / edge.height)];
    };
    const area = (a: [number, number], b: [number, number]): Mark => ({ x: Math.min(a[0], b[0]), y: Math.min(a[1], b[1]), w: Math.abs(a[0] - b[0]), h: Math.abs(a[1] - b[1]), unit: "fraction" });
    pad.addEventListener("pointerdown", (e) => { e.preventDefault(); e.stopPropagation(); start = at(e); pad.setPointerCapture(e.pointerId); });
    pad.addEventListener("pointermove", (e) => { if (start) { box.hidden = false; put(box, area(start, at(e))); } });
    pad.addEventListener("pointerup", (e) => {
      if (!start) return;
      const found = area(start, at(e));
      this.stop();
      if (found.w > LEAST && found.h > LEAST) this.drawn(found);
    });
    pad.addEventListener("click", (e) => e.stopPropagation());
    viewer.el.querySelector(".stage")!.append(pad);
    this.pad = pad;
  }

  stop(): void { this.pad?.remove(); this.pad = null; }

  /** Where observations that last now stand on the ground: the middle of the lower edge of their region. */
  pins(viewers: Viewer[], observations: Observed[]): Pin[] {
    const found: Pin[] = [];
    for (const viewer of viewers) {
      const m = viewer.active ? viewer.homography() : null;
      if (!m) continue;
      for (const one of observations) {
        if (one.recording !== viewer.id || !one.mark || !lasts(one, viewer)) continue;
        const area = shares(one.mark, viewer);
        found.push({ at: apply(m, (area.x + area.w / 2) * viewer.recording.width, (area.y + area.h) * viewer.recording.height), label: one.who || one.action || "", number: viewer.number });
      }
    }
    return found;
  }

  /** Draw the regions of observations that last now. */
  show(viewers: Viewer[], observations: Observed[]): void {
    const wanted = new Set<string>();
    for (const viewer of viewers) {
      if (!viewer.active || viewer.rectified || !viewer.guard.shown) continue;
      for (const one of observations) {
        if (one.recording !== viewer.id || !one.mark || !lasts(one, viewer)) continue;
        wanted.add(one.id);
        let box = this.shown.get(one.id);
        if (!box) { box = h("div", { class: "region" }, h("span", {}, one.who || one.action || "")); this.shown.set(one.id, box); viewer.el.querySelector(".stage")!.append(box); }
        put(box, shares(one.mark, viewer));
      }
    }
    for (const [id, box] of this.shown) if (!wanted.has(id)) { box.remove(); this.shown.delete(id); }
  }
}

function lasts(one: Observed, viewer: Viewer): boolean { return viewer.t >= one.from_s - NEAR_S && viewer.t <= (one.to_s ?? one.from_s) + NEAR_S; }

function shares(mark: Mark, viewer: Viewer): Mark {
  if (mark.unit === "fraction") return mark;
  const { width, height } = viewer.recording;
  return { x: mark.x / width, y: mark.y / height, w: mark.w / width, h: mark.h / height, unit: "fraction" };
}

function put(box: HTMLElement, mark: Mark): void {
  box.style.left = `${mark.x * 100}%`; box.style.top = `${mark.y * 100}%`; box.style.width = `${mark.w * 100}%`; box.style.height = `${mark.h * 100}%`;
}
