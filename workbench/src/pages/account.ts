// My account: password, authenticator, sessions, tokens. In a team everybody has this page.
import { clear, h } from "@player/dom";
import { api } from "../app/api";
import { askFirst, qrCode, secret, type Qr } from "../app/ask";
import { chip, failure, field, say, table } from "../app/parts";
import type { Page } from "../app/router";
import { code, moment, t } from "../app/words";
import { passwordForm } from "./login";
import { passkeyList, presentPassword, type Passkey } from "./passkeys";

export interface Account { name: string; role: string; disabled: boolean; made_at: string; made_by: string; must_change: boolean; second_factor: boolean; authenticator: boolean }
export interface Token { name: string; role: string; made_at: string; made_by: string; expires_s: number; revoked_at: string | null; account: string | null }
export interface Authenticator { key: string; address: string; qr: Qr }
interface Session { id: string; begun_s: number; seen_s: number; this: boolean }
interface Own { account: Account; sessions: Session[]; tokens: Token[]; passkeys: Passkey[]; token_roles: string[] }

const SPANS = ["1d", "7d", "30d", "90d", "365d"];

export const at = (s: number): string => moment(new Date(s * 1000).toISOString());

export const accountPage: Page = {
  path: /^\/account$/,
  async show() {
    const view = new AccountPage(await api<Own>("/account"));
    return { title: t("account.title"), el: view.el };
  },
};

/** What an authenticator reads: the code to scan, and the key to type. */
export function authenticator(given: Authenticator): HTMLElement {
  return h("div", { class: "authenticator" }, qrCode(given.qr, t("account.qr")),
    h("div", {}, h("p", { class: "note" }, t("account.scan")), secret(t("account.key"), given.key, true)));
}

/** Whether a token counts, in words. */
export function tokenState(one: Token): HTMLElement {
  if (one.revoked_at) return chip(t("account.revoked"));
  return one.expires_s * 1000 > Date.now() ? chip(t("account.until", { at: at(one.expires_s) }), true) : chip(t("account.over"));
}

class AccountPage {
  readonly el: HTMLElement;
  private readonly factor = h("div", {});
  private readonly sessions = h("div", {});
  private readonly tokens = h("div", {});
  private readonly made = h("div", { class: "stack", "aria-live": "polite" });

  constructor(private own: Own) {
    const one = own.account;
    this.el = h("div", { class: "page account" }, h("h1", {}, t("account.title")),
      h("p", {}, h("code", {}, one.name), " ", chip(code("role", one.role)), " ", h("span", { class: "soft" }, code("account.does", one.role))),
      h("div", { class: "two" },
        h("div", { class: "stack" },
          h("section", { class: "card" }, h("h2", {}, t("account.sessions")), h("p", { class: "note" }, t("account.sessions_note")), this.sessions),
          h("section", { class: "card" }, h("h2", {}, t("account.tokens")), h("p", { class: "note" }, t("account.tokens_note")), this.tokens, this.made, this.adding())),
        h("div", { class: "stack" },
          h("section", { class: "card" }, h("h2", {}, t("account.factor")), this.factor),
          h("section", { class: "card" }, h("h2", {}, t("account.password")), h("p", { class: "note" }, t("login.choose_words")), passwordForm()))));
    this.draw();
  }

  private async again(): Promise<void> { this.own = await api<Own>("/account"); this.draw(); }

  private draw(): void {
    const { account, sessions, tokens } = this.own;
    clear(this.factor, account.second_factor ? null : h("p", {}, chip(t("account.factor_none"))), h("h3", {}, t("account.authenticator"), " ", account.authenticator ? chip(t("account.factor_set"), true) : ""), h("p", { class: "note" }, t("account.factor_note")), this.beginning(),
      account.authenticator && this.own.passkeys.length ? h("p", {}, h("button", { type: "button", onclick: () => this.without() }, t("account.without"))) : null, passkeyList(this.own.passkeys, () => this.again()));
    clear(this.sessions, table(t("account.sessions"), [t("account.begun"), t("account.seen"), ""], [...sessions].reverse().map((one) => [at(one.begun_s), at(one.seen_s),
      one.this ? chip(t("account.this"), true) : h("button", { type: "button", onclick: () => void this.ended(`/account/sessions/${one.id}`, "DELETE") }, t("account.end"))])),
      sessions.length > 1 ? h("p", {}, h("button", { type: "button", onclick: () => void this.ended("/account/sessions/end-others", "POST") }, t("account.end_others"))) : null);
    clear(this.tokens, tokens.length ? table(t("account.tokens"), [t("account.name"), t("account.role"), t("account.state"), ""], tokens.map((one) => [h("code", {}, one.name), code("role", one.role), tokenState(one),
      one.revoked_at || one.expires_s * 1000 <= Date.now() ? null : h("button", { type: "button", "aria-label": `${t("account.revoke")}: ${one.name}`, onclick: () => this.revoke(one) }, t("account.revoke"))])) : h("p", { class: "soft" }, t("account.no_tokens")));
  }

