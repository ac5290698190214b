// Link review: two records side by side, what speaks for and against in words and bits, and a judgement by one key.
import { clear, h } from "@player/dom";
import { spoken } from "@player/say";
import { api, type Work } from "../../app/api";
import { may, offered, whyNot } from "../../app/may";
import { chip, empty, failure, field, say } from "../../app/parts";
import { me } from "../../app/me";
import type { Shown } from "../../app/router";
import { underWay, watch } from "../../app/work";
import { code, count, moment, t } from "../../app/words";
import { IMPORTS, head, incidentHref, whole } from "./chrome";
import { amount, type Facets, type Incident, type Whole } from "./data";

interface Reason { comparison: string; bits: number; words: string }
interface Candidate { left_id: string; right_id: string; probability: number; judged: string | null; reasons: Reason[] }
interface Links { left: { name: string; rows: number }; right: { name: string; rows: number }; compared: number; total: number; candidates: Candidate[]; notes: string[] }
interface Contradiction { chain: string[]; statement: string }
interface Judgements { judgements: { left: string; right: string; verdict: string; reason: string; by: string; at: string }[]; contradictions: Contradiction[] }

const KEYS: Record<string, string> = { s: "same", d: "different", u: "unsure" };

export function linksPage(query: URLSearchParams): Promise<Shown> {
  return whole(t("register.links"), "/register/links", async () => {
    const [facets, judged, works] = await Promise.all([api<Facets>("/register/facets"), api<Judgements>("/register/links"), api<{ work: Work[] }>("/jobs")]);
    const page = new LinksPage(facets.facets.source.map(([name]) => name), judged, query);
    const done = works.work.filter((one) => one.kind === "link" && one.state === "done" && one.result).pop();
    for (const one of await underWay()) if (one.kind === "link") page.follow(one);
    if (done?.result) await page.review(done.result as unknown as Links);
    return { title: t("register.links"), el: page.el, leave: () => page.leave(), wide: true };
  });
}

const JUDGES = "POST /register/links/judge";

class LinksPage {
  readonly el: HTMLElement;
  private readonly out = h("div", { class: "stack" });
  private readonly work = h("div", {});
  private readonly against = h("div", {});
  private leaves: (() => void)[] = [];
  private pairs: Candidate[] = [];
  private at = 0;
  private busy = false;
  private asked = 0;
  private readonly reason = h("input", { type: "text", id: "link-reason", autocomplete: "off", maxlength: "2000", placeholder: t("links.reason_hint") });

  constructor(sources: string[], private judged: Judgements, query: URLSearchParams) {
    const select = (chosen: string | undefined) => h("select", {}, ...sources.map((one) => h("option", { value: one, selected: one === chosen }, one)));
    const left = select(query.get("left") ?? sources[0]), right = select(query.get("right") ?? sources[1]);
    const form = h("form", { class: "card row", onsubmit: (e: Event) => { e.preventDefault(); void this.start(left.value, right.value); } }, field(t("links.left"), left), field(t("links.right"), right), offered(h("button", { type: "submit", class: "primary" }, t("links.find")), "POST /register/links/find"), h("p", { class: "note" }, t("links.note")));
    this.el = h("div", { class: "page" }, head(t("register.links"), "/register/links"), sources.length > 1 ? form : empty(t("links.one_source_title"), t("links.one_source_words"), h("p", {}, offered(h("a", { class: "button primary", href: "/register/import" }, t("register.import")), ...IMPORTS))), this.work, this.out, this.against, this.done());
    this.contradict();
    document.addEventListener("keydown", this.keyed);
  }

  leave(): void { for (const one of this.leaves) one(); document.removeEventListener("keydown", this.keyed); }

  private async start(left: string, right: string): Promise<void> {
    clear(this.work);
    clear(this.out);
    try { this.follow(await api<Work>("/register/links/find", { body: { left, right } })); } catch (error) { clear(this.work, failure(error)); }
  }

  follow(work: Work): void {
    const shown = watch(work, (done) => { if (done.state === "done" && done.result) { clear(this.work); void this.review(done.result as unknown as Links); } });
    this.leaves.push(shown.leave);
    this.work.append(shown.el);
  }

