// Statements of the case's register, for and against, beside the recordings they point into.
import { h } from "@player/dom";
import type { DiptychPlayer } from "@player/player";
import { command } from "../app/parts";
import { code, t } from "../app/words";
import type { PairData, Statement } from "./pair_data";

export function said(data: PairData, player: DiptychPlayer): HTMLElement {
  if (data.blind) return h("p", { class: "empty" }, t("said.blind"));
  if (!data.statements.length) return h("div", {}, h("p", { class: "empty" }, t("said.none")), command("diptych register record statement.json --register CASE --reason TEXT"));
  const here = data.statements.filter((one) => one.evidence.length);
  const others = data.statements.filter((one) => !one.evidence.length);
  return h("div", { class: "said" }, group(t("said.here"), here, player), group(t("said.others"), others, player));
}

function group(title: string, list: Statement[], player: DiptychPlayer): HTMLElement | null {
  if (!list.length) return null;
  return h("section", {}, h("h3", {}, title), ...["for", "against", "neither"].flatMap((stance) => {
    const of = list.filter((one) => one.stance === stance);
    return of.length ? [h("h4", {}, code("stance", stance)), h("ul", { class: `stance ${stance}` }, ...of.map((one) => line(one, player)))] : [];
  }));
}

function line(one: Statement, player: DiptychPlayer): HTMLElement {
  return h("li", {}, h("span", { lang: "en" }, one.sentence), one.claim ? h("span", { class: "soft" }, ` ${t("said.claim", { id: one.claim })}`) : null,
    one.evidence.length ? h("span", { class: "jumps" }, ...one.evidence.map((e) => player.panel.jump(e.recording, e.from_s ?? 0))) : null);
}
