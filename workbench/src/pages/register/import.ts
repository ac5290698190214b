// Import: a file, what it was found to be, which column fills which field, a dry run row by row, then the import.
import { clear, h } from "@player/dom";
import { api, ApiError, type Work } from "../../app/api";
import { panel } from "../../app/may";
import { chip, failure, field, plainly, say, table } from "../../app/parts";
import { me } from "../../app/me";
import type { Shown } from "../../app/router";
import { underWay, watch } from "../../app/work";
import { bytes, code, count, t } from "../../app/words";
import { IMPORTS, head, noRegister } from "./chrome";

interface Look { id: string; name: string; size: number; format: string; recognised: string; needs_source: boolean; header: string[]; columns: Record<string, string>; fields: string[]; sample: string[][]; rows_note: string; problem: string }
interface Report { created: number; updated: number; unchanged: number; rejected: { row: number; reason: string }[]; notes: string[]; ignored_columns: string[]; records: Record<string, number>; dry_run: boolean; changes: { row: number; id: string; fields: Record<string, { before: unknown; after: unknown }> }[]; snapshot: string }

const SHOWN_ROWS = 200;

export async function importPage(): Promise<Shown> {
  const page = new ImportPage();
  try { await api("/register/incidents?limit=0"); } catch (error) {
    const none = noRegister(error);
    if (none && !(error instanceof ApiError && error.kind === "not_a_register")) return { title: t("register.import"), el: h("div", { class: "page" }, head(t("register.import"), "/register/import"), none) };
  }
  for (const one of await underWay()) if (one.kind === "import" || one.kind === "dry_run") page.follow(one);
  return { title: t("register.import"), el: page.el, leave: () => page.leave() };
}

class ImportPage {
  readonly el: HTMLElement;
  private readonly step = h("div", { class: "stack" });
  private readonly work = h("div", { class: "stack" });
  private leaves: (() => void)[] = [];

  constructor() {
    const file = h("input", { type: "file", id: "import-file", accept: ".csv,.xlsx,.json,.tsv", onchange: () => { if (file.files?.[0]) void this.look(file.files[0]); } });
    const drop = h("div", { class: "drop", ondragover: (e: DragEvent) => { e.preventDefault(); drop.classList.add("over"); }, ondragleave: () => drop.classList.remove("over"), ondrop: (e: DragEvent) => { e.preventDefault(); drop.classList.remove("over"); const one = e.dataTransfer?.files[0]; if (one) void this.look(one); } },
      h("label", { for: "import-file" }, h("strong", {}, t("import.choose"))), file, h("p", { class: "note" }, t("import.known")));
    this.el = h("div", { class: "page" }, head(t("register.import"), "/register/import"), panel(h("section", { class: "card" }, drop), ...IMPORTS), this.step, this.work);
  }

  leave(): void { for (const one of this.leaves) one(); }

  private async look(file: File): Promise<void> {
    clear(this.work);
    clear(this.step, h("p", { class: "soft" }, t("import.reading", { name: file.name })));
    try {
      const answer = await fetch(`/api/register/import/file?name=${encodeURIComponent(file.name)}`, { method: "PUT", body: file, credentials: "same-origin", headers: { "content-type": "application/octet-stream" } });
      const value: unknown = await answer.json();
      if (!answer.ok) { const error = (value as { error: { kind: string; message: string; advice: string } }).error; throw new ApiError(error.kind, error.message, error.advice, answer.status); }
      this.plan(value as Look);
    } catch (error) { clear(this.step, failure(error)); }
  }

  /** What was found, and what a person says about it. */
  private plan(found: Look): void {
    const source = h("input", { type: "text", autocomplete: "off", maxlength: "200", required: found.needs_source });
    const origin = h("input", { type: "text", autocomplete: "off", maxlength: "100" });
    const dates = h("input", { type: "text", autocomplete: "off", maxlength: "40", placeholder: "%d.%m.%Y" });
    const reason = h("input", { type: "text", autocomplete: "off", maxlength: "2000" });
    const mapped = found.format === "table" ? new Mapping(found) : null;
    const start = async (dry: boolean): Promise<void> => {
      if (!form.reportValidity()) return;
      const body = { id: found.id, format: found.format, columns: mapped?.columns() ?? null, source: source.value.trim(), origin: origin.value.trim(), date_format: dates.value.trim(), reason: reason.value.trim(), by: me(), dry_run: dry };
      clear(this.work);
      try { this.follow(await api<Work>("/register/import/run", { body }), () => { clear(this.step); }, () => void start(false)); } catch (error) { clear(this.work, failure(error)); }
    };
    const form = h("form", { class: "card", onsubmit: (e: Event) => { e.preventDefault(); void start(true); } },
      h("h2", {}, found.name), h("p", {}, chip(found.recognised || t("import.plain"), found.recognised !== ""), h("span", { class: "soft" }, ` ${bytes(found.size)}`)),
      mapped ? mapped.el : h("p", { class: "note" }, t("import.own_map")),
      h("div", { class: "grid" }, field(t("import.source"), source, found.needs_source ? t("import.source_needed") : t("import.source_hint")), field(t("import.origin"), origin, t("import.origin_hint")), mapped ? field(t("import.dates"), dates, t("import.dates_hint")) : null, field(t("import.reason"), reason, t("import.reason_hint"))),
      h("div", { class: "row" }, h("button", { type: "submit", class: "primary" }, t("import.dry")), h("span", { class: "soft" }, t("import.dry_hint"))));
    clear(this.step, form);
  }

