// The form of an incident: what its source states, each field as it was stated; a change needs a reason.
import { clear, h } from "@player/dom";
import { api } from "../../app/api";
import { offered } from "../../app/may";
import { failure, field, say } from "../../app/parts";
import { me } from "../../app/me";
import { code, t } from "../../app/words";
import type { Incident, Party, Place, Whole } from "./data";

interface Part<T> { el: HTMLElement; value: () => T | null }

/** `done` gets the id when it was kept; `cancel` is absent for a new incident. */
export function form(found: Whole | null, done: (id: string) => void, cancel?: () => void): HTMLElement {
  const held: Incident = found?.incident ?? { id: "", source: "", affected: { unit: "persons", low: null, high: null } };
  const line = (value: string | undefined, most = 2000, required = false) => h("input", { type: "text", value: value ?? "", autocomplete: "off", maxlength: String(most), required });
  const id = line(held.id, 200, true), source = line(held.source, 500, true), title = line(held.title), when = line(held.when, 100), kind = line(held.kind), status = line(held.status), standard = line(held.standard), url = line(held.url);
  const description = h("textarea", { rows: "6", maxlength: "100000" });
  description.value = held.description ?? "";
  id.disabled = found !== null;
  const low = whole(held.affected.low), high = whole(held.affected.high), unit = line(held.affected.unit, 100, true);
  const places = several(held.places ?? [], placeRow, t("form.add_place")), parties = several(held.parties ?? [], partyRow, t("form.add_party"));
  const reason = line("", 2000, true);
  const out = h("div", {});
  const keep = async (e: Event): Promise<void> => {
    e.preventDefault();
    const body: Incident = { ...held, id: id.value.trim(), source: source.value.trim(), affected: { unit: unit.value.trim(), low: number(low), high: number(high) } };
    for (const [name, input] of Object.entries({ title, when, kind, status, standard, url, description })) { const value = input.value.trim(); if (value) (body as unknown as Record<string, unknown>)[name] = value; else delete (body as unknown as Record<string, unknown>)[name]; }
    const [at, who] = [places.value(), parties.value()];
    if (at.length) body.places = at; else delete body.places;
    if (who.length) body.parties = who; else delete body.parties;
    try {
      await api("/register/incident", { method: "PUT", body: { incident: body, version: found?.version ?? 0, reason: reason.value, by: me() } });
      say(t("incident.kept"));
      done(body.id);
    } catch (error) { clear(out, failure(error)); out.scrollIntoView({ block: "nearest" }); }
  };
  return h("form", { class: "card incident-form", onsubmit: (e: Event) => void keep(e) }, h("h2", {}, found ? t("incident.edit") : t("register.write_one")), h("p", { class: "note" }, t("form.note")),
    h("div", { class: "grid" }, field(t("field.id"), id), field(t("field.source"), source), field(t("field.title"), title), field(t("field.when"), when, t("form.when_hint")), field(t("field.kind"), kind, t("form.kind_hint")), field(t("field.status"), status), field(t("field.standard"), standard), field(t("field.url"), url)),
    field(t("field.description"), description),
    h("fieldset", {}, h("legend", {}, t("field.affected")), h("div", { class: "row" }, field(t("form.least"), low), field(t("form.most"), high), field(t("field.unit"), unit))),
    h("fieldset", {}, h("legend", {}, t("field.places")), places.el), h("fieldset", {}, h("legend", {}, t("field.parties")), h("p", { class: "note" }, t("form.parties_note")), parties.el),
    field(t("incident.reason"), reason, t("form.reason_hint")),
    h("div", { class: "row" }, offered(h("button", { type: "submit", class: "primary" }, t("form.keep")), "PUT /register/incident"), cancel ? h("button", { type: "button", onclick: cancel }, t("form.cancel")) : null, h("span", { class: "soft" }, t("observe.as", { who: me() }))), out);
}

function whole(value: number | null): HTMLInputElement { return h("input", { type: "number", min: "0", step: "1", value: value === null ? "" : String(value), class: "short" }); }
function number(input: HTMLInputElement): number | null { return input.value.trim() === "" ? null : Number(input.value); }

/** Several of one kind, each with a button that takes it away. */
function several<T>(held: T[], make: (one: T | null) => Part<T>, add: string): { el: HTMLElement; value: () => T[] } {
  const parts = new Set<Part<T>>();
  const list = h("div", { class: "several" });
  const put = (one: T | null): void => {
    const part = make(one);
    parts.add(part);
    const row = h("div", { class: "one" }, part.el, h("button", { type: "button", class: "quiet", title: t("form.take_away"), "aria-label": t("form.take_away"), onclick: () => { parts.delete(part); row.remove(); } }, "×"));
    list.append(row);
  };
  held.forEach(put);
  return { el: h("div", {}, list, h("button", { type: "button", onclick: () => { put(null); list.querySelector<HTMLInputElement>(".one:last-child input")?.focus(); } }, add)), value: () => [...parts].map((one) => one.value()).filter((one): one is T => one !== null) };
}

function placeRow(one: Place | null): Part<Place> {
  const text = (value: string | undefined) => h("input", { type: "text", value: value ?? "", autocomplete: "off", maxlength: "500" });
  const degrees = (value: number | undefined, most: number) => h("input", { type: "number", step: "any", min: String(-most), max: String(most), value: value === undefined ? "" : String(value) });
  const name = text(one?.name), admin = text(one?.admin), country = text(one?.country), latitude = degrees(one?.latitude, 90), longitude = degrees(one?.longitude, 180), precision = h("input", { type: "number", step: "any", min: "0", value: one?.precision_m === undefined ? "" : String(one.precision_m) });
  return {
    el: h("div", { class: "grid places" }, field(t("field.place"), name), field(t("field.admin"), admin), field(t("field.country"), country), field(t("field.latitude"), latitude), field(t("field.longitude"), longitude), field(t("field.precision"), precision)),
    value: () => {
      const made: Place = { ...(one ?? {}) };
      for (const [key, input] of [["name", name], ["admin", admin], ["country", country]] as const) if (input.value.trim()) made[key] = input.value.trim(); else delete made[key];
      for (const [key, input] of [["latitude", latitude], ["longitude", longitude], ["precision_m", precision]] as const) { const value = number(input); if (value !== null) made[key] = value; else delete made[key]; }
      return Object.keys(made).length ? made : null;
    },
  };
}

function partyRow(one: Party | null): Part<Party> {
  const name = h("input", { type: "text", value: one?.name ?? "", autocomplete: "off", maxlength: "500" });
  const role = h("select", {}, ...["alleged", "affected", "other"].map((each) => h("option", { value: each, selected: one?.role === each }, code("role", each))));
  const standing = h("select", {}, ...["named", "unknown", "disputed", "coalition"].map((each) => h("option", { value: each, selected: (one?.standing ?? "named") === each }, code("party", each))));
  const members = h("input", { type: "text", value: (one?.members ?? []).join("; "), autocomplete: "off", maxlength: "2000" });
  return {
    el: h("div", { class: "grid parties" }, field(t("field.party"), name), field(t("field.role"), role), field(t("field.party_standing"), standing), field(t("field.members"), members)),
    value: () => {
      const unknown = standing.value === "unknown";
      if (!name.value.trim() && !unknown) return null;
      const list = members.value.split(";").map((each) => each.trim()).filter(Boolean);
      return { name: unknown ? "unknown" : name.value.trim(), role: role.value as Party["role"], ...(standing.value === "named" ? {} : { standing: standing.value }), ...(list.length ? { members: list } : {}) };
    },
  };
}
