// What the filter finds, on a map: marks that would touch are one with a number; a circle is the stated precision.
import { clear, h } from "@player/dom";
import { api } from "../../app/api";
import { plainly } from "../../app/parts";
import { count, t } from "../../app/words";
import { incidentHref } from "./chrome";
import type { MapAnswer, Mark } from "./data";
import type { Around, View } from "./list";
import { WorldMap, type Placed, type Spot } from "./world_map";

const NEAR = 13;
/** Where the map was, while the filter changes around it. */
let last: Placed | null = null;

export async function mapView(around: Around): Promise<View> {
  const map = new WorldMap();
  const note = h("p", { class: "note", role: "status" });
  const picked = h("div", { class: "picked", hidden: true });
  const view = h("section", { class: "card flush map-card" }, map.el, h("div", { class: "map-foot" }, note,
    h("div", { class: "row" }, h("button", { type: "button", onclick: () => around.set({ box: map.view.map((one) => one.toFixed(4)).join(",") }) }, t("map.only_this")), h("button", { type: "button", onclick: () => { if (bounds) map.fit(bounds); } }, t("map.all")))), picked);
  let bounds: MapAnswer["bounds"] = null;
  let asking: AbortController | null = null;
  const load = async (): Promise<void> => {
    asking?.abort();
    asking = new AbortController();
    const asked = new URLSearchParams(around.filter);
    asked.set("zoom", map.zoom.toFixed(2));
    asked.set("view", map.view.map((one) => one.toFixed(5)).join(","));
    try {
      const found = await api<MapAnswer>(`/register/map?${asked}`, { signal: asking.signal });
      bounds = found.bounds;
      map.show(found.marks.map((one) => spot(one, map, around, picked)));
      note.textContent = [t("map.placed", { n: count(found.placed) }), found.unlocated ? t("map.unlocated", { n: count(found.unlocated) }) : "", found.more ? t("map.more", { n: count(found.more) }) : ""].filter(Boolean).join(" ");
    } catch (error) { if (!asking.signal.aborted) note.replaceChildren(plainly((error as Error).message)); }
  };
  const first = await api<MapAnswer>(`/register/map?${new URLSearchParams([...around.filter, ["zoom", "2"]])}`, { signal: around.signal });
  bounds = first.bounds;
  map.onmove = () => { last = map.place; void load(); };
  queueMicrotask(() => requestAnimationFrame(() => { if (last) map.go(last); if (bounds && (!last || apart(map.view, bounds))) map.fit(bounds, 9); else if (!last) void load(); }));
  return { el: view, leave: () => { asking?.abort(); map.leave(); } };
}

function spot(one: Mark, map: WorldMap, around: Around, picked: HTMLElement): Spot {
  const base = { latitude: one.latitude, longitude: one.longitude, n: one.n, same: one.same };
  if (one.incident) return { ...base, label: `${one.incident.title || one.incident.id}, ${one.incident.when || t("register.undated")}, ${one.incident.place}`, href: incidentHref(one.incident.id), precision_m: one.incident.precision_m, onpick: () => card(one, picked) };
  const here = (): void => { const d = 0.00005; around.set({ view: "", box: [one.latitude - d, one.longitude - d, one.latitude + d, one.longitude + d].map((v) => v.toFixed(5)).join(",") }); };
  return { ...base, label: one.same ? t("map.same", { n: count(one.n) }) : t("map.cluster", { n: count(one.n) }), onpick: () => { if (one.same || map.zoom >= NEAR + 3) here(); else { const at = map.place; const x = (one.longitude + 180) / 360; map.go({ x, y: yOf(one.latitude), zoom: Math.min(NEAR + 3, at.zoom + 2) }); } } };
}

/** Whether two boxes of south, west, north, east have nothing in common. */
function apart(a: number[], b: number[]): boolean { return a[0]! > b[2]! || b[0]! > a[2]! || a[1]! > b[3]! || b[1]! > a[3]!; }

function yOf(latitude: number): number { const phi = (latitude * Math.PI) / 180; return 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI); }

function card(one: Mark, picked: HTMLElement): void {
  const told = one.incident!;
  picked.hidden = false;
  clear(picked, h("div", {}, h("a", { href: incidentHref(told.id) }, told.title || told.id), h("p", { class: "soft" }, [told.when || t("register.undated"), told.place, told.precision_m ? t("map.precision", { m: count(told.precision_m) }) : t("map.no_precision")].filter(Boolean).join(" · "))),
    h("button", { type: "button", class: "quiet", "aria-label": t("shell.close"), onclick: () => { picked.hidden = true; } }, "×"));
  picked.querySelector("a")!.focus();
}