  follow(work: Work, imported: () => void = () => undefined, go: (() => void) | null = null): void {
    const shown = watch(work, (done) => {
      if (done.state !== "done" || !done.result) return;
      const report = done.result as unknown as Report;
      say(report.dry_run ? t("import.dry_done") : t("import.done"));
      this.work.append(told(report, go));
      if (!report.dry_run) imported();
    });
    this.leaves.push(shown.leave);
    this.work.append(shown.el);
  }
}

/** Which column of the table fills which field: one line a column, with what stands in it. */
class Mapping {
  readonly el: HTMLElement;
  private readonly selects = new Map<string, HTMLSelectElement>();

  constructor(found: Look) {
    const fields = new Map(Object.entries(found.columns).map(([name, column]) => [column, name]));
    const rows = found.header.map((column, k) => {
      const select = h("select", { "aria-label": t("import.fills", { column }), onchange: () => this.once(select) }, h("option", { value: "" }, t("import.passed_over")), ...found.fields.map((one) => h("option", { value: one, selected: fields.get(column) === one }, code("field", one))));
      this.selects.set(column, select);
      const sample = [...new Set(found.sample.map((row) => row[k] ?? "").filter(Boolean))].slice(0, 3).map((one) => (one.length > 40 ? `${one.slice(0, 39)}…` : one));
      return [h("strong", {}, column), select, h("span", { class: "soft" }, sample.join(" · ") || "–")];
    });
    this.el = h("div", {}, h("h3", {}, t("import.columns")), found.problem ? h("p", { class: "failure-line", role: "alert" }, plainly(found.problem)) : null, table(t("import.columns"), [t("import.column"), t("import.field"), t("import.sample")], rows));
  }

  /** A field is filled by one column. */
  private once(chosen: HTMLSelectElement): void { if (chosen.value) for (const one of this.selects.values()) if (one !== chosen && one.value === chosen.value) one.value = ""; }

  columns(): Record<string, string> { return Object.fromEntries([...this.selects].filter(([, one]) => one.value).map(([column, one]) => [one.value, column])); }
}

function told(report: Report, go: (() => void) | null): HTMLElement {
  const figure = (words: string, n: number) => h("div", { class: "figure" }, h("strong", {}, count(n)), h("span", {}, words));
  const take = report.created + report.updated;
  return h("section", { class: "card" }, h("h2", {}, report.dry_run ? t("import.dry_done") : t("import.done")), report.dry_run ? h("p", { class: "note" }, t("import.dry_words")) : null,
    h("div", { class: "figures" }, figure(t("import.created"), report.created), figure(t("import.updated"), report.updated), figure(t("import.unchanged"), report.unchanged), figure(t("import.rejected"), report.rejected.length)),
    report.notes.length ? h("ul", { class: "notes" }, ...report.notes.map((one) => h("li", {}, plainly(one)))) : null,
    report.ignored_columns.length ? h("p", { class: "note" }, t("import.ignored", { columns: report.ignored_columns.join(", ") })) : null,
    report.rejected.length ? h("div", {}, h("h3", {}, t("import.rejected_rows")), report.rejected.length > SHOWN_ROWS ? h("p", { class: "note" }, t("counts.first_rows", { n: count(SHOWN_ROWS), m: count(report.rejected.length) })) : null, table(t("import.rejected_rows"), [t("import.row"), t("import.why")], [...report.rejected].sort((a, b) => a.row - b.row).slice(0, SHOWN_ROWS).map((one) => [one.row, plainly(one.reason)]), [0])) : null,
    report.changes.length ? h("details", {}, h("summary", {}, t("import.changes", { n: count(report.changes.length) })), table(t("import.changes", { n: count(report.changes.length) }), [t("import.row"), t("field.id"), t("import.fields")], report.changes.map((one) => [one.row, one.id, Object.keys(one.fields).map((each) => code("field", each)).join(", ")]), [0])) : null,
    report.dry_run ? (go && take ? h("p", { class: "row" }, h("button", { type: "button", class: "primary", onclick: go }, t("import.go", { n: count(take) })), report.rejected.length ? h("span", { class: "soft" }, t("import.without", { n: count(report.rejected.length) })) : null) : null) : h("p", { class: "row" }, h("a", { class: "button primary", href: "/register" }, t("import.see"))));
}
