// What the present role may not do is not offered. Which routes those are comes with the state, from what stands beside
// each route; here stands only which button asks for which route.
import { h } from "@player/dom";
import { who } from "./me";
import { say } from "./parts";
import { code, t } from "./words";

/** Routes that are refused to whoever is logged in, and the roles that may. */
export type Refusals = Record<string, string[]>;

let refusals: Refusals = {};

/** Take what is refused; from now on a click on what is not offered says why and does nothing. */
export function refuse(given: Refusals): void {
  refusals = given;
  document.addEventListener("click", (e) => {
    const el = (e.target as Element).closest?.<HTMLElement>("[data-refused]");
    if (!el) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    say(el.title);
  }, true);
}

/** Whether all of these routes are open, each as `METHOD /path` with its parameters in braces. */
export function may(...routes: string[]): boolean { return !routes.some((one) => one in refusals); }

/** Why not, in words. */
export function whyNot(...routes: string[]): string {
  const held = refusals[routes.find((one) => one in refusals) ?? ""] ?? [];
  return t("may.not", { role: code("role", who()?.role ?? ""), roles: held.map((one) => code("role", one)).join(", ") });
}

/** A button or a link: where its route is refused it stays readable and says why, and does nothing. */
export function offered<T extends HTMLElement>(el: T, ...routes: string[]): T {
  if (may(...routes)) return el;
  const why = whyNot(...routes);
  el.dataset["refused"] = "";
  el.title = why;
  el.setAttribute("aria-disabled", "true");
  el.setAttribute("aria-description", why);
  return el;
}

/** A whole form or card: where its route is refused, its heading and the reason stand in its place. */
export function panel(el: HTMLElement, ...routes: string[]): HTMLElement {
  if (may(...routes)) return el;
  const head = el.querySelector("h2, h3");
  return h("section", { class: el.classList.contains("card") ? "card refused" : "refused" }, head ? head.cloneNode(true) : null, h("p", { class: "soft" }, whyNot(...routes)));
}
