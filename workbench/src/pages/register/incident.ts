// One incident: what its source states, what is said for and against, what people judged, and every version.
import { clear, h } from "@player/dom";
import { api } from "../../app/api";
import { offered } from "../../app/may";
import { chip, failure, field, say, sentence, table } from "../../app/parts";
import { me } from "../../app/me";
import type { Shown } from "../../app/router";
import { code, count, moment, t } from "../../app/words";
import { head, incidentHref, longHead, whole } from "./chrome";
import { amount, type Judged, type Said, type VersionLine, type Whole } from "./data";
import { form } from "./incident_form";
import { WorldMap } from "./world_map";
import { requestWords, saidWords } from "./said_words";
import { sourceHref } from "./sources";

export async function incidentPage(id: string, query: URLSearchParams): Promise<Shown> {
  if (id === "new") return whole(t("register.write_one"), "/register", async () => ({ title: t("register.write_one"), el: h("div", { class: "page" }, head(t("register.write_one"), "/register"), form(null, (done) => { location.assign(incidentHref(done)); })) }));
  return whole(id, "/register", async () => {
    const found = await api<Whole>(`/register/incident?id=${encodeURIComponent(id)}`);
    return page(found, query.get("edit") !== null);
  });
}

function page(found: Whole, editing: boolean): Shown {
  const { incident: one } = found;
  const title = one.title || one.id;
  const leaves: (() => void)[] = [];
  const out = h("div", { class: "page" });
  const reload = (): void => { location.assign(incidentHref(one.id)); };
  const edit = offered(h("button", { type: "button", onclick: () => { clear(main, form(found, reload, () => { clear(main, ...read()); edit.focus(); })); main.querySelector("input")?.focus(); } }, t("incident.edit")), "PUT /register/incident");
  const read = (): HTMLElement[] => [facts(found, leaves), text(found), said(found)].filter((each): each is HTMLElement => each !== null);
  const main = h("div", { class: "stack" }, ...(editing ? [form(found, reload, () => clear(main, ...read()))] : read()));
  out.append(longHead(title, "/register", found.state === "withdrawn" ? null : edit),
    h("p", { class: "row under" }, h("code", {}, one.id), chip(code("state", found.state), found.state === "verified"), chip(code("standing", found.standing)), h("span", { class: "soft" }, t("incident.version", { n: found.version })), h("span", { class: "soft" }, t("incident.of", { source: one.source }))),
    h("div", { class: "two" }, main, h("div", { class: "stack" }, review(found, reload), judged(found), history(found, reload))));
  return { title, el: out, leave: () => leaves.forEach((each) => each()) };
}

