// Accounts of a team, for its owners: made, given another role, reset, closed; and what was done to them.
import { clear, h } from "@player/dom";
import { api } from "../app/api";
import { askFirst, secret } from "../app/ask";
import { who } from "../app/me";
import { chip, failure, field, say, table } from "../app/parts";
import type { Page } from "../app/router";
import { code, count, moment, t } from "../app/words";
import { authenticator, tokenState, type Account, type Authenticator, type Token } from "./account";

interface Member extends Account { n_sessions: number }
interface Made extends Account { password: string; scan: Authenticator | null }
interface Restriction { kind: string; id: string; seen_by: string[] }
interface Done { at: string; by: string; what: string; name?: string; role?: string; kind?: string; item?: string }
interface Team { accounts: Member[]; tokens: Token[]; restrictions: Restriction[]; events: Done[]; chain_holds: boolean }

const ROLES = ["owner", "editor", "reviewer", "viewer", "data_viewer"];
const SHOWN = 100;

/** What the page does, besides showing itself. */
export const ACCOUNTS = [
  "POST /team/accounts", "PUT /team/accounts/{account}/role", "POST /team/accounts/{account}/reset", "POST /team/accounts/{account}/end-sessions",
  "POST /team/accounts/{account}/disable", "POST /team/accounts/{account}/enable", "POST /team/tokens/{token}/revoke",
];

export const teamPage: Page = {
  path: /^\/team$/,
  nav: { href: "/team", words: "nav.team", key: "t" },
  async show() {
    const view = new TeamPage(await api<Team>("/team"));
    return { title: t("team.title"), el: view.el };
  },
};

class TeamPage {
  readonly el: HTMLElement;
  private readonly accounts = h("div", {});
  private readonly once = h("div", { class: "stack", "aria-live": "polite" });
  private readonly tokens = h("div", {});
  private readonly kept = h("div", {});
  private readonly events = h("div", {});

  constructor(private team: Team) {
    this.el = h("div", { class: "page account" }, h("h1", {}, t("team.title")), h("p", { class: "note" }, t("team.note")),
      h("section", { class: "card" }, h("h2", {}, t("team.accounts")), this.accounts, this.once, this.adding()),
      h("div", { class: "two" },
        h("section", { class: "card" }, h("h2", {}, t("team.tokens")), this.tokens),
        h("section", { class: "card" }, h("h2", {}, t("team.restrictions")), this.kept)),
      h("section", { class: "card" }, h("h2", {}, t("team.history")), this.events));
    this.draw();
  }

  private async again(): Promise<void> { this.team = await api<Team>("/team"); this.draw(); }

  private draw(): void {
    const { accounts, tokens, restrictions, events, chain_holds: holds } = this.team;
    clear(this.accounts, table(t("team.accounts"), [t("account.name"), t("account.state"), t("team.sessions"), t("account.role"), ""], accounts.map((one) => [h("code", {}, one.name), this.states(one), count(one.n_sessions), this.roles(one), this.actions(one)]), [2]));
    clear(this.tokens, tokens.length ? table(t("team.tokens"), [t("account.name"), t("account.role"), t("team.made_by"), t("account.state"), ""], tokens.map((one) => [h("code", {}, one.name), code("role", one.role), h("code", {}, one.made_by), tokenState(one),
      one.revoked_at || one.expires_s * 1000 <= Date.now() ? null : this.button(one.name, t("account.revoke"), t("account.revoke_name", { name: one.name }), t("account.revoke_words"), () => api(`/team/tokens/${one.name}/revoke`, { method: "POST" }))])) : h("p", { class: "soft" }, t("team.no_tokens")));
    clear(this.kept, restrictions.length ? table(t("team.restrictions"), [t("team.item"), t("team.seen_by")], restrictions.map((one) => [`${code("team.kind", one.kind)} ${one.id.slice(0, 16)}`, one.seen_by.join(", ") || t("team.owners_alone")])) : null, h("p", { class: "soft" }, t("team.restrict_by")));
    clear(this.events, h("p", {}, chip(holds ? t("team.chain") : t("team.chain_broken"), holds)), table(t("team.history"), [t("case.when"), t("case.who"), t("case.what")], [...events].reverse().slice(0, SHOWN).map((one) => [h("span", { class: "nowrap" }, moment(one.at)), h("code", {}, one.by), happened(one)])));
  }

  private states(one: Member): HTMLElement {
    return h("span", { class: "row" }, one.disabled ? chip(t("team.disabled")) : null, one.must_change ? chip(t("team.first_login")) : null, chip(one.second_factor ? t("team.factor") : t("team.no_factor"), one.second_factor));
  }

