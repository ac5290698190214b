// Passkeys of one's own account: a list, making one, removing one.
import { clear, h } from "@player/dom";
import { api, ApiError } from "../app/api";
import { askFirst } from "../app/ask";
import { makePasskey, passkeysHere } from "../app/passkey";
import { failure, field, say, table } from "../app/parts";
import { moment, t } from "../app/words";

export interface Passkey { id: string; name: string; rp_id: string; made_at: string; used_at: string | null }

/** The present password, to be typed once more. */
export function presentPassword(): HTMLInputElement {
  return h("input", { type: "password", autocomplete: "current-password", required: true, maxlength: "200" });
}

/** What a person is told where the browser made or showed nothing. */
export function unmade(error: unknown): HTMLElement {
  return failure(error instanceof DOMException ? new ApiError("passkey", t("passkey.nothing"), t("passkey.nothing_advice"), 0) : error);
}

export function passkeyList(held: Passkey[], changed: () => Promise<void>): HTMLElement {
  return h("div", {}, h("h3", {}, t("passkey.title")), h("p", { class: "note" }, t("passkey.note")),
    held.length ? table(t("passkey.title"), [t("account.name"), t("passkey.of"), t("passkey.used"), ""], held.map((one) => [one.name, h("code", {}, one.rp_id), one.used_at ? moment(one.used_at) : t("case.never"),
      h("button", { type: "button", "aria-label": `${t("passkey.remove")}: ${one.name}`, onclick: () => remove(one, changed) }, t("passkey.remove"))])) : null,
    passkeysHere() ? adding(changed) : h("p", { class: "soft" }, t("passkey.not_here"), " ", h("a", { href: `http://localhost:${location.port}/account` }, `http://localhost:${location.port}/`)));
}

function remove(one: Passkey, changed: () => Promise<void>): void {
  const password = presentPassword();
  askFirst(t("passkey.remove_one", { name: one.name }), t("passkey.remove_words"), t("passkey.remove"), async () => { await api(`/account/passkeys/${one.id}/remove`, { body: { password: password.value } }); await changed(); }, field(t("login.old"), password));
}

function adding(changed: () => Promise<void>): HTMLElement {
  const name = h("input", { type: "text", name: "passkey-name", required: true, maxlength: "40", autocomplete: "off" });
  const password = presentPassword();
  password.name = "passkey-password";
  const out = h("div", { "aria-live": "assertive" });
  const button = h("button", { type: "submit" }, t("passkey.add"));
  const add = async (e: Event): Promise<void> => {
    e.preventDefault();
    button.disabled = true;
    try {
      const asked = await api<Record<string, unknown>>("/account/passkeys/offer", { body: { password: password.value } });
      await api("/account/passkeys", { body: { name: name.value, answer: await makePasskey(asked) } });
      say(t("passkey.kept"));
      await changed();
    } catch (error) { clear(out, unmade(error)); button.disabled = false; }
  };
  return h("form", { class: "lines", onsubmit: (e: Event) => void add(e) }, field(t("passkey.name"), name, t("passkey.name_hint")), field(t("login.old"), password), out, h("p", {}, button));
}