function facts(found: Whole, leaves: (() => void)[]): HTMLElement {
  const { incident: one } = found;
  const rows: (Node | null)[] = [];
  const add = (name: string, ...value: (Node | string | null)[]): void => { rows.push(h("dt", {}, name), h("dd", {}, ...value)); };
  const none = (): HTMLElement => h("span", { class: "soft" }, t("register.not_stated"));
  add(t("field.when"), one.when ? h("span", {}, h("strong", {}, one.when), meaning(found)) : h("span", { class: "soft" }, t("register.undated")));
  add(t("field.kind"), one.kind ? `${one.kind} ` : none(), one.kind ? h("span", { class: "soft" }, t("incident.as_source")) : null);
  for (const role of ["alleged", "affected", "other"] as const) {
    const parties = (one.parties ?? []).filter((each) => each.role === role);
    if (parties.length || role !== "other") add(code("role", role), parties.length ? h("ul", { class: "plain" }, ...parties.map((each) => h("li", {}, each.standing === "unknown" ? t("incident.unknown_party") : each.name, each.standing && each.standing !== "named" && each.standing !== "unknown" ? h("span", { class: "soft" }, ` ${code("party", each.standing)}`) : null, each.members?.length ? h("span", { class: "soft" }, ` (${each.members.join(", ")})`) : null))) : none());
  }
  add(t("field.affected"), amount(one.affected.low, one.affected.high) ? `${amount(one.affected.low, one.affected.high)} ${one.affected.unit}` : h("span", {}, `${one.affected.unit}: `, h("span", { class: "soft" }, t("register.no_number"))));
  add(t("field.status"), one.status || none());
  add(t("field.standard"), one.standard || none());
  if (one.url) add(t("field.url"), /^https?:\/\//.test(one.url) ? h("code", {}, one.url) : one.url);
  if (one.recordings?.length) add(t("field.recordings"), ...one.recordings.map((each) => h("code", { class: "sha" }, each)));
  for (const [name, value] of one.extra ?? []) add(name, value);
  const placed = (one.places ?? []).filter((each) => each.latitude !== undefined && each.longitude !== undefined);
  const el = h("section", { class: "card" }, h("h2", {}, t("incident.stated")), h("div", { class: placed.length ? "facts" : "" }, h("dl", {}, ...rows, h("dt", {}, t("field.places")), h("dd", {}, (one.places ?? []).length ? h("ul", { class: "plain" }, ...(one.places ?? []).map((each) => h("li", {}, [each.name, each.admin, each.country].filter(Boolean).join(", ") || t("incident.unnamed_place"), each.latitude !== undefined ? h("span", { class: "soft" }, ` ${each.latitude.toFixed(5)}, ${each.longitude!.toFixed(5)}`, each.precision_m ? ` · ± ${count(each.precision_m)} m` : ` · ${t("map.no_precision")}`) : h("span", { class: "soft" }, ` ${t("incident.no_position")}`)))) : none()))));
  if (placed.length) {
    const map = new WorldMap(false);
    leaves.push(() => map.leave());
    map.show(placed.map((each) => ({ latitude: each.latitude!, longitude: each.longitude!, n: 1, label: each.name ?? "", precision_m: each.precision_m ?? null })));
    const lat = placed.map((each) => each.latitude!), lon = placed.map((each) => each.longitude!);
    requestAnimationFrame(() => map.fit([Math.min(...lat) - 0.5, Math.min(...lon) - 0.8, Math.max(...lat) + 0.5, Math.max(...lon) + 0.8], 9));
    el.querySelector(".facts")!.append(map.el);
  }
  return el;
}

/** The days that a date can mean, where it is no single day. */
function meaning(found: Whole): HTMLElement | null {
  if ((found.first_day && found.first_day === found.last_day) || found.incident.when === `${found.first_day}/${found.last_day}`) return null;
  return h("span", { class: "soft" }, ` ${t("incident.means", { first: found.first_day || "…", last: found.last_day || "…" })}`);
}

function text(found: Whole): HTMLElement | null {
  const words = found.incident.description;
  return words ? h("section", { class: "card" }, h("h2", {}, t("field.description")), h("p", { class: "prose", lang: found.incident.language || undefined }, words)) : null;
}

function said(found: Whole): HTMLElement {
  const none = found.statements.length + found.general.length + found.investigations.length + found.requests.length + found.hypotheses.length === 0;
  const sides = (["for", "against", "neither"] as const).map((stance) => ({ stance, list: found.statements.filter((one) => one.stance === stance) }));
  return h("section", { class: "card said" }, h("h2", {}, t("incident.said")), none ? h("p", { class: "soft" }, t("incident.nothing_said")) : null,
    found.statements.length ? h("div", { class: "sides" }, ...sides.filter((one) => one.stance !== "neither" || one.list.length).map(({ stance, list }) => h("section", {}, h("h3", {}, code("stance", stance)), list.length ? h("ul", { class: `stance ${stance}` }, ...list.map(statement)) : h("p", { class: "soft" }, t("incident.none"))))) : null,
    found.general.length ? h("section", {}, h("h3", {}, t("incident.general")), h("p", { class: "note" }, t("incident.general_note")), h("ul", { class: "stance neither" }, ...found.general.map(statement))) : null,
    found.investigations.length ? h("section", {}, h("h3", {}, t("incident.investigations")), h("ul", { class: "stance neither" }, ...found.investigations.map(({ record, authority }) => h("li", {}, `${authority}: ${code("investigation", record["stage"] ?? "unknown")}`, record["as_of"] ? h("span", { class: "soft" }, ` ${t("incident.as_of", { day: record["as_of"] })}`) : null, record["subject"] ? ` · ${record["subject"]}` : null)))) : null,
    found.requests.length ? h("section", {}, h("h3", {}, t("incident.requests")), h("ul", { class: "stance neither" }, ...found.requests.map((one) => h("li", {}, requestWords(one))))) : null,
    ...found.hypotheses.map((one) => h("section", {}, h("h3", {}, one.question), h("ul", { class: "stance neither" }, ...one.answers.map((answer) => h("li", {}, answer.text, h("span", { class: "soft" }, ` ${t("incident.answer", { n: answer.statements_for?.length ?? 0, m: answer.statements_against?.length ?? 0 })}`)))))));
}

function statement(one: Said): HTMLElement {
  return h("li", {}, saidWords(one), one.record.verbatim ? h("blockquote", { lang: one.record.language || undefined }, one.record.verbatim) : null, one.record.translation ? h("p", { class: "soft" }, t("incident.translated", { words: one.record.translation })) : null,
    h("p", { class: "soft" }, h("a", { href: sourceHref(String(one.record["source"])) }, one.source.name), ...[code("independence", one.source.independence), one.source.side ? t("incident.speaks_for", { side: one.source.side }) : ""].filter(Boolean).map((words) => ` · ${words}`)));
}

function judged(found: Whole): HTMLElement {
  return h("section", { class: "card" }, h("h2", {}, t("incident.links")), found.judgements.length ? h("ul", { class: "plain spaced" }, ...found.judgements.map(link)) : h("p", { class: "soft" }, t("incident.no_links")), h("p", {}, h("a", { href: "/register/links" }, t("register.links"))));
}

function link(one: Judged): HTMLElement {
  return h("li", {}, chip(code("verdict", one.verdict), one.verdict === "same"), " ", h("a", { href: incidentHref(one.other) }, one.line?.title || one.other), h("span", { class: "soft" }, ` ${[one.line?.source, one.line?.when, one.line?.place].filter(Boolean).join(" · ")}`), h("p", { class: "soft" }, `${one.reason} (${one.by}, ${moment(one.at)})`));
}

/** Steps of review: each with a reason; a second person verifies. */
function review(found: Whole, done: () => void): HTMLElement {
  const reason = h("input", { type: "text", required: true, autocomplete: "off", maxlength: "2000" });
  const out = h("div", {});
  const step = async (state: string): Promise<void> => {
    if (!reason.reportValidity()) return;
    try { await api("/register/incident/review", { body: { id: found.incident.id, state, reason: reason.value, by: me() } }); say(t("incident.kept")); done(); } catch (error) { clear(out, failure(error)); }
  };
  const who = [found.edited_by ? t("incident.edited_by", { who: found.edited_by }) : t("incident.imported"), found.reviewed_by ? t("incident.reviewed_by", { who: found.reviewed_by }) : ""].filter(Boolean).join(" ");
  return h("section", { class: "card" }, h("h2", {}, t("incident.review")), h("p", {}, chip(code("state", found.state), found.state === "verified"), h("span", { class: "soft" }, ` ${who}`)), h("p", { class: "note" }, t("incident.review_note")),
    h("form", { onsubmit: (e: Event) => e.preventDefault() }, field(t("incident.reason"), reason), h("div", { class: "row" }, ...found.steps.map((state) => offered(h("button", { type: "button", class: state === "withdrawn" ? "quiet" : undefined, onclick: () => void step(state) }, code("step", state)), "POST /register/incident/review")))), out);
}

function history(found: Whole, done: () => void): HTMLElement {
  const reason = h("input", { type: "text", required: true, autocomplete: "off", maxlength: "2000", "aria-label": t("incident.undo_reason"), placeholder: t("incident.undo_reason") });
  const out = h("div", {});
  const undo = async (e: Event): Promise<void> => {
    e.preventDefault();
    try { await api("/register/incident/undo", { body: { id: found.incident.id, reason: reason.value, by: me() } }); say(t("incident.kept")); done(); } catch (error) { clear(out, failure(error)); }
  };
  return h("section", { class: "card" }, h("h2", {}, t("incident.history")), h("ol", { class: "plain versions" }, ...found.versions.map(version)),
    h("details", {}, h("summary", {}, t("incident.undo")), h("p", { class: "note" }, t("incident.undo_note")), h("form", { class: "row", onsubmit: (e: Event) => void undo(e) }, reason, offered(h("button", { type: "submit" }, t("incident.undo_do")), "POST /register/incident/undo")), out));
}

function version(one: VersionLine): HTMLElement {
  const fields = Object.entries(one.fields);
  return h("li", {}, h("p", {}, h("strong", {}, String(one.version)), ` ${code("state", one.state)} `, h("span", { class: "soft" }, `${one.by}, ${moment(one.at)}`)), h("p", {}, sentence(one.reason)),
    fields.length ? h("details", {}, h("summary", {}, t("incident.changed", { n: fields.length })), table(t("incident.changed", { n: fields.length }), [t("incident.field"), t("incident.before"), t("incident.after")], fields.map(([name, value]) => [code("field", name), plain(value.before), plain(value.after)]))) : null);
}

function plain(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value, null, 1).replace(/["{}[\]]/g, "").replace(/\s+/g, " ").trim();
}