  private roles(one: Member): HTMLElement {
    const role = h("select", { "aria-label": t("team.role_of", { name: one.name }), onchange: () => { give.disabled = role.value === one.role; } }, ...ROLES.map((name) => h("option", { value: name, selected: name === one.role }, code("role", name))));
    const give = h("button", { type: "button", disabled: true, "aria-label": `${t("team.give")}: ${one.name}`, onclick: () => askFirst(t("team.give_to", { name: one.name }), t("team.give_words", { name: one.name, role: code("role", role.value) }), t("team.give"), async () => { await api(`/team/accounts/${one.name}/role`, { method: "PUT", body: { role: role.value } }); await this.renew(one.name); }) }, t("team.give"));
    return h("span", { class: "row" }, role, give);
  }

  private actions(one: Member): HTMLElement {
    const path = `/team/accounts/${one.name}`;
    return h("span", { class: "row" },
      one.n_sessions ? this.button(one.name, t("team.end"), t("team.end_of", { name: one.name }), t("team.end_words"), () => api(`${path}/end-sessions`, { method: "POST" })) : null,
      h("button", { type: "button", "aria-label": `${t("team.reset")}: ${one.name}`, onclick: () => this.reset(one) }, t("team.reset")),
      one.disabled ? this.button(one.name, t("team.enable"), t("team.enable_of", { name: one.name }), t("team.enable_words"), () => api(`${path}/enable`, { method: "POST" }))
        : this.button(one.name, t("team.disable"), t("team.disable_of", { name: one.name }), t("team.disable_words"), () => api(`${path}/disable`, { method: "POST" })));
  }

  private button(name: string, words: string, title: string, question: string, act: () => Promise<unknown>): HTMLElement {
    return h("button", { type: "button", "aria-label": `${words}: ${name}`, onclick: () => askFirst(title, question, words, async () => { await act(); say(t("team.done")); await this.renew(name); }) }, words);
  }

  private reset(one: Member): void {
    const factor = h("input", { type: "checkbox", checked: true });
    askFirst(t("team.reset_of", { name: one.name }), t("team.reset_words"), t("team.reset"), async () => {
      const made = await api<Made>(`/team/accounts/${one.name}/reset`, { body: { second_factor: factor.checked } });
      if (!isMine(one.name)) await this.again();
      this.show(made);
    }, h("label", { class: "check" }, factor, t("team.with_factor")));
  }

  /** After a change of one's own account the whole page may be another. */
  private async renew(name: string): Promise<void> { if (isMine(name)) location.assign("/"); else await this.again(); }

  private show(made: Made): void {
    clear(this.once, h("div", { class: "card once" }, h("h3", {}, t("team.made", { name: made.name })), h("p", {}, t("team.once")), secret(t("team.first_password"), made.password), made.scan ? authenticator(made.scan) : null,
      h("p", {}, h("button", { type: "button", onclick: () => { if (isMine(made.name)) location.assign("/"); else clear(this.once); } }, t("team.handed_over")))));
    this.once.querySelector<HTMLElement>("code")?.focus();
  }

  private adding(): HTMLElement {
    const name = h("input", { type: "text", pattern: "[a-z]{1,20}-[a-z0-9]{1,40}", required: true, maxlength: "40", autocomplete: "off", spellcheck: "false", autocapitalize: "none" });
    const role = h("select", {}, ...ROLES.map((one) => h("option", { value: one, selected: one === "viewer" }, code("role", one))));
    const factor = h("input", { type: "checkbox", checked: true });
    const add = async (e: Event): Promise<void> => {
      e.preventDefault();
      try {
        const made = await api<Made>("/team/accounts", { body: { name: name.value, role: role.value, second_factor: factor.checked } });
        name.value = "";
        await this.again();
        this.show(made);
      } catch (error) { clear(this.once, failure(error)); }
    };
    return h("form", { class: "row bottom", onsubmit: (e: Event) => void add(e) }, field(t("team.new_name"), name, t("login.name_hint")), field(t("account.role"), role), h("label", { class: "check" }, factor, t("team.with_factor")), h("button", { type: "submit", class: "primary" }, t("team.add")));
  }
}

function isMine(name: string): boolean { return name === who()?.name; }

/** What was done, in words. */
function happened(one: Done): string {
  const about = one.name ?? (one.item ? `${code("team.kind", one.kind ?? "")} ${one.item.slice(0, 16)}` : "");
  return `${code("team.event", one.what)}: ${about}${one.role ? ` · ${code("role", one.role)}` : ""}`;
}
