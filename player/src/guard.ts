// Every picture is blurred and grey until a person asks for it.
import { h, icon, ICONS } from "./dom";
import { say } from "./say";

export function whyBlurred(): string { return say("These recordings can show people being harmed. Pictures stay blurred and sound stays off until you ask for them."); }

/** All pictures of a page, so that one button can show or blur them together. */
export class Guards {
  private readonly all: Guard[] = [];
  private readonly listeners: (() => void)[] = [];

  add(content: Element, what: string, small = false): Guard {
    const guard = new Guard(content, what, small, () => this.changed());
    this.all.push(guard);
    return guard;
  }

  /** Show or blur all; those that stand apart are shown only when asked for one by one. */
  setAll(shown: boolean): void { for (const guard of this.all) if (!shown || !guard.apart) guard.set(shown, false); this.changed(); }

  allShown(): boolean { const usual = this.all.filter((g) => !g.apart); return usual.length > 0 && usual.every((g) => g.shown); }

  anyShown(): boolean { return this.all.some((g) => g.shown); }

  onChange(listener: () => void): void { this.listeners.push(listener); }

  private changed(): void { for (const listener of this.listeners) listener(); }
}

export class Guard {
  readonly el: HTMLDivElement;
  readonly again: HTMLButtonElement;
  shown = false;
  /** Somebody marked it as graphic: it is not shown with the others. */
  apart = false;
  /** Things that appear only with the picture, such as a link to it. */
  readonly withPicture: HTMLElement[] = [];
  private readonly ask: HTMLButtonElement;

  constructor(content: Element, what: string, small: boolean, private readonly changed: () => void) {
    content.classList.add("guard-content");
    this.ask = h("button", { class: "guard-ask", type: "button", "aria-label": say("Show picture: {what}", { what }), onclick: () => this.set(true) }, icon(ICONS.eye), small ? say("Show") : say("Show picture"));
    this.again = h("button", { class: "quiet", type: "button", hidden: true, "aria-label": say("Blur picture: {what}", { what }), onclick: () => this.set(false) }, say("Blur"));
    this.el = h("div", { class: small ? "guard small" : "guard", "data-guard": "blurred" }, content, this.ask);
  }

  set(shown: boolean, tell = true): void {
    this.shown = shown;
    this.el.dataset["guard"] = shown ? "shown" : "blurred";
    this.ask.hidden = shown;
    this.again.hidden = !shown;
    for (const el of this.withPicture) el.hidden = !shown;
    if (tell) this.changed();
  }
}
