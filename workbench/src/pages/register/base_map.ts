// The user's own map under the marks: pictures from one file on this machine, asked for tile by tile.
import { api } from "../../app/api";
import { draw as svg } from "./svg";

export interface MapFacts { name: string; media_type: string; min_zoom: number; max_zoom: number; bounds: [number, number, number, number]; credit: string }
export interface BaseMap { map: MapFacts | null; problem: { message: string; advice: string } }

const TILE_PX = 256;
/** Tiles that stay in the page, so that going back costs nothing. Chosen by hand. */
const KEPT = 300;

let asked: Promise<BaseMap> | null = null;
/** Which map there is; asked for once. */
export function baseMap(): Promise<BaseMap> { return (asked ??= api<BaseMap>("/map").catch((error: unknown) => { asked = null; throw error; })); }

export class Tiles {
  private readonly held = new Map<string, SVGElement>();

  constructor(private readonly facts: MapFacts, private readonly el: SVGElement) {}

  /** Lay the tiles of a view; `at` is its middle on the square map of the world. */
  draw(at: { x: number; y: number; zoom: number }, width: number, height: number): void {
    const zoom = Math.max(this.facts.min_zoom, Math.min(this.facts.max_zoom, Math.round(at.zoom)));
    const n = 2 ** zoom, world = TILE_PX * 2 ** at.zoom, side = world / n;
    const left = at.x * world - width / 2, top = at.y * world - height / 2;
    const seen: SVGElement[] = [];
    if (side >= 24) for (let x = Math.max(0, Math.floor(left / side)); x <= Math.min(n - 1, Math.floor((left + width) / side)); x++) for (let y = Math.max(0, Math.floor(top / side)); y <= Math.min(n - 1, Math.floor((top + height) / side)); y++) seen.push(this.tile(zoom, x, y, side, left, top));
    this.el.replaceChildren(...seen);
    for (const name of [...this.held.keys()].slice(0, Math.max(0, this.held.size - KEPT))) this.held.delete(name);
  }

  private tile(zoom: number, x: number, y: number, side: number, left: number, top: number): SVGElement {
    const name = `${zoom}/${x}/${y}`;
    const one = this.held.get(name) ?? svg("image", { href: `/api/map/tiles/${name}`, preserveAspectRatio: "none", "aria-hidden": "true" });
    this.held.delete(name);
    this.held.set(name, one);
    for (const [key, value] of Object.entries({ x: x * side - left, y: y * side - top, width: side + 0.5, height: side + 0.5 })) one.setAttribute(key, String(value));
    return one;
  }
}
