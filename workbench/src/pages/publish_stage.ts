// The recording on which masks are drawn: the player's own viewer, with what is masked, cleared and offered laid over it.
import { h } from "@player/dom";
import { Guards } from "@player/guard";
import { Viewer, type ViewerHost } from "@player/viewer";
import { t } from "../app/words";
import { Region } from "./pair_region";
import { along, type Place, type Publication } from "./publish_data";

type Corners = [number, number][];

export class Stage {
  readonly el: HTMLElement;
  readonly guards = new Guards();
  readonly viewer: Viewer;
  private readonly layer = h("div", { class: "mask-layer", "aria-hidden": "true" });
  private readonly region: Region;
  private drawn: Corners | null = null;
  onTime: (() => void) | null = null;

  constructor(private held: Publication, drawn: (corners: Corners) => void, picked: (track: string) => void) {
    this.picked = picked;
    this.region = new Region((area) => { this.drawn = [[area.x, area.y], [area.x + area.w, area.y], [area.x + area.w, area.y + area.h], [area.x, area.y + area.h]]; drawn(this.drawn); this.draw(); });
    const { plan, media } = held;
    const host: ViewerHost = {
      shownFrame: () => { this.draw(); this.onTime?.(); }, lead: () => undefined, sound: (viewer, on) => viewer.setSound(on), attach: () => undefined,
      groundWithheld: true, groundView: () => null, point: () => undefined };
    const recording = { id: "r1", file: held.file ?? t("recordings.unnamed", { n: held.original ?? 0 }), sha256: plan.original_sha256, duration_s: plan.duration_s, frames: media?.frames ?? 1, width: plan.width, height: plan.height, has_sound: plan.has_sound, shots: [] };
    this.viewer = new Viewer(recording, 1, media ? { ...media, file: `/api/publications/${held.id}/files/media/r1.mp4` } : undefined, undefined, this.guards, host);
    this.viewer.setAttached(false, false);
    this.viewer.el.querySelector(".stage")!.append(this.layer);
    this.guards.onChange(() => this.draw());
    this.el = h("div", { class: "publish-stage" }, this.viewer.el);
  }

  private readonly picked: (track: string) => void;

  get t(): number { return this.viewer.t; }

  begin(): void { this.viewer.show(0); }

  update(held: Publication): void { this.held = held; this.drawn = null; this.draw(); }

  seek(at: number): void { this.viewer.show(Math.max(0, at)); }

  ask(): boolean {
    if (!this.viewer.guard.shown) return false;
    this.region.draw(this.viewer);
    return true;
  }

  forget(): void { this.region.stop(); this.drawn = null; this.draw(); }

  leave(): void { this.viewer.release(); }

  /** Draw what holds at the frame on screen. */
  private draw(): void {
    const { plan } = this.held;
    const at = this.viewer.t;
    const parts: HTMLElement[] = [];
    if (this.viewer.guard.shown) {
      for (const one of plan.maskings) if (at >= one.from_s && at < one.to_s) parts.push(...this.box(one.region, at, `mask-box masked`, one.id));
      for (const one of plan.clearances) if (one.what !== "sound" && at >= one.from_s && at < one.to_s) parts.push(...this.box(one.region, at, `mask-box cleared${one.agreed ? "" : " waits"}`, one.id));
      for (const one of plan.tracks) {
        const place = along(one.path, at);
        if (place) parts.push(this.dot(place, one.id));
      }
      if (this.drawn) parts.push(this.rectangle(this.drawn, "mask-box new", ""));
    }
    this.layer.replaceChildren(...parts);
  }

  private box(place: Place, at: number, kind: string, id: string): HTMLElement[] {
    if (place.follows === "track") {
      const found = along(place.path, at, 0.4);
      if (!found) return [];
      const [x, y] = found, r = place.radius, tall = (r * this.held.plan.width) / this.held.plan.height;
      return [this.rectangle([[x - r, y - tall], [x + r, y + tall]], kind, id)];
    }
    if (place.follows === "ground" && Math.abs(at - place.at_s) > 0.05) return [];
    return [this.rectangle(place.points.length ? place.points : [[0, 0], [1, 1]], kind, id)];
  }

  private rectangle(points: Corners, kind: string, id: string): HTMLElement {
    const xs = points.map((one) => one[0]), ys = points.map((one) => one[1]);
    const box = h("div", { class: kind }, id ? h("span", {}, id) : null);
    place(box, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
    return box;
  }

  private dot([x, y]: [number, number], id: string): HTMLElement {
    const dot = h("button", { type: "button", class: "track-dot", tabindex: "-1", title: t("publish.track", { id }), onclick: (e: Event) => { e.stopPropagation(); this.picked(id); } }, id);
    dot.style.left = `${x * 100}%`;
    dot.style.top = `${y * 100}%`;
    return dot;
  }
}

function place(box: HTMLElement, x0: number, y0: number, x1: number, y1: number): void {
  box.style.left = `${x0 * 100}%`; box.style.top = `${y0 * 100}%`; box.style.width = `${(x1 - x0) * 100}%`; box.style.height = `${(y1 - y0) * 100}%`;
}
