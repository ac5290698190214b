// What each recording does not show, always in view: at this moment, and over the whole of their time.
import { h } from "@player/dom";
import type { DiptychPlayer } from "@player/player";
import type { ComparisonData, ContrastData } from "@player/types";
import { clockTime } from "@player/words";
import { spoken } from "@player/say";
import { code, t } from "../app/words";
import type { PairData } from "./pair_data";

interface Row { comparison: ComparisonData; row: ContrastData; el: HTMLElement }

export class Contrast {
  readonly el = h("section", { class: "contrast-now", "aria-label": t("contrast.title") });
  private readonly now = h("ul", { class: "now" });
  private readonly rows: Row[] = [];
  private readonly list = h("ol", { class: "contrast brief" });
  private player: DiptychPlayer | null = null;

  constructor(private readonly data: PairData) {
    const { comparisons } = data.page.findings;
    for (const comparison of comparisons) for (const row of comparison.contrast ?? []) {
      if (row.kind !== "both") this.rows.push({ comparison, row, el: h("li", { class: `k-${row.kind}` }) });
    }
    this.el.append(h("h2", {}, t("contrast.title")), this.now, this.rows.length ? this.list : h("p", { class: "soft" }, comparisons.length ? t("contrast.none") : t("contrast.alone")));
  }

  /** Once there are players to jump with. */
  bind(player: DiptychPlayer): void {
    this.player = player;
    for (const { comparison, row, el } of this.rows) {
      const first = typeof row.first_from_s === "number";
      const id = first ? comparison.first : comparison.second;
      const from = first ? row.first_from_s! : row.second_from_s ?? 0;
      el.append(player.panel.jump(id, from), spoken(row.statement, { class: "say" }));
      this.list.append(el);
    }
    this.show(player);
  }

  show(player: DiptychPlayer): void {
    if (player !== this.player) return;
    const { clock, now } = player.transport;
    this.now.replaceChildren(...player.viewers.map((v) => {
      const place = clock.place(v.id, now);
      const on = "segment" in place;
      const words = on ? t("contrast.shows", { t: clockTime(place.t, 2) }) : code("why", place.why);
      return h("li", { class: on ? "" : "missing" }, player.panel.badge(v.id), h("span", {}, words));
    }));
    for (const { comparison, row, el } of this.rows) el.classList.toggle("current", this.holds(comparison, row));
  }

  private holds(comparison: ComparisonData, row: ContrastData): boolean {
    const { clock, now } = this.player!.transport;
    const inside = (id: string, from: number | null, to: number | null): boolean => {
      const place = clock.place(id, now);
      return "segment" in place && from !== null && to !== null && place.t >= from && place.t < to;
    };
    return inside(comparison.first, row.first_from_s, row.first_to_s) || inside(comparison.second, row.second_from_s, row.second_to_s);
  }
}
