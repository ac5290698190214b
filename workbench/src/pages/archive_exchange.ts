// Sharing with partners: what would leave as fingerprints, the file, what never leaves, and what partners gave.
import { clear, h } from "@player/dom";
import { spoken } from "@player/say";
import { api, ApiError } from "../app/api";
import { chip, empty, failure, field, say, table } from "../app/parts";
import { me } from "../app/me";
import type { Page } from "../app/router";
import { bytes, count, moment, t } from "../app/words";
import { nameOf, type Held, type Names } from "./archive_data";

interface Seal { sealed: boolean; reason: string; by: string; at: string }
interface Line { sha256: string; file: string; seal: Seal | null }
interface Exchange { recordings: Line[]; total: number; held: number; sealed: number; exports: { at: string; sha256: string; items: number; with_names: boolean }[]; partners: { name: string; sha256: string }[]; notes: string[] }
interface Shared { bytes: number; items: { leaves_as: string; here: string }[]; n_items: number; sealed_and_kept_back: number; not_readable: string[] }

const PER_PAGE = 100, SHOWN = 200;

export const archiveExchangePage: Page = {
  path: /^\/archive\/exchange$/,
  async show() {
    const view = new ExchangePage((await api<Held>("/archive")).names);
    await view.load();
    return { title: t("exchange.title"), el: view.el };
  },
};

class ExchangePage {
  readonly el = h("div", { class: "page" });
  private readonly chosen = new Set<string>();
  private readonly list = h("div", {});
  private readonly out = h("div", { class: "stack", "aria-live": "polite" });
  private readonly past = h("div", { class: "two" });
  private readonly names = h("input", { type: "checkbox", onchange: () => clear(this.out) });
  private readonly search = h("input", { type: "search", "aria-label": t("exchange.search"), placeholder: t("exchange.search"), maxlength: "200" });
  private readonly said = h("p", { class: "total", role: "status" });
  private offset = 0;
  private waiting = 0;

  constructor(private readonly known: Names) {
    this.search.addEventListener("input", () => { clearTimeout(this.waiting); this.waiting = window.setTimeout(() => { this.offset = 0; void this.load(); }, 150); });
    this.el.append(h("p", {}, h("a", { href: "/archive" }, `‹ ${t("nav.archive")}`)), h("h1", {}, t("exchange.title")), h("p", { class: "note" }, t("exchange.note")),
      h("section", { class: "card" }, h("h2", {}, t("exchange.leaves")), h("div", { class: "row" }, this.search, this.said), this.list,
        h("label", { class: "check" }, this.names, t("exchange.with_names")), h("p", { class: "row" }, h("button", { type: "button", class: "primary", onclick: () => void this.preview() }, t("exchange.preview"))), this.out),
      this.taking(), this.past);
  }

  async load(): Promise<void> {
    let found: Exchange;
    try { found = await api<Exchange>(`/archive/exchange?${new URLSearchParams({ q: this.search.value.trim(), limit: String(PER_PAGE), offset: String(this.offset) }).toString()}`); } catch (error) {
      if (error instanceof ApiError && error.kind === "unreadable" && !this.known) throw error;
      clear(this.list, failure(error));
      return;
    }
    this.said.textContent = t("exchange.held", { n: count(found.held), m: count(found.sealed) });
    clear(this.list, found.held ? this.rows(found) : empty(t("archive.empty_title"), t("archive.empty_words")));
    clear(this.past,
      h("section", { class: "card" }, h("h2", {}, t("exchange.left")), found.exports.length ? table(t("exchange.left"), [t("exchange.when"), t("exchange.items"), t("exchange.names"), "SHA-256"], [...found.exports].reverse().map((one) => [moment(one.at), count(one.items), one.with_names ? t("exchange.file_names") : t("exchange.pseudonyms"), h("code", {}, one.sha256.slice(0, 16))]), [1]) : h("p", { class: "soft" }, t("exchange.none_left"))),
      h("section", { class: "card" }, h("h2", {}, t("exchange.partners")), found.partners.length ? table(t("exchange.partners"), [t("exchange.partner"), "SHA-256"], found.partners.map((one) => [one.name, h("code", {}, one.sha256.slice(0, 16))])) : h("p", { class: "soft" }, t("exchange.no_partners")), found.notes.length ? h("ul", { class: "notes" }, ...found.notes.map((one) => h("li", {}, spoken(one)))) : null));
  }

  private rows(found: Exchange): HTMLElement {
    const more = found.total > PER_PAGE ? h("p", { class: "row" }, h("button", { type: "button", disabled: !this.offset, onclick: () => { this.offset -= PER_PAGE; void this.load(); } }, `‹ ${t("register.previous")}`), h("button", { type: "button", disabled: this.offset + PER_PAGE >= found.total, onclick: () => { this.offset += PER_PAGE; void this.load(); } }, `${t("register.next")} ›`)) : null;
    return h("div", {}, table(t("exchange.leaves"), [t("exchange.choose"), t("recordings.file"), t("exchange.seal"), ""], found.recordings.map((one) => {
      const name = this.name(one), sealed = one.seal?.sealed === true;
      const box = h("input", { type: "checkbox", checked: this.chosen.has(one.sha256), disabled: sealed, "aria-label": name, onchange: () => { if (box.checked) this.chosen.add(one.sha256); else this.chosen.delete(one.sha256); clear(this.out); } });
      const cell = h("div", {});
      cell.append(h("button", { type: "button", class: "quiet", "aria-label": `${sealed ? t("exchange.unseal") : t("exchange.do_seal")}: ${name}`, onclick: () => this.ask(one, cell) }, sealed ? t("exchange.unseal") : t("exchange.do_seal")));
      return [box, name, one.seal ? h("span", {}, sealed ? chip(t("exchange.sealed")) : h("span", { class: "soft" }, t("exchange.no_longer")), h("span", { class: "soft" }, ` ${one.seal.reason} (${one.seal.by}, ${moment(one.seal.at)})`)) : null, cell];
    })), h("p", { class: "note" }, t("exchange.none_is_all")), more);
  }

