// A map that needs no network: land as it lies, without borders of states; marks, circles of precision, a scale and a net
// of degrees, so that a position means something where there is no coast.
import { clear, h } from "@player/dom";
import { plainly, sentence } from "../../app/parts";
import { t } from "../../app/words";
import { baseMap, Tiles } from "./base_map";
import land from "./land.json";
import { draw as svg } from "./svg";

const TILE_PX = 256, MOST_ZOOM = 17, EARTH_M = 40_075_016.7;

export interface Spot { latitude: number; longitude: number; n: number; same?: boolean; label: string; href?: string; precision_m?: number | null; onpick?: () => void }
export interface Placed { x: number; y: number; zoom: number }

export function mercator(latitude: number, longitude: number): { x: number; y: number } {
  const phi = (Math.max(-85.0511, Math.min(85.0511, latitude)) * Math.PI) / 180;
  return { x: (longitude + 180) / 360, y: 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI) };
}
export function degrees(x: number, y: number): { latitude: number; longitude: number } {
  return { latitude: (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) * (180 / Math.PI), longitude: x * 360 - 180 };
}

let landPath = "";
/** The outline of the land on the square map of 10,000 units. */
function outline(): string {
  if (landPath) return landPath;
  const parts: string[] = [];
  for (const ring of land.rings) {
    const numbers = ring.match(/-?\d+/g)!.map(Number);
    let lon = 0, lat = 0;
    for (let k = 0; k < numbers.length; k += 2) {
      lon += numbers[k]!; lat += numbers[k + 1]!;
      const at = mercator(lat * land.step, lon * land.step);
      parts.push(`${k ? "L" : "M"}${(at.x * 10_000).toFixed(2)} ${(at.y * 10_000).toFixed(2)}`);
    }
    parts.push("Z");
  }
  return (landPath = parts.join(""));
}

export class WorldMap {
  readonly el: HTMLElement;
  private readonly canvas = svg("svg", { class: "world", role: "group", "aria-label": t("map.label") });
  private readonly ground = svg("g");
  private readonly below = svg("g", { class: "tiles" });
  private tiles: Tiles | null = null;
  private readonly net = svg("g", { class: "net" });
  private readonly marks = svg("g");
  private readonly scale = h("div", { class: "map-scale" });
  private readonly credit = h("p", { class: "map-credit" }, "Natural Earth");
  private at: Placed = { x: 0.5, y: 0.4, zoom: 1.5 };
  private spots: Spot[] = [];
  private width = 800;
  private height = 480;
  private moved = 0;
  private readonly watch: ResizeObserver;
  /** Called a moment after the view moved. */
  onmove: (() => void) | null = null;

  constructor(private readonly wheel = true) {
    this.canvas.append(svg("rect", { class: "sea", width: "100%", height: "100%" }), this.ground, this.below, this.net, this.marks);
    this.ground.append(svg("path", { d: outline(), class: "land", "vector-effect": "non-scaling-stroke" }));
    const button = (words: string, sign: string, by: number) => h("button", { type: "button", title: words, "aria-label": words, onclick: () => this.zoomBy(by) }, sign);
    this.el = h("div", { class: "map" }, h("div", { class: "map-frame", tabindex: "0", role: "application", "aria-label": t("map.keys"), onkeydown: (e: KeyboardEvent) => this.keyed(e) }, this.canvas as unknown as HTMLElement),
      h("div", { class: "map-zoom" }, button(t("map.in"), "+", 1), button(t("map.out"), "−", -1)), this.scale, this.credit);
    void baseMap().then((found) => this.take(found), () => undefined);
    this.drag();
    this.watch = new ResizeObserver(() => this.sized());
    this.watch.observe(this.el);
  }

  /** The user's own map lies over the land; whose it is, or why it is not shown, stands on it. */
  private take(found: Awaited<ReturnType<typeof baseMap>>): void {
    if (found.map) {
      this.tiles = new Tiles(found.map, this.below);
      this.credit.textContent = found.map.credit ? t("map.own_by", { file: found.map.name, credit: found.map.credit }) : t("map.own", { file: found.map.name });
      this.draw();
    } else if (found.problem.message) this.el.append(h("p", { class: "map-problem", role: "alert" }, plainly(sentence(found.problem.message)), " ", plainly(found.problem.advice)));
  }