  async review(found: Links): Promise<void> {
    const judged = new Map(this.judged.judgements.map((one) => [[one.left, one.right].sort().join("\u001f"), one.verdict]));
    this.pairs = found.candidates.map((one) => ({ ...one, judged: judged.get([one.left_id, one.right_id].sort().join("\u001f")) ?? one.judged }));
    if (!this.pairs.length) { clear(this.out, empty(t("links.none_title"), t("links.none_words", { left: found.left.name, right: found.right.name }))); return; }
    this.at = Math.max(0, this.pairs.findIndex((one) => !one.judged));
    await this.draw();
  }

  private async draw(): Promise<void> {
    const mine = ++this.asked;
    const pair = this.pairs[this.at]!;
    const [left, right] = await Promise.all([pair.left_id, pair.right_id].map((id) => api<Whole>(`/register/incident?id=${encodeURIComponent(id)}`)));
    if (mine !== this.asked) return;
    const left_to_do = this.pairs.filter((one) => !one.judged).length;
    const button = (verdict: string, key: string) => offered(h("button", { type: "button", class: "verdict", "aria-pressed": String(pair.judged === verdict), onclick: () => void this.judge(verdict) }, h("kbd", {}, key), ` ${code("verdict", verdict)}`), JUDGES);
    clear(this.out, h("section", { class: "card pair-review", "aria-label": t("links.pair") },
      h("div", { class: "row spread" }, h("p", {}, h("strong", {}, t("links.at", { n: count(this.at + 1), m: count(this.pairs.length) })), h("span", { class: "soft" }, ` ${t("links.to_do", { n: count(left_to_do) })}`)), h("p", {}, t("links.probability", { p: percent(pair.probability) }), pair.judged ? h("span", {}, " ", chip(code("verdict", pair.judged), pair.judged === "same")) : null), h("div", { class: "row" }, h("button", { type: "button", disabled: this.at === 0, onclick: () => void this.move(-1) }, h("kbd", {}, "P"), ` ${t("register.previous")}`), h("button", { type: "button", disabled: this.at >= this.pairs.length - 1, onclick: () => void this.move(1) }, `${t("register.next")} `, h("kbd", {}, "N")))),
      side(left!.incident, right!.incident), reasons(pair),
      h("div", { class: "row judge" }, button("same", "S"), button("different", "D"), button("unsure", "U"), h("label", { for: "link-reason" }, t("incident.reason")), this.reason, h("span", { class: "soft" }, t("observe.as", { who: me() })), pair.judged ? offered(h("button", { type: "button", class: "quiet", onclick: () => void this.judge("withdrawn") }, t("links.take_back")), JUDGES) : null), h("div", { class: "judge-out" })));
  }

  private readonly keyed = (e: KeyboardEvent): void => {
    if (!this.pairs.length || e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey) return;
    const target = e.target as HTMLElement;
    if (target === this.reason && e.key === "Escape") { this.reason.blur(); return; }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return;
    const key = e.key.toLowerCase();
    if (KEYS[key]) void this.judge(KEYS[key]!);
    else if (key === "n" || e.key === "ArrowRight") void this.move(1);
    else if (key === "p" || e.key === "ArrowLeft") void this.move(-1);
    else if (key === "r") this.reason.focus();
    else return;
    e.preventDefault();
  };

  private async move(by: number): Promise<void> {
    const to = this.at + by;
    if (to < 0 || to >= this.pairs.length) return;
    this.at = to;
    await this.draw();
  }

  /** Keep the judgement and go on to the next pair that nobody has judged. */
  private async judge(verdict: string): Promise<void> {
    const pair = this.pairs[this.at];
    if (!pair || this.busy) return;
    if (!may(JUDGES)) { say(whyNot(JUDGES)); return; }
    this.busy = true;
    const reason = this.reason.value.trim() || t("links.by_reasons", { verdict: code("verdict", verdict), words: pair.reasons.slice(0, 3).map((one) => one.words).join("; ") });
    try {
      await api("/register/links/judge", { body: { left: pair.left_id, right: pair.right_id, verdict, reason, by: me() } });
      pair.judged = verdict === "withdrawn" ? null : verdict;
      this.reason.value = "";
      say(t("links.kept", { verdict: code("verdict", verdict) }));
      this.judged = await api<Judgements>("/register/links");
      this.contradict();
      this.el.querySelector(".judged")?.replaceWith(this.done());
      if (verdict !== "withdrawn") {
        const next = this.pairs.findIndex((one, k) => k > this.at && !one.judged);
        this.at = next >= 0 ? next : Math.min(this.at + 1, this.pairs.length - 1);
      }
      await this.draw();
    } catch (error) { const out = this.out.querySelector(".judge-out"); if (out) clear(out, failure(error)); }
    this.busy = false;
  }

