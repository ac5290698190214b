// Statements of the case's register, for and against each claim, beside the recordings and observations they touch.
import { h } from "@player/dom";
import type { DiptychPlayer } from "@player/player";
import { command } from "../app/parts";
import { code, t } from "../app/words";
import type { Observed, PairData, Statement } from "./pair_data";
import { saidWords } from "./register/said_words";

const NEAR_S = 0.5;

/** Statements by the claim they bear on; those that point into these recordings come first. */
function byClaim(list: Statement[]): [string, Statement[]][] {
  const groups = new Map<string, Statement[]>();
  for (const one of list) { const key = one.claim || `#${one.id}`; groups.set(key, [...(groups.get(key) ?? []), one]); }
  const near = (group: Statement[]) => (group.some((one) => one.evidence.length) ? 0 : 1);
  return [...groups].sort(([, a], [, b]) => near(a) - near(b));
}

function meets(e: Statement["evidence"][number], o: Observed): boolean {
  return e.recording === o.recording && (e.from_s ?? 0) <= (o.to_s ?? o.from_s) + NEAR_S && (e.to_s ?? e.from_s ?? Infinity) >= o.from_s - NEAR_S;
}

/** What is said for and against a claim whose support lies where this was observed. */
export function touching(data: PairData, o: Observed): HTMLElement | null {
  const groups = byClaim(data.statements).filter(([, group]) => group.some((one) => one.evidence.some((e) => meets(e, o))));
  if (!groups.length) return null;
  return h("ul", { class: "touching" }, ...groups.flatMap(([, group]) => group.map((one) => h("li", { class: one.stance }, h("strong", {}, `${code("stance", one.stance)}: `), saidWords(one)))));
}

export function said(data: PairData, player: DiptychPlayer): HTMLElement {
  if (data.blind) return h("p", { class: "empty" }, t("said.blind"));
  if (!data.statements.length) return h("div", {}, h("p", { class: "empty" }, t("said.none")), command("diptych register record statements.jsonl --case DIR --reason TEXT"));
  return h("div", { class: "said" }, ...byClaim(data.statements).map(([, group]) => {
    const claim = group.find((one) => one.proposition)?.proposition;
    return h("section", {}, h("h3", {}, claim ?? t("said.no_claim")), ...["for", "against", "neither"].flatMap((stance) => {
      const of = group.filter((one) => one.stance === stance);
      return of.length ? [h("h4", {}, code("stance", stance)), h("ul", { class: `stance ${stance}` }, ...of.map((one) => line(data, one, player)))] : [];
    }));
  }));
}

function line(data: PairData, one: Statement, player: DiptychPlayer): HTMLElement {
  const seen = data.page.observations.filter((o) => one.evidence.some((e) => meets(e, o)));
  return h("li", {}, saidWords(one),
    one.evidence.length ? h("span", { class: "jumps" }, t("said.support"), ...one.evidence.map((e) => player.panel.jump(e.recording, e.from_s ?? 0))) : null,
    seen.length ? h("span", { class: "jumps" }, t("said.observed"), ...seen.map((o) => player.panel.jump(o.recording, o.from_s, [o.who, o.action].filter(Boolean).join(": ")))) : null);
}