  leave(): void { this.watch.disconnect(); clearTimeout(this.moved); }

  get zoom(): number { return this.at.zoom; }
  get place(): Placed { return { ...this.at }; }

  /** South, west, north, east of what is in view. */
  get view(): [number, number, number, number] {
    const half = { x: this.width / 2 / this.world, y: this.height / 2 / this.world };
    const nw = degrees(Math.max(0, this.at.x - half.x), Math.max(0, this.at.y - half.y)), se = degrees(Math.min(1, this.at.x + half.x), Math.min(1, this.at.y + half.y));
    return [se.latitude, nw.longitude, nw.latitude, se.longitude];
  }

  private get world(): number { return TILE_PX * 2 ** this.at.zoom; }

  go(place: Placed): void { this.at = place; this.draw(); this.later(); }

  /** Show all of a box, with a margin. */
  fit([south, west, north, east]: [number, number, number, number], most = 12): void {
    const a = mercator(north, west), b = mercator(south, east);
    const width = Math.max(b.x - a.x, 1e-9), height = Math.max(b.y - a.y, 1e-9);
    const zoom = Math.min(most, Math.log2((this.width - 90) / TILE_PX / width), Math.log2((this.height - 90) / TILE_PX / height));
    this.go({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, zoom: Math.max(0.5, zoom) });
  }

  show(spots: Spot[]): void { this.spots = spots; this.draw(); }

  private zoomBy(by: number, px = this.width / 2, py = this.height / 2): void {
    const zoom = Math.max(0.5, Math.min(MOST_ZOOM, this.at.zoom + by));
    const before = this.world, after = TILE_PX * 2 ** zoom;
    const dx = px - this.width / 2, dy = py - this.height / 2;
    this.go({ x: this.at.x + dx / before - dx / after, y: this.at.y + dy / before - dy / after, zoom });
  }

  private pan(dx: number, dy: number): void { this.go({ ...this.at, x: Math.max(0, Math.min(1, this.at.x + dx / this.world)), y: Math.max(0, Math.min(1, this.at.y + dy / this.world)) }); }