  private contradict(): void {
    const list = this.judged.contradictions;
    clear(this.against, list.length ? h("section", { class: "card warn", role: "alert" }, h("h2", {}, t("links.contradictions", { n: list.length })), h("ul", {}, ...list.map((one) => h("li", {}, spoken(one.statement), " ", ...one.chain.flatMap((id, k) => [k ? " → " : "", h("a", { href: incidentHref(id) }, id)]))))) : null);
  }

  private done(): HTMLElement {
    const list = [...this.judged.judgements].sort((a, b) => b.at.localeCompare(a.at)).slice(0, 50);
    return h("section", { class: "card judged" }, h("h2", {}, t("links.judged", { n: count(this.judged.judgements.length) })), list.length ? h("ul", { class: "plain spaced" }, ...list.map((one) => h("li", {}, chip(code("verdict", one.verdict), one.verdict === "same"), " ", h("a", { href: incidentHref(one.left) }, one.left), " – ", h("a", { href: incidentHref(one.right) }, one.right), h("span", { class: "soft" }, ` ${one.reason} (${one.by}, ${moment(one.at)})`)))) : h("p", { class: "soft" }, t("links.none_judged")));
  }
}

export function percent(p: number): string { return p >= 0.999 ? "> 99.9 %" : p < 0.001 ? "< 0.1 %" : `${(p * 100).toFixed(1)} %`; }

/** Two records field by field; where they say the same, quietly. */
function side(left: Incident, right: Incident): HTMLElement {
  const of = (one: Incident): [string, string][] => [
    [t("field.source"), one.source], [t("field.title"), one.title ?? ""], [t("field.when"), one.when ?? ""], [t("field.place"), (one.places ?? []).map((each) => [each.name, each.admin, each.country].filter(Boolean).join(", ")).join("; ")],
    [t("links.position"), (one.places ?? []).filter((each) => each.latitude !== undefined).map((each) => `${each.latitude!.toFixed(4)}, ${each.longitude!.toFixed(4)}${each.precision_m ? ` ± ${each.precision_m} m` : ""}`).join("; ")],
    [t("field.kind"), one.kind ?? ""], [t("field.alleged"), names(one, "alleged")], [t("field.affected_party"), names(one, "affected")], [t("field.affected"), `${amount(one.affected.low, one.affected.high)} ${one.affected.unit}`.trim()], [t("field.status"), one.status ?? ""], [t("field.description"), one.description ?? ""],
  ];
  const [a, b] = [of(left), of(right)];
  const cell = (text: string, other: string) => h("td", { class: text && other && text.toLowerCase() === other.toLowerCase() ? "same" : undefined }, text || h("span", { class: "soft" }, t("register.not_stated")));
  return h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": t("links.pair") }, h("table", { class: "list side" }, h("caption", { class: "hidden" }, t("links.pair")), h("thead", {}, h("tr", {}, h("td", {}), h("th", { scope: "col" }, h("a", { href: incidentHref(left.id) }, left.id)), h("th", { scope: "col" }, h("a", { href: incidentHref(right.id) }, right.id)))),
    h("tbody", {}, ...a.map(([name, text], k) => h("tr", {}, h("th", { scope: "row" }, name), cell(text, b[k]![1]), cell(b[k]![1], text))))));
}

function names(one: Incident, role: string): string { return (one.parties ?? []).filter((each) => each.role === role).map((each) => each.name).join("; "); }

/** Bits for the same incident to the right, against it to the left; they add up to the probability. */
function reasons(pair: Candidate): HTMLElement {
  const most = Math.max(1, ...pair.reasons.map((one) => Math.abs(one.bits)));
  return h("div", { class: "reasons" }, h("h3", {}, t("links.reasons")), h("ul", { class: "plain" }, ...pair.reasons.map((one) => {
    const bar = h("i", { class: one.bits < 0 ? "bits less" : "bits more" });
    bar.style.width = `${Math.round((50 * Math.abs(one.bits)) / most)}%`;
    return h("li", {}, h("span", { class: "number" }, `${one.bits >= 0 ? "+" : "−"}${Math.abs(one.bits).toFixed(1)}`), h("span", { class: "track", "aria-hidden": "true" }, bar), spoken(one.words));
  })), h("p", { class: "note" }, t("links.bits_note")));
}
