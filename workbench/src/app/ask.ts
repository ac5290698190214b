// Asks once more before something that others notice, and shows what is shown only once.
import { h } from "@player/dom";
import { failure } from "./parts";
import { t } from "./words";

export interface Qr { size: number; path: string }

/** Ask whether something is to be done; `act` does it, and its failure is told in the dialog. */
export function askFirst(title: string, words: string, action: string, act: () => Promise<void>, ...more: HTMLElement[]): void {
  const out = h("div", { "aria-live": "assertive" });
  const button = h("button", { type: "submit", class: "primary" }, action);
  const dialog = h("dialog", { class: "help", "aria-label": title });
  const submit = async (e: Event): Promise<void> => {
    e.preventDefault();
    button.disabled = true;
    try { await act(); dialog.close(); } catch (error) { out.replaceChildren(failure(error)); button.disabled = false; }
  };
  dialog.append(h("form", { onsubmit: (e: Event) => void submit(e) }, h("h2", {}, title), h("p", {}, words), ...more, out,
    h("p", { class: "row" }, button, h("button", { type: "button", onclick: () => dialog.close() }, t("ask.leave")))));
  dialog.addEventListener("close", () => dialog.remove());
  document.querySelector(".shell")!.append(dialog);
  dialog.showModal();
}

/** A QR code, dark on white in both themes: readers expect it so. */
export function qrCode(drawn: Qr, words: string): HTMLElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${drawn.size} ${drawn.size}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", words);
  const dark = document.createElementNS("http://www.w3.org/2000/svg", "path");
  dark.setAttribute("d", drawn.path);
  svg.append(dark);
  return h("div", { class: "qr" }, svg);
}

/** A secret that is shown only now, with a button that copies it. */
export function secret(label: string, text: string, spaced = false): HTMLElement {
  const told = h("span", { role: "status" });
  const copy = h("button", { type: "button", onclick: () => void navigator.clipboard.writeText(text).then(() => { told.textContent = t("ask.copied"); }, () => { told.textContent = t("ask.copy_by_hand"); }) }, t("ask.copy"));
  return h("div", { class: "secret" }, h("span", { class: "soft" }, label), h("code", { tabindex: "0" }, spaced ? text.replace(/(.{4})(?=.)/g, "$1 ") : text), copy, told);
}
