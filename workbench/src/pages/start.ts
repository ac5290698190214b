// The first page: what the case holds, and what to do next.
import { h } from "@player/dom";
import { api, type PairLine, type Recording } from "../app/api";
import { command, empty } from "../app/parts";
import type { Page } from "../app/router";
import { count, t } from "../app/words";
import { status, type CaseStatus } from "./case";
import { pairTable } from "./pairs";

export const startPage: Page = {
  path: /^\/$/,
  nav: { href: "/", words: "nav.start", key: "s" },
  async show() {
    const { case: open, register } = await api<{ case: { title: string } | null; register: boolean }>("/state");
    if (!open) {
      return { title: "Diptych", el: h("div", { class: "page" }, h("h1", {}, t("start.none_title")),
        register ? h("section", { class: "card" }, h("h2", {}, t("start.register")), h("p", {}, h("a", { class: "button primary", href: "/register" }, t("nav.register")))) : null,
        empty(t("start.none_open"), t("start.none_words"), command('diptych case new yard/ --title "Yard, two recordings"\ndiptych take-in first.mp4 second.mp4 --case yard/\ndiptych serve yard/'))) };
    }
    const [held, { recordings }, { pairs }] = await Promise.all([api<CaseStatus>("/case"), api<{ recordings: Recording[] }>("/case/recordings"), api<{ pairs: PairLine[] }>("/pairs")]);
    return { title: open.title, el: h("div", { class: "page" }, h("h1", {}, open.title), next(recordings, pairs),
      h("div", { class: "two" },
        h("section", { class: "card" }, h("header", {}, h("h2", {}, t("nav.pairs")), h("a", { href: "/pairs" }, t("start.all", { n: count(pairs.length) }))), pairs.length ? pairTable(pairs.slice(0, 8), recordings) : h("p", { class: "soft" }, t("pairs.none_title"))),
        h("section", { class: "card" }, h("header", {}, h("h2", {}, t("start.kept")), h("a", { href: "/case" }, t("nav.case"))), status(held)))) };
  },
};

/** The one thing to do next. */
function next(recordings: Recording[], pairs: PairLine[]): HTMLElement | null {
  const readable = recordings.filter((one) => one.state === "readable" && !one.destroyed);
  if (!recordings.length) return empty(t("recordings.none_title"), t("recordings.none_words"), command("diptych take-in first.mp4 second.mp4 --case DIR"));
  if (readable.length < 2) return empty(t("start.one_title"), t("start.one_words"));
  if (!pairs.length) return empty(t("pairs.none_title"), t("pairs.none_words"), h("p", {}, h("a", { class: "button primary", href: "/recordings" }, t("pairs.choose"))));
  return null;
}