  private name(one: { sha256: string; file: string }): string { return this.known[one.sha256] ? nameOf(this.known, one.sha256) : one.file; }

  /** A seal, and taking it back, need a reason. */
  private ask(one: Line, cell: HTMLElement): void {
    const reason = h("input", { type: "text", required: true, maxlength: "2000", autocomplete: "off" });
    const sealed = !(one.seal?.sealed === true);
    const go = async (e: Event): Promise<void> => {
      e.preventDefault();
      try { await api("/archive/exchange/seals", { body: { recording: one.sha256, sealed, reason: reason.value, by: me() } }); this.chosen.delete(one.sha256); clear(this.out); say(sealed ? t("exchange.sealed") : t("exchange.no_longer")); await this.load(); } catch (error) { cell.append(failure(error)); }
    };
    clear(cell, h("form", { class: "row", onsubmit: (e: Event) => void go(e) }, field(t("archive.because"), reason), h("button", { type: "submit" }, sealed ? t("exchange.do_seal") : t("exchange.unseal"))));
    reason.focus();
  }

  private get asked(): { items: string[]; with_names: boolean } { return { items: [...this.chosen], with_names: this.names.checked }; }

  private async preview(): Promise<void> {
    const asked = this.asked;
    try {
      const found = await api<Shared>("/archive/exchange/preview", { body: asked });
      clear(this.out, h("div", { class: "card" }, h("h3", {}, t("exchange.would_leave", { n: count(found.n_items), size: bytes(found.bytes) })), h("p", { class: "secrecy" }, t("exchange.warning")),
        found.sealed_and_kept_back ? h("p", {}, t("exchange.kept_back", { n: count(found.sealed_and_kept_back) })) : null, found.not_readable.length ? h("p", {}, t("exchange.not_readable", { n: count(found.not_readable.length) })) : null,
        found.n_items ? table(t("exchange.preview"), [t("exchange.leaves_as"), t("exchange.here")], found.items.slice(0, SHOWN).map((one) => [h("code", {}, one.leaves_as), one.here.split(/[\\/]/).pop() ?? ""])) : null,
        found.n_items > SHOWN ? h("p", { class: "note" }, t("counts.first_rows", { n: count(SHOWN), m: count(found.n_items) })) : null,
        found.n_items ? h("p", {}, h("button", { type: "button", class: "primary", onclick: () => void this.save(asked) }, t("exchange.save"))) : h("p", { class: "soft" }, t("exchange.nothing"))));
    } catch (error) { clear(this.out, failure(error)); }
  }

  private async save(asked: { items: string[]; with_names: boolean }): Promise<void> {
    const answer = await fetch("/api/archive/exchange/export", { method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" }, body: JSON.stringify(asked) });
    if (!answer.ok) {
      const error = ((await answer.json().catch(() => null)) as { error?: { kind: string; message: string; advice: string } } | null)?.error;
      clear(this.out, failure(new ApiError(error?.kind ?? "failure", error?.message ?? String(answer.status), error?.advice ?? "", answer.status)));
      return;
    }
    const url = URL.createObjectURL(await answer.blob());
    h("a", { href: url, download: "fingerprints.dpx" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    say(t("exchange.saved"));
    await this.load();
  }

  private taking(): HTMLElement {
    const partner = h("input", { type: "text", required: true, maxlength: "300", autocomplete: "off" });
    const file = h("input", { type: "file", required: true });
    const out = h("div", { "aria-live": "polite" });
    const take = async (e: Event): Promise<void> => {
      e.preventDefault();
      const one = file.files?.[0];
      if (!one) return;
      const asked = new URLSearchParams({ partner: partner.value.trim(), name: one.name });
      const answer = await fetch(`/api/archive/exchange/partners?${asked.toString()}`, { method: "PUT", credentials: "same-origin", headers: { "content-type": "application/octet-stream" }, body: one });
      const value = (await answer.json().catch(() => null)) as { items?: number; partner?: string; known_already?: boolean; error?: { kind: string; message: string; advice: string } } | null;
      if (!answer.ok) { clear(out, failure(new ApiError(value?.error?.kind ?? "failure", value?.error?.message ?? String(answer.status), value?.error?.advice ?? "", answer.status))); return; }
      clear(out, h("p", {}, t("exchange.taken", { n: count(value?.items ?? 0), partner: value?.partner ?? "" }), value?.known_already ? ` ${t("exchange.known")}` : ""));
      await this.load();
    };
    return h("form", { class: "card", onsubmit: (e: Event) => void take(e) }, h("h2", {}, t("exchange.take")), h("p", { class: "note" }, t("exchange.take_note")), h("div", { class: "row bottom" }, field(t("exchange.partner"), partner), field(t("exchange.file"), file), h("button", { type: "submit", class: "primary" }, t("exchange.take_in"))), out);
  }
}
