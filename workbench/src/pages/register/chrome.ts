// What stands around every page of the register: its own navigation, and what to do where there is no register.
import { h } from "@player/dom";
import { ApiError } from "../../app/api";
import { may, offered } from "../../app/may";
import { command, empty, failure } from "../../app/parts";
import type { Shown } from "../../app/router";
import { t } from "../../app/words";

const PARTS: [string, () => string][] = [["/register", () => t("register.incidents")], ["/register/counts", () => t("register.counts")], ["/register/sources", () => t("register.sources")], ["/register/links", () => t("register.links")], ["/register/import", () => t("register.import")]];

/** What an import asks for. */
export const IMPORTS = ["PUT /register/import/file", "POST /register/import/run"];

/** Heading and navigation of a page; `more` stands at the right. */
export function head(title: string, here: string, ...more: (Node | null)[]): HTMLElement {
  return h("header", { class: "reg-head" }, h("h1", {}, title), parts(here), h("div", { class: "row" }, ...more));
}

/** The same where the title is long and comes from the register: it has a line of its own. */
export function longHead(title: string, here: string, ...more: (Node | null)[]): HTMLElement {
  return h("header", { class: "reg-head long" }, parts(here), h("h1", {}, title), h("div", { class: "row" }, ...more));
}

function parts(here: string): HTMLElement {
  return h("nav", { "aria-label": t("nav.register") }, h("ul", {}, ...PARTS.filter(([href]) => href !== "/register/import" || may(...IMPORTS)).map(([href, words]) => h("li", {}, h("a", { href, "aria-current": href === here ? "page" : undefined }, words())))));
}

/** The page, or what to do where there is no register or it holds nothing yet. */
export async function whole(title: string, here: string, make: () => Promise<Shown>): Promise<Shown> {
  try { return await make(); } catch (error) {
    const none = noRegister(error);
    return { title, el: h("div", { class: "page" }, head(title, here), none ?? failure(error, () => location.reload())) };
  }
}

export function noRegister(error: unknown): HTMLElement | null {
  if (!(error instanceof ApiError)) return null;
  if (error.kind === "not_a_register") return empty(t("register.absent_title"), t("register.absent_words"), h("p", {}, offered(h("a", { class: "button primary", href: "/register/import" }, t("register.import")), ...IMPORTS)));
  if (error.kind === "wrong_call" && error.message === "no case is open") return empty(t("register.none_title"), t("register.none_words"), command("diptych serve --register register.db\ndiptych serve yard/"));
  return null;
}

/** Text from the register may be long; it is cut with a mark, and whole on its own page. */
export function cut(text: string, most: number): string { return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text; }

export const incidentHref = (id: string): string => `/register/incidents/${encodeURIComponent(id)}`;
