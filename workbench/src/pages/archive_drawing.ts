// A cluster on one time: a row for each recording, a bar where it shows something of the common footage.
import { h } from "@player/dom";
import { t } from "../app/words";
import { length, nameOf, type Cluster, type Names } from "./archive_data";

const ROW = 22, LEFT = 190, WIDTH = 1100, RIGHT = 14, AXIS = 20, TICKS = 8;
const SVG = "http://www.w3.org/2000/svg";

function s(tag: string, props: Record<string, string | number>, ...children: (Node | string)[]): SVGElement {
  const el = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(props)) el.setAttribute(key, String(value));
  el.append(...children);
  return el;
}

function step(total: number): number { return [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600].find((one) => total / one <= TICKS) ?? 7200; }

export function drawing(one: Cluster, names: Names): HTMLElement {
  const total = Math.max(one.timeline.length_s, 0.01);
  const x = (at: number): number => LEFT + (at / total) * (WIDTH - LEFT - RIGHT);
  const height = one.members.length * ROW + AXIS;
  const parts: Node[] = [];
  for (let at = 0; at <= total + 1e-9; at += step(total)) parts.push(s("line", { class: "tick", x1: x(at), x2: x(at), y1: 0, y2: height - AXIS }), s("text", { class: "axis", x: x(at), y: height - 5, "text-anchor": "middle" }, length(at).replace(/\.00$/, "")));
  one.members.forEach((member, k) => {
    const name = nameOf(names, member.key);
    parts.push(s("text", { class: "name", x: LEFT - 10, y: k * ROW + 15, "text-anchor": "end" }, name.length > 26 ? `${name.slice(0, 25)}…` : name));
    for (const stretch of one.timeline.stretches) {
      const shown = stretch.shown_by.find((each) => each.member === member.key);
      if (!shown) continue;
      const kind = stretch.shown_by.length === 1 ? "bar alone" : "bar";
      parts.push(s("rect", { class: kind, x: x(stretch.from_s), y: k * ROW + 4, width: Math.max(1.5, x(stretch.to_s) - x(stretch.from_s)), height: ROW - 8 },
        s("title", {}, `${name}: ${length(shown.from_s)}–${length(shown.to_s)}`)));
    }
  });
  const picture = s("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": t("archive.drawing", { n: one.members.length, s: length(total) }) }, ...parts);
  return h("div", { class: "drawing" }, h("div", {}, picture as unknown as Node), h("p", { class: "note legend" }, h("span", { class: "swatch" }), t("archive.shared_part"), h("span", { class: "swatch alone" }), t("archive.alone_part")));
}
