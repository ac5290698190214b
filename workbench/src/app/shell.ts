// What stands around every page: navigation, who sits here, language, light and dark, keys.
import { h, icon, ICONS } from "@player/dom";
import { api } from "./api";
import { me, minutes, PSEUDONYM, resetShown, setMe, shownToday, who } from "./me";
import type { Page, Router } from "./router";
import { choose, code, language, LANGUAGES, t } from "./words";

const THEME = "diptych.theme";

export class Shell {
  readonly outlet = h("main", { id: "page", tabindex: "-1" });
  private readonly links = new Map<Page, HTMLAnchorElement>();
  private readonly exposure = h("button", { type: "button", class: "quiet exposure", title: t("me.exposure_hint"), onclick: () => { resetShown(); this.exposed(0); } });
  private readonly keys: HTMLDialogElement;

  constructor(private readonly pages: Page[], title: string | null, private readonly version: string) {
    theme(localStorage.getItem(THEME));
    this.keys = this.keyList();
    this.exposed(shownToday());
    document.getElementById("workbench")!.replaceChildren(this.frame(title));
  }

  private frame(title: string | null): HTMLElement {
    const links = this.pages.filter((one) => one.nav).map((one) => {
      const link = h("a", { href: one.nav!.href }, t(one.nav!.words));
      this.links.set(one, link);
      return h("li", {}, link);
    });
    const account = who();
    const name = account
      ? h("a", { class: "me", href: "/account", title: t("login.account", { role: code("role", account.role) }) }, account.name)
      : h("button", { type: "button", class: "quiet", title: t("me.hint"), onclick: (e: Event) => this.rename(e.currentTarget as HTMLButtonElement) }, me());
    const leave = account ? h("button", { type: "button", class: "quiet", onclick: () => void logout() }, t("login.out")) : null;
    const tongue = h("select", { "aria-label": t("shell.language"), onchange: () => choose(tongue.value) }, ...Object.entries(LANGUAGES).map(([code, words]) => h("option", { value: code, lang: code, selected: code === language }, words)));
    return h("div", { class: "diptych shell" },
      h("a", { class: "skip", href: "#page", onclick: () => this.outlet.focus() }, t("shell.skip")),
      h("header", { class: "bar" },
        h("a", { class: "mark", href: "/", "aria-label": t("shell.home") }, "Diptych"),
        title ? h("span", { class: "case-title" }, title) : null,
        links.length ? h("nav", { "aria-label": t("shell.pages") }, h("ul", {}, ...links)) : null,
        h("div", { class: "row" }, this.exposure, links.length ? name : null, leave, tongue,
          h("button", { type: "button", class: "quiet", onclick: () => turn() }, t("shell.theme")),
          h("button", { type: "button", class: "quiet", onclick: () => this.toggleKeys() }, h("span", { class: "keys-word" }, t("shell.keys"), " "), h("kbd", {}, "?")))),
      account && !account.may.includes("see") ? h("p", { class: "role-note", role: "note" }, t("login.no_pictures")) : null,
      this.outlet,
      h("footer", { class: "foot" }, !links.length ? "" : t(account ? "shell.team" : "shell.local"), ` Diptych ${this.version}`),
      h("div", { id: "said", class: "hidden", "aria-live": "polite" }), this.keys);
  }

  current(page: Page | null): void {
    for (const [one, link] of this.links) if (one === page) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
    const parent = page?.nav ? null : this.pages.find((one) => one.nav && one.nav.href !== "/" && location.pathname.startsWith(`${one.nav.href}/`));
    if (parent) this.links.get(parent)?.setAttribute("aria-current", "true");
  }

  /** How long pictures were shown today. Its room is kept while there is nothing to say, so that nothing moves when it comes. */
  exposed(s: number): void {
    this.exposure.style.visibility = s > 0 ? "visible" : "hidden";
    this.exposure.replaceChildren(icon(ICONS.eye), h("span", { class: "hidden" }, `${t("me.exposure")} `), minutes(s));
  }

  /** `g` and a letter goes to a page; `?` lists the keys, where a page has none of its own. */
  listen(router: Router): void {
    let waiting = 0;
    document.addEventListener("keydown", (e) => {
      if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test((e.target as HTMLElement).tagName)) return;
      if (waiting && Date.now() - waiting < 1500) {
        const to = this.pages.find((one) => one.nav?.key === e.key.toLowerCase());
        waiting = 0;
        if (to) { e.preventDefault(); e.stopPropagation(); router.go(to.nav!.href); }
      } else if (e.key === "g" && !document.querySelector(".players")) waiting = Date.now();
      else if (e.key === "?" && !document.querySelector(".players")) { e.preventDefault(); this.toggleKeys(); }
    }, true);
  }

  private toggleKeys(): void { if (this.keys.open) this.keys.close(); else this.keys.showModal(); }

  private keyList(): HTMLDialogElement {
    const rows = this.pages.filter((one) => one.nav).map((one) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, "g"), " ", h("kbd", {}, one.nav!.key)), h("td", {}, t(one.nav!.words))));
    const dialog = h("dialog", { class: "help", "aria-label": t("shell.keys") },
      h("header", {}, h("h2", {}, t("shell.keys")), h("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, t("shell.close"))),
      h("table", {}, h("tbody", {}, ...rows)), h("p", { class: "note" }, t("shell.keys_note")));
    return dialog;
  }

  private rename(button: HTMLButtonElement): void {
    const input = h("input", { type: "text", value: me(), pattern: "[a-z]{1,20}-[a-z0-9]{1,40}", required: true, autocomplete: "off", id: "me-name" });
    const dialog = h("dialog", { class: "help", "aria-label": t("me.who") });
    const keep = (e: Event) => { e.preventDefault(); if (PSEUDONYM.test(input.value)) { setMe(input.value); button.textContent = input.value; dialog.close(); location.reload(); } };
    dialog.append(h("form", { onsubmit: keep }, h("label", { for: "me-name" }, t("me.who")), h("p", { class: "note" }, t("me.hint")), input,
      h("p", { class: "row" }, h("button", { type: "submit", class: "primary" }, t("me.keep")), h("button", { type: "button", onclick: () => dialog.close() }, t("shell.close")))));
    dialog.addEventListener("close", () => dialog.remove());
    document.querySelector(".shell")!.append(dialog);
    dialog.showModal();
  }
}

async function logout(): Promise<void> {
  await api("/session", { method: "DELETE" });
  location.assign("/");
}

function theme(name: string | null): void { if (name) document.documentElement.dataset["theme"] = name; }

function turn(): void {
  const html = document.documentElement;
  const dark = html.dataset["theme"] ? html.dataset["theme"] === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  theme(dark ? "light" : "dark");
  localStorage.setItem(THEME, dark ? "light" : "dark");
  dispatchEvent(new Event("resize"));
}
