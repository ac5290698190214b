// All comparisons of the case.
import { h } from "@player/dom";
import { api, type PairLine, type Recording } from "../app/api";
import { chip, empty, table } from "../app/parts";
import type { Page } from "../app/router";
import { code, moment, t } from "../app/words";

export const pairsPage: Page = {
  path: /^\/pairs$/,
  nav: { href: "/pairs", words: "nav.pairs", key: "p" },
  async show() {
    const [{ pairs }, { recordings }] = await Promise.all([api<{ pairs: PairLine[] }>("/pairs"), api<{ recordings: Recording[] }>("/case/recordings")]);
    return { title: t("nav.pairs"), el: h("div", { class: "page" },
      h("div", { class: "row spread" }, h("h1", {}, t("nav.pairs")), h("a", { class: "button", href: "/recordings" }, t("pairs.choose"))),
      pairs.length ? h("section", { class: "card" }, pairTable(pairs, recordings)) : empty(t("pairs.none_title"), t("pairs.none_words"), h("p", {}, h("a", { class: "button primary", href: "/recordings" }, t("pairs.choose"))))) };
  },
};

export function pairTable(pairs: PairLine[], recordings: Recording[]): HTMLElement {
  const names = new Map(recordings.map((one) => [one.number, one.file]));
  const name = (number: number | null) => (number === null ? "?" : `${number} ${names.get(number) ?? ""}`.trim());
  return table(t("nav.pairs"), [t("pairs.recordings"), t("pairs.relation"), t("pairs.clock"), t("pairs.stored")], pairs.map((one) => [
    h("a", { href: `/pairs/${one.id}` }, one.originals.map(name).join(" · ")),
    [...new Set(one.relations)].map((r) => code("relation", r)).join(", "),
    h("span", {}, chip(code("clock", one.clock), one.clock === "aligned"), one.by_hand ? ` ${t("pairs.by_hand")}` : ""),
    h("span", { class: "nowrap" }, moment(one.at)),
  ]));
}
