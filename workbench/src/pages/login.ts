// Logging in to a workbench of a team, and choosing a password. Shown in the place of every page until somebody is known.
import { h } from "@player/dom";
import { api, ApiError } from "../app/api";
import { passkeysHere, showPasskey } from "../app/passkey";
import { failure, field } from "../app/parts";
import { t } from "../app/words";
import { unmade } from "./passkeys";

const LEAST = 8, LEAST_ALONE = 15;

/** The form that asks who it is; the address stays, so that the page that was asked for comes next. */
export function loginPage(): HTMLElement {
  const name = input("text", "username", "name");
  const password = input("password", "current-password", "password");
  const code = input("text", "one-time-code", "code");
  code.inputMode = "numeric";
  code.required = false;
  code.classList.add("code");
  const send = async (): Promise<void> => { await api("/session", { body: { name: name.value, password: password.value, code: code.value } }); };
  const withPasskey = async (): Promise<void> => {
    const passkey = await showPasskey(await api<Record<string, unknown>>("/session/challenge", { method: "POST" }));
    await api("/session", { body: { name: name.value, password: password.value, passkey } });
  };
  return h("div", { class: "page login" }, h("h1", {}, t("login.title")), h("section", { class: "card" }, h("p", { class: "note" }, t("login.words")),
    form(t("login.send"), send, () => { password.value = ""; code.value = ""; password.focus(); }, passkeysHere() ? [t("login.passkey"), withPasskey] : null,
      field(t("login.name"), name, t("login.name_hint")), field(t("login.password"), password), field(t("login.code"), code, t("login.code_hint")))));
}

/** Choosing a password at the first login. */
export function passwordPage(): HTMLElement {
  return h("div", { class: "page login" }, h("h1", {}, t("login.choose")), h("section", { class: "card" }, h("p", { class: "note" }, t("login.choose_first")), passwordForm()));
}

/** The form that changes the password; the page begins anew with the new session. */
export function passwordForm(): HTMLElement {
  const old = input("password", "current-password", "old");
  const fresh = input("password", "new-password", "new");
  const again = input("password", "new-password", "again");
  fresh.minLength = LEAST;
  const check = (): void => again.setCustomValidity(again.value === fresh.value ? "" : t("login.differs"));
  fresh.addEventListener("input", check);
  again.addEventListener("input", check);
  const send = async (): Promise<void> => { await api("/session/password", { body: { old: old.value, new: fresh.value } }); };
  return form(t("login.keep"), send, () => fresh.focus(), null,
    field(t("login.old"), old), field(t("login.new"), fresh, t("login.new_hint", { n: LEAST, m: LEAST_ALONE })), field(t("login.again"), again));
}

function form(action: string, send: () => Promise<void>, refused: () => void, other: [string, () => Promise<void>] | null, ...fields: HTMLElement[]): HTMLElement {
  const out = h("div", { "aria-live": "assertive" });
  const button = h("button", { type: "submit", class: "primary" }, action);
  const second = other ? h("button", { type: "button", onclick: () => { if (el.reportValidity()) void go(other[1]); } }, other[0]) : null;
  const go = async (act: () => Promise<void>): Promise<void> => {
    button.disabled = true;
    if (second) second.disabled = true;
    try { await act(); location.reload(); return; } catch (error) { out.replaceChildren(told(error)); refused(); }
    button.disabled = false;
    if (second) second.disabled = false;
  };
  const el = h("form", { class: "lines", onsubmit: (e: Event) => { e.preventDefault(); void go(send); } }, ...fields, out, h("p", { class: "row" }, button, second));
  return el;
}

function told(error: unknown): HTMLElement {
  if (!(error instanceof ApiError)) return unmade(error);
  const wait = error.kind === "too_many_tries" ? /\d+/.exec(error.message)?.[0] : undefined;
  if (wait) return failure(new ApiError(error.kind, t("login.wait", { n: wait }), t("login.owner"), error.status));
  if (error.kind === "login_refused") return failure(new ApiError(error.kind, t("login.refused"), t("login.owner"), error.status));
  return failure(error);
}

function input(type: string, complete: AutoFill, name: string): HTMLInputElement {
  return h("input", { type, name, autocomplete: complete, required: true, maxlength: "200", spellcheck: "false", autocapitalize: "none" });
}