  private async ended(path: string, method: string): Promise<void> {
    try { await api(path, { method }); say(t("account.ended")); await this.again(); } catch (error) { clear(this.sessions, failure(error, () => void this.again())); }
  }

  private revoke(one: Token): void {
    askFirst(t("account.revoke_name", { name: one.name }), t("account.revoke_words"), t("account.revoke"), async () => { await api(`/account/tokens/${one.name}/revoke`, { method: "POST" }); await this.again(); });
  }

  private without(): void {
    const password = presentPassword();
    askFirst(t("account.without"), t("account.without_words"), t("account.without"), async () => { await api("/account/authenticator/remove", { body: { password: password.value } }); await this.again(); }, field(t("login.old"), password));
  }

  /** The present password, then the code to scan. */
  private beginning(): HTMLElement {
    const password = presentPassword();
    password.name = "present";
    const out = h("div", { "aria-live": "assertive" });
    const begin = async (e: Event): Promise<void> => {
      e.preventDefault();
      try {
        const given = await api<Authenticator>("/account/authenticator/offer", { body: { password: password.value } });
        clear(this.factor, authenticator(given), this.confirming());
        this.factor.querySelector<HTMLElement>("input")?.focus();
      } catch (error) { clear(out, failure(error)); password.focus(); }
    };
    return h("form", { class: "lines", onsubmit: (e: Event) => void begin(e) }, field(t("login.old"), password), out, h("p", {}, h("button", { type: "submit" }, this.own.account.authenticator ? t("account.replace") : t("account.set_up"))));
  }

  private confirming(): HTMLElement {
    const typed = h("input", { type: "text", name: "first-code", class: "code", inputmode: "numeric", autocomplete: "one-time-code", required: true, maxlength: "20", spellcheck: "false" });
    const out = h("div", { "aria-live": "assertive" });
    const confirm = async (e: Event): Promise<void> => {
      e.preventDefault();
      try { await api("/account/authenticator", { body: { code: typed.value } }); say(t("account.factor_kept")); await this.again(); } catch (error) { clear(out, failure(error)); typed.focus(); typed.select(); }
    };
    return h("form", { class: "lines", onsubmit: (e: Event) => void confirm(e) }, field(t("account.first_code"), typed, t("account.first_code_hint")), out,
      h("p", { class: "row" }, h("button", { type: "submit", class: "primary" }, t("account.confirm")), h("button", { type: "button", onclick: () => this.draw() }, t("ask.leave"))));
  }

  private adding(): HTMLElement {
    const name = h("input", { type: "text", pattern: "[a-z]{1,20}-[a-z0-9]{1,40}", required: true, maxlength: "40", autocomplete: "off", spellcheck: "false", autocapitalize: "none" });
    const role = h("select", {}, ...[...this.own.token_roles].reverse().map((one) => h("option", { value: one }, code("role", one))));
    const lasts = h("select", {}, ...SPANS.map((one) => h("option", { value: one, selected: one === "30d" }, t("account.days", { n: parseInt(one, 10) }))));
    const add = async (e: Event): Promise<void> => {
      e.preventDefault();
      try {
        const kept = await api<Token & { token: string }>("/account/tokens", { body: { name: name.value, role: role.value, lasts: lasts.value } });
        name.value = "";
        await this.again();
        clear(this.made, h("div", { class: "card once" }, h("h3", {}, t("account.token_made", { name: kept.name })), h("p", {}, t("account.once")), secret(t("account.token"), kept.token), h("p", { class: "note" }, t("account.token_use"))));
      } catch (error) { clear(this.made, failure(error)); }
    };
    return h("form", { class: "row bottom", onsubmit: (e: Event) => void add(e) }, field(t("account.token_name"), name, t("account.token_hint")), field(t("account.role"), role), field(t("account.lasts"), lasts), h("button", { type: "submit" }, t("account.add_token")));
  }
}