  private keyed(e: KeyboardEvent): void {
    const step = 80;
    const moves: Record<string, () => void> = { ArrowLeft: () => this.pan(-step, 0), ArrowRight: () => this.pan(step, 0), ArrowUp: () => this.pan(0, -step), ArrowDown: () => this.pan(0, step), "+": () => this.zoomBy(1), "=": () => this.zoomBy(1), "-": () => this.zoomBy(-1) };
    const move = moves[e.key];
    if (!move || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    e.stopPropagation();
    move();
  }

  private drag(): void {
    let from: { x: number; y: number; id: number } | null = null;
    const el = this.canvas;
    el.addEventListener("pointerdown", (e) => { if (!(e.target as Element).closest("a, [role=button]")) { from = { x: e.clientX, y: e.clientY, id: e.pointerId }; el.setPointerCapture(e.pointerId); } });
    el.addEventListener("pointermove", (e) => { if (from?.id === e.pointerId) { this.pan(from.x - e.clientX, from.y - e.clientY); from = { x: e.clientX, y: e.clientY, id: e.pointerId }; } });
    for (const end of ["pointerup", "pointercancel"] as const) el.addEventListener(end, () => { from = null; });
    if (this.wheel) el.addEventListener("wheel", (e) => { e.preventDefault(); const box = el.getBoundingClientRect(); this.zoomBy(-Math.sign(e.deltaY) * Math.min(0.6, Math.abs(e.deltaY) / 200), e.clientX - box.left, e.clientY - box.top); }, { passive: false });
  }

  private later(): void { clearTimeout(this.moved); this.moved = window.setTimeout(() => this.onmove?.(), 140); }

  private sized(): void {
    const box = this.el.getBoundingClientRect();
    if (!box.width || (box.width === this.width && box.height === this.height)) return;
    this.width = box.width;
    this.height = box.height;
    this.draw();
    this.later();
  }

  private screen(latitude: number, longitude: number): { x: number; y: number } {
    const at = mercator(latitude, longitude);
    return { x: this.width / 2 + (at.x - this.at.x) * this.world, y: this.height / 2 + (at.y - this.at.y) * this.world };
  }

  private draw(): void {
    const k = this.world / 10_000;
    this.ground.setAttribute("transform", `translate(${this.width / 2 - this.at.x * this.world} ${this.height / 2 - this.at.y * this.world}) scale(${k})`);
    this.tiles?.draw(this.at, this.width, this.height);
    this.drawNet();
    const circles: Node[] = [], marks: Node[] = [];
    for (const one of this.spots) this.mark(one, circles, marks);
    const held = document.activeElement?.getAttribute("data-spot");
    clear(this.marks, ...(circles as Element[]), ...(marks as Element[]));
    if (held) (this.marks.querySelector(`[data-spot="${CSS.escape(held)}"]`) as SVGElement | null)?.focus();
    this.drawScale();
  }

  private mark(one: Spot, circles: Node[], marks: Node[]): void {
    const at = this.screen(one.latitude, one.longitude);
    if (at.x < -80 || at.y < -80 || at.x > this.width + 80 || at.y > this.height + 80) return;
    if (one.precision_m) {
      const r = (one.precision_m / (EARTH_M * Math.cos((one.latitude * Math.PI) / 180))) * this.world;
      if (r > 4 && r < 4000) circles.push(svg("circle", { class: "precision", cx: at.x, cy: at.y, r }));
    }
    const alone = one.n === 1;
    const r = alone ? 5.5 : Math.min(22, 9 + Math.log10(one.n) * 4.2);
    const name = `${one.latitude.toFixed(5)},${one.longitude.toFixed(5)}`;
    const shape = [svg("title", {}, one.label), svg("circle", { class: "hit", cx: at.x, cy: at.y, r: Math.max(r, 13) }), svg("circle", { class: alone ? "spot" : "cluster", cx: at.x, cy: at.y, r }), alone ? null : svg("text", { x: at.x, y: at.y + 3.6 }, short(one.n))];
    const el = one.href ? svg("a", { href: one.href, "data-spot": name, "aria-label": one.label }, ...shape) : svg("g", { role: "button", tabindex: "0", "data-spot": name, "aria-label": one.label }, ...shape);
    if (one.onpick) {
      el.addEventListener("click", (e) => { e.preventDefault(); one.onpick!(); });
      el.addEventListener("keydown", (e) => { if ((e as KeyboardEvent).key === "Enter" || (e as KeyboardEvent).key === " ") { e.preventDefault(); e.stopPropagation(); one.onpick!(); } });
    }
    marks.push(el);
  }

  private drawNet(): void {
    const [south, west, north, east] = this.view;
    const step = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001].find((one) => (east - west) / one >= Math.max(2, this.width / 260)) ?? 0.001;
    const lines: Element[] = [];
    const words = (value: number, letters: string) => `${Math.abs(value).toFixed(Math.max(0, Math.ceil(-Math.log10(step))))}° ${value === 0 ? "" : value > 0 ? letters[0]! : letters[1]!}`.trim();
    for (let lon = Math.ceil(west / step) * step; lon <= east; lon += step) { const x = this.screen(0, lon).x; lines.push(svg("path", { d: `M${x} 0V${this.height}` }), x < this.width - 120 ? svg("text", { x: x + 3, y: this.height - 5 }, words(lon, "EW")) : svg("g")); }
    for (let lat = Math.ceil(south / step) * step; lat <= north; lat += step) { const y = this.screen(lat, 0).y; lines.push(svg("path", { d: `M0 ${y}H${this.width}` }), y > 95 ? svg("text", { x: 4, y: y - 3 }, words(lat, "NS")) : svg("g")); }
    clear(this.net, ...lines);
  }

  private drawScale(): void {
    const metres = (EARTH_M * Math.cos((degrees(0, this.at.y).latitude * Math.PI) / 180)) / this.world;
    const most = metres * 110;
    const base = 10 ** Math.floor(Math.log10(most));
    const length = [5, 2, 1].map((one) => one * base).find((one) => one <= most) ?? base;
    clear(this.scale, h("i", { "data-px": String(Math.round(length / metres)) }), length >= 1000 ? `${length / 1000} km` : `${length} m`);
    (this.scale.firstElementChild as HTMLElement).style.width = `${Math.round(length / metres)}px`;
  }
}

export function short(n: number): string { return n < 1000 ? String(n) : n < 10_000 ? `${(n / 1000).toFixed(1)}k` : n < 1_000_000 ? `${Math.round(n / 1000)}k` : `${(n / 1_000_000).toFixed(1)}M`; }
