// Addresses and pages: every page has an address that can be sent, and back and forward work.
import { h } from "@player/dom";
import { failure } from "./parts";
import { t, type Key } from "./words";

export interface Shown {
  title: string;
  el: HTMLElement;
  /** Called when the person goes elsewhere. */
  leave?: () => void;
  /** Uses the whole width. */
  wide?: boolean;
}

export interface Page {
  /** Matched against the whole path; its groups are given to `show`. */
  path: RegExp;
  /** In the navigation: where it leads, its words, its key after `g`. */
  nav?: { href: string; words: Key; key: string };
  show(groups: string[], query: URLSearchParams): Promise<Shown>;
}

export class Router {
  private leave: (() => void) | undefined;
  private asked = 0;

  constructor(private readonly pages: Page[], private readonly outlet: HTMLElement, private readonly changed: (page: Page | null) => void) {
    addEventListener("popstate", () => void this.show());
    document.addEventListener("click", (e) => {
      const link = (e.target as Element).closest?.("a");
      if (!link || e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || link.target || link.origin !== location.origin || link.getAttribute("href")?.startsWith("#")) return;
      e.preventDefault();
      this.go(link.pathname + link.search);
    });
  }

  go(address: string): void {
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
    void this.show();
  }

  /** Show the page of the present address. */
  async show(): Promise<void> {
    const mine = ++this.asked;
    this.leave?.();
    this.leave = undefined;
    const path = location.pathname.replace(/\/+$/, "") || "/";
    const page = this.pages.find((one) => one.path.test(path)) ?? null;
    this.changed(page);
    this.outlet.setAttribute("aria-busy", "true");
    const late = setTimeout(() => { if (mine === this.asked) this.outlet.replaceChildren(h("p", { class: "empty" }, t("wait.loading"))); }, 300);
    let shown: Shown;
    try {
      shown = page ? await page.show((page.path.exec(path) ?? []).slice(1).map((one) => decodeURIComponent(one ?? "")), new URLSearchParams(location.search)) : missing();
    } catch (error) { shown = { title: t("error.title"), el: failure(error, () => void this.show()) }; }
    clearTimeout(late);
    if (mine !== this.asked) { shown.leave?.(); return; }
    this.leave = shown.leave;
    this.outlet.removeAttribute("aria-busy");
    this.outlet.classList.toggle("wide", shown.wide === true);
    this.outlet.replaceChildren(shown.el);
    document.title = `${shown.title} – Diptych`;
    if (mine > 1) { scrollTo(0, 0); this.outlet.focus({ preventScroll: true }); }
  }
}

function missing(): Shown {
  return { title: t("missing.title"), el: h("section", { class: "card" }, h("h1", {}, t("missing.title")), h("p", {}, t("missing.words")), h("p", {}, h("a", { href: "/" }, t("missing.home")))) };
}
