// Small parts that pages share: failures in plain words, empty states, fields, dialogs.
import { h } from "@player/dom";
import { ApiError } from "./api";
import { t, tell } from "./words";

/** A failure in plain words, with what can be done. */
export function failure(error: unknown, again?: () => void): HTMLElement {
  if (!(error instanceof ApiError)) console.error(error);
  const message = error instanceof ApiError ? error.message : t("error.unexpected");
  const advice = error instanceof ApiError ? error.advice : "";
  return h("div", { class: "card failure", role: "alert" }, h("h2", {}, plainly(sentence(message))), advice ? h("p", {}, plainly(advice)) : null,
    again ? h("p", {}, h("button", { type: "button", onclick: again }, t("error.again"))) : null);
}

/** A failure, a warning or a note, in the page's language; in English, and marked so, where its words are not known. */
export function plainly(text: string): HTMLElement {
  const told = tell(text);
  return h("span", told === text && !OURS.test(text) ? { lang: "en" } : {}, told);
}

/** Words of the page itself. */
const OURS = /[\u0400-\u04ff]/;

export function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}

/** What to do where there is nothing yet. */
export function empty(title: string, words: string, ...more: (Node | null)[]): HTMLElement {
  return h("div", { class: "card nothing" }, h("h2", {}, title), h("p", {}, words), ...more);
}

let last = 0;

/** A label with its field. */
export function field<T extends HTMLElement>(label: string, input: T, hint = ""): HTMLElement {
  input.id ||= `field-${++last}`;
  const note = hint ? h("small", { id: `${input.id}-hint` }, hint) : null;
  if (note) input.setAttribute("aria-describedby", note.id);
  return h("div", { class: "field" }, h("label", { for: input.id }, label), input, note);
}

export function command(text: string): HTMLElement { return h("pre", { tabindex: "0" }, text); }

/** A table with a head; cells are text or elements. Numbers stand right. */
export function table(caption: string, heads: string[], rows: (string | number | Node | null)[][], numeric: number[] = []): HTMLElement {
  const side = (k: number) => (numeric.includes(k) ? "number" : undefined);
  return h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": caption }, h("table", { class: "list" }, h("caption", { class: "hidden" }, caption),
    h("thead", {}, h("tr", {}, ...heads.map((one, k) => h("th", { scope: "col", class: side(k) }, one)))),
    h("tbody", {}, ...rows.map((row) => h("tr", {}, ...row.map((cell, k) => h("td", { class: side(k) }, cell instanceof Node ? cell : cell === null ? "–" : String(cell))))))));
}

/** A word in a frame. */
export function chip(text: string, good = false): HTMLElement { return h("span", { class: good ? "chip good" : "chip" }, text); }

/** Say something that happened, for eyes and for screen readers. */
export function say(text: string): void {
  const live = document.getElementById("said");
  if (live) { live.textContent = ""; setTimeout(() => { live.textContent = text; }, 30); }
}
