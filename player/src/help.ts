// The keys, and the overlay that lists them.
import { h } from "./dom";
import { say } from "./say";

const KEYS: [string, string][] = [
  ["Space, K", "Play or pause"], ["← →", "One frame back or on"], ["Shift + ← →", "One second back or on"], ["J  ;", "Five seconds back or on"],
  ["Home End", "Start or end"], ["< >", "Slower or faster"], ["N  B", "Next or previous finding"], ["L", "Loop: set its start, its end, then off"],
  ["1 … 9", "Recording that leads the frame steps"], ["G", "Pictures on the ground, or untouched frames"], ["F", "Map follows the view"],
  ["P", "Show or blur every picture"], ["A", "Add an anchor from the frames shown"], ["+ −", "Zoom the timeline"], ["?", "This list"], ["Esc", "Close"],
];

export class Help {
  readonly el: HTMLDialogElement;
  keysOn = true;

  constructor(more: [string, string][] = []) {
    const toggle = h("input", { type: "checkbox", onchange: () => { this.keysOn = toggle.checked; } });
    toggle.checked = true;
    this.el = h("dialog", { class: "help", "aria-label": say("Keys") },
      h("header", {}, h("h2", {}, say("Keys")), h("button", { type: "button", class: "quiet", onclick: () => this.el.close() }, say("Close"))),
      h("table", {}, h("tbody", {}, ...[...KEYS.map(([key, what]) => [say(key), say(what)] as [string, string]), ...more].map(([key, what]) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, key)), h("td", {}, what))))),
      h("p", { class: "note" }, say("On the timeline: click or drag to go there, Ctrl + wheel to zoom, Shift + wheel to move.")),
      h("label", {}, toggle, " ", say("Single keys are on")));
  }

  toggle(): void { if (this.el.open) this.el.close(); else this.el.showModal(); }
}
