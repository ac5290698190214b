import { C as t, D as ApiError, E as h, O as api, S as moment, T as clear, _ as table, a as may, b as code, c as whyNot, d as empty, f as failure, g as sentence, h as say, i as watch, l as chip, m as plainly, n as saidWords, o as offered, p as field, r as underWay, s as panel, t as requestWords, u as command, v as me, w as spoken, x as count, y as bytes } from "./workbench.js";
// src/pages/register/svg.ts
function draw(tag, props = {}, ...children) {
	const el = document.createElementNS("http://www.w3.org/2000/svg", tag);
	for (const [name, value] of Object.entries(props)) if (value !== void 0) el.setAttribute(name, String(value));
	el.append(...children.filter((one) => one !== null));
	return el;
}
// src/pages/register/charts.ts
var W$1 = 560;
var LEFT$1 = 132;
var ROW = 20;
async function chartsView(around) {
	const by = around.query.get("by") === "kind" ? "source,period,kind" : "source,period,side";
	const asked = new URLSearchParams(around.filter);
	asked.set("by", by);
	const found = await api(`/register/counts?${asked}`, { signal: around.signal });
	const choose = h("select", {
		id: "charts-by",
		onchange: () => around.set({ by: choose.value })
	}, h("option", {
		value: "",
		selected: by.endsWith("side")
	}, t("charts.by_side")), h("option", {
		value: "kind",
		selected: by.endsWith("kind")
	}, t("charts.by_kind")));
	if (!found.rows.length) return { el: empty(t("register.nothing_title"), t("register.nothing_words")) };
	return { el: h("div", { class: "stack" }, h("section", { class: "card row spread" }, h("p", { class: "note" }, t("charts.note")), h("div", { class: "row" }, h("label", { for: "charts-by" }, t("charts.rows")), choose, h("a", {
		class: "button",
		href: `/register/counts?${around.filter}`
	}, t("charts.table")))), charts(found)) };
}
/** One chart for each unit, standard and source: figures of different ones are not set side by side. */
function charts(found) {
	const groups = /* @__PURE__ */ new Map();
	for (const row of found.rows) {
		const key = `${row.unit}\u001f${row.standard}`;
		groups.set(key, [...groups.get(key) ?? [], row]);
	}
	return h("div", { class: "charts" }, ...[...groups].map(([key, rows]) => {
		const [unit, standard] = key.split("");
		const sources = [...new Set(rows.map((one) => one.source ?? ""))];
		return h("section", { class: "card" }, h("h2", {}, t("charts.unit", { unit: unit ?? "" })), h("p", { class: "note" }, t("charts.standard", { standard: standard === "not stated" ? t("counts.not_stated") : standard ?? "" }), groups.size > 1 ? ` ${t("charts.apart")}` : ""), h("div", { class: "multiples" }, ...sources.map((source) => chart(source, rows.filter((one) => (one.source ?? "") === source), unit ?? ""))));
	}));
}
function chart(source, rows, unit) {
	const top = Math.max(1, ...rows.map((one) => one.max));
	const x = (n) => LEFT$1 + 336 * n / top;
	const periods = [...new Set(rows.map((one) => one.period ?? ""))];
	const parts = [];
	let y = 16;
	for (const period of periods) {
		parts.push(draw("text", {
			class: "period",
			x: 0,
			y: y + 4
		}, period === "undated" ? t("register.undated") : period === "in no single period" ? t("counts.no_period") : period || t("counts.all")));
		for (const row of rows.filter((one) => (one.period ?? "") === period)) {
			const name = row.side ?? row.kind ?? "";
			const stated = row.min || row.max;
			const words = t("charts.bar", {
				name: name || source,
				period,
				min: count(row.min),
				max: count(row.max),
				unit,
				n: count(row.incidents)
			});
			const a = x(row.min), b = Math.max(x(row.max), a + 2);
			y += ROW;
			parts.push(draw("g", { class: "range" }, draw("title", {}, words), draw("text", {
				class: "name",
				x: 124,
				y: y - 2,
				"text-anchor": "end"
			}, name.length > 19 ? `${name.slice(0, 18)}…` : name), stated ? draw("rect", {
				class: "least",
				x: LEFT$1,
				y: y - 11,
				width: Math.max(0, a - LEFT$1),
				height: 10
			}) : null, stated ? draw("rect", {
				class: "most",
				x: a,
				y: y - 11,
				width: b - a,
				height: 10
			}) : null, draw("text", {
				class: "value",
				x: b + 5,
				y: y - 2
			}, stated ? row.min === row.max ? count(row.min) : `${count(row.min)}–${count(row.max)}` : t("register.no_number"))));
		}
		y += 22;
	}
	return h("figure", { class: "chart" }, h("figcaption", {}, h("strong", {}, source || t("counts.all"))), draw("svg", {
		viewBox: `0 0 ${W$1} ${y}`,
		class: "plot",
		role: "img",
		"aria-label": `${source}: ${t("charts.unit", { unit })}`
	}, ...parts));
}
// src/pages/register/chrome.ts
var PARTS = [
	["/register", () => t("register.incidents")],
	["/register/counts", () => t("register.counts")],
	["/register/sources", () => t("register.sources")],
	["/register/links", () => t("register.links")],
	["/register/import", () => t("register.import")]
];
/** What an import asks for. */
var IMPORTS = ["PUT /register/import/file", "POST /register/import/run"];
/** Heading and navigation of a page; `more` stands at the right. */
function head(title, here, ...more) {
	return h("header", { class: "reg-head" }, h("h1", {}, title), parts(here), h("div", { class: "row" }, ...more));
}
/** The same where the title is long and comes from the register: it has a line of its own. */
function longHead(title, here, ...more) {
	return h("header", { class: "reg-head long" }, parts(here), h("h1", {}, title), h("div", { class: "row" }, ...more));
}
function parts(here) {
	return h("nav", { "aria-label": t("nav.register") }, h("ul", {}, ...PARTS.filter(([href]) => href !== "/register/import" || may(...IMPORTS)).map(([href, words]) => h("li", {}, h("a", {
		href,
		"aria-current": href === here ? "page" : void 0
	}, words())))));
}
/** The page, or what to do where there is no register or it holds nothing yet. */
async function whole$1(title, here, make) {
	try {
		return await make();
	} catch (error) {
		const none = noRegister(error);
		return {
			title,
			el: h("div", { class: "page" }, head(title, here), none ?? failure(error, () => location.reload()))
		};
	}
}
function noRegister(error) {
	if (!(error instanceof ApiError)) return null;
	if (error.kind === "not_a_register") return empty(t("register.absent_title"), t("register.absent_words"), h("p", {}, offered(h("a", {
		class: "button primary",
		href: "/register/import"
	}, t("register.import")), ...IMPORTS)));
	if (error.kind === "wrong_call" && error.message === "no case is open") return empty(t("register.none_title"), t("register.none_words"), command("diptych serve --register register.db\ndiptych serve yard/"));
	return null;
}
/** Text from the register may be long; it is cut with a mark, and whole on its own page. */
function cut(text, most) {
	return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
var incidentHref = (id) => `/register/incidents/${encodeURIComponent(id)}`;
// src/pages/register/filter.ts
var LISTS = [
	"place",
	"kind",
	"side",
	"affected",
	"source",
	"status",
	"country",
	"standing",
	"state"
];
var ONES = [
	"q",
	"from",
	"to",
	"box",
	"undated"
];
var SHOWN = [
	"source",
	"kind",
	"side",
	"affected",
	"status"
];
var WAIT_MS = 120;
/** The part of an address that says which incidents are meant. */
function filterOf(query) {
	const found = new URLSearchParams();
	for (const name of ONES) {
		const one = query.get(name);
		if (one) found.set(name, one);
	}
	for (const name of LISTS) for (const one of query.getAll(name)) if (one) found.append(name, one);
	return found;
}
/** A filter as a kept search has it, and back. */
var FIELDS = {
	place: "places",
	kind: "kinds",
	side: "sides",
	affected: "affected",
	source: "sources",
	status: "statuses",
	country: "countries",
	standing: "standings",
	state: "states"
};
function toQuery(filter) {
	const found = {};
	if (filter.get("q")) found["text"] = filter.get("q");
	for (const [name, field] of Object.entries(FIELDS)) if (filter.has(name)) found[field] = filter.getAll(name);
	for (const [name, field, end] of [[
		"from",
		"date_from",
		false
	], [
		"to",
		"date_to",
		true
	]]) {
		const day = wholeDay(filter.get(name) ?? "", end);
		if (day) found[field] = day;
	}
	if (filter.get("box")) found["box"] = filter.get("box").split(",").map(Number);
	if (filter.get("undated")) found["undated"] = true;
	return found;
}
function fromQuery(query) {
	const found = new URLSearchParams();
	if (query["text"]) found.set("q", String(query["text"]));
	for (const [name, field] of Object.entries(FIELDS)) for (const one of query[field] ?? []) found.append(name, one);
	for (const [name, field] of [["from", "date_from"], ["to", "date_to"]]) if (query[field]) found.set(name, String(query[field]));
	if (query["box"]) found.set("box", query["box"].join(","));
	if (query["undated"]) found.set("undated", "true");
	if (query["sort"]) found.set("sort", String(query["sort"]));
	return found;
}
/** `2024-08` as a beginning is its first day, as an end its last. */
function wholeDay(text, end) {
	const [y, m, d] = text.split("-");
	if (!y || !/^\d{4}$/.test(y)) return "";
	if (d) return text;
	if (m) return end ? new Date(Date.UTC(Number(y), Number(m), 0)).toISOString().slice(0, 10) : `${y}-${m}-01`;
	return end ? `${y}-12-31` : `${y}-01-01`;
}
var FilterBar = class {
	filter;
	changed;
	el;
	search;
	facets = h("div", { class: "facets" });
	chips = h("div", {
		class: "chips",
		role: "group",
		"aria-label": t("filter.chosen")
	});
	values = null;
	timer = 0;
	fields;
	/** `changed` is called with the new filter; `typing` says that more may follow at once. */
	constructor(filter, changed) {
		this.filter = filter;
		this.changed = changed;
		this.search = h("input", {
			type: "search",
			id: "register-q",
			class: "big",
			placeholder: t("filter.search"),
			"aria-label": t("filter.search"),
			autocomplete: "off",
			spellcheck: "false",
			maxlength: "500",
			oninput: () => this.typed()
		});
		const period = (name) => h("input", {
			type: "text",
			class: "short",
			placeholder: name === "from" ? t("filter.from") : t("filter.to"),
			"aria-label": name === "from" ? t("filter.from_long") : t("filter.to_long"),
			title: t("filter.period_hint"),
			autocomplete: "off",
			inputmode: "numeric",
			maxlength: "10",
			onchange: () => this.set(name, this.fields[name].value.trim())
		});
		this.fields = {
			from: period("from"),
			to: period("to"),
			place: h("input", {
				type: "text",
				class: "middle",
				placeholder: t("filter.place"),
				"aria-label": t("filter.place"),
				title: t("filter.place_hint"),
				autocomplete: "off",
				maxlength: "200",
				onchange: () => this.set("place", this.fields.place.value.trim())
			})
		};
		this.el = h("search", { class: "filter" }, h("div", { class: "filter-row" }, this.search, this.fields.place, this.fields.from, h("span", {
			class: "soft",
			"aria-hidden": "true"
		}, "–"), this.fields.to, this.keeper()), h("div", { class: "filter-row" }, this.facets, this.chips));
		this.take(filter);
		document.addEventListener("click", this.outside);
	}
	leave() {
		clearTimeout(this.timer);
		document.removeEventListener("click", this.outside);
	}
	outside = (e) => {
		for (const one of this.el.querySelectorAll("details[open]")) if (!one.contains(e.target)) one.open = false;
	};
	get now() {
		return new URLSearchParams(this.filter);
	}
	/** Show a filter. */
	take(filter) {
		this.filter = filter;
		if (document.activeElement !== this.search) this.search.value = filter.get("q") ?? "";
		for (const name of ["from", "to"]) this.fields[name].value = filter.get(name) ?? "";
		this.fields.place.value = filter.getAll("place").join(" ");
		this.draw();
	}
	/** Offer the values that the register has. */
	offer(values) {
		this.values = values;
		const open = this.facets.querySelector("details[open]");
		if (!open) {
			this.draw();
			return;
		}
		const name = open.dataset["name"];
		const numbers = new Map(values[name] ?? []);
		const shown = open.querySelectorAll("label");
		if (shown.length) for (const one of shown) {
			const n = numbers.get(one.dataset["value"] ?? "");
			const el = one.querySelector(".number");
			if (el && n !== void 0) el.textContent = count(n);
		}
		else if (values[name]) open.querySelector(".options").replaceWith(this.options(name, values[name]));
	}
	typed() {
		clearTimeout(this.timer);
		this.timer = window.setTimeout(() => {
			this.one("q", beginning(this.search.value));
			this.changed(this.now, true);
			this.drawChips();
		}, WAIT_MS);
	}
	set(name, value) {
		this.one(name, value);
		this.changed(this.now, false);
		this.draw();
	}
	one(name, value) {
		if (value) this.filter.set(name, value);
		else this.filter.delete(name);
	}
	toggle(name, value, on) {
		const kept = this.filter.getAll(name).filter((one) => one !== value);
		this.filter.delete(name);
		for (const one of on ? [...kept, value] : kept) this.filter.append(name, one);
		this.changed(this.now, false);
		this.drawChips();
		for (const one of this.facets.querySelectorAll("details")) this.mark(one);
	}
	draw() {
		const fixed = [["standing", [
			"open",
			"denied",
			"refuted"
		].map((one) => [one, null])], ["state", [
			"unreviewed",
			"reviewed",
			"verified",
			"withdrawn"
		].map((one) => [one, null])]];
		clear(this.facets, ...SHOWN.map((name) => this.facet(name, this.values?.[name] ?? [])), ...fixed.map(([name, values]) => this.facet(name, values)));
		this.drawChips();
	}
	facet(name, values) {
		const summary = h("summary", {}, code("filter_field", name));
		const list = this.options(name, values);
		const el = h("details", {
			class: "facet",
			"data-name": name,
			ontoggle: () => {
				if (el.open) {
					for (const other of this.el.querySelectorAll("details[open]")) if (other !== el) other.open = false;
				}
			},
			onkeydown: (e) => {
				if (e.key === "Escape" && el.open) {
					el.open = false;
					summary.focus();
					e.stopPropagation();
				}
			}
		}, summary, list);
		this.mark(el);
		return el;
	}
	options(name, values) {
		const chosen = this.filter.getAll(name);
		const all = [...values, ...chosen.filter((one) => !values.some(([value]) => value === one)).map((one) => [one, null])];
		return h("div", { class: "options" }, all.length ? null : h("p", { class: "soft" }, t("filter.no_values")), ...all.map(([value, n]) => {
			const box = h("input", {
				type: "checkbox",
				checked: chosen.includes(value),
				onchange: () => this.toggle(name, value, box.checked)
			});
			return h("label", { "data-value": value }, box, h("span", {}, name === "standing" || name === "state" ? code(name, value) : value), n === null ? null : h("span", { class: "soft number" }, count(n)));
		}));
	}
	mark(el) {
		const name = el.dataset["name"] ?? "";
		const n = this.filter.getAll(name).length;
		el.classList.toggle("set", n > 0);
		el.querySelector("summary").textContent = code("filter_field", name) + (n ? ` ${n}` : "");
	}
	drawChips() {
		const chips = [];
		const add = (words, off) => {
			chips.push(h("button", {
				type: "button",
				class: "chip off",
				onclick: off,
				title: t("filter.remove")
			}, words, h("span", { "aria-hidden": "true" }, " ×")));
		};
		for (const name of LISTS) for (const one of this.filter.getAll(name)) add(`${code("filter_field", name)}: ${name === "standing" || name === "state" ? code(name, one) : one}`, () => {
			this.toggle(name, one, false);
			this.take(this.filter);
		});
		if (this.filter.get("box")) add(t("filter.in_box"), () => this.set("box", ""));
		if (this.filter.get("undated")) add(t("filter.undated"), () => this.set("undated", ""));
		const any = [...this.filter.keys()].length > 0;
		clear(this.chips, ...chips, any ? h("button", {
			type: "button",
			class: "quiet",
			onclick: () => {
				this.search.value = "";
				this.take(new URLSearchParams());
				this.changed(this.now, false);
				say(t("filter.cleared"));
			}
		}, t("filter.clear")) : null);
		this.chips.hidden = !any;
	}
	/** Kept searches: choose one, keep this one, forget one. */
	keeper() {
		const list = h("div", { class: "options" });
		const fill = async () => {
			const name = h("input", {
				type: "text",
				"aria-label": t("filter.keep_name"),
				placeholder: t("filter.keep_name"),
				maxlength: "100",
				autocomplete: "off"
			});
			const out = h("p", {
				role: "status",
				class: "soft"
			});
			const keep = async (e) => {
				e.preventDefault();
				try {
					await api(`/register/searches/${encodeURIComponent(name.value.trim().replace(/[/\\]/g, "-"))}`, {
						method: "PUT",
						body: { query: toQuery(this.filter) }
					});
					say(t("filter.kept"));
					await fill();
				} catch (error) {
					out.replaceChildren(plainly(error.message));
				}
			};
			let kept = {};
			try {
				kept = (await api("/register/searches")).searches;
			} catch (error) {
				out.replaceChildren(plainly(error.message));
			}
			clear(list, ...Object.entries(kept).map(([one, query]) => h("div", { class: "kept" }, h("a", { href: `/register?${fromQuery(query)}` }, one), offered(h("button", {
				type: "button",
				class: "quiet",
				"aria-label": t("filter.forget", { name: one }),
				title: t("filter.forget", { name: one }),
				onclick: async () => {
					await api(`/register/searches/${encodeURIComponent(one)}`, { method: "DELETE" });
					await fill();
				}
			}, "×"), "DELETE /register/searches/{name}"))), Object.keys(kept).length ? null : h("p", { class: "soft" }, t("filter.none_kept")), h("form", {
				class: "row",
				onsubmit: (e) => void keep(e)
			}, name, offered(h("button", { type: "submit" }, t("filter.keep")), "PUT /register/searches/{name}")), out);
		};
		const el = h("details", {
			class: "facet right",
			ontoggle: () => {
				if (el.open) fill();
			},
			onkeydown: (e) => {
				if (e.key === "Escape" && el.open) {
					el.open = false;
					el.querySelector("summary").focus();
				}
			}
		}, h("summary", {}, t("filter.searches")), list);
		return el;
	}
};
/** While somebody types, the last word is a beginning; quotes, marks and a space after it say otherwise. */
function beginning(text) {
	return /[\p{L}\p{N}]{2,}$/u.test(text) && (text.match(/"/g) ?? []).length % 2 === 0 && !/-[\p{L}\p{N}]+$/u.test(text) ? `${text}*` : text.trim();
}
// src/pages/register/counts.ts
var BY = [
	"source",
	"period",
	"side",
	"kind",
	"affected",
	"status",
	"country"
];
var MOST_ROWS = 400;
function countsPage(query) {
	return whole$1(t("register.counts"), "/register/counts", async () => {
		const page = new CountsPage(query);
		await page.load();
		return {
			title: t("register.counts"),
			el: page.el,
			wide: true
		};
	});
}
var CountsPage = class {
	query;
	el;
	out = h("div", {
		class: "stack",
		"aria-live": "off"
	});
	by;
	period;
	constructor(query) {
		this.query = query;
		this.by = new Set((query.get("by") ?? "source,period,side").split(",").filter((one) => BY.includes(one)));
		this.period = [
			"year",
			"month",
			"all"
		].includes(query.get("period") ?? "") ? query.get("period") : "year";
		const filter = filterOf(query);
		const period = h("select", {
			id: "count-period",
			onchange: () => {
				this.period = period.value;
				this.again();
			}
		}, ...[
			"year",
			"month",
			"all"
		].map((one) => h("option", {
			value: one,
			selected: one === this.period
		}, code("period", one))));
		this.el = h("div", { class: "page" }, head(t("register.counts"), "/register/counts"), h("form", {
			class: "card row count-by",
			onsubmit: (e) => e.preventDefault()
		}, h("fieldset", { class: "row" }, h("legend", {}, t("counts.by")), ...BY.map((one) => {
			const box = h("input", {
				type: "checkbox",
				checked: this.by.has(one),
				onchange: () => {
					if (box.checked) this.by.add(one);
					else this.by.delete(one);
					this.again();
				}
			});
			return h("label", {}, box, code("filter_field", one));
		})), h("div", { class: "row" }, h("label", { for: "count-period" }, t("counts.period")), period), filter.size ? h("p", { class: "soft" }, t("counts.filtered"), " ", h("a", { href: `/register?${filter}` }, t("counts.see_filter"))) : h("p", { class: "soft" }, t("counts.everything"), " ", h("a", { href: "/register" }, t("counts.set_filter")))), this.out);
	}
	address() {
		const asked = filterOf(this.query);
		asked.set("by", BY.filter((one) => this.by.has(one)).join(",") || "source");
		asked.set("period", this.period);
		return asked;
	}
	async again() {
		history.replaceState(null, "", `/register/counts?${this.address()}`);
		this.out.setAttribute("aria-busy", "true");
		try {
			await this.load();
		} catch (error) {
			clear(this.out, failure(error));
		}
		this.out.removeAttribute("aria-busy");
	}
	async load() {
		const found = await api(`/register/counts?${this.address()}`);
		if (!found.rows.length) {
			clear(this.out, empty(t("register.nothing_title"), t("counts.nothing_words")));
			return;
		}
		clear(this.out, compare(found), rows(found), h("details", { class: "card" }, h("summary", {}, t("counts.as_charts")), charts(found)), stated(found), this.foot(found));
	}
	foot(found) {
		const save = () => {
			const url = URL.createObjectURL(new Blob([JSON.stringify(found, null, 1)], { type: "application/json" }));
			h("a", {
				href: url,
				download: "counts.json"
			}).click();
			setTimeout(() => URL.revokeObjectURL(url), 1e3);
		};
		return h("section", { class: "card" }, h("h2", {}, t("counts.how")), h("dl", {}, h("dt", {}, t("counts.rule")), h("dd", {}, spoken(found.rows[0].rule)), h("dt", {}, t("counts.snapshot")), h("dd", {}, h("code", { class: "sha" }, found.snapshot)), h("dt", {}, t("counts.recompute")), h("dd", {}, command(found.recompute))), h("p", { class: "row" }, h("button", {
			type: "button",
			onclick: save
		}, t("counts.save_json")), h("a", {
			class: "button",
			href: `/api/register/counts/page?${this.address()}`,
			download: "counts.html",
			target: "_self"
		}, t("counts.save_page"))));
	}
};
/** What must not be set side by side stands first, before any figure. */
function compare(found) {
	if (!found.not_comparable.length) return null;
	return h("section", { class: "card warn" }, h("h2", {}, t("counts.not_comparable")), h("ul", {}, ...found.not_comparable.map((one) => h("li", {}, h("strong", {}, `${code("aspect", one.aspect)}: `), spoken(one.reason), h("span", { class: "soft" }, ` ${t("counts.rows_touched", { n: one.rows.length })}`)))));
}
var MISSING = [
	"undated",
	"unlocated",
	"unreviewed",
	"without_number"
];
function rows(found) {
	const shown = found.rows.slice(0, MOST_ROWS);
	const number = (...parts) => h("td", { class: "number" }, ...parts);
	/** What a row's incidents affected; none of them with a number is no 0. */
	const affected = (one, words) => one.incidents && one.missing["without_number"] === one.incidents ? h("span", { class: "soft" }, t("register.no_number")) : words;
	const heads = [
		...found.by.map((one) => [code("filter_field", one), 1]),
		[t("counts.unit"), 1],
		[t("field.standard"), 1],
		[t("counts.incidents"), 1],
		[t("counts.range"), 1],
		[t("counts.resolved"), 1],
		[t("counts.denied"), 1],
		[t("counts.refuted"), 1],
		...MISSING.map((name) => [t("counts.of_them", { what: code("missing", name) }), 1])
	];
	return h("section", { class: "card flush" }, shown.length < found.rows.length ? h("p", { class: "note inset" }, t("counts.first_rows", {
		n: count(shown.length),
		m: count(found.rows.length)
	})) : null, h("div", {
		class: "scroller tall",
		tabindex: "0",
		role: "region",
		"aria-label": t("register.counts")
	}, h("table", { class: "list dense counts" }, h("caption", { class: "hidden" }, t("register.counts")), h("thead", {}, h("tr", {}, ...heads.map(([one], k) => h("th", {
		scope: "col",
		class: k > found.by.length + 1 ? "number" : void 0
	}, one)))), h("tbody", {}, ...shown.map((one) => h("tr", {}, ...found.by.map((name) => h("td", {}, group(one[name]))), h("td", {}, one.unit), h("td", {}, one.standard === "not stated" ? h("span", { class: "soft" }, t("counts.not_stated")) : one.standard), number(count(one.incidents)), number(affected(one, h("strong", {}, range(one)))), number(`${count(one.duplicates_resolved.incidents)} · `, affected(one, range(one.duplicates_resolved))), number(apart$1(one.denied)), number(apart$1(one.refuted)), ...MISSING.map((name) => number(share(one.missing[name] ?? 0, one.incidents)))))))));
}
function range(one) {
	return one.min === one.max ? count(one.min) : `${count(one.min)}–${count(one.max)}`;
}
function apart$1(one) {
	return one.incidents ? `${count(one.incidents)} · ${range(one)}` : h("span", { class: "soft" }, "0");
}
function share(n, of) {
	return n ? `${count(n)} (${Math.round(100 * n / Math.max(1, of))} %)` : h("span", { class: "soft" }, "0");
}
function group(value) {
	if (value === "undated") return h("span", { class: "soft" }, t("register.undated"));
	if (value === "in no single period") return h("span", { class: "soft" }, t("counts.no_period"));
	if (value === "not stated") return h("span", { class: "soft" }, t("counts.not_stated"));
	return value === "all dated" ? t("counts.all_dated") : value;
}
/** Figures that sources state themselves: told in their words, added to nothing. Beyond the first, each is compared when asked. */
function stated(found) {
	const figures = found.stated_figures;
	if (!figures.length) return null;
	const compared = 1 + Math.max(-1, ...found.stated_comparisons.map((one) => one.figures[1]));
	const left = figures.length - compared;
	return h("section", { class: "card stated" }, h("h2", {}, t("counts.stated")), h("p", { class: "note" }, t("counts.stated_note")), h("ol", {}, ...figures.map((one, k) => {
		const out = h("div", { "aria-live": "polite" });
		return h("li", {}, spoken(one), " ", left > 0 ? h("button", {
			type: "button",
			class: "quiet",
			"aria-label": t("counts.compare_one", { n: count(k + 1) }),
			onclick: () => void others(k, out)
		}, t("counts.compare_all")) : null, out);
	})), left > 0 ? h("p", {}, t("counts.not_all", {
		n: count(compared),
		m: count(left)
	})) : null, found.stated_comparisons.length ? h("details", {}, h("summary", {}, t("counts.stated_pairs")), pairs(found.stated_comparisons)) : null);
}
async function others(number, out) {
	try {
		clear(out, pairs((await api(`/register/counts/figure?number=${number}`)).comparisons));
	} catch (error) {
		clear(out, failure(error));
	}
}
function pairs(list) {
	return h("ul", {}, ...list.map((one) => h("li", {}, `${one.figures[0] + 1} – ${one.figures[1] + 1}: `, one.comparable ? code("relation_of_figures", one.relation ?? "") : spoken(one.reasons.join("; ")))));
}
// src/pages/register/import.ts
var SHOWN_ROWS = 200;
async function importPage() {
	const page = new ImportPage();
	try {
		await api("/register/incidents?limit=0");
	} catch (error) {
		const none = noRegister(error);
		if (none && !(error instanceof ApiError && error.kind === "not_a_register")) return {
			title: t("register.import"),
			el: h("div", { class: "page" }, head(t("register.import"), "/register/import"), none)
		};
	}
	for (const one of await underWay()) if (one.kind === "import" || one.kind === "dry_run") page.follow(one);
	return {
		title: t("register.import"),
		el: page.el,
		leave: () => page.leave()
	};
}
var ImportPage = class {
	el;
	step = h("div", { class: "stack" });
	work = h("div", { class: "stack" });
	leaves = [];
	constructor() {
		const file = h("input", {
			type: "file",
			id: "import-file",
			accept: ".csv,.xlsx,.json,.tsv",
			onchange: () => {
				if (file.files?.[0]) this.look(file.files[0]);
			}
		});
		const drop = h("div", {
			class: "drop",
			ondragover: (e) => {
				e.preventDefault();
				drop.classList.add("over");
			},
			ondragleave: () => drop.classList.remove("over"),
			ondrop: (e) => {
				e.preventDefault();
				drop.classList.remove("over");
				const one = e.dataTransfer?.files[0];
				if (one) this.look(one);
			}
		}, h("label", { for: "import-file" }, h("strong", {}, t("import.choose"))), file, h("p", { class: "note" }, t("import.known")));
		this.el = h("div", { class: "page" }, head(t("register.import"), "/register/import"), panel(h("section", { class: "card" }, drop), ...IMPORTS), this.step, this.work);
	}
	leave() {
		for (const one of this.leaves) one();
	}
	async look(file) {
		clear(this.work);
		clear(this.step, h("p", { class: "soft" }, t("import.reading", { name: file.name })));
		try {
			const answer = await fetch(`/api/register/import/file?name=${encodeURIComponent(file.name)}`, {
				method: "PUT",
				body: file,
				credentials: "same-origin",
				headers: { "content-type": "application/octet-stream" }
			});
			const value = await answer.json();
			if (!answer.ok) {
				const error = value.error;
				throw new ApiError(error.kind, error.message, error.advice, answer.status);
			}
			this.plan(value);
		} catch (error) {
			clear(this.step, failure(error));
		}
	}
	/** What was found, and what a person says about it. */
	plan(found) {
		const source = h("input", {
			type: "text",
			autocomplete: "off",
			maxlength: "200",
			required: found.needs_source
		});
		const origin = h("input", {
			type: "text",
			autocomplete: "off",
			maxlength: "100"
		});
		const dates = h("input", {
			type: "text",
			autocomplete: "off",
			maxlength: "40",
			placeholder: "%d.%m.%Y"
		});
		const reason = h("input", {
			type: "text",
			autocomplete: "off",
			maxlength: "2000"
		});
		const mapped = found.format === "table" ? new Mapping(found) : null;
		const start = async (dry) => {
			if (!form.reportValidity()) return;
			const body = {
				id: found.id,
				format: found.format,
				columns: mapped?.columns() ?? null,
				source: source.value.trim(),
				origin: origin.value.trim(),
				date_format: dates.value.trim(),
				reason: reason.value.trim(),
				by: me(),
				dry_run: dry
			};
			clear(this.work);
			try {
				this.follow(await api("/register/import/run", { body }), () => {
					clear(this.step);
				}, () => void start(false));
			} catch (error) {
				clear(this.work, failure(error));
			}
		};
		const form = h("form", {
			class: "card",
			onsubmit: (e) => {
				e.preventDefault();
				start(true);
			}
		}, h("h2", {}, found.name), h("p", {}, chip(found.recognised || t("import.plain"), found.recognised !== ""), h("span", { class: "soft" }, ` ${bytes(found.size)}`)), mapped ? mapped.el : h("p", { class: "note" }, t("import.own_map")), h("div", { class: "grid" }, field(t("import.source"), source, found.needs_source ? t("import.source_needed") : t("import.source_hint")), field(t("import.origin"), origin, t("import.origin_hint")), mapped ? field(t("import.dates"), dates, t("import.dates_hint")) : null, field(t("import.reason"), reason, t("import.reason_hint"))), h("div", { class: "row" }, h("button", {
			type: "submit",
			class: "primary"
		}, t("import.dry")), h("span", { class: "soft" }, t("import.dry_hint"))));
		clear(this.step, form);
	}
	follow(work, imported = () => void 0, go = null) {
		const shown = watch(work, (done) => {
			if (done.state !== "done" || !done.result) return;
			const report = done.result;
			say(report.dry_run ? t("import.dry_done") : t("import.done"));
			this.work.append(told(report, go));
			if (!report.dry_run) imported();
		});
		this.leaves.push(shown.leave);
		this.work.append(shown.el);
	}
};
/** Which column of the table fills which field: one line a column, with what stands in it. */
var Mapping = class {
	el;
	selects = /* @__PURE__ */ new Map();
	constructor(found) {
		const fields = new Map(Object.entries(found.columns).map(([name, column]) => [column, name]));
		const rows = found.header.map((column, k) => {
			const select = h("select", {
				"aria-label": t("import.fills", { column }),
				onchange: () => this.once(select)
			}, h("option", { value: "" }, t("import.passed_over")), ...found.fields.map((one) => h("option", {
				value: one,
				selected: fields.get(column) === one
			}, code("field", one))));
			this.selects.set(column, select);
			const sample = [...new Set(found.sample.map((row) => row[k] ?? "").filter(Boolean))].slice(0, 3).map((one) => one.length > 40 ? `${one.slice(0, 39)}…` : one);
			return [
				h("strong", {}, column),
				select,
				h("span", { class: "soft" }, sample.join(" · ") || "–")
			];
		});
		this.el = h("div", {}, h("h3", {}, t("import.columns")), found.problem ? h("p", {
			class: "failure-line",
			role: "alert"
		}, plainly(found.problem)) : null, table(t("import.columns"), [
			t("import.column"),
			t("import.field"),
			t("import.sample")
		], rows));
	}
	/** A field is filled by one column. */
	once(chosen) {
		if (chosen.value) {
			for (const one of this.selects.values()) if (one !== chosen && one.value === chosen.value) one.value = "";
		}
	}
	columns() {
		return Object.fromEntries([...this.selects].filter(([, one]) => one.value).map(([column, one]) => [one.value, column]));
	}
};
function told(report, go) {
	const figure = (words, n) => h("div", { class: "figure" }, h("strong", {}, count(n)), h("span", {}, words));
	const take = report.created + report.updated;
	return h("section", { class: "card" }, h("h2", {}, report.dry_run ? t("import.dry_done") : t("import.done")), report.dry_run ? h("p", { class: "note" }, t("import.dry_words")) : null, h("div", { class: "figures" }, figure(t("import.created"), report.created), figure(t("import.updated"), report.updated), figure(t("import.unchanged"), report.unchanged), figure(t("import.rejected"), report.rejected.length)), report.notes.length ? h("ul", { class: "notes" }, ...report.notes.map((one) => h("li", {}, plainly(one)))) : null, report.ignored_columns.length ? h("p", { class: "note" }, t("import.ignored", { columns: report.ignored_columns.join(", ") })) : null, report.rejected.length ? h("div", {}, h("h3", {}, t("import.rejected_rows")), report.rejected.length > SHOWN_ROWS ? h("p", { class: "note" }, t("counts.first_rows", {
		n: count(SHOWN_ROWS),
		m: count(report.rejected.length)
	})) : null, table(t("import.rejected_rows"), [t("import.row"), t("import.why")], [...report.rejected].sort((a, b) => a.row - b.row).slice(0, SHOWN_ROWS).map((one) => [one.row, plainly(one.reason)]), [0])) : null, report.changes.length ? h("details", {}, h("summary", {}, t("import.changes", { n: count(report.changes.length) })), table(t("import.changes", { n: count(report.changes.length) }), [
		t("import.row"),
		t("field.id"),
		t("import.fields")
	], report.changes.map((one) => [
		one.row,
		one.id,
		Object.keys(one.fields).map((each) => code("field", each)).join(", ")
	]), [0])) : null, report.dry_run ? go && take ? h("p", { class: "row" }, h("button", {
		type: "button",
		class: "primary",
		onclick: go
	}, t("import.go", { n: count(take) })), report.rejected.length ? h("span", { class: "soft" }, t("import.without", { n: count(report.rejected.length) })) : null) : null : h("p", { class: "row" }, h("a", {
		class: "button primary",
		href: "/register"
	}, t("import.see"))));
}
// src/pages/register/data.ts
/** How many are affected, as stated: a range stays a range. */
function amount(low, high) {
	if (low === null && high === null) return "";
	if (high === null) return `≥ ${low}`;
	if (low === null) return `≤ ${high}`;
	return low === high ? String(low) : `${low}–${high}`;
}
// src/pages/register/incident_form.ts
/** `done` gets the id when it was kept; `cancel` is absent for a new incident. */
function form(found, done, cancel) {
	const held = found?.incident ?? {
		id: "",
		source: "",
		affected: {
			unit: "persons",
			low: null,
			high: null
		}
	};
	const line = (value, most = 2e3, required = false) => h("input", {
		type: "text",
		value: value ?? "",
		autocomplete: "off",
		maxlength: String(most),
		required
	});
	const id = line(held.id, 200, true), source = line(held.source, 500, true), title = line(held.title), when = line(held.when, 100), kind = line(held.kind), status = line(held.status), standard = line(held.standard), url = line(held.url);
	const description = h("textarea", {
		rows: "6",
		maxlength: "100000"
	});
	description.value = held.description ?? "";
	id.disabled = found !== null;
	const low = whole(held.affected.low), high = whole(held.affected.high), unit = line(held.affected.unit, 100, true);
	const places = several(held.places ?? [], placeRow, t("form.add_place")), parties = several(held.parties ?? [], partyRow, t("form.add_party"));
	const reason = line("", 2e3, true);
	const out = h("div", {});
	const keep = async (e) => {
		e.preventDefault();
		const body = {
			...held,
			id: id.value.trim(),
			source: source.value.trim(),
			affected: {
				unit: unit.value.trim(),
				low: number(low),
				high: number(high)
			}
		};
		for (const [name, input] of Object.entries({
			title,
			when,
			kind,
			status,
			standard,
			url,
			description
		})) {
			const value = input.value.trim();
			if (value) body[name] = value;
			else delete body[name];
		}
		const [at, who] = [places.value(), parties.value()];
		if (at.length) body.places = at;
		else delete body.places;
		if (who.length) body.parties = who;
		else delete body.parties;
		try {
			await api("/register/incident", {
				method: "PUT",
				body: {
					incident: body,
					version: found?.version ?? 0,
					reason: reason.value,
					by: me()
				}
			});
			say(t("incident.kept"));
			done(body.id);
		} catch (error) {
			clear(out, failure(error));
			out.scrollIntoView({ block: "nearest" });
		}
	};
	return h("form", {
		class: "card incident-form",
		onsubmit: (e) => void keep(e)
	}, h("h2", {}, found ? t("incident.edit") : t("register.write_one")), h("p", { class: "note" }, t("form.note")), h("div", { class: "grid" }, field(t("field.id"), id), field(t("field.source"), source), field(t("field.title"), title), field(t("field.when"), when, t("form.when_hint")), field(t("field.kind"), kind, t("form.kind_hint")), field(t("field.status"), status), field(t("field.standard"), standard), field(t("field.url"), url)), field(t("field.description"), description), h("fieldset", {}, h("legend", {}, t("field.affected")), h("div", { class: "row" }, field(t("form.least"), low), field(t("form.most"), high), field(t("field.unit"), unit))), h("fieldset", {}, h("legend", {}, t("field.places")), places.el), h("fieldset", {}, h("legend", {}, t("field.parties")), h("p", { class: "note" }, t("form.parties_note")), parties.el), field(t("incident.reason"), reason, t("form.reason_hint")), h("div", { class: "row" }, offered(h("button", {
		type: "submit",
		class: "primary"
	}, t("form.keep")), "PUT /register/incident"), cancel ? h("button", {
		type: "button",
		onclick: cancel
	}, t("form.cancel")) : null, h("span", { class: "soft" }, t("observe.as", { who: me() }))), out);
}
function whole(value) {
	return h("input", {
		type: "number",
		min: "0",
		step: "1",
		value: value === null ? "" : String(value),
		class: "short"
	});
}
function number(input) {
	return input.value.trim() === "" ? null : Number(input.value);
}
/** Several of one kind, each with a button that takes it away. */
function several(held, make, add) {
	const parts = /* @__PURE__ */ new Set();
	const list = h("div", { class: "several" });
	const put = (one) => {
		const part = make(one);
		parts.add(part);
		const row = h("div", { class: "one" }, part.el, h("button", {
			type: "button",
			class: "quiet",
			title: t("form.take_away"),
			"aria-label": t("form.take_away"),
			onclick: () => {
				parts.delete(part);
				row.remove();
			}
		}, "×"));
		list.append(row);
	};
	held.forEach(put);
	return {
		el: h("div", {}, list, h("button", {
			type: "button",
			onclick: () => {
				put(null);
				list.querySelector(".one:last-child input")?.focus();
			}
		}, add)),
		value: () => [...parts].map((one) => one.value()).filter((one) => one !== null)
	};
}
function placeRow(one) {
	const text = (value) => h("input", {
		type: "text",
		value: value ?? "",
		autocomplete: "off",
		maxlength: "500"
	});
	const degrees = (value, most) => h("input", {
		type: "number",
		step: "any",
		min: String(-most),
		max: String(most),
		value: value === void 0 ? "" : String(value)
	});
	const name = text(one?.name), admin = text(one?.admin), country = text(one?.country), latitude = degrees(one?.latitude, 90), longitude = degrees(one?.longitude, 180), precision = h("input", {
		type: "number",
		step: "any",
		min: "0",
		value: one?.precision_m === void 0 ? "" : String(one.precision_m)
	});
	return {
		el: h("div", { class: "grid places" }, field(t("field.place"), name), field(t("field.admin"), admin), field(t("field.country"), country), field(t("field.latitude"), latitude), field(t("field.longitude"), longitude), field(t("field.precision"), precision)),
		value: () => {
			const made = { ...one ?? {} };
			for (const [key, input] of [
				["name", name],
				["admin", admin],
				["country", country]
			]) if (input.value.trim()) made[key] = input.value.trim();
			else delete made[key];
			for (const [key, input] of [
				["latitude", latitude],
				["longitude", longitude],
				["precision_m", precision]
			]) {
				const value = number(input);
				if (value !== null) made[key] = value;
				else delete made[key];
			}
			return Object.keys(made).length ? made : null;
		}
	};
}
function partyRow(one) {
	const name = h("input", {
		type: "text",
		value: one?.name ?? "",
		autocomplete: "off",
		maxlength: "500"
	});
	const role = h("select", {}, ...[
		"alleged",
		"affected",
		"other"
	].map((each) => h("option", {
		value: each,
		selected: one?.role === each
	}, code("role", each))));
	const standing = h("select", {}, ...[
		"named",
		"unknown",
		"disputed",
		"coalition"
	].map((each) => h("option", {
		value: each,
		selected: (one?.standing ?? "named") === each
	}, code("party", each))));
	const members = h("input", {
		type: "text",
		value: (one?.members ?? []).join("; "),
		autocomplete: "off",
		maxlength: "2000"
	});
	return {
		el: h("div", { class: "grid parties" }, field(t("field.party"), name), field(t("field.role"), role), field(t("field.party_standing"), standing), field(t("field.members"), members)),
		value: () => {
			const unknown = standing.value === "unknown";
			if (!name.value.trim() && !unknown) return null;
			const list = members.value.split(";").map((each) => each.trim()).filter(Boolean);
			return {
				name: unknown ? "unknown" : name.value.trim(),
				role: role.value,
				...standing.value === "named" ? {} : { standing: standing.value },
				...list.length ? { members: list } : {}
			};
		}
	};
}
// src/pages/register/base_map.ts
var TILE_PX$1 = 256;
/** Tiles that stay in the page, so that going back costs nothing. Chosen by hand. */
var KEPT = 300;
var asked = null;
/** Which map there is; asked for once. */
function baseMap() {
	return asked ??= api("/map").catch((error) => {
		asked = null;
		throw error;
	});
}
var Tiles = class {
	facts;
	el;
	held = /* @__PURE__ */ new Map();
	constructor(facts, el) {
		this.facts = facts;
		this.el = el;
	}
	/** Lay the tiles of a view; `at` is its middle on the square map of the world. */
	draw(at, width, height) {
		const zoom = Math.max(this.facts.min_zoom, Math.min(this.facts.max_zoom, Math.round(at.zoom)));
		const n = 2 ** zoom, world = TILE_PX$1 * 2 ** at.zoom, side = world / n;
		const left = at.x * world - width / 2, top = at.y * world - height / 2;
		const seen = [];
		if (side >= 24) for (let x = Math.max(0, Math.floor(left / side)); x <= Math.min(n - 1, Math.floor((left + width) / side)); x++) for (let y = Math.max(0, Math.floor(top / side)); y <= Math.min(n - 1, Math.floor((top + height) / side)); y++) seen.push(this.tile(zoom, x, y, side, left, top));
		this.el.replaceChildren(...seen);
		for (const name of [...this.held.keys()].slice(0, Math.max(0, this.held.size - KEPT))) this.held.delete(name);
	}
	tile(zoom, x, y, side, left, top) {
		const name = `${zoom}/${x}/${y}`;
		const one = this.held.get(name) ?? draw("image", {
			href: `/api/map/tiles/${name}`,
			preserveAspectRatio: "none",
			"aria-hidden": "true"
		});
		this.held.delete(name);
		this.held.set(name, one);
		for (const [key, value] of Object.entries({
			x: x * side - left,
			y: y * side - top,
			width: side + .5,
			height: side + .5
		})) one.setAttribute(key, String(value));
		return one;
	}
};
var land_default = {
	step: .02,
	rings: [
		"9000-808-13-14-6-4-3-6 0-5 14 10 5 1-3-7 2-4-10 0-15-3-5 4-6 0-7-5-3-4-6 1-9-5-5 9-5 1 4 8 5-2 6 1 8 8 20 5 9 6 23 5",
		"8862-857-3-1 1 4 4 2-2-5",
		"6369 40-4-2 0 4 3 0 1-2",
		"-4067 1233-2-1-2 6 5-4-1-1",
		"7159-598-4-11 1-6 7-5 7-12 6-33 3-7-2-15 11-30 10-6 12 8 14 3 5-6 3-7 32-22-1-8 2-11-1-8 9-29-2-17 17-24 8-2-1-7 11-29-4-32 9-12 6-2-2-14 4-7 5-5 11-5 15-4 7-7 7-1 7 2 8-12 8-8 6-1 3-3 8-2 14-9 12-3 8-7 6-10-7 1-3-6 5-8 21-19 6-18 7-5 0-9 7-25 5-9 6 2 8-8 1 2-3 11 2 6 5 1 8-11 15-9 2 0-1 9 3 1 3-3 4-8 1-30 3-14 16-16 17-12 9-1 8-4 14-24 17-10 2-8 8-12 7-4 6-8 0-12 5-10 7-4-4-17 4-34-2-11 13-28 4-14 6-10-1-15 3-7-1-9-7-9-6-13-3-30-12-33 0-17-5-27-8-17-11-13-1-10-3-10-12-8-1-4-4 0 2-2-1-2-17-7-17-22-2-9-7-3 1-6-2-11-2-3-2 1-4-2 6-2-14-13-4-10-5-20 1-6-5-1 1-5-1-2-7-2-9-18-9-13-7-36-5-14 0-12 1-9-2-13-6-1-17-12-61-3-19-5-24-14-27-22-32-3 0-3 6-6 4 4 2-1 1-11-4-4-3 1-9 13-5 1-6-3-7 12-10 0-10 6 3 6 4 1-3 8-9 0-5-7-12-6-12 8 10 0 7 7 3 5-11 10-25-12 10-1 3-3-28-12-14-12-14-6-16 4-7 5-12 3-19 10-14-1-13 6-10 0-6-5-9 1-10 9-10 5-20 3-12 6-8 13-22 20-2 9 6 20-7 14-9 14-25 21-3 5 4-1 6 4 2-4 4-1 1 10-2 2-4 2-16-10-8-1-10-4-17 1 11 15 5 15 0 13-21 30-8-15-2-13-9-21-12 0-16-5-13 0 7 16 18 0 6 16-2 11 2 11 7 15 15 14-4 19 7 5-4 17-7 9 0-12-5-8-12-11-10-21-30-14-10-7-27-31 5-14-2-2-8 6-8-4-16 15-5 3-5 0 0 2 5 3 8-6 3 1-11 31-17 17-2 9-6 9-6 3-15 2-6 9-4 12 6 1 1 9-15 6-8 8-6 3-22 1-23 11-27-2-25 15-16 8-13 2-18-5-33 1-59-6-44-18-37-10-27-3-32 3-11-2-18-10-15-6-25-13-26-7-6-5-13-24-11-12-7-4-7 1-8-4-7 4-14 0-31-5-5 6-33 3-29-3-20-4-10 1-18-2-11-6-9-13-11-5-17-1-38-25-14-4-14-2-53 6-27 9-13 14-8 5-14 6-8-2-6 4-1 10 1 27 9-6 9 0 8 5 8 17-3 27 4 5 1 8 1 26-2 9-26 45-5 12-6 26 0 30-5 15-12 13-4 17-19 23-3 27-4 10-16 25-18 21-8 12 7-3 2 8 11-24 8-2 5 5 1 8-13 12-10 19 0 4 2 2 5-1 9-11-2-11 2-3 2-2 5 7 7-15 5-4 6 6 0 21-28 44-5 14-7 13 0 15 3 14 14 22 2 25-6 14 14 35 3 3 5 3 1-4-2-14 3-7-1-8 8 3 4 4 11 20 5 6 38 16 27 23 35 19 22 1 13-4 14 4 26 13 28 6 17 13 24-2 9 4 22 3 12 3 28 12 17 14 25 42 8 4 17 14 1 4-6 4-5 27 1 5 9 13 19 14 10 17 3 0 8-21 6-9 6-13 9-11 2 15 0 10 3 0 9-5-1 6 3 4-1 3-4 0-14 18 6 4 1 4-2 6 2 2 4-1 7-9 5 5 4 1 5-1 8-5 24-1-6 3-10 0-3 2 1 8 1 2 7-1 3 13 0 3-2-1-5-8-6 11 3 13 6 0 7 7 0 4 14-6 2-3 2 1 1 7-9-1-3 8 9 4 1 4 16-6 1 5-7 4-3 11 4 4 1 3 15 5 1 10 1 1 4-2-2-11 4 4 4-1 2-7 2-1 2 5 4 1 2 14 3 5-3 7 3 1 3-2 4-8 3 5 4 2 8-7 6 4 5 6 0 9 6 2 28-15 11-8 10-14 15-12 1-2-6-16-1-13 5 6 5-4 0 3-4 7 2 5 13 11 5 0 24-5 5-5 1-7 2-2 1 13 1 1 10-3 9-10 0 14 10 2-12 9 5 4-5 0-11 8 4 9 13 12 6 20 5 4 10 3 6 7-6 8 1 9 8 4 4 10 11 2 0 10 6 1 6-7 2 2-1 8 7 1 0 6 10 2 4 6 2-8 5-3 14 0 8 2 9-2 10 5 8-6 1 6 4 2 10 1-4 4 2 20-10 7-20 1-7 7-6 2 0 1 7 5 10-7 2 1 3 5 4-1 11-7 6-7 9 5 5 0 11-15 9-1 9-5 18-1 17-8 9-3 6 0 9 4 15-11 10-1 35 20-4-4 0-3 2-2-9-8 0-3 2-1 10 4 3-2 4-11 9-1 3 7-4 6 2 2 8 9 5 0 3-9 6-4 9-1 2-5-20-22-1-3 4-8-7-11-2-1-6 5-19-8 0-16 3-10-1-6-4-11-7-6-17-24 3-8 37-24 5-8 14-7 6 1 0-8 4-3 11 1 15-9 20-9 11-12 16-12 13-3 6 0 19-6 6-6 6-15 10-3 30-16 8 0 16 4 16 10 6 20 13 19 10 29-1 8 3 15 8 27-5 29 4 16-6 12 0 6 8 27-1 16 8 8 7-1-2 9-10 6 0 7 10 19 4-4 0 8 9 31 1 17 8 3 7 9 7-2-2-7 8-7 6-14 2-26 5-5 10-2",
		"8914-869 0-2 16-12-1-5 4-16-16-3-9-5-10-1-25 6-7 3-3 6 0 5 8 5-1 6 5 5 16 8 6-1 12 4 5-3",
		"8210-1012 6-3 6 1 27-20 11-4 9-9 3-7 11-9 32-19 20-16 12-7 3-8-1-3-10-3-10 6-6 0-2 3-12 5-4 7-14 5-4 4-21 10-20 15-23 23-14 17-1 7-5 3-1 5 1 2 7-5",
		"6387 42 7 0 4 10 10 6 0 8 3 4 16 8 7 1 1-3 0-21-20-11-2-7 17-10 3-2 2-7 6-3 4-4-23 9-23 4-3-2-2-7 2-5-2-8 5-14 14-25 8-8-7 1-2 5-10 4-8 14-9 9 0 26-7 11-1 6 3 11-4 4-5 11 0 6 6 10 0 6 5 13 13 15 7 3-1-4-7-11 0-3 7-7 0-18-7-9-11-7-1-4 5-5",
		"3459-2455 7 0 14 6-1-5 3-2-10 0-2-3 7-4 12 1 14 5 7 0 6 4 8-1 4-6-4-6-5-2 0-4-4 1-7 4-12 0-3-4-5-1 5-5 6-2 4-1 1 4 8-1 3-2-9-6-10 1-9 4-6-3-23 7-4-7-4-2-6 0-5 2 5 11-4 10 4 4-6 5 4 7 0 4 6 7 5 2 4-10-5-8 1-3 6-1",
		"3169 4035-19 1-24 5 30 7 49 2 10 9 25 1 19-3 10-4 0-5 3-1-22-6-23-3-58-3",
		"2898 4006-8-1-23 3-8 12-8 3 3 2 70-2 25-2 14-4-43-1-6-1-1-5-15-4",
		"-1272 3546 2-4-3-3 6-4-3-2-26-4-15-6-6 3-13 2-65-5-7 1 5 7 7 1 4 4-1 3 2 6 4 1 19-3 31 1 40 8 5 0 14-6",
		"7987-464 11-8 20 1 13-8 3-6 6-3 1-5-9-3-16 5-23 1-5 4-7 9 0 11 6 2",
		"5866 422-5-4 0 5 6 13 27 26 7 1 5 4 45 51 10 6 5 10-3 8 2 7 10 18 3-1-1-11 1-3-2-4 8-23-4-5-12-4-4-3-4-10-21-7 0-8-17-25-15-8-8-11-10-8-10-4-3-5-10-5",
		"6125 581 6-3 5 2 6 0 5-4-2-4 13 5-2-13-5-8-11-7-1-8-13-6-16-4-12-9 0 22 5 11 2 27-2 4-8 4 1 3 5 2 14-6 10-8",
		"6157 453-7 0-7 13-15 8-7 11-1 6 4 7 12 1 7 5 0 10-2 11 7 10 1 9 14 6 13-4 2-7-20-46-1-13 8-12 1-4-5-8-4-3",
		"6229 567 3-2 9 5 6-1 4-8 0-22 7-7 5-17 0-2-6 1 0-5-8 9 2-16-12 6 0 8-2 6 3 15-3 7-4 4-8-3-3 1-4 23-3 5 1 3 3-1 10-9",
		"6262 626 4-4 0-6 11-6-4-12 2-18 6-14-2-4 6-4 2-5-6 4-9-1-10 1-15 17-1 4 3 4 1 6-6 1-10 12-12 7-6 12-1 8 13-2 29 3 5-3",
		"6035 674 11 1 10-6 4 3 16-15 1-3-3-7 3-15-6-11-1-6-4 0-4-4-6 2-2 4-6 5-3 10-6 7-1 10-6 9-7 5-2 7-6 1 3 5 15-2",
		"7798-334-2-6-1 2-9-5-10 1-9 6-6 10 1 5-2 6-10 5-12 13-3 10 1 15 14-5 5-4 5-10 9-8 4-8 9-4 9-8 7-15",
		"7648-238-3-4-8 10-3 7-1 18-19 28-4 4-16 5-15 12-26 17-16 4 4 1 0 7 18-10 2-5 13-3 16-12 12-4 49-42 5-8 1-5-5-6-1-9-3-5",
		"6927-414-12-6-33 1 10 22 12 19 11 6 12 3 11-1 10-9 1-6-10-18-12-11",
		"6488-143 11-6 20 0 10-8 5-13 5-1 4-8-3-14-39 19-9 8-16 0 0-6-3-1-25 7 0 4-5 0-11-10-6 0-5 1-7 9-7 4-12-17 1 8-2 6 16 18 40 2 3-1 3-5 3 0 15 8 14-4",
		"6343-154 8-4 10-12 1-4 0-8-8-2-7-4-13-3-7 2-16 9-8 9-2 12 3 4 7-2 17 4 15-1",
		"6139-431-15-5-19-1-22-8-4 4-8 0-5-5-7 1-7-2-25 7-11-1-10 2-11-4-5 8 4 14 4-1 20 9 13 1 7-4 12-2 22-11 26 6 18-8 6 1 6 8 14 7 4 4-8 2 4 4 7-3 1-8-10-8 2-4-3-3",
		"6001-469 10-6 3-7 8 0 6-4 11-12 3-4-2-3-5-5-13-5-15 5-11 12-16 9-12 0-16 6-4 7 3 4 8 3 22 1 9-1 7 4 4-4",
		"5912-416 5-2 7 4 7 0 5-7 1 4 9 2 3-2 3-6 0-5 5-5-3-3-13 0-4-1 5-5-6 2-15-3-2 9-9-8-17-5-6 1-12-4-14-2-8-3-14 5 0 17 3 6 6 2 10 7 10-3 10 0 12-15 8 0 7 4 5-1 2 3-7 6-6 1-8 6-4 7 1 3 8 3 10-2 6-10",
		"5832-431-6-10 3-3-10-2-7 0-18 5-1 2 0 2 11 0-1 15 8 7 9 5 16-7 1-2-5-12",
		"5772-408 5-2 8-10-18-11-6-10-4-1-2 1 2 6-4 6-11 8-11 2-6 6-2 5 2 2 22-3 11 6 14-5",
		"5302-83 6-10 3-16 7-14 23-6-6-4-4-12 2-9-33 13-5 9 2 7-7 10-1 6-11 5-11-2-10 4 0 3 3 3 9 5 0 8 4 4 6 3 6-11 3 4-2 6 10 2 5-5 1-3",
		"1131 2931 17-1 18-7-10-1-20-10-17-1-6-3-5-10-8-1-1 3 10 8-15 5-1 2 3 1 3 3-6 6 20 0 3 4 15 2",
		"1080 3930 22-1 8-9 5-9 34 2 24-5-15-4-2-4 28-6 28 1 33-7-39-5-19-10-18-4-14 0-15-5-12-1-7 3 3 2-2 3 12 4 3 2-3 1-14 1-17-4-57-2-2 5 16 3 7 8 16 7-31 7-10 5-3 5-13 3 2 5-9 0-8 3 69 6",
		"3108 4042 3-2-7-9-20-2-4-2-16-2-11-4-39 4-31-3-16 3-3 4 5 7 11 5 6 1 19 0 9-2 10 0 56 5 25-2 3-1",
		"2372 4043 50-3 12-4 0-4-32 1-17 5-20-8-31-2-8-4-19-2-8 7-17-2-37 4 95 7 11 3 21 2",
		"2514 4046 26 0 45-12-37-7-56-2-4-1 2-3-11-2-38-1-7-3 14-2 2-3-1-2-20 2-10-5-11 2-21-3-5 2 17 5-4 1-46-3-17 6 63 11 25 2 11-3 23 1 5 2 1 5-3 3 5 5 52 5",
		"2513 3459 1-5-3-2-3 0-3 4-24-13-35-6-13 0-11 3-6 7-2 5 2 11 5 4 27 8 13 1 47-13 5-4",
		"3023 3497 1-7-2-4-11-2-29 2-3 1 0 3-4 3-18 3-9-1-14 8-10 10 16 9 12 1 30-13 41-13",
		"3534 3655-32-3-6 2 5 7-1 7 7 4 11 2 33 1 11-3 17-8 3-3-1-2-47-4",
		"4634 3984-26 0-39 8-13 3-2 4 17 3 38 0 81-7-10-4-46-7",
		"5669 3720-6-6-14-4-10-5-34 3-23 6-7 4 19 0 3 1 3 7 4 1 44-3 21-4",
		"7051 3700-30-4-12 4-4 9 10 4 32 0 5-1 3-4-4-8",
		"1193 1777 8-1 4 4 3 0 2-3-5-2 8-2 3-5 20 3 14-1 5-3 19-2 13 2 0-10 3-1 11 5 7 0 8 5-4-14-4-1-17 0-51-4-3 0-2 7-12 4-43 5-3 8 2 6 1 1 4-2 3 7 3-5 3-1",
		"1171 1948 5-7 18-7 12-2 4-5-1-4 5-12 4-3 10-1 1-6-4-2-7 2-7 5-1 4-8 10-14 0-5 2-2 6-18 12-12 4-7-2-1 1 20 9 3 0 5-4",
		"1723 1780-26-15-2-5 8-11-18 0-14-11-18-4-3-6-3 1-4 4-8-1-13 4-6 12-1 6 5-1 13 6 11 0 3 11 18-3 15 1 23 6 18 7 7 2-5-3",
		"954 2892-4-1-3-4-6-2-1-11 5-4-6-2-4-6-11-4-5-4-2-5-10-3 7 8-9 10 3 3-1 11 20 14 9 1 4-1 2 3 3 1 9-4",
		"628 2789-1-6-11-4-4-2-1-4 8-4 2-5-16-5-2-18-10-2-6 7-4 13-19 1-6 6 2 7-4 7-6 2-1 4 17 2 7 6 1 3 7 1 4-3 0-9 6-1 6 10-4 3 18 8 18-3 1-1-4-6 2-7",
		"532 2781 9-15-2-3 1-3-1-3-8-4-9-1-23 6-6 10 0 8 21 5 11-3 7 3",
		"157 1989 16-1 0-3-11-16-8-4-14 4-5 8-3 1-7-4-6 5 0 2 26 14 15 3-3-9",
		"-6028-3688 9-5 5-6-35-9-4-5 3-3-64-4-29 3-4 2-1 3 10 1-6 6 13 7-18 6-18 0 5 5 11 3 123-4",
		"-6317-3664 14-2 16-4 6-3 3-4 15-6-28-3-2-3 3-1 40-1 23 4 25-7-6-3 18-7-2-7-7-2-55 4-17 6-41 8-12 4-1 6-4 1-13 1-8-3-11 0-1 7-9 3 0 4 8 7 46 1",
		"-3309-4004-9 1-3 4-24 4-5 5-36 9-4 4 89-4 7-6 15-2 4-9-34-6",
		"-2892-3203 18 5-2-3 14-4-2-3 3-3-10-4 6-3-19 0-1 3-6 0-4-6-3 1 2 3-2 1-13-3-4 3 14 4-6 2 0 5-15-1 8 10 22 6 3-3-3-10",
		"-3159-3223-5-6 18 3 4-3-22-7-14-1-9-5-27 7 5 6 16 4-3 2 12 2 0 4 10 4 7 0 6-3-3-3 5-4",
		"-3685-3532 7-4-7-4-40-9-84-8-9 1-7 6 0 3 12 4 57 5 8 8 9-2 9-8 7 4 0 7 3 0 14-4 0 4 4 1 17-4",
		"-3749-3486 8-2 18-8 1-1-7-3-5-7-9-2-20 2-23 2-4 3 2 6 4 2 17 2 4 5 14 1",
		"-4905-3596-4-5 1-5 12 0 5 10 12 2 5-6-5-5 6-4 6 0 7 4 6 8 11 4 24 1 13-3-9-7-34-9 13-2 56 10 0-6 3-3-2-8-25-3 3-3-2-3-32 2-11-2-16 3-58-1-12 3-26 0-52 10-70 5-21 0-12 2-3 3 2 2 8 3 95 7 7 0 12-10 3 0 11 5 15-2 9 2 6 4 17 5 22-3 4-5",
		"-3718-3655-7-6-8-3 15-9-5-5-6-3-66 14-8 4-2 5 4 4 6 1 20-2 4 2 7 0 2 3-18 2-7 4 18 3 52-5 6-4-7-5",
		"-3399-3374-10-4-7 1-6-6-7-4-12-1-4 1-10 7-2 4 3 6 13 8 20 19 29 12 6-1 2-3-13-7-1-10 14-5-28-12 12-2 1-3",
		"-9000 3577 44 3 34-3 45-14 2-2-1-3-15-5-80-7-29 4 17994-1-12-4-42-4-9 11 3 3 11 7 49 14-17994 1",
		"-2943-2564 8-2 14 0 2-3-1-2-6 0 1-3 11-5 2 0-2 6 1 2 17 1 6-6-6-1-2-2 8-3-2-3-15-3-10-5-17-4 2-3-1-5-27 4 7-8-14-1-3-5-7 3-5 5-1 3 6 5-2 3 16 9 10 3-2 9 11 7-2 4 3 0",
		"-1855-2703 5-3 4 2 11-1 5-5-2-3 5 1 5-3 6 2 4-5 3-1 5-9 9 0-1-8 6-2-14-5-9 4-12 13-12 3-7 6-6 0-25 9-6 0-4 1 0 3 4 2-20 2 32 1 7-4 7 0",
		"-3689-2167-17-1-13 6 9 18 2 14-2 6 2 11 5 10 2 8-2 4 1 1 26-5 5-15-1-4-5-2 3-7-15-6 11-9 6-9-5-7-10-4 0-7-2-2",
		"-3014-2573 7-1 11 5 7-3 16 1 4 3 6-3-33-28-16 0-6-8-7-3-9 1-14 6 10 6 8-1 18 9-2 3-11-2-4 2 17 4-13 8-3 6 14-5",
		"-3724-2457-2-24 3-4-2-8-5-7-8-1-6 15 4 10 4 5-12-6-4-15-13 0-8 3-4-1-2 5 3 4 9 0 2 6-8 7 7 5 12-1-1 5-6 2 2 3 11 6-1 7 4 4 8 2 10-3 3-19",
		"-3649-2239-13-4-5 1-3 3-2 7 8 8 1 6 12-1 12-6 1-2-11-12",
		"-3090 2455-21-1-41 7-26 9-11 10-33 11-2 3 17 3 42-6 22-6 52-21 6-7-5-2",
		"-3055 2297 12 2 0-2-9-3 3-2-6-5 2-2 7 2 9 1 14 10-14 0 8 5 0 3 4 4 10 6 4-6 18-2 1-2-5-5 6-3-28-15-15-3-30-1-9 7-2 11 1 6 4 5 8 7 18 25 15 10 5 0 4 0-1-4 4-9-7-16-1-7-4-5-26-12",
		"-8573 3182 29-2 10 3 12 2 16-4 5-6 20-3 3-3 42-3-2-5-5-2-25 0-10-6-1-3-5-2-9 9-16 3-5 4-7 3-21 5-11 0-17-5-12 1-8 3-1 3 4 11 5 1 9-4",
		"-8307 3019 5-2 16-1 2-5-2-8 4-2 2-5-25-4-2-1 2-2-2-1-50 12-15 10 30 1 3 4 15 4 17 0",
		"-8174 2749 5-8 12-5 3-3-14 4-11-6-25 0-8-2-8-7-10-2-11 1-4 6 1 3 9 5 11 10 10 0 24 7 10 1 6-4",
		"-3863 923 18-3 10-7 17-5 7-12-15-3-17 6-4-7-5 1-2 2-2-1-4-8-8 6-20 2-6 7-4 1-4 7-13 2-2 3 1 4 5 4 12 1 5 3 31-3",
		"-3307 922 13 0 12-3 1-7-18-13-13-2-27 2-6-2-15 3 1 11-4 7 4 4 1 3 5 1 46-4",
		"-7645 2891 0-3 14 4 10-1-3-6 3-3 9-1 1-2-10-6-26 2-3-2 11 0 5-6-10-1-9-4-11-1-15-7-8-1 5-1 0-4-6-5-11-4-5 2 14 9-10 2-5-1 3 5-10 1-7-2 7-1 3-4-4-4-4 0-8 6-3 8-7 7 1 5 7 6 21 5 5-1 1-4 10-10 6-3-6 7-2 10 7 1-10 7 3 3 7 1 11-7 4 3 9 0 3 6-3 2 3 1 15-4-2-4",
		"-7621 2918 5 3 10-2 2-3 5-1 0-3-7-4-7 5-4-3 2-3-12-2-2 3-5-5-12-3-23 4 20 11 10-1 1 3-4 4 11 1 10-4",
		"-6549 2774-5-11-5-3-12 4-1 6-10-5-6-7-4 10 0 3 10 8 1 13 18 6 13-12 1-12",
		"-6678 2817 18-1 6-6-1-5 17-5 8-5 9-11 12-10-17 6-6-6 11 0 13-8-2-5 11-1 0-20-2-4-8 1-8 8-10 3-3 2-1 7-4 0 0-5-4 0-7 7-10 7 8 4-6 5 2 4-13 1-3 4-10 1-6 4 5 3 8-2 9 6-2 5-5 1-15-5-3 1-1 2 11 7-3 4 0 5 2 1",
		"-6668 2850 3-1 5 1 10-3 2-3 0-10-4-3-14 11 8-11 1-5-4-3-13 0-8 1-2 16-15 10 6 3 25-3",
		"-6749 2868 8-10 9-20 1-8-2-4 2-11-3-4-8 5-7 10 1 4 4 4-7-1-7 3 0 5-9 0 1 6 6 4-7 3-2 5-4 3-2 0-8-10-8-2 3 5-3 9 10 4 9 9 5 0 18-9",
		"-6734 2908 22-1 14-13 7-13-5 3-15 18-4 0 2-8 16-15 1-4-3-2 4-5-10-3-8-8-9-4-6 0-3 4 7 17-9 8-6 22-8 12 1 2 4-2 8-8",
		"-6787 2912 8-5-2-4-4-1 4-2 14 6 19-5 2-3-3-7-12 0-6-3 18-2 5-7-3-5-31 9-2 0-1-9-4-3-11 1-8 12-19 10-5 5 2 6 7 2 3 4 9-6 2 5 8 0 8 3 2-1",
		"-6428 2647 3-21-9-12-3 4-1 12 1 8-5-4-3 0-9 7-1 4-4 5 7 14 20-8 4-9",
		"-6633 2706 5-3 13 2 7-7-1-6-19-8 1-1 18 1 3 9-1 9 10 0 14 5-2-8-9-13-2-17-5-6-16-3-9 0-11 5 4 4 12-2-21 8-11 14-2 11 3 8 19-2",
		"-6588 2660 5-5 1-9-17-2 13-6 13-3-7-6 9-8 8 0-3-6 9 0 1-4-5-3-10 4-7 8-30 19-5 6 1 2 5 1 0 2-16 4-4 3 19 1 13 4 7-2",
		"-3191 2323 4 1 3 4 28-7 48 3 7-3-25-11-1-9 3-1-3-1-13 0-4 1-1 3-6 0 6 3-3 4-5 1 0 3 4 2-15-6 6-1-3-1-21 4-8 6 2 2-18 1-1 9-12 2-1 3 2 3 18 15 1-7-5-7 9-7 2-3-2-4 4-2",
		"-3626 2049-3-3 3 0 12 5 6 2 3-2 10 2-22-8-43-12-35-4 5 2-1 2-10-4-1 3 8 8 9 3 2-1 1 2 3 2 48 4 17 8-12-9",
		"7596-215 2-1 8 5 4-3 10-3-2-8 2-12-2-4-5-7-12-2-2-4 1-3 7-11-3-5-11-5-17 0-5-9-10-9-9-5-12-3-16-9-41-2-9 9-5 2-14-2-19 13-16 5-3 5 0 6 5 3 6-1 22 1 18-5 14 3 10 0 6 4 3 15 1 5 3 1 4-3-5-5 0-6 1-6 4-5 6-1 5 3 6 1 5-3 6 0 11 5 9 15 9 8 13 1 5 3-1 12-6 17 3 5 11-1 5-4",
		"6365-421-19-15-13-3-9-7-16-4-11-6-27-8-20-14-2-5-27-24-12-2-16-8-6 0-7 4 6 9-6 3 0 3 5 17 14 12 11 6 19 5 16 10 6 5 8 11 31 7 41 2 17 7 17-5",
		"7252-2039 12 1 27-13 25-7 13 1 7 3 6-4 1 5 7 3 16 2 7-2 8 8 13-2 5 5 12-4 4-4-1-44 3-20 0-2-2 0-1 6-5 4 3 2-1 2-10-14 0-9-5-11 3-25-10-3-7 10 2 2 5-1 1 4-11 4-2-2 0-6-4-2-3 7-5 5 2-8-4-6-1-7-3-2-9 5-1-3 5-3-10-17-9 1-8 5-25-2-2 8 11 1-1 2-16 1-14 15-6 4-11 19-3 15 9-5 4-8 3 7-8 7-1 4-5-3 0 9-16 19-8 12-6 21 4 15 16-5",
		"4826 4054 12-6 33-6 14-1 8-3 0-3-32-2-5-2-5-4 13-10 7-1-12-4-131-6-34-6-11 0-101 13-6 5 19 6 34 3 12 4 22 9-24-2-9 1 0 1 23 9 15 3 74 5 11 2 5 5 32 0 36-10",
		"4884 4008 11-3 6-4-6-1-14-8-1-3 3-1 20 7 15-1 7 4-1 2 6 3 35-2 26-6 12-6-7-2-7-6-5-15-7-2-25 1 14-4 10-5 15-1 4-5 1-2-24-6-51-3-26 1-33 3-22 6-55 2-8 4-26-2-18 3-2 4-7 1-13 9-58 5 17 7 22 3 21 6 4 6 32 8 15-3 11 3 33 0 76 3",
		"5144 3963-23-21 8 2 19 9 42 4 6-1 8-5 18-3 2-2-1-2 9-2 12 1 13-2 9-8 1-3-1-5-29-8-22 0-29-4-36 0-10-4-9 2-71-1-56-11-29 0-11 3 8 2 12 8 17 5 12 12 1 5 7 4 10 2 17-1-3 2-2 5 2 3 6 2 2 5 7 4 17 3 3 4 11 2 9-6 13 0-4 3 0 3 5 2 6 1 32-5 3-2-11-2",
		"7003 3791 16-1 8-7 14-1 6 3-1 8 3 5 25 9 13-2 47-12 25-2 25 2 79-14 5-2-17-3-11-3-4-3 8-5-24-8-19-3-42 4-18 7-5 4-1 5 2 5 12 5 1 1-3 3-32-1-11-2 6-13 21-13 16-4 9-5-32-7-10 2-15 7-86-8-29 6-7-3-5-8-6-3-11-1-50 7-21 10-23 6-11 6-3 4 2 2 15-1-3 11 2 9 5 2 17-1-10 7 6 4 60 11 5 0 10-5 31-7 16-7",
		"7109 3695 23-5 35-12 6-5 2-11-2 0-56 1-37 3-47 7-37-5-7 0-5 3 35 3 11 4 14 11 10 4 43 3 12-1",
		"7340 3769 13-1 22 4 47-1 4-2-2-5 5-2 25 1 51-2 22-6 14 3-9-11-3-1-37-6-39-1-38 1-34 8-24 2-22 6-28 4 6 10 9 8 5 1 11-4-1-4 3-2",
		"8663-1747 1-2 8 7 0-4 2-1 15-6 3 2 13-6 2-8 3 0 6 3 11-17-2-4 4-6-9-1 20-25-2-10 3-6-5-11 9-3 3 2 17-7 4-10 8 0 1 2-3 15-1 9-5 6 1 3 3 1 11-13 5 0 5-11 5-24 7-5 0-2-3 1-1-2 3-2 10-2 24-10 25-6 14 5 8 10 14 7 14 0 13-7-7-13-7-30-9-7-5-1-3-15 2-6-3-5-6 6-13 2-11-2-11-5-6-7-1-10 1-2 7-4-13-24-8-7-3-7-12-11-20-28-34-20-4 2-3 8-5 1-9-1 1 9-2 1-1-1 0-3-4-1-5 0-1 1 19 23 7 11 5 17-2 4-10 12-10 5-13 2-10 9-21 7-6 4-3 5 1 5 3 4 12 5 16 4 8 6 8 31 6 10-2 6 6 5-10 18 2 5-3 1-6 11 4 1 4-7 0 4 3 2 6 1-7 7-9-2-6 2-5 11-10 11 3 1 8-6 3 4-1 3-4 4 2 7-7 4 0-4-11 6-6 11 0-6 12-15-3-4-34 43 10 11-6-2-6-7-5 8-8 7 3 4 1 5-25 28 17 2-4-6 15-20",
		"8656-2064 6 0 25 15 10 3 3 0-5-4 1-3-6-11 5 2 3 7 3 1-1 4 11 1 0-2 4 0-5-7-8-4 5 0 11 7 0-4-3-4-10-5-1-3 1-4 3-3-4-6 5 1 5-4-3-6-17-14 1-4-3-3-15-12-16-23-17-7-8-7-5-1 6-4-11-5 9 1 2-1 3-8 14-3 2-6-3-4-7-1-9 4-12-1 4 3-5 3-7-7-2 0-13 8 7-10-26-11-11-1-4-6-6 0 4-2-9-31-7 0 7-3-1-3-9-9-6-15-6-8 4-6 0-4-18-3-4-3-8-8-13-9-12-11-29-4-17 4-19-2-3 3 0 5-4 3-8 1-12 0-8 8-7 3-9-5-26 1-5 1-1 3 10 9-9-5-4 1 3 4 0 4-5-4-6 0 1 7 22 3 2 2-10 1 0 3 9 5-12 0 2 7 7 0-2 4 14-5-2 5 6 2-10 3-1 5 5 3 3-2 4 1-4 4 12 9 2-7 0 8 12 8 4 2 6-3-2 8 25 21 15 5 7-1 13 7 6-3-2 5 2 2 17 8 16 4 0 4 3 1-2 1 8 4 11 9 3 1 5-2-5 4 8 3 8-3-5 5 7 2 4-3 0 5 12 10 2-2 0-6 1 1-1 8 9 10 6 2-3 3 11 30 13 4 10 9 8 17 2 13 7 9 18 12 9 2 6-2-10-1-2-6 3-6 11-3 7-22",
		"6300 466 4-3 6 1 0-8 5-8 1-6-9-12 11-6 1-8 4-6-1-18 7-8 0-22-7-11-7-7-4 1-1-2 2-6-2-22-4 9-4 18-11 25-7-4-2-8-9-9-4-12 10-11 5-12-1-12-10-16-6-3-3 2-2 6 1 14-1 1-3 0-7-9-6 0-35 18-7 8-5 30 3 6 8 7 0 7-12 13-15 8-8-1-6-20-10 6-4 9-6-8-7-1-2 10-4 3-5-1-7-6-17-35-2-1-4 0-6 8 1 6 6 8 5 23 5 6 7 5 15 5 12 1 4 3 0 7 5 6 12 5 5 6 12-4 5-4 4-5 1-13-6-6 2-1 20 9 6 14 4 5 11-4 6 2 2 16 4 5 14-6 4 8 8-1 6 1 2 6-6 26 3 5 2 0 18-12 6-10",
		"6055 931 37-16 5-1 5 2 5 8 4 1 2-2 3-7-7-13-1-20 4-11 7-7 1-6 6-3-5-15-14-32-18-5-9-7-2-6 2-8-10-17 14-28-3-4 0-5 7-21 8-7 15-4 0 2 3 1-4 7 14 9 7 0 12-3 4-4 7-11-1-9 2-2 7 0 3 5 0 5-2 2 3 4 6-5 19-6 2-2-3-4-10-1-3-3 14-19-2-7 18-4 0-12-4-12-5 2-4 4 3 12-16 0-11 6-4 0-1 9-7 11-15 9-13 14-6 2-1-3 2-11 5-5 3-8 1-7-4-3-4 3-1 5-6 8-15 13-15 8-14-5-3-2 0-4-5-4-7 0-5 2-5 4-3 0-5 6-6 1-4-5-1 19 15 16 1 7-3 4-9 3-6 5-2-6 2-14-1-2-6 1-9 17-6 0-3 3-7 29-3 22-6 6 1 13 2 3 17-14 9 1 1 2 2 6-4 9-1 12 5 16 1 21-3 13 12 43 11 5 14 1",
		"6674-36 25-1 7-5-2-8 9-18-2-8-6-10 5-29 13-27 1 13 4 4 3-2 4-20 7 2 2-15 11-7 14-2 5 2 19 17 8 13 11 8 7 15 23 4 12 5 5 4-3 9 25 14 9 4 6 0 9-7 27-9 9-6 49-21 18 0 5-4 18-1 5-3 1-5 22-1 33-16 35-13 18-6 31-6 27-18 21-1 7-9 11-5 12-12 13-2 21-22 2-18-3-11 6-4 27-7 32-15 19-2 7-5 12-13 3-12-2-7-23-2-12 1-8-6-1-2 16-29 23-21 20-11 6-23 11-7 6-18 5-2 21 4 5-1 2-2 1-5-3-11 3-5 11-4 19-3 8-2-2-3-11-3 0-3 6-8 24-8 15-4 10 1-11-5-10 2-1-2 4-4 7-5-8-6-8-1-15 4-4 5-9 6-41 5-14 5-11-2-9 4-11 0-14 3-10 7-8 12-19 15-5 7 2 9-5-1-8 3-3 3-23 36-7 8-16 6-13 2-24 6-5 3-1 5-4 0-13 4-4-2 0-4-4 1-7-5-4 0-12 4-12 11 4-4 10-20-5 0 2-4-2 0-16 1 5-10-26-6-20 2-9-2-4 0-5 8-7-2 6 0 4-6 4-2 5 1 11 0 16-7 13-14-1-10-36-18-21 7-30-2-11 4-13-4-18 12-15 18-24 21 0 3 6 11-9-9-28-4-5 4-2 6-2-5-13-9-4 6 11 28-17 16 6 3 10-1 6 2-7-1-10 3-6 3-6 7 4 3 9 1-7 6-1 6-13 14-7 20 4 5-9 2 2 4 5 2-13-1-1 12-11 6-4 4-23 12-1 4-4-3-6 4-23 5-32 14-27 5-12-1-22 13-4 6 1 6 9 1-6 1-11-3-7 3-7-1-6 7-8-1-13 12-2 5 1 12 7 9-4 1-3-2-2-14-3-3-4 0 1-5-6-11-1-8-8-8-14-2-5 5-5 15 5 7-5 13-21 16-14 3-3 3-1 4 13 5 17-2 7-3 9 6 7 9 8 2 20-5 5-4 3 8 7 3 0 5-6 0 6 6 1 4-10-4-25-2-13-3-23 3-10-1-14 12-4 14-1 8-9 1-22 7-9-3-6 2 2 7 8 6 3 8 0 7 27 8 16 12 19 6 18-4 31-15",
		"6245 50-10-9-14-17-10-5-23-4-25 1-9 8-4 1-58-3-16 3-25-3-22 4-12-4-7-9-6-11-3-12 2-18 9-15 14-9 7-17 19-1 6 3 6 11 15 15 8-5 12-1 15 9 30 0-3 5 17 4 11-3 3-7-3-11-8 0-3 5-5 1-8-1-5-3-15-19-12-11-20-7-10-10-4 0-9 3-2-2-1-3 8-5 4-6 9-4 16-25 11-8 0-8 5-7-4-4-3-17 16-13 6-10 7 1 3-9-1-8-8 3 0-4-12 0-18-6-3-4 1-9-2-2-6 0-17 4-3 4-2 5 7 24-4 4-11 5-21 20 0 6 8 12 0 20-3 4-6 2-11-1-20-14 0-6 7-14 2-18-4-19 3-27-7-26 6-13 2-10-6 3-18-2-12-6-8 4-9 10-1 5 8 22 0 7 4 11 1 24-7 15-1 11-5 3-18-4-4 3-4 10-1 12 2 6-4 10 16 12 4 17 7 11 1 5-2 8 1 13 9 25 11 11 6-9-6 39 6 3 1 3-2 10 5 10 6 6 1 7 8 8 2 6 3 0 5-7 5-1 4 2 8 9 5 11 11 3 6-3 10-1 6-7 4-2 13 1 12-2 17-1 20-9 11 5 39-5 22 9 7 8 6 2 3 9 9 3 10 12 9-3 4-7-6-6-11-19",
		"5369-300 5-6 9-5 24-4 10 1 9-10 4-12 4-4 31-3 10 3 16-5 19 0 11-2 8 7 6 14 7 5 7-1 10-12 8-1 10 3 10-7 12-1 5-5 23-1 6-15 7-4 0-13 11-5 11-3 13 0 28 4 18-8 1-10-3-20 5-10 6-4-1-4-10 3-5 4-6 0-11 3-34 14-29-6-28 4-31 1-45 8-37 16-29 6-27 2-8-2-6-5-12 1-21 5-13 7-13 3-41 6-2 6 5 9-29 10-34 1 1 6 5 3 0-5 5-1 5 5 4 11 2-2 4 2 4 17 11 10 4-2 26-4 7-3 10 5 1 5 17-5",
		"4825 261 17 3 18-4 13 2 4-2 18-16 5-11 12-12 2-5-2-6 3-5 18-9 6-8 19-9 29-20 19-27 20-23 8-3 10-9 0 6-3 4 0 5 6 3 5-2 13-12 5-13 4-3 15-4 16-13 7-18 8-8 8-5 14-1 5-3 6-8-3-4-23-10 18 3 22 12 7-2 10-10 5-12-18-12 1-4-2-4 6-5-4-4 0-2 5-9 9-6 17-7 15-1 1-2 7-37 2-5 14-9-1-7-9-9 1-9 2 0 14 11 21 0 9-6 23-30 1-6-8-10-3-10 1-6 3-5-4-16 2-20 0-22-3-34-4-7-6 1-5 6-9 7-13-10-22 11-1-6 3-13-4 0-27 26-11 15-46 30-19 16-21 28-27 22-14 22-9 7-12 17-2 5 1 10-19 32-9 24-22 25-10 18-16 8-9 8-18 57-10 18-26 17-14 4-5 4-5 24-11 7-21 30-8 6-18 6-10 13-33 29-7 10-12 21 2 7-1 7 3 2 6 1 17-2 20-14 18-4",
		"5840 335-1-5 7 3 10 15 5-1 4-13 16-8 4-9 0-3-4-4 2-6-2-7-6-3 16 3 9 6 6-10-9-4 2-4 13 6 6-1 8-4 4-6 18-9 11 1 4-4-1-8-5-5-23-7-15 3-6-2-4-8 7-8 12-8 2-2-3-4-27-6-15 4-5-7-5-3-2-3 5-5 0-3 8-6 3-6-8-2-5 4-4-5-19 0 5-1 9-9 2-3-3-6 2-2 13-7 1-5-4-2 7-2-3-3 7-4 5-10 9-11-1-5-8-8-5-2 15-16 28-19 11-11 5-3 1-3-4-5-18-3-17 3-14 11 3-7-1-4-11-8-11-24-3-28 5-12 0-11-16-7-12-13-4-2-6 2-3 7 1-14-10-8-2-6-12-9 7 0 2-7-2-7-5-4 10-3 2-5-1-6-1-5-10-2-1-2 4 1-3-16-5-4-3 2 0-2 5-7-5-3-5-8-5-13-63-28-4 2-1 21-4 16-4-5-5 2-2 1 2 9-5-6-8 4-6-6-13-3-3 2-1 11-5 1-9-3-15 15-3-12-11-7-8-4-16 4-8-3-8-8-5-1-2 1 0 24-6 9-4-5-13 2-22-7-5 4 4 5-10-6-6 6-14-4-2 1-8 48-7 7 4 17-3 12-5 9-10 8-20 5 0 5 5 5-6 3-7 7 0 9 4 13 3 2-16 16-2 22 3 17 9 6-6-1 3 13 10 10 5 11 13 5 4-8 7-5 13-3 12 1 16-9 11 0 10-7 6 0-8 4-1 8 6 5 1 8 4 12-2 3-1 9 2 3 6-4 4 1 0 13 4 5 10 6 20 3 43 12 23 29 24 25 5 17 14 1 6 3 29 18 2 0-1-6 18 2 2 1 7 7 1 5-6 3-2 8 9 9 1-3 6 0 3 0 4 4 2 5 7 8 4 12 18 20 13 23 4-1 0-7-2-6",
		"3388 3812-74-13-131-16-80-12-22-5-13 0-32-13-22-3-2-2 11-1 2-2-21-7-17-1 0-2 2-2-5-2-22 4-3-2-2-5-5-4-6-1-19 2-2-2 8-9-2-3-9-5-34-5 6-8-6-5-22 4-2-1 9-4 4-4-20-8-9-7-16-3-54 3-28 5-12-1-23-4-8 6 3 3-18 8-4 3 31 9 13 1 35 23 40 4-24 3-4 3 17 9 29 8-8 3-17-1-9 5-1 1 6 2 12 1 20-4 16 7-3 4 1 2 12 1 26-2 9 8 16 5-2 3 18 3 23 7 58 6 4 4 8 2 33-1 6 2-1 6 8 2 89-2 74 7 25 5 40 5 15 8 38 9 42 5 41-4 20-8 3-4-4-4 2-2-37-15-20-2",
		"2766 3665 41-2 14-3-1-3-11-5 1-7-4-5-20-2-1-4-4-4-11-3 1-2-3-2 0-3 2-4 6-5-11-14 9-4 17-18 32-20 22-9 29-6 7-4-24-7-25 3-6 4-7 1-6-1 15-6-6-2-15 5-3-2-7 1-7-1-5 1-1 3-32-2-20 4-2-3-44 7-17 3 12 2-2 7 5 1 9 0-1 2 16 0-28 9 1 2-11 0-4 3 1 4 4 3-26-2-24 2-12-2-18 0-11 4-8 10 0 8 7 7 15 4 19-2 18 9 6 9 6 3-2 3 5 3-12 1-8 3 2 1 18 7 22 1-6 3-3 6 3 4 26 6 22-1 30 5 26-4",
		"7138 2720 11-13-3-17 17-29 3-13 0-17-7-14-1-13 1-7 6-10 1-8 7-5 1-9 3-3 14-48 11-19 15-36 5-6 12-9 2-12-5 9-28 21-16 4-18-1-14-5-4-5-22-51-1-17 9-14 10-7 14-26 8 0 5-2 5-20-7-17-4 23-4 4-23 2-6 6-6-1-9-7-10-24-6-8-6 5-7 22 2 12 9 22-4 22 11 22-2 13-14 23 8 17 6 24 1 33-5 21 7 18 0 11-5 10-19 16 4 2-7 8 0 17 7 14 3 12 1 12-3 15 7 6 9 2 9-5 10 2 3 5-4 2 3 4 6 1 0 2-2 1 3 8-18 19 11 0 3 1 4 6 3-1",
		"7191 2206 14-1 19-8 12-1 8 3 25 17-1-4-12-19-1-5 2-5 10-18 7-1 10 5 8 0-11-4-6-6-8 0-21-9-15-3-21 2-11-5-20-14-7-9-4-5-2-12-4-4-37 13-32 16-23-2-21-10-14 11-11 0-7-6-1-7 10-8 11-1 21-16-8-3-17 4-9-7-5-8-12-5-5 3-2 5 5 17-2 7-11 11 1 15 2 3 11 5 16 11 2 5-4 5 0 7 4 2 15-6 18-2 8 1 4 4 2 5-1 13 12 19 1 12 5 11 1 12-3 11-7 11 4 12 8 2 6 3 24-19 23-23 20-13 27-14",
		"7061 2069 12 1-3-15 1-19 2-5 9-7 8-9 10-25-1-19-4-15-12-7-6-11-4-18-18-3-7-10-2-10 6-24-2-17-2-6-8-8-3-5-6-12-2-13 2-9 13-17-12-3-9-7-2-13-3-4-15-7-7-7-6 3 2 3-1 14 14 14-6 4-7 0-3-2-1-6-5-5 0-4 4-3-3-6-2 0-8 8-11-1-6-6-3-16-9-11-3 0-4 4 2 14 5 2-9 5-7-2-16-17-4-7-32 3-24-4 1 2 10 4 0 4-12-1-4 4-1-6-1-1-2 2-1 12 2 3-5 1-5-4-8-15 4-5 13-7-1-6-26-7-21-31-11-4-12 4-14 17-3 5 1 9-2 5 10 7 6 6 0 4-3 2-16-1-15 6-25-2-14-10-26-4-15-7-6 2-18-5-12 6-5-2-4-5-5-19-20 11-25-6-8 4-8-2-2 14 6 7 18 1 45 30 18 14 4 6 11 5 17 2 6-5 12 3 18-1 12 2 12 4 21 2 15 4 4-1-1-6 4-4 18-1 11 5 10 8-4 6-1 5 3 7 5 5 10 7 17 19 2 11-1 12 6 9 24 7 1-4-9-8-12-5-1-3 5-5 1-9 11-4 5 1 9 9 40 13 16 13 12 18 18 8 8 7 6 18 14 19 6 17 6 10 1 10 0 6-3 6-13 3 8 5 6 12-5 14 2 7 16 8 3 8-1 8 3 3 12-1 3-15 3-4 10 6 9-3 5 5 2 6-1 5-2 2-20-5 0 6 3 8 4 4 8-2 6-4",
		"6718 1713 7-2 7 0 0-9 3-6-1-4 3-1-18-11-7-8-3-10-11 10-16 4-18-8-7-14-6-5-2-7-6-4-3 0-8 0 3 7-10 1 0 4-4 3 5 12-6 2 1 5-19-5 30 17 7 16 8 5 3-1 7-8 3 1 19 4 3 6-2 5 5 0 12 5 7 1 14-5",
		"6559 1680 9-1 11 4 6-3 0-5-8-11 18-1-3-7 6-4-2-3 4-3-17-23-10-29 0-10-6-14-13 2-2-3 3-6-10-7-11-5 6 12-5 16 5 2-1 4-6 1-5-8-1-8 5-7-3-4-19 6-3 5 8 3 1 7-7 8 1 17 10 6 12 20-7 2 3 4-1 5-8 13-7 4-6-4 3-4 0-8 7 0 1-8-5-1-9 5-15-10 3 7-7 8 0 9 7-8 9-2-5 8-16 11 2 5 2 1 9-2-1 6 13 4 4 4 10 2 6 10 12 4 12-2 5-10 6-4",
		"6050 1131-5-12-3-23-5 2-8 20-13 9-12 28 3 15 0 13 24 41 21 28 16 6 4 4 8 2 15-11 1-4-5-8 0-14-10-24-11-44-12-20-8-8",
		"5545 1000 3-6 3-11-10-5-9-13-9-28-21-12 1-3-2-1-10-1-6-7-9-2-9 4-16 3-16 9-3 16 1 22 31 23-5 0 4 6 13 1 7 4 12-1 9 2 7 3 6-1 3-3 0 4 9-4 0 5 4 3 12-7",
		"3999 491 14-1 6-8 17-14 11-19 4-2 9-14 1-8 8-3 3-16 11-17 11-25-1-19-5-14-6-10-17-11-29-11-11-2-12 3-8 8-12 34-7 67 1 6 0-13 2-1 1 2 3 18 4 14-1 10 7 10 2 6-1 18 12-6 5 1-2 3-6 4-11 1-4 5 1 4",
		"2477-622 20-32 12-48 3-35 10-20 2-12-4-12-7-14-4-3-8 8-6 17-8 1-4-4 3-28 5-9 1-11-1-6-4-5 1-6-8-6-8-15 3-22-1-11-6-22-38-106-21-69-14-31-5-27-12-44-9-17-10-28-7-10-15-9-29-4-33-16-19 1-15 10-24 6-4 5-11 6-7 18-11 17-2 28 4 11-1 5-7 17-8 10-7 25 2 22 7 15 3 14 15 9 6 16 16 24 8 23 2 25-10 17 0 17-10 23-1 24-4 11 2 9 22 35 0 21 3 3 21 2 16 12 6-5 7 3 6-1 5 9 23 4 8-8 4-1 2 1-5 4 0 5 7 10 23 15 3-1 1-11 4 1 2 7-2 8 9 10 4 9 5 2 2-5-4-9 3 0 2 0 13 18 9-2-7 7-2 8 11 21-6 8 3 7 5 3 11-6 7 9 11 6 9 8 6 21-7 18 1 2 7 0 13 18 6-2 11-16",
		"2655 1940 0-2-3 7-1 8 2 2 2 0-2-3 2-12",
		"2509 2243-4-1-5 5 1 5 5 2-4-7 7-4",
		"2516 2249-2-1-1 3 4 3-1-5",
		"-7953-3990-62-2-78 7-93 13-25 6-3 4 4 9 4 3 15 4 28 10 44-2 37-7 98-25 31-15 3-2-3-3",
		"-3517-3984-54 2-13 4-5 3 0 3 6 10 10 6 46 12 153 26 22 2 16-3-38-15-89-26-21-12 2-4-5-5-30-3",
		"-2261-3941 75 0 9-4 14-13 3-7 12-9 1-5-2-11-4-5-10-4-24-1 14-6 0-2-3-2-283-22-22-4-8-3-219-4-10 5 1 10 15 4 32 19 17-4 13 1 17 5 5-1 3-3 56 16 42 17 2 2-4 5-18 3 11 9 1 8 6 1 7 4-7 3 12 11 39 17 14 9 69 10 44 3 41-2 70-11 40-12 1-5-4-7-4-4-64-4-7-6 7-1",
		"-2987-4017-1-16-3-4-38-10-105 5-13 4-10 8-46-3-10-4-96 15-30 7 20 4 8-2 3-4 9-2 217 2 16 2 6 2-20 3-5 3-1 4 2 2 19 1 3 1-5 1 0 4 38 7 35-2 9-5-4-6 0-5 14-1 9-4-10 0-11-7",
		"-3503-3459-1-7 8 3 11-3 14-13 16-26 27-24 5-5 1-7 5-2 1-3 3-20 1-25-15-17-30-13-3-6-67-6-19 2-72-3-9 4-12 1-11 5-4 4 17 6 57-4 36 0 23 2 11 5-17 3-44-6-12 1-12 7 43 4 7 3 4 4-50 4-22 9-8-1-25-13-25 3-18 1-3-1 15-8-23-8-8 1-13 5-18 0-29 9-1 3 3 5-1 4 12 4 12 1 11-4 12-1-1 9 6 3 13 0 28-9 5 3-11 4-1 2 1 2 6 2 43-3 20 2-39 8-3 3 17 2 50-3 11 1 15 7 23-1 18 3 25-9 3 7-3 5-6-1-46 6-13 3 0 3 6 6 37 9 35-2-35 12-20 1-20-3-30 7-7 5-1 3 8 19-1 5-17 8-3 4 0 3 4 6 10 3 72 8 16-9 2-11",
		"-3458-2633 4-1 14 5 9-4 14-12 5-9-5 3-5-2-4-6 2-4 16-2 7-13 36-24 53-25 25-6 19 1 9-2-8-10-7-2-24 0-28-6-21 6-64 5-29-2-14-2-20 2-12 7-15-5-6 0-7 3-11-3-21 5-15 1-11 4-23 1-1 4 6 4 11-3 9 5 16-2 6 1 3 4 5 1 5-1 0-7 19-2 1 2-12 9-11 3-5 6 0 12 11 3-3 5 8 5 8-18-13-1 5-7 8-2 7-5 0-3 12-2 13 4 19-7 2-7 14 8-47 16-9 11 1 6 2 2 37 12-2 5-18 2-23-4-5 2-7 9 1 6 3 3 9 1 3 3-12 9 10 2 12-5 9 4 13 12 4 1 13-9",
		"-4092 1158 13-2 16 2-1-2 7-3 25 2 5-4 9-4 14 0 8-4 5 1-2-3 9-4 7-8 13-9 30-2 27-13 14-10 11-5 7-1-4 5 4 0 10-8 8-4-2-2-9 1 5-7 3 0 5 5 13-9-1-3 7 1 4-4 19-3 9-4 18-1 6-6-3-5 3-3-7-1-1-2 2-3 25 0 17-3 7-4 11-10 18-4 0-7-5-4-19-1-24-8-2 5-6-5-14 0-10 3-20 1-78-6 8 11 23 16 0 5-6 7-39 4-6 2-18 15-5 18-7 9-5 1-18-3-9 1-44 15-12 12-1-3-27 1-4 3-3 6-2-6-3-2-4 0-4 4-20 2-12 8 18 6 1 5-7 4-45 0-32-23-5-2-6 1-15-2-7-11-10-2-13-6 0 7-6 0-11-5-2 2 0 2 28 9-3 9 1 6 16 14 39 15 30 4 16 6 12 2 13-2",
		"1045 4012 32 0 6-1 2-3 29-6 5 2 3 6-1 8 2 2 27 4 16-3-10-12 28 1 14 5 14 0 3 3 5 0 11-4 8 1 53-6 51-1 14-5 3-8-60-14-18-11-25-3-19 1-41-8-52 2-10 4 8 5-100-1-5 2-43 5-11 3 3 1 38 1 3 3 11 2-33 2-24-3-35 1-31 6-3 3 30 6-26 1-21 4 43 3 28-4 10 2-9 1-9 4-1 2 1 2 29-6 2 5-9 7 12 1 25-4 27-8",
		"839 3995 9 3 13-1 18-3 13-4 6-5-14-8 3-3-4-5 31 11 6 0 9-1 12-8-1-6-6-2 20-5 20 1 14-2 7-4 11 1 0 2 2 1 23-2 7-2-13-4 41-9 3-3-14-3-71-3-26-12-10-10 2-2 0-3-28-3-4-17-7-8-19-1-11-5-9-9-14-9 4-4-13-7 4-8-18-4-12 1-17 7-29 7-21 10-38 8-16 8-2 5 4 3 15 1 16-3 11 8 64 5 42 1-6 5-43-3-24 1-37-4-38 0-15 4-3 3-2 5 4 3 9 0 18-4-3 4 55 7 18 0-2 4 6 1 61 2 9 3-18-1-14 2-4 3 16 8-13 0-29-8-26-1-8 5 7 7-1 3-3 0-15-8-17 5-11-2 3-5-4-4 10-4-26-7-49-2-24 7-20 11-20 4-6 4 1 3 5 1-25 6 9 1 37-4 6 3-16 1-5 2-4 7 9 5-5 2-20-1 2-4-5-2-9-3-7 1-23 20 0 3 3 3-6 6 9 2 15-4 5 3 22 2 29-5-3 4 3 1 24-2 17 3 30 1 11-2-1-3-6-2-37-2-24-5 39 0 2-5 17-3 12-4 4 0 1 2-3 5 2 5 28 11 12-2 11-4 35-25 29-10-23 27-3 9 7 7 7 2-2 4 2 2 7 2 14-1 13-6",
		"482 2044 8-19-8-12 3-12-7-43-4-1-11 4-6-1-4 2-2-10-3-4-4-2-12 0-11 14-1 14 2 4 1 8 4 1 0 5-2 3-5 1 4 19-4 3-2 7-9 8 1 11 1 2 5-3 7-1 12 3 6 2 9 9 5 1 6 6 3-3 9-2 8-7-3-4 4-3",
		"474 2140-1-7 3-5 2-20-8-12-1-12-10-15-19 10 4 6-8 3 2 5-1 3-6 1 4 5 0 3-6 3-1 3 6 3-6 4 8 10 5 2 11 3 5 4 9-1 2 15 5-2 1-9",
		"779 1911-17-22-7-16 1-6 5-5-2-2 6-7 0-2-9-9 0-8-17 2-14 4-7 9-11 6-12 0-27 12-9 7-13 5-14 1-6 4-4 7 5 12 10 6 8-7 7 2 1 3 5 3 10-1 1-3 20-7 13 3 12-1 11 1 15 6 16 0 19 7 7-2-3-2",
		"-2637 3497 35-7 3-4-1-2 5-4-11-6-73-11-11 0-19 7 26 3-8 4-46 4-9 5 7 11 23 0-23 6-3 4 3 4 4 2 16 3 54-6 28-13",
		"-6360 2532 25-6 61-10 12-15 15-14 2-3-2-2 6-5 9-6 32-10 7-5 12-15 6-12 3 6 3-2 5-10-2-2-6 0-7-5-64 17-13 5-1 2 14 11 3 6-1 4-5-10-22-1-6-3-18 8 10 4-10 5-6-2-1 2 2 6-4-2-4 3-7 1-3-3-6 3-4-2-3 1 1 9 20 4-10-1-9 3-8 8-11 3-4-3-7 0-4 3 1 7-3 3-2-3-3-1-6 5-20-2 1 9-6 2 3 5 13 2 8-4-2 7 3 2-15 1 1-3-16-2-10 5-5 5 3 5 10 3 9 0 36-11",
		"-3598 986 6-1 5 2 4 5 5 3 14-3 16 4 16-7 10 0 12-7 12 2 3-5 4-11 4-3 21 1 4-2-4-4-14 0-1-4 36-7 11-4 15-11 2-3-1-4-16-16-13 9-17 2-12-1-13 1-12-3-8-6-15-2-8 6-6 0-13-3-3-3-1-7-15-22-2 0-4 4-6 3-4 11-11 9-6 2-22 0-19-3-32 4-11-2-7-8-10 9-19 9-1 2 5 9 8 2 31-7 40-4 9 6 10 0 4 3 0 3-16 11-8 9 4 3-1 5 3 10-18 9-17 2-2 3 2 4 9 4 17 2 12-1 21-8 13-1",
		"-2481-11 25 3 27-4 9-3 1-3-6-15-3-1 1-6-1-5-7-10-7-6 2-5-2-3-4-5-6-2-7 5-3-9-5 0-8 4-1-6-3-4-11-4-13 5-3-2-19-2-5 4-8 23 2 6 6-1 1 2-1 1-5 0-4 4-1 5 1 13 3 3 1 11 3 4 9 6 11 2 31-5",
		"-155 2926-1-6-5-4-39-18-2-5 9-2-11-7-3-5 14 1 23 5 18-1 48 1 11-4 4-7-12-11-12-20-17-15-9-4-13-2-14-4 22 2 11-4-1-3-4-3-11 0-10-6-9-3-21 4 9-4 28-3 10 3 12 0 23-6 24-16 12-28 9-16 28-10 30-19-6-5 16-21-10 2-10 5-19-1 18-1 21-12 8-6 4-9-16-13 12-5 5 1 9 7 25 0 16-3 14-7 3-4 1-11-7-17-9-6-9-1 2-7-5-2-11 0-10-3 7-2 1-3-1-3-24-6 5 1 8-5 11-1 26 0-1-9-18-7-4-6-9 1-29-9-20 3-29-3-32 7 4-4-9-4-26-1 4-5-4-1-15 2-5-2-17 5-11 1-20-4-4-5-5-11-5-4-6-1-20 9-26-5-14-7-6-6-5-1-11 4-9-2-2 4 4 3 12 2 17 13 5 2 16 12 3 10 11 2 6 8 17 3 35-2 35 27-15-8-12-2-16-8-13 2-16 9-18-2 7 5-9 1-5 3-11 0-15-6-13 6-2 6-3 1 4 3 48 17 12 13-5 3 2 5-4 6 1 5-13-1-16-5 2 5 12 6 7 6 22 8 20 2 5 0 11-4-3 7 5 1 7-6 9 0-9 2-7 9 0 3 7 8-6 2 1 6 6 3 3 9-1 2-15-3-20 17-2 5 7 11 10 6 11 3-26-1-20-8-9 0-6 3-13-4-15 4-5-8-6 4-5 5-2 6 3 2 3-2 19 26-2 5-9 5 1 9 4 3 11 0-13 6 2 5-6-7-9-2-6-5 0 9 11 9-4-2-16-10 1-9-9-22-3-2-5 0-2 3 4 11 9 9-6 1 0 12 11 23 11 12-24-11-10 1-4 2-2 4-8 1 21 8-7 2 6 3 7 7 2 7-5 5-7 2-1 3 3 3 9 2-5 2-3 4 7 11 22 0-13 9 3 4 1 5 17 1-4 6 1 7 2 2 11 1 4-4 11 3 3-2 59 6 10 0-2-6",
		"-359 2753 8 1 4 5 23 3 18-1 13-15 7-5 0-3-8-4 0-2 15 1 5-8 0-3-10 5 1-8 5 0-2-5-11-2-6-8-4-1-10 1 3-3-9-2 10-20-1-11 6-13 1-9-7-9-3-10-6-7-6-3 7-5-12-3-11 2-5-3-4 4-2-4-26-3-5-5-11-3-11-6-4 0-7 4-6-1 3-4-1-3-2-1-17-4-4-3-24-4-8 1-19-2 6 6 10 4-30-4 18 11 8 3-24-5-13 1-2 3 24 13-25 1 2 3 11 4 10-2 8 1-3 2-1 4-2 1 13 7 43 7-11 4-9-6-11-1-8 2-18-4 20 10 6 6-3 2 8 8 19 5-11 3-19-1-5 5-13 0 4 3-15 1 2 3-3 3 20 3-9 3 0 3 16 4 0 4-17-1 3 12-4-1-2 5-6-1 2 5 25 2 12 0 9-5 7 4 23-2-4 5 7 5 12 3 5 7-16-1-15 3 19 10-1 7 6 6 14 3 13-1-1 3 5 1 5-7-4-3 2-2-3-2 9 3-2 10 11 3-3 3 3 0 17-6-11-5-2-2 2-2",
		"-9000 3449 26-3 10-5 20-3 17-9-11 4 3-6 30-6 4-5-2-3 13 4-24 9-5 2 6-1 37-12-6-3 3-1 14 0 98-27 5-8 0-4-7-4 11 0 8 4 8-5-5-7 0-5 8-9 0-7-4-3-3-5 12-1 9-3 5-10 10 6 6 1 3-5-2-8 8 5 6 6-7 4-9 1-7 5 9 2 3 5-4 8-13 5-9 0-1 3 33 0 10 2 26-4-9-8 0-2 4-1 4 1-2 5 1 2 12-3 22 1-24 4 0 1 60-6 22-13 42-17 2-1-6-4 15 3 5-5-2-1 23-2 3-4-5-3-9 2-8-2-19-7-1-10-5-2-23 4-15 6-1-1 2-2 13-7 4-3-2-2-18 1-22-2-3 2-16 2-8 5-17 0 11-3 10-6-3-3 9 1 1-2-5-7-17-2 19-2 3-8-19-7-23-3-1-1 4 1 10-2-6-5 1-4 21-4 5-5-18-1-3 4-5 1-2-1 1-7-4-3-8-1-6 1-5 3 0 2 4 2-1 5-14-9-6 0-14 4-16 10-13 4-23 5-20 0-21 10 0 11-3 6-9 6-48 7-21-6-47 0-4 2-1 3 1 7-15 6-7 9 10-1 2 5 6 4 3 10-17-11-12 3 0 5-2 2-3-3-7-2 1-6-15-2-3 3-5-8-1-6 4-5 18-8 0-6-17-17-15-6 17991-1-19-11-14-2-32-9-12 4-27 2-28 15-15 3-13-2-10 2-4-2 35-2 9-7-8-4-11 3-21 1-18 5-14-6-62-8 57 5 19 6 9-3 5-7-10-6 18 5 17-2 11 4 16 3 4-2-2-8 1-7 12-7 18-4 5 1 4 6 8-5 5-7-1-5 9-3 3-6 2-9-15-3 1-1 10-1 2-2-1-6 3 0 3 7 6-7 0-3 21-8 3-5-7-4 6-6 7-1 3-4 0-5-5-3-15-8-3-7-55 11-36 3 3 7-1 2-4-1-12 1-3-6 11-3-1-2-23-3-19-8-53-12-3-3-24-5-10-6-19-1-16-6-10 2-24-16-14 3-3-1 5-6-8 0-3-1 1-3-6-2-9-2-2-2 2-3-24-10-9-1-40-16-17-4-1-5-11-19-10 1-9 4-4 4-1 4-13 11-20 8-27-2-11 2-16-1-46-9-13-5-34-22-5-1-2 7 11 25-9 0-12-6-43-13 0-8-3-4-3-1-9 2-5 6-12 4-16-9 1 4-18 3-14-8-9-9-2-9 0-11-10-8-3 0-4-1 3-5-2-2-25-14-16-13-9-18 4-8 8-5 11-2-1-3 3 2 3 7 7 2 28-7-2-8-20-14-1-6 2-7 0-14 6-5 6 1 11-3-1-6 5-16-15-10-10 1-11 9 5 5 13 5 3 4-8-2-10 1-10-5 2-7-22-9-15-21-3-8 3-15 15-16 1-6-19-11-5-1-16 0-9 4-17-3-35-18-8-9-4-11 6-11-3-9 5-5 1-8-4 0-8 5-10 1-31-10-11-7-9 7-4 0-2-4 8-4-6-13 1-12-8-14-12-15-14-10-14-6-3-4-14-9-23-13-3 13-7 5-1 3-2 27-6 29-7 6-5 12-8 44-13 39-7 34 0 7 8 37 13 31 4 4 33 19 6 7 7 8-2 8-7 6 4 3 5 2 12-3 11 1 11 11 16-2 15 1 2 4 7 4 37 18 20 14 12 16 26 14 9 7 16 4 29 20 16 7 15 15 33 10 13 6 19 1 17 6-7 5 3 5 14 6 5 5-1 4-9 2 4 9 7 4 3 16 6 13 20 9 30-5 1 3 10 0-1 3-30 4-19 6-54-7-5-5 3-4-7-6-2-5 1-5-6-8-1-5 13-5-9-7-4-1-7 8-5 1-3-3-15 0-68-35-14-10-14-1-15-5 2 10 8 9-10 1-15-5-5 1 8 8-3 9 18 17 4 8-1 5-6 0-31-9-13 10-6 0-32-5-10 0-14-3-29 2-20-6-20-10-3-10-28-14-17-16-37-15-20-14-7-11-7-2-1-9-7-7 7-2 15 3 20-4 9-5 0-9-17 0-6-2-12 4-11-6-11-1-16 7-17 0-4-6-10-1-13-8-25 5-8-1-4-4-19-3-19 1-10 10 19 4 25 0 13 3-5 3-18 2-16 10-7 2-15 1-11-6-10 2-7 0 9 3-51 11-11-1-18-6 7-8-14 0-6 3-5-5 2-3 7 1 4-2-2-4-10-1-11 0-12 8-19-2-10-4-8-2-24 5-12 1-13 4-5-1-8-11-12-2-5 1-9 9-10 2-54-2-30 2-18-4-16 2-31-7-28-12-21-18-31-11-9-6-6-4-12-20-22-7-10-8-9-3-9-6-13-4-11-9-15-6-22-17-7-9-19-15-6-1-10-7-29-14-17-6-14-11-21-10-11-2-14-9-2-5 2-5 30-8 47 2 1-8-7-26 2-7 4-1 4 3 7 0 7-1 5 10-8 5 2 3 12 5 14 0-7-6-9-3 14-6 11-2-10-4-6-8-15-6 2-2 24 1 11 2 15 6 6 9 7 3 2-1 1-6-16-15 10 1 10 10 2 7 1 17-3 4 2 1 31-6 19 4 5-1 19-10 8-12 17-11 16-5 1-2 10-6 8-2 1-6-11-8-17 3 12-9 9-3-1-15-5-5 2-4 15-9-5-6-1-7-21-15-5-10-8-9-1-9-7-13-2-13 3-20 4-3-8-8 3-16-10-24-1-3 4-5-8-9-5-18-37-27-19-25-21-16-9-16-3-10-6-4-6-10-21-22-27-21-17-11-17-18-10-8-6-9-13-5-17-20-3-7-11-8-6-8-57-29-14-6-7 0-21-6-5 1-3 4-7 0-8 4-11 1-9-1 2 18-1 4-19-11-4 0 8 9-4 1-7-2-32-32-23 2 7-7-6-10-4-2-9 1-11-6-24-23-4-6 0-5 4-5 0-5-2-9 1-9-2-4-18-7-12-11-20-9-9-9-11-5-17-2-5-5-15-6-2-4 0-16-3 1-2-1-2-4 1-5 19-6 10-9 17-11 15-25 22-25 14-20 4-11 3-16-4-21 0-13 3-3 6 3-1-6-7-22-10-16-12-4-23 0-5-4 1-8-17 4-3 4-16-3-4-4 5-5-1-3-4-2-6 8-6-1-1-4 5-6-8-8-7 4 4 6-1 5-11-8-6-8-7 4-7-6-2-4-2 0-3 9-11 9 2 2 11-1-2 3 6 3-9 0-6 17 3 3 7 14 6 4-7 1 0 2 12 6 2 6-6 2 3 5-8 7 0 16-3 11-5-2-10 2-1 4 3 5 13 6 5 1 10-4 5-6 5 6-5 2-7 11 3 5-7 7 0 6-5 8 4 3-13 5-9-3-4-4-4 6-5 1-9 5-3-1-6-7-7-4-4-1-2 6-17 5 13 6-2 1-25 2 9 6 0 5 9 11 12 5 13 1-20 6 0 4 12 20-2 12-13 4-16 8-2-1 0-4-5-2-4 8-11 6 2 5-1 1-13-9-17-1-5 3-4-5-12-1-6-4-9 0-4-3-6-1-25-12-18-15-6-3-9 0-2-2 1-5-17-3-8-3-3 9 29 9-3 6 10 8-27 0 1 4-2 4 13 5-2 6 2 4 14 6 20 20 3 7 1 2-5 3-2 4-14 8-1 7-6-7-27 3-20-16-15-17-44-17-11-7-6-10-2-8-12-11-18 0-16-6-8 7-5 1-9-1-4-3-11-22 5-14 5-5 13-7 26-4 13 1 7-4 7-17-4-3-2-15 8-7 17-4 15 2 6 5 0 5 14 7 8 6-3 3 25 8 14-6 9-6 8-1 13-6 16-1 5 4 14-6 16 0-4-4 0-7-7-6 4-3 0-3-9-5-5 0-4 6-11 0-44-17-12 1-1-2 4-3 1-5-6 1-3-2-2-13-2-1-12-4-4 2 0 6-7-1-4-4 4-5 5-2-11-6-4-6-13-8-10-11-5-3-3-9-7-5-3-9 2-5 8 1 11-9 19-7 15-8 12-32 18-31 2-9-2-4 0-5 6-5 18-7 3-2 0-9 5-4 13-6 5-9 0-6-9 1-16 7-19 1-9 8-14 3-24-8 8-2 15 6 11-2 3-8 14-5 15-12 15-8 6-8 5-12-23-6-6-5-15-7-5-8-4-2-19 1-12-7 8 0 7 3 7-8 13 1 13 7 5 0 9-4 12-12 20-5-29-20 10 2 9 5 3-1 1-5-2-18-3-1-3 5-4 2-9-1-5-5 11-6 1-3-2-2-5 1 6-4-2-5-5-2-2-4 7-17-5 1-8-5-4 0-3 6-4-1-9-14-11-2 5-3 0-2-8-8-1-5-4-3 2-5-1-3-11-13-5-3-7-11-3-10-6-5-4 2 0 3-3 3 0 5-5-6-7 3 3-8 4 0 3-4 5-10-21-14-16 3 6-7 4-2 8 3 6 0 1-4-5-16 4-10-1-2-9 5-12 0-2-2 2-3 5-6-15-2-3-4 2-6-3-4-13-4 4-5-3-6-5-2-7 1-6-1-5 2-6 0-3-3-1-4-8 0 2-4 7-1 2-7-11-11-5 0-6-9-8 0-1-2 1-3-5-8-1 6-2 1-11-7-9 3-2-9-7-5-5 0 4-4-2-3-6-2-1-9-2-3-11 2-5-5-15-4-11 3-4-2-3-5-6 0-9 5-14-7-3-3-6 0-2 6-2 1-6-7 1-5-11 4-4-3 4-7-4-5-18 5 0 1 6 5-10 4-10 13-2 8 2 5-5-1-4-2 0-6-5-1 11-16 0-10 2-3-3-6-14-7-6 0-3 6-4-4-2-11-3-1-5 3-11-8-8 5 1 4-4 1 2-9-5-3-18 5-3-6-5 0-9-8-10-1-4-3-15 2-1-5-11-2-11-8-5 1-2 5-2-8-9-7-2-5 1-4 9-1 1-2-3-6 10-8 0-3-3-5-6-3-11-2-9 2-3 6 5-1-1 2-5 4-3 5 0 5-7 10 2 7-1 4 4 4 1 6 7 2 1 5-6 0-3 4-4-2-4 8-4 1 1-8-10-4-13-1 3 5-2 3-4 1-12 1-8 7-1 6-6 0 2-11-1-2-3-2-6 5-4-7-22-3-5-5-15-6-2-11-10-6-4 3-10-2-10 2 4-13-10-11 1-6-3-6-18-14-9-3-8-18-1-14-4-9-4-3-1-5 13-23 9-9 9-5 13-14-2-3 1-8-6 2 8-5 11-15 19-15 3-8 27-21 6-8 9 1 9-12 3-1 1-5 15-20 12-10 6-19 7-14 0-8 11-35-1-5-2 5 2-29 7-16 1-18-5 8-6-6 4-12-5 1 1-17 2-6-1-3-2 5-2-8 2-6-3-6-5 0-3-13-8-1-6-6-7-2-14-11-9-2-5-9-8-1-29-15-3 4-6 1-4 8-3-13-2-1-4 3-5 5-6-4 7-1 2-3-1-4-15 0 13-5 3-4-6-6 0-5-3-2-8 4-15 14 18-20 4-9-5-4-5 0-9 6-14 14-4 2 16-20 2-5-2-5-33-15-9-15-10-9-17-1 6 7-4 3 1 40 3 11 10 4-4 8-7 3-4 4-7-1-20 18-16 2-3 4-2-4-9-4-4 3-2 2 0 3 7 5 2 7-3 8-6 4-9-11-10 0-3 15 1 12-6 6 0 6-3 4-1-4-6 9-2 7-8 9-3-5-10 8-4 7-2-3-9 10-16 7-14-3-17 3-7-3-3 2-2 3 5 36-18 6-3-2-15-2-11-6-2-6 6-10-7-17 2-17-1-9-7-12-2-10-9-14-7-29-10-16-2-9-4-3 2-7-2-22 6-16-1-8 7-2 16 5 6-2 3-8 4-27 7-8 2 4 6-12 9-41 4-11-5 3-3 13-5 1 2 8-3 3-5-3 0-6 13-21 8 0 11-9 11-7 14 2 10-2 15-19 15-12 12-3 10-16 22-17 11-13 11-20 2-10 1-13-6-32 5-12-1-29 5-8 14-10 7-16 13-27 3-12 0-3-5-3-10 13 1-8-15 0-8-6-3-1-6 11-32 16-9 9-20 10-18 17-13 5-11 10 3 7-3 12-29 35 4 3-7 10-2 8 0 14-7 19-6 27 1 10-2 10-11 23-12 16-9 6 1 11-8 6 2 7-8-1-4 2-5 12-4 5-5 0-2 2 0 6-12 9-5 10-6 4-4-1-4-7-6 2-4 16 1 11 4 10 3 16 16 46-2-1-5-7-2 3-1 4 1 9-3 16 11 15 0 8 3 5 0 18 7 6-4 3-5-3-3 1 0 8 2 3-1 8 2 5-5 1 4 5-3 5 2 11-4 25-8 16-9 13 0 10-2 2-3-17-2 4-1 13 1 9-5 9-5 16 1 2 5-2-4 5-4-1-2 6-5 51-7 7 3 12 0 10 4 5-17-2-9 19 0 10-18 15 4-5-4-5 3-8-7-17-7-7-9-3-8 5-2 8-3 0 3-10 4-6-9-5-5 0-1-4-13-5-4-9-15-13-4 2 3 11-1 6-8-14-12 0-2 8 0 10-3-7-9-7 2 31-2-9-11-12-7-5-4 1 3 25 4 6 6 25 4 8 1 13-4 13-3 19-13 27 3 0-8 8-2 19-2-5-3-2 1-7-1-5-12 6-10 17 4 2 7-7 5-1 7 4 2 6-8 5-5 8-7 4 5 7-6-1-9 7-8 2-4-2 2-7 0-2-3 0-7 11 5 5-4 0 2 10-1 1-8-12-3 1-1 2 4 6-7 11-2 0 1-13-21 25-12 19-3 25-4 10-5 17 2 6-3-2-5 10-9 10-2 9-13-12-14-2-6 6-9 19 1 9-3 16-2-3 0-6-15 2 7-5 6-1 3-4 1-6-7-4 5-8-5-1-1-6 9-20-2-5-11-11-7-11-3 0-4 3 0 7 6 7-12-7-2 5-1 9 4 8-5-4-3-20-13-11-4 26 1-18-7-10-6 0-4 3-3 5-2 11-2-8-4 0 4-5 2-9-8 0-2 4-1-4-5-4-2 8 2 13-5 6-4-14 1-9-7-2-8 7-1-7-7 1-3 3 7 22-10 6-3 6 1-6 10-7-11-15-13-8-29-8-12-13-1-7 7-20-11-14 0-5-13-7-6-9-7 3 4-4-2-3-3-1-32-10-4 0 3 3 0 5-3 1-2 1-11-7-4-7 1-1 9 4 4-3-11-6-22-19-5-8-29-33-22-11-23-24-30-16-12-9-4-8 4-8-5-11-25-12-18 2-6-1-7-19-5-4-3-6-8 0-2 5-7 2-13-5-4-4-10-20-2-12 6-30-3-13 9-37-7 12-5-6 14-12-6-33-4-12-8-11-6-13-5-20 2-7-5-6 5 1 2-4 0-47-9-1-6 1-11-3-3-4 0-7-16-24-1-5 5-6 13-3 7-4-10 3-12 0-28-8-11-10-4-19-3-7-15-10-12-5-11 3-12 9-25 29-12 28-4 23 5-5 2-14 4 0-6 19-6 5-1 9-14 29-10 29-10 17-16 18-13 25-8 26-5 29-9 19-6 23-21 29-4 11-4 5 7 0-8 9 3 4-5 0-3 2-10 18-7 20-9 58-8 24-4 24-2 3 6 19-1 7-4-7-3-2-2 5 1 11 8-1-10 4-1 5 2 3-4 3-3 13 2 12 10 30-4 22-6 3-4 10 6 5-6-1 9 8 16 7-14-4-15 1 3 9 5 5-9 0 2 9 12 4-11 2-6-2-14 2 6-5-1-5-12-13 9-5 2-3 0-6-12-19-50-21-7-1-8 1-12 5-22 17-15 16-27 25-10 10-1 5 0 4 4 3 3-1 8-7 14 6 5 0 3 3 5 0 9 4 9 2 13 19 4 2-1 4-3 0-5-7-4 2-7-2-23-9-21 4-21 11-9 7-11 19 18 14-14-6-8-6-5-1-4 13-2-5-4 4-4-1-5 4-2-4-8 0-1 5-4-2-13 15 0 9-6 20-24 5 0 18-6 8-2 5-6 5-10 0-4-4 11 0 5-3-11 1-28-5-14 1-17-3-14-1-6-6-25 8-5 3-6-3-11 2-8-1-3-3 0-4-42 2-17-6-6 4-6-3-9-1-18 3-6-5-38 9-4 7-3 1-6-6-19 3-6-1-4 2-10 0-8 4-21-3-12 7-30 2-13 5-7-2-3 3-20 4-7 12 0 6-5 11-3 21-6 10-10 6-18 4-12-3-9-5-14-3-12-11-6 1-20-11-13-3-20 10-8 2-19-1-10 7-2 4-24 10-14 9-5 9-6 6-14 5-9 5-21 2-16 14 0 4-9 15-2 10-10 8-1 2 2 7-10 4-1 14-25 25-4 14-5 0-21-9-6 6-21 10-1 2 2 1 7-1 3 2-1 3-11 1 2-2-6-3-1-4 1-10-4-4-8-1-11-4-16 5-8-1 1-9 7-13-9 2-12-11 17-2 6-19 8-11 14-31 9-12 2-5-2-4 5-5 17-6-3-3 11-13 7-1 9-10 13-7 9-8-8 1 1-8 8-6 2-5-3-10-6 1 10-25 11-10 5-17 8-11 4-4 2 5-4 26 12 29 13 9 14-13 2-6-5-13 6-23-9-20-8-3 8-1 0-2-6-10 12-3 3 3 3-4 5 0 2-9 2-3 14-2 26 9 58-4 17 5 13 5 17 26 18 12 21 23 21 15 11 20 7 2 4 6 2 0-2-28-4-7 3-4 1-28 5-15 8-13 14-15 15-12 19-6 26-4 10-5 13 1 10-6 13-19 20-24 5-4 14-4 0-10-23-40-15-11-8-8-21-36-7-1-6 2 1 9-3-1-4 0-12-17-7-28 5-33-7-3-25-3-18-7-8-9-5-21-9-9-45-7-11-13 1-13-11-14-14-4-11 4-25-2-23-12-15-2-36-12-13-9-4-6-3-11 2-15-45-22-40-9-18-9-13-2-27-9-16-9-6-10-13-10-19-3-14 2-18-9-12-10-31-10-14-2-29-1-13-3-13-14-12-3-6-9-14-3-7 3-13-8-22-2-14 6-8-2 0 7-12 21 2 22-2 8-7 8 0 9-5 14 1 4-5 13 1 6-4 10-10 5 2 4 4-3 1 3-4 17 6 19-3 21-4 14-7 6-1 5-8 8-4 16-12 11-15 11-5 6-11 23-11 11-5 20-18 34-7 3-7 9-20 13-10 2-8 4-11 18-11 12-9 17 2 10-8 18 6 26-2 10-3 5 0 4-6 5 3 0-7 8-5 13-12 21-9 10-18 13-5 0-5 5-9 1-18 26 4 7-5 17-12 17-8 6-4 14-8 3-13 25-20 24-5 9-9 9-8 15-12 15-5 2-18 3-5-4 0 4 8 18 10 53-12-14-6-26-9-20-2-17-9-13-9 3-14 11-8 11-18 15-6 21-20 27-8 23-4-3 0-3-6-11 2-5 10-11 3-20 6-7 6-11 15-18 17-15 1-15 7-13 7-8 6-27 5-4 13-27 12-16 32-61 14-16 15-11-12-1-2-7 1-17 9-25 11-10 15-6 10-11 21-15 4-26 17-24 0-3-5 3-1-6 4-21-2-8 1-14 3-16-1-11 6-24 6-14 3-3 10-3 9-7 14-16 4 2 3-3 12-7 17-33 11-35 8-40 6-7 4-12 4-1 3-3 7-17 2 4-2 6 4 8 9-7 2-9 6-7 17-4 13-10 19-6 24-32 29-20 8-18 6 0 11-10 3-8 8-3 2 5 4-4 3-8 11-15 3-9-4-8-15-10-12-4-8-9-6 1 1-4 19 4 12-1 14-11 10-15 11-13 21-15 5-2 28 0 20 10 24 10 37-5 21 9 21 13 16-3 15 1 28 9 16-3 8 1 16 3 13 6 24 3 17 10 9 11 8 2 23-7-9-25 3-34-2-9-3-2 7 2 1 4 9-4 0-5-9 3-13-5-6-46-19-29-17-32-12-12-9-25-22-34-7-19-3-11-20-34-20-27-13-23-55-61-42-40-11-9-45-25-29-20-31-27-58-59-29-33-12-22-18-22-6-4-8-2-5 1-2-5-3 2 1-9-5-10-9-7-12-1-9-6-2-7 1-10-4-12-6-4-7-12-2-10-16-35-6-7-5 1-3-3-12-43-8-18-1-10 4-13 12-11 8-13 10-3 3-7-13-25 0-13 3 2 4-4 1-10-5-11-2-10 4-14 5-7-1-4 9-13-1-11 8-21 0-4-3-4 7-1 6-7 5 0 15-10 12-15-7-5 6-4-4-4 1-7-7-14 3-6-1-10 5-17-2-6 1-14-2-5 3-1 2-6-1-9-6-6 0-2 6 0 0-16 1-4-2-4 3-33 0-2 6-3 0-4-4-5 0-7 4 6 5-2 1-17-7-6 0-7-4-3 1-7-4-11-23-25 0-4-6-8-10-4 3-7-30-18-8-9-10-3-11-1-26-9-31-17-29-21-2-6-18-20-6-9-1-3-4-2-3 4-1-7-6 1-13-8-10-8-15-17-21-16-4 0-7 6-4 0 6-6-3-33 14-16 7-20 0-10 7-13 3-19 0-18 3-3 4 17 2 0 2-9-2-18 4-15-10-37 1-7 3-1 1 4 3-2-5-18-14-18-8-6-20-8-63-22-19-12-8-7-4-9-7-9 6-8 7-5 4 9 2 0-4-38-2-12-9-26-6-30-8-15-5-6-13-11-12-5-22-22-43-67-25-30-25-18-31-31-50-38-39-23-23-9-10-3-21 2-10-1-7-5-1-9-3-1-21 4-8-1-9-9-11-1-21 6-24 3-6 1-16-5-35 4-16-3-23-16-21-1-18 2-11-4-13-1-25-16-19 1-12 8-5-1 2 6-5 4-4 0-3 4-14-1-1 13-2 1-13-2-2-2 0-9-5 8 0 12 5 3-1 8-9 15-5 3-4 8-4 2-2 6-4 4-1 7 5 6 4-4 4 2 7 4 3 8 0 19-5 19-27 36-17 29-8 17-11 35-11 20-13 18-38 34-19 29-10 30 0 14-9 9-1 18-5 12 0 34-4 13-7 12-6 17-1 46-4 16 2 4 3-2 1 6-3 18-7 12-17 22-7 14-19 28-15 37-6 8-29 55-21 22-13 24-3 27 5 48-1 26-2 7 7 6 6 10 13 44 5 30 6 14 3 16 17 21 4 12 22 13 13 20 5 15 0 17 3 21-6 21-9 11-2 8-8 13-6 15-3 16-8 17 2 6 3 1-2-5 15 16 1 15-26 57-2 14-15 18-12 24 1 1 24 5 14 7-3 1-7-1-9-5-11-2-11 10-4 8 2 9-1 7-7 14-11 14-2 10-37 37-5 8-15 13-3 6-12 13-29 25-2 3 14-6 3 2-10 5-9 1-3 3-4 10-12 13 9-3 0 3-11 4 0 5-11 21 14-17 10 2-1 2-3 3-7-1-1 2 3 8-7-3-7 4-18 35 6-5 6 1 10 5 8 11 2 15-2 17 3 3 3-7 2-2 17-6 1 4 9 4-11 0-12 5-11 13 0 3 9 2 6-4 0 10-2 11 1 3-11 4 6 15 7 6 8 18-1 7 2 24 3 19 3 8-3 11-10 12 4 4-6 0-4 9 3 4 6-1-5 5 2 5-7-2-3 2 1-3-4-4-5 1-3 3-13 5-4 13 0 10-8 1-5 5 1-6-1-2-4 0-2 4 1 8-2-2-4 1-9 9 3-13-1-5-33-2-4 2-2 5-3-5-9-1-10 9 4-5 0-5-7-6-5 0-3 2-2 10-3 4 2-13 3-4-11-2-3 7-1-7-15-2 0 7-2-3-1-4-6 0-14 8-11 9-4 10-6 14 5 2-6 2 0 7 7 2 2 5-8-4-9 7 1 2 9 0 3 2-5 0-2 4-2-3-5-2-3 2-1 6-12 13-22 16-15 4-33 0 15 8-2 1-15-4-4-6-53-4-48-9-11-4-8-12-9-3-25 0-30-13-23-14-13-2-22-7-25-14-4 0-16 8-42 10 1 1 10 0-7 3 0 7-4 0-5-10-27 4-5 4-19 0-10-1-2-2 24 1 4-2-43-4-6 3-13 1-4-3 13 0 2-1-25-3-18-3-46-17-29-15-6-1-36 12-44 23-57 51-25 12-3 7-23 11-22 20-37 15 2 8-4 6 2 5-4-3-7 1-8 5-5 16-3 3-6 1-7 10 1 3 9-3 9 11 0 1-3-2-6 0-5-2-2 6 1 7 7 2-5 1-6 4-1 5 2 5-7 7-2 5-6 6-7 0 2 5-1 14-4-3-3 1-7 4-4 9-7-1-12 6-10 16 1 10-4-4-5 13-5 1-5-8-2 0-4 11 2 6-8-5 0 6-5 0-4 3 0 6 3 2-7 1 3 5 17 5-2 3-5 1-10-3-4 5 0 3 4 5 10 0 6 2 1 2-5-2-13 1-19-9-6 1 1 8-2 1-9-2-7 3-2 4 0 4 4 5-10-2-14 8-3 6 1 2 4 2 6 2 5-1 1 1-8 6-5-6-2-1-1 2 0 18-3 18 4 4 4 3 5-9 7-2 12 1 1 5 37 4-7 2-29-3-11-5-4 1-4 5-3 11-9 11 7 7-9-2 0 5-9 15-5 4-4 8-9 4-4 0-1-3-5 5 20 8 15 19 14 22 1 5 0 22 4 16 19 47 3 17-3 32-7 24-4 8-9 6-2 4 7 3 4 5-7-2 8 15 4 22-7 10-4 12-5 2-2-5-3 2-13 22-2 2-4-4-2-12-3 3 9 52 6 13 6 6 8 3 8 13 3 12 7 10-2 3 21 35-1 2-9-8 4 8 16 12 19 20 8 3 7 9 2 8 1 17 2 9 14 26 5 17 13 8 10 3 19 13 20 46 12 13 7 3 17 1 24 6 21 9 24 21 30 17 14 16 17 21 10 15 2 13-2 4-6 8-4 2-1 4 2 6 2 29 6 15 17 18 3 8 2 17 36 34 11 6 37 13 33 16 7 9 20 32 22 50 15 2 11 6 6-2-3-2 0-6 4-6 21-17 11-4 15-2 31 6 5-3 10 0 10 1 11 8 7-14 46-1 29 13 13 11 8 4 25 10 19-1 4 3 6 8 8 5 33 14 14 4 67 4 19 9 27 1 13 5 49 0 27-13 21 8 17 3 9 4 4 5 8 2 5-4 17-4 16 2-2 7 12-2 24-10 45 7 16 10 27 7 8-2-3-4 2-4 4 2-1 4 10 0 6-3-1-8 8-9-2-4 6-2 5 3 3 4 9 3 10 6 5 1 3-10-8-7-8-12-8-4-8-8 1-11 4-8 21-12 2-15 4-5-21-28-25-17-7-6-1-8 6-11 7-6 8-3 13 1 0-8 9 1 3 4 6-3 4-9 5-4-3-3 31-7 23-12 24-3 26 6 13-5 31-5 18-10 33-6 9-12 0-9 7-16 10-12 21-8 33-2 52-15 18-7 25-18 13-6 18-1 14 7 7 3 15 16 7 14-3 11-7 13-2 13 3 9 7 11 13 11 12 7 22 10 18 1 11 7 4 0 6-2 17 1 45-15 2-9-1-5 9-6 26-3 16-8 38-1 7-5 10-17 8-1 26 5 43-7 24-5 15-8 15-1 6-5 28-2 28-11 17 4 25 15 6 2 9 0 9 10 26 5-18-7 7-1 15 3 4 7 22-7 18 4 13-10-3 0-9 7-6-9 11-4 5-6 5 1 4 4-3 5 2 0 17-12 26 5 4-4 9 3 14 0 12 2 14 6 15 15 10 15 21 59 26 48 1 10 8 10 9 5-5 20 3 14-2 10-7 8 4 13 6 8-7 15 18 18 0 7-7 5-19-9-6-6-7-1-35 12-20-11-17-15-13-6-39-4-6-3-13 3-8 4-18 18-39 14-30 2-3-3-1-14-6-13-3-1-7 3-28-7-23 8-4 4-5 15-3 1-8-2-17 6-9 1-5-7-4-2-5 0 3 6-27-4-4 2 0 1 27 5 12 9-45 0-4-2 0 5 2 2 12 2-1 4-15 7-4 11-4 3 8 3 1 13-18 4-4 4-6 3-5-3-15 7 3 4 4 0 0 4-2 6 0 3 3 1 4 0 3-4 1-7 4-4 2 4 7-2 14 4-9-1-3 2-7 12 7 3 6 5-10 4 2 8-9 9 12 11-1 2-39-5 3 26 7 2 21 19 14 0 5 3 8 0 3-4 7-3 12 0 6 3-5 5 7 2 5-2-3-5 2-1 16 2 36 0 3 1-14 6 9 5 44 5-24 3-12 7-4 3 3 9 2 2 39-3 21 2 24-6 22 1 4 3 6 8 31 14 11 6 49 14 73-2 13 5 8-2-2-3 0-3 9-9 13-4 18 4 7-2 6-13 11-7 5-1 7 5 7 0 11-4 3-5 35-5 8-4 23-4 52 9 19-6 16-2 7 1 21 7 7 5 7 1 23 10 14 14 3 6 0 8-5 8-9 26-3 4-15 4-3 6-11 6-19 4-29 17-28 21-30 19-27 7-16 14-8-2-10 2-7 4-8 10-29 9 0 1 16 5-11 5 7 2 18-7 2 2 19 3 2 5-3 1 0 3 11 12 5 10 4 2 3-1 0-4 5 8 16-1-21 16-8 0-8 12 10-1 14 4 13-2-3 8 42 11 1 3-5 8-9 1-5-5-13-2-5 1 10 5-9-1-5-3-15-5-32 0-10-8-15-2-12-8-6 2-6 0-14-5-13 0-10-2-21-12-7-9-10-5-2 0 13 9 1 5-3 3-9-9-10-3 0-11 8-14 12-13 10-6 5 0 14 4 9-1 8 4 20-3-6-8-3-9-27-3-9 5-10 0-6-6-10-4-4-5-18 0-13-4-9-9-10-6-8-2-13 3-11 6 9 17-3 10-8 4-11 1-13 7-15-1-6 4 32 17 7 1 19 9-3 8-9-2-11 6-36-5-22 9-11 1-2 2 11 2 0 4-14 2-8 4 40-4 11 7-11-3-16 4-5 7 0 10-5 9-4 3 8-15-2-13-17 0 1 6-8-8-13 0-17-3-7-15-22-20-20-6-7 1-2-2-2-6 3-3 3-10-4-18-4-7-26-4 2 2-2 6 3 3-8-1-2-2 1-5-4-5-2-8 4 1-12-14 1-16-4-9-1-15-5-6-7 2-9-1-11-11-2-22-6-2-14-12 11-5 14-16 2-4-2-5 11-15 7-5 36-12-5-11-9-1-30 5-13-4-9 1-12-2-3-7-9-8-24-9-23-19-6-2 3 6 0 6 9 6 14 5 4 4-35 0-4 7-8 4-31 5-7 3-15-7-16 4-20-11-16 1-1-3 7-7-2-3 1-3 9-1 9-4 6-9-9 7-12 4-10-2 0-2 12-8 2-5-3-3-5 3-9 10-12 2-2-2 4-7 11-6-3-2-11 3-4 6 0 6-21 9-2 5 3 5-15-5 1-7-3-12 1-4 12-12 7-12 13-10 4-9-8-4-2 2 2 6-8 4-4-2-4-2 2-4 4-7 5 0-13-7-11-2 22-6 6-4 6 0 5-7 11-2 5-6 14-4 3-7 2-18 0-3-4-2-22 18-25-7 0-1 5-4 3-9 10-2 5-6-17-6-3 1 0 4-8 4-8 3-3-2 2-7 5-6 10-21-1-11 6-10-9 4-10 13-3 1-5-1-7-11 1-6-6 4 0 9-15 16-6-2-3-12-8 6-8 11 0 6 6 5-1 4-6 8-12 7-2 5-8 6 9 6 5 9 13-1 8 7 7 0 14-7 16-3 14-8 4 0-1 5 11 1 3 3-4 3-13 2-21 10-5-4-18 3-24-5-7 8-2-5-6-2-3 2-6 14-6 6-5 1-1 4 1 2 6 1 11-2 2 1-2 5-17-1-16 13-8 3-5 11-10 8 0 5-7 12-19 8-8 10 6-1 1 1-6 13 6 14 1 15-2 9 3 7 4 4 0 7-20 8-3 6-11 9-13 7 0 3-6 0-35 18-12 2-27 9 9 0 25-8-29 18-12 9-25 7-21-1-2 2 0 5-22 12-16 14-3 4 8 1 10 0-25 16-4 5 0 14-2 5-16 11-11 2-4-9-14-16-5 0-12 13-5 19 13 7-8 8-8-4-13 4-8-7-27-9-3 0 5 4-2 0-11-5-3-10 3-2 6-8 6-4-3-6-4-2-5 2-2-6 3-14 5-11 15-11 10-4 33-17 12-20 10-25 9-9 18-13 16-9 15-6 40 0 10-2 1-4-1-3-12-7-1-5 6-4 27-10 27-9 19-11 24-9 18-14 7-8 1-6-7-14-13 6-11 17-19 2-11 4-4 5-8 1-5-3-13-16-7-14 0-6 4-5 11-3 15-10 0-12 3-7-4-4-7 1-10-3-7-4-3-4-1-16-13-8-11-15-17 0-4 5 0 7 3 4 6 2 4 9-1 7 5 5 11 2 0 9-5 4-4 17-8 13-8 18-6 4-14 0-18 9-1 3 3 4-2 4-5 9-4 1-21-3 6 6-8 5-13 0 0 2-9 14-6 5-25 2-8-2-2 1-9 7-11 4-28 23-14 7-8 10-17 7-8-1-2 1 4 2-1 4-11 10-7 3-5 7-9 1 0 12-4 9-6 7-4 17-3 4-23 8-22 11-26 5-10-4-28-23-37-9-27-16-3-6-4-3-23-6-16 1-6 4-14 2-4 6-12 1-1 4-17-3-25 5-8 6-7-2-7-5-26-13-10-14-1-4 3-12 10-16-7-1 0-5 4-4 0-7-12-9-35-15-11-9-52-11-16-12 9-5-9-4-6-1-12-15-16-15-18-25 0-5 6-18 8-8 10-4 2-3-13-9-16-7-7-6-1-6-5-2-2-8-7-12 0-2 5-4-5-3-25-1-16-9-8-7-7-15-9-8-3-2-6 4-8 1-16-6-18 2-15-3-19 3-27-2-16-11-13 0-12-4-7-9-2-5-4 1-1-4-8-3-21 8-9 12-2 9-6 2-2 4 5 6 5 4-5-1-4-3-5 6-19 12 1 4-6-4-26-2-17-8-38 6-12-2-5-3-3 1 9 20 1 15-4 11 4 11-1 6-3 7 11-1-7 5-21-4 1 5-3 6 12 4 2 3-1 5 3 5 7 4-8-3-9-14-11-2-6 2 0 3 6 22-1 5 12 10 15 29-2 3 0 4 5 17 5 8 1 16-4 10-4 19 3 2-4 0-2 3 0 4 5 5-5 0 0 8 9 9-6 0 0 3 5 4-5 3 0 8-11-2 0 3 6 7-6 1-10 8 3 10 15 8 17 0 15 5-2 5 1 2 13 6 15 3 10-1 12-7 10-2 8 1 41 1 12 2 9-3 57-8 10 0 36 5 28-7 8 4 27-7 17 1 18 5 8 6 7 23 5 27 3 5 5 2-4 3-4-5 3 25 5 19 13-8 3-3 4-11 7-5-5 4-8 19-20 13-1 3 9-2-3 9-2 20-13 2-19 8-16 17 4 9-9 6 5 5 18-2-12 5-19-2-7 2-1 3 5 5-7 2-11 0-1 1 3 3-2 1-14 0-5 4-14 1-23 6-21-1-5 7-13 4 3 2 15 4-10 4-3 2 17 1-8 3-16 0-2 5 2 4 9 4 24 4 17 1 12 5 12 1 12-2 15-13 13 5 18 0 4-3 5 6 4-3 22 1-5 2-4 5-1 20-12 15-3 5 1 4 14-1 11 2 5-1 1-9 5-6 31-1 18-3 15 5 14 2 1 2-8-1-8 2-1 3 4 7 22 8 31 7 8 4 10 9-3 2 2 22 5 7 4 3 8 3 26 3 49 17 23-2 7 2 5-2 5 1-11 3-9-2-12 3-6 4 4 2 10 1 7-1 13-6 7 1-14 6 9 1-12 9 4 6 23 19 4 7 6 18 4 7 6-2 9 3 15 7 9 8 26 7 38 2 7-6 12-2-7 5 2 9 5 5 22 2 18 0 8-8-3-4 5-1 2 0 5 8 8-4 0-6 2 8-2 6 1 5 5 5 14-2 15 1 6-2 13-11 10-2-7 2-16 13-17 3-4 4 0 13-6 3-7-1 0 5 16 3 0 4-14 13-1 9-4 8 5 1-1 8-2 5-24 9 3 19-4 8 2 23 20-2 6-3 3 6 7 6 9 3 7-5 3 16-8 1-5-1-11-15-16-3-10 5 1 5 17 13 41 3 6 3 20 17 15 2 18 6-8-6-1-3 5-6-1-10-11-12-1-19 10-5 18 0 4-4-3-7-5-3-11-2-6 4-2-1-3-2-7-18-14-1 6-4-21-13 4-12-11-11 11-2 3-2-2-2 2-6 8-1 6-5 0-5-8-5 14 0 4-4 7 2 18-6 15 3 2-5-3-5-10-5 3-4 12 0 15-3 20 10 16 1 23 15 23-2 5-7 15-7 14 1 5-7 2-8 5-3 31-8-1 9-32 3 0 6-5 3 0 3 22-9 6-1 45 11 45 8 19 13 16 2 19 6 41 6 12 0 22-8 2-2-18 5 11-15 9-4 28 1 8 3 15 10 4 6 2 8 6 2 15 0 14 7 17 15 5 11-1-7-3-7-22-18 14-4 15 2 3 17-2 3 2 6-9 18-2 22 1 19 2 9 14 10 5 15 13 13 42 7 4-6 25-14 7-12 18-5 15 1 22 13-1 19-3 7 2 7 6 9 1 8 4 2-2 3-9 1-5-4-6-2-18 5-3 7-7 4-2 4 1 3 7 3-9 1-3 6 4 4-3 2 3 3-1 5 14 4 15 1-1 4 6 0 10 5 10-1 15 3 28 0 4 2-1 4 56-4 18-5 46-2 5 2 3 5-2 8 2 3 4 0 10-4 4 2 2 4 3 1 11-2 10 1 10 9 49-6 2 1 1 3-10 3-13 9-33 0-12 7-9 2-7 8 6-2 2 6-7 3-17-5-36-6-13 4-33-6-1 3 4 6 0 1-1 0-6-8-4-2-9-1-12 4 4-7-5 0-9-4-5 4-25-7-28-4-8-5-5 1-31-4-13 1-14-7-8-1-3 0 11 8 1 2-10 4-4 6-3 0-2-6-3-2-15-2-1 7 1 2 6 1-3 3 3 5-16 1-20 5-3 5-9-3-9 3-4 18 8 16-1 10 3 0-3 4 5 2-11 16-6 3 5 12-1 3-1 3-8 4-3 10 2 6 16 10 1 5 9 0-5 4-1 4 13 2 5-1 21 5-4 6 5 0-1 3 4 0 6 4 1 3 11 2 37 18 5 0 3 5 31 19 14 14 19 4 17-1 0 3-3 2 8 2-2 5-4 2 4 17-5 3-28 7-5 4 2 5-11-4-8 2-17-2-10 2-24-2-6-2-18 7-10-4-7 3-6-5-1-8-9 1 3-3-11-1 2-3-4-3-16-1-2-2 5-3-1-2-9 3 6-6 2-4-22-16 7-4 6-9 6-4-3-4-22-10-13-16-28-10-14-2-10-8-11 2 0-4-7 3-6-7-10-5-11 1-1-1 3-2-13-1-3-6-11-3 9-1-2-4-11-3-3-2-5 0 1 2-7 0-3 2-1 0 5-8-4-3 7-3-20-7-11 2-2-4 2-4 11-5-7-4-6-15 4-9-13 2 1-3-4-4 1-6-1-4 3-3-2-2 2-16 4-7-2-6 6-3 10 0 5-5 15 3 10-10 20-7-1-5 12-4 8-7 3-6-1-3-35-16-16-4 1-2 8 0 21 4 3-4-10-1-2-6-5-4-23-7-3 0-39-15-33 0-5-1 28-3 7-4-13-3 6-11-4-3 0-12-5 0-2-5 5-16-1-4-8-8 2-10-9-18-9-10-8-14-9-5-10 3-15-1-27 0-3-1 2-5-10 0-17-10-1-6 7-10-8-6-19 1-24-4-22 4 3 3 2 13-25 28 11-3 5 1-7 9 10 1 3 3-2 5-8 2-7 8-8 4-13 16-5 11-5-1-4 13-7 2-2 13-7 1-6 6 0 11-10 1 1 6-3 19-3 6 3 5 5 0 4-2 0 1-1 2-26 4-10 10-2 19-3-3 1-6-8-3 3-7-1-5-13-14-5 1-12-3-2 3-8 5-4 0 7-6-2-1-17-6 4-3-4-3-4 0-36-22-18-8-6 0-8-3-21-3-23 0-5 2 1 4-2 1-4 0-3-5-9 3 7 5-2 2-14 0-16 6-18 7-6 5-3 5 2 13 3 2 24-7 13 6-13-2-11 5 0 2 4 4 0 6 23 12-7 0-22-9-14-3-10-7-9 0-2 3 5 17 3 4 5 1 4 3 15-3 4 4 18 4-19-1-4 0-2 3 18 11 3 8 19 8 3-2-3-10 10 13 14 5-33-5-9-4-13-9-1-5-9-2-10-10-18-9-1 1 0 9 5 7-2 3 1 2 15-1 9 3-20 4-5 5-2 7 25 12-20-6-6 4-4 3-2 17 5 2 20-1 24 3 22-2 18 3 10-4 0-3 3-2 2 0-2 7 28 6-10 0-3 4 5 7-5-3-3-5 0-5-5-1-26 2-2 1-1 4-5-7-6-1-15 1-38-3-11 4-4 4-1 9 17 2-9 3-12 9 1 8 26 1 28-6 22 1 14 4-30-1-33 4-11 0-5 1-3 3 2 7 5 1 6-1 9 8 18 5 9-4 25 3 6 3-28-3-1 2 12 9 30 0 16-1 11-3 10 2-9 1 1 4 28 3-3 2-32-3-8 2-25-2 10 11 22 4 10 4 26 0 5-5 21-8-23 16 1 4 5 2 18 3 0 3-2 1-11 1-1 3 16 6 8 1 15-2 1-2-4-3 0-2 4 0 8 5 19 3 16-11 8 3 29 0-4 5 2 3 33 9-4 4-6 1 14 5-2 1-6 1-11-3-8-3 6-4-5-3-44-13-7 0-8 9-8-1-2 1 3 5 12 6 7 8 12 5 16 12 14 4 5 4 14 5 15 3 6 4-4 0-13-3 2 7 7 4 34 10 7-5 10 1 12 6 9 6-25-8-4 3-10 2-1 4 8 10 17 12 3 5 7 3 11 0-3 3-10 4 30 4 15 0 18 6-3 1-43-4-3 10 2 5 5 0 1 5 20 8 17 0-13 3-2 2 11 3 12 8 33 4 32 0 1 2-7 1-43 1 16 11 10 4 22-5 10-7-1 5 6 4-11 0-12 4-1 3 6 4-2 1-22-5-4 1 2 3-1 3 17 9 13-3 11 1-1 2-12 1-3 2 1 1 34 8 3-1 3-9 7-7 3 0-3 6 7 5-7 2-4 7 1 2 9 3 12 1 17-2 30 3 0 1-7 2-42-1-3 4 7 4 11 3 13 1 12 5 6 4 2 6 8 5 20 3-1 8 9 8 11-6 19-2 3 1-15 5 0 3 19 3 2 5 8 4 24 3 2-1-4-18 5 4 11 16 18 6 3-4-2-12-15-13 3-1 19 10 13-1-9 6-1 3 0 8 4 3 27-2 5 6 9 1 25-10 2 1-4 8-5 3-20 6-2 3 9 1 12-1 22 3 5-2 3 1 2 3 13 2 13-4 5-10 11-5 5-1 2 2-6 4 5 7 14 8 19 4 12 9 7 2-1 2-7 2 0 2 20 9 5 0 25-8 9 4 14-3 3-2-25-13-4-4-3-8-7-5-1-4 3-2 9 2 10 5 3 5 51 29 8 1 4-4-3-6-6-4 4-1-3-12 20 6 10 11 6 3 12 0 1 1-15 4-1 2 5 3 13 5 27-3 13-3-1-6-5-3-19-6 16 1 3-2-4-4-2-11 2-6 5 10 7 3 2 6 6 7 12 5 13 0 15-6 12-2 5-3 16 3 9-4-1-4 19-1 16-6 2-3-1-3-24-4-10-4-17-1-57 2 1-2 40-6 2-2-1-6 4-4 19-1 4 1 1 5 3 1 6-1 3-6 3 4 12 0 37-6 10 2 7 5 10 0 2 1-3 4 0 2 51-12 0-5-4-1-37 4-4-2 12-4 2-4 31 0 1-2-4-3 2-1 24 3-2-8-5-5-9-5 15 4 12 9 28 0 38-5 14 3 29-4 94-25 34-17 21-2 36-12 13-1-4 5 4 0 28-16 29-6 5-14 4-3 0-6 11-2-4-15-5-5-33-19-21-7-41-8-31-4-38 2-46 9-73 6-35 11-17-3-4 3 3 2-28 2-15 4-6-1-16 4-16 9 5 3-27 4-25 0 15-2 15-6-2-4 20-10 16-2 2-7 22-5-3-3-12-3 38-5 14-5 15-8 4-5 0-5-8-12-11-6 14-12 6-9 2-9 6-2-5-3 0-7 9-6 20-5 10 2 25-10 11-9 54-9 10 4 16 2 6 4-1 4-4 5-1 6-11 4-15-1-13 1-30 20-3 2 1 5 6 0 6 2 5 10 13 1 19-5 25-11 20-1 6-3 26-4 25-7 10 0 4 6 11 4 19 0-8 11-7 3-17 14-3 5 4 8 25 8 19 10 39 8 15 7 22 13 19-5 32 0 16-5 5-3-6-7 15 1 13-7 2 6-2 6 19 22-3 13-6 8-22 4-4 4 4 9 18 28-1 13-1 3-39 14-3 4 7 0 28-7 52 2 41-5 39-25 1-7-59-4-29-14-2-3 2-3 31-9 16-14 31-5 58 9 2 3 3 12 7 9-1 6 39 6 9-1 2 3-9 7 3 1 10-2 10 0 84 25 25 2 33 7 7 0 7-4-5-4 11-1 14 3 2 3-8 6-11 0 17 7 56 13 35 0-35-5 8-3-3-2-7-8 8-5 1-5-6-3-7 1-17-3-4-4 35-2 26 4 12-6 7 1 3 9 25 9 31 4 54-4 53 17 3-3 6 4 35 4 3-5 12-8-12-6-1-9 31-4 7 2 3 4 1 2-4 4 2 5 29 1 23 13-4 8-10-1-25 24 6 3 14 2 18 7 122-8 42-7 36-11-1-4 7 2 69-17 29-3 7-6 25-9 4-3 33-10 6 1 17 11 15 20-19-2-11 2-21 14-2 9-4 3-19 5-28 6-5-2-3-5-5 5 0 4 6 14 8-1 8 5-5 6 7 26-7 5-16-2-6 1-2 4 9 8-7-1-3 2 6 3 8 7 31 7 36 13 17 17 22 32 18 15 15 1-3-4 5-1 88 2 22-5 25-2 19-4-3-18-9-16-15-16-18-8-3-4 11-8 25-7 6-10 2-7-2-18-11-9 2-5 4-19 1-16-3-5-2-11 3-10 12-7 36-12 3-5-7-2-16-13 2-10-1-6-5-5-23-9-38-29-9-3-15 1 10-10-1-4-10 0-20-7-11-1-17 4 3 3 13 4-21-3-20 8-7-1-26 0-10-2 9-10 39-9 18-3 51 1 28-6 7 1 13 4 5 11 55 15 14 7 4 4 5 12 5 5 35 17 0 7-2 9-5 7-12 10 4 12 5 5 27 5 49 6 18 0 14-10 19-9 6-6 0-27-3-8 30-10 57 0-4 3-63 6-3 7 1 5 6 10 17 3-5 11-6 8-6 13-10 0-41 11-32 6-29 0-18-6-12-1-23 2-19-1-7 1-3 3 6 11-17 14 1 5 13 19 25 20-1 4-37 28-21 8-4 3 30 20 41 8 25 7 5 6 0 8-5 10-11 10 19 2 10-3 12-11 0-6 7-8-10-6-7-10-6-1-2-7 13-8-2-6-9-5 3-5 20-4 50-3 9-4 4 3 29-1 24-9 13-2 35 0 3 3-18-1-12 2-13 12-15 3-22 0-52 12-6 2-14 16 19 4 22 2 35-10 11 0 20 3 3 3-5 4-6 3-12 1-14-2-5 1 2 3 26 8 26 4 47-1 27-8 40-7 5-5 40-13 21-1 34 3 17-2 7-3-13-10-33-10-4-13 5-10-9-10 3-10 2 7 10 8 7 10 13 3 8-3 2-10-2-6-5-9-12-9 9-6 11 0 3 3-3 6 21 3 8 4 4 6-8 11-21 17 5 9 15 13 1 3-2 4-10 7-7 3-28 2-16 8-7 8-4 1-50 7-14 4-8 12 9 11-4 4-13 3-4 8-1 6 10 6-2 2 1 2 62 5 86 0 60 5 17-2 18 1 9 4 64 3 6-3-33-10-13-2-14-4-1-3 1-6 43-11 2 1-37 11-4 3 2 3 22 5 37 3 13 7 10 3-19 3-31 18-29 4 9 5 11 2 13-2 12-5 17 2-41 11-31 3 4 5 9-1 7 5 23-7 19 5 19 8 2 4-26 2-1 3 4 2 8 2 25-4 42 9 12 3 29 5 14 0 29 7 65 3 18 3 112 10 4 2-24-2-5 2-9-3-11 3-6-2-9-1-1 4 6 5 6-3 8 4 19-2 23 3 20-1 4 3 23-2 27 1 25-3-5-4-16-5 4-1 38 6 5 0-5-5 43 7 7-3 7 2 2 3 12 0 37 8 45-7 10-4-8-8-8-3 5 0 16 6-2 11-10 5-41 12 3 1 36-1 63 2 38-4 4 2-38 4 9 7-9 6-1 4 5 5 9 1 17 9 55 15 26 6 21 1 23 5 84-11 10-2 8-5-16-1-18-6-59-7 72 0 4-5 5 0 16 2 40 0 17-2 8-4-40-17-13 0 2-3 20-2 17 2 28 0 9 3 6 7 8 1 60 0 30-1 25 2 32-2 41-8 8-4-8-5 18 3 16-3 3-8 6-5-7-3 22 4 3 2-9 3 15 1 7-7 7-11 15 1 1-3-7-8-9-7-4 0 2 3-6 3-14 1-25 7-8 0 13-5 12-8 14 2 6-4 18-4-5-8-35-14-36-8-17-6-28-4-20-6-26-4-8-4-19-3 4-3-5-5-15-4-22-2-44-17-22-4-24 0-30-14-25-2-25-17-27-9 28 3 18 5 13 8 8 2 64 2 26 4 4 3 37 3 12 5 26 0 46 10 4 3-7 2-31-4-20 2-2 3 10 7 20 4 40-4 4 6 20-2-16-3 9-7 37-6 33 2 7 5-5 6 10-2 19-14-13-9 6-3 10-3 0-15-5-5-13-5 2-4 8-5 17-1 3 1-21 4-4 3 16 13 2 4-1 5 16 5-17 5-1 3 27 4 38 1 26 5 58-1 40-4 58-1 21-2 3-3-24-1-4-5 2-6 66-13 43 0 20-2 37 2 7-1 7-3 26-1 11 1-13 4 1 2 32-3 7 2 8 7 8 3-12 7-3 5-1 5 6 5 4 1 15-2 11 5 26 2 54-12-1-4 33 5 4-2-4-4 2-1 13-3 14 5 10 5 35-3 27-7-1-4 16 0 16-3-1-3 2-1 9 0-2-4-23-7 21-1 10-5 2-4-22-6-20-2 6-2 29-1 8-2 7-6 0-8-7-3-17-1-57 18-4-1 6-6 26-11 28-16 10 3 2 3-2 4 5-2 12-9-11 0-20-4 4-3 11 0 31-24 39-11 6-1 5 4 4-1 3-7 6-3 7 0 14 4 23 19 7 2-3 3 1 3 11 14 22 14 7-8 17-8 27-8 21-3 30 0 6 4 10 3 17 1 10 4 27 0 51-10 41-14 3 0-1 1-7 3 13 4 11 1-20 3 0 3 6 4 10 4 14-2 8 4 5-1 21-9 39 3-2 3-12 7 1 9-18 4 14 2 10 7 17 3-28 1-9-3-13 0-2 8 23 9 43 0 31 4-5 2 0 5-16 6 2 3 5 0 26-2 10-4 27-3 73-1 84-6 53-7-1-4-73 1-10-4-21-2 7-3 9-1 28 4 90 2-2-3-10-6-24-9-6 0 12 10-9 0-15 4-3-1-2-7 5-2 0-4-18-2-17 1 1-4-5-4 10-3 31 2 14 3 41 20 18 6 57 0 55-8 23-8 3-5-7-3-41-2-7-4 2-1 27-2 18-3 10-4 27 0 3-3-28-12 43 8 31-5 26-13-17-2 38-7 64 2 31 5 31 3 28 0 15 3 77-1 30-2 33-5 33-7 18-8 10-7 4-9-1-5-7-7 0-5-6-6 6-4 53-9 7-25 13-6 2-4-11-12-13-6 12 1 13 13 10 4 0 8-4 7 0 5 3 4 31 12 52 5 15-1 22 2 11-1 18-6 62-1 56-4 37 12 12-1 14-7 8-15 51-10 5-8 10-7 46 2 23 11 0 5-14 12-7 10-21 2 2 3 15 9 1 4-2 8 104-7 36-7 4 5 4 1 25-3 42-1 57 2 50-13 24-1 27-6 45-6 6-4 16-2 29-12-17993-2",
		"2534 2347-5-3-8 0-27-14-27-4 1-5-4 1-4-3 2-4-6-1-2-5-20-5 3-8-1-1-12 2-16-10-16-4-7 1-3-1 0-4-9 5 3-4 0-5-5-4-1-6-16-24-4 3-2-5-10-6-2-10 15-6 14-12 6-16 2-11 5 14 4 2-7-18 1-15-3-9 12-11 1-7 18-16 15-20 14-9 8-8 14-16 6-14 12-11 16-11 11 0 9-4 6-4 3-7-11 2-11 0-18-6-4-6-8-24 2-13-5-3-5-13-2-1-1 4-4 3-3-3-5-13 1-21 4-25 6-12 15-7 37-6 5-3 6-10 29-16 42-10 22 0 78 16 8 0-12-4 14-2 3 4-10 51 2 51-7 8-1 6-18 6-7-1-2-3-2 9 6 8 8-3 10 0-1 3-5 3-1 4 1 8-4 3-21 1-1-4 4-6-12 14-3 17 10 32 10-11 10-2 14 2 7-8 5-1 17 4 9-1-3 7 3 2 8-2 7 2 2 4-1 6-5 6-16 8-9 8-13 29-4 1-30-1-10-6-7-13 3-3-3-16 2-7-13 16-7 18 0 11 8 16 1 7-2 10-5 3-11-1-5 3-14 0-14 15-16 1 0 15-12 13-11 23-8 3-17 3-4 4 2 9 5 2 23 0 16-6 18 2-5 3-7 1-12 10-2 5 1 3 10 7 3 6 6 6 6-1 10 3 34 0 25-4 14 1-18 8-3 4 13 19 5 12-2 11-2 3 6 9-6 10-7 5-22 2-7-5-10-4-6 4-14 2-6 5-22 4-25-9",
		"-777 3311 15 2 19 6 13 0-16-5-10-9 21-4 2-3-1-3-7-7 21 1 4-5-8-5 16 3 11-1 8-4 8-1-2-6-7-2 8-4 0-2-6-2 10-4-2-4-13-2 0-7-9-6-5-1-12 1 0-3-4-2 2-3-3-4-22-9-17-1-29-6-40-16-59-7-5-4 2-2-3-3-7-2-9 1 2-2-22-4-77 8-15 6 1 3 6 1-3 2-12-3-4 3-20 4-1 1 3 2-3 0-14-4-61-2-4 10 2 3 10-4 22 4 19 13 11 2-9 1-21-4 8 4-5 1 2 5 18 5-4 1-12-4-12-1-8 4 4 5-11 4-44 1-24-4-10 6 5 3 28 2 8 2 4-2 17 4 44 0 5 3 1 4-13-3-23 4 33 12-8 3-16-1-4 3-25 2-50-9-29 6 12 5 19-4-8 4 0 4-4 4 10-1 14-4 17 4-21 1-7 3 5 2 11 0-13 7 2 2 15-2-8 4 7 4 20-5 2-5 18 2 2-2 0-6 9 2 0 8-25 8 4 2 19 0-10 4-22 0 11 5 24 0 51-21-6-3 10-3-3-8-4-2-10 1 10-4 1-2-1-1 5 0-4-5 10-3 5-8 10 15 7 4 6 1 7-4 4 0 5 7 0 16 8 3 9-3 19-12 8-2 2 3-1 8 4 5 27 5 28-15 7-7 2 4-11 14 1 3 20-1 17-9 20 12 16-4 18 4 3 4-6 8 15 4 13 0 13-8 1-4 8-3",
		"-3242 916-9 2 7 1 2-3",
		"8929 2596-3-1-2 3 5 1 1-1-1-2",
		"716 1801-3 0-4 2 4 1 3-3",
		"697 2035-4 0 1 3 4-1-1-2",
		"603 1838-6 1 0 3 4-1 2-3",
		"256 2665-11-3 6 3 5 0",
		"266 2669-7 1 20 2-13-3",
		"-8949-899-3 0-2 2 2 1 3-3",
		"-8938-912-4 2 4 0 0-2",
		"-8913-898-2 0-3 2 2 2 2 0 1-4",
		"-7573-833-2 1 0 3 3-2-1-2",
		"-7491-877-3-1-1 5 6-1-2-3",
		"-6015 1701-7 1 4 2 3-3",
		"-5972 1661-5 0-2 3 5 0 2-3",
		"-3379-2795-13 3 15 1 2-1-4-3",
		"-3495 623 0-2-2 1-6 5 1 4 7-8",
		"-3261 545-2-1-8 3 6 2 4-4",
		"-3640 939-1-4-13 5-10 5 0 3 11-1 13-8",
		"-1251 1848-7-1-2 3 6 1 3-3",
		"833 2150 22-2 4-2-10 0-7-1-7 2-2 3",
		"860 2156-26 0-15 5 7 0 9-2 25-3",
		"839 2164-18 2 2 3 7 0 12-1 2-2-5-2",
		"-126 2475-1-4-5 2 6 2",
		"-101 2462 0-3-2-1-9 1 1 4 10-1",
		"7285 938-1-2-2 4 3-2",
		"7286 817-3 0-1 2 3 0 1-2",
		"7263 708-2-2-3 2 4 1 1-1",
		"-2989 2197-13-2-4 3 13-1 7 3-3-3",
		"-4851 1395 2 6 6 6 1-3-9-9",
		"-3151 902 0-1-5 2 5 3 0-4",
		"-3271 905-7 0-1 2 11 1 3-1-6-2",
		"-3127 856-2-1-2 1 0 4 4-2 0-2",
		"-3220 923-2 0 1 3 5 0-4-3",
		"-3233 918-6-1 1 2 5-1",
		"-3230 920-5 1 7 1-2-2",
		"-3238 890 9-3-5-2-10 0 0 4 6 1",
		"-3867 1251-6-1-5 2 5 2 6 0 4-2-4-1",
		"-4052 1236-5 0 3 1 7 1-5-2",
		"5712 1111-2-1-3 5 5-2 0-2",
		"-8758-1058 4 2-4-7-10 8 2 2 0-2 8-3",
		"2634 2271-6 3 2 2 3 0 1-5",
		"2399 2274-3 4 1 4 2-8",
		"-2922-2601 0-4-5 4 5 0",
		"2130 765-2-1 0 2 2 6 1-4-1-3",
		"2004 804 1-5-5 3 2 3 2-1",
		"1845 1269-9 8-9 3-2 2 2 2 2-3 8-3 11-7-3-2",
		"1830 1286-3 1 2 6 1-7",
		"5066 149-3 0 3 4 0-4",
		"6736-327-3-1-1 4 2 1 2-2 0-2",
		"6180-85-6 1 0 7 2 2 5-6-1-4",
		"6338 1717 0-2-3 0-2 5 2 0 3-3",
		"7644 3806-5-2-11 3 12 3 4-4",
		"3367 3476-4-4-12 2 10 5 5 0 1-3",
		"3328 3527 1-2-3 1-6 5 0 5 2 3 6-12",
		"2774 4014-14-3-11 2 13 3 12-2",
		"921 2951-3 0 1 2 5 2-3-4",
		"930 2974-1-2-2 2 2 2 6 1-5-3",
		"-6143 2360-1-1-1 2 1 3 1-4",
		"5286-525-1-3-6 2 1 3 5 1 1-3",
		"-4321 819-10-4 9 6 9 0-8-2",
		"8199-3742-11 2-1 4 13 5 11 1-12-12",
		"8242-3377-7-1-3 3 3 5-1 7 7-3 4-5-3-6",
		"8382-3907-13-5-22 1-33-4-8 1-4 3-1 6 42-5 32 10 5-1 2-6",
		"8165-3341-1-3-2 1-7 8 7 0 3-6",
		"8354-3866 19-4 50 1 41-4 4-3-42-8-56 2-33-11-26 17 8 1 12 6-1 2-9 4 4 4 11 1 13-1 6-5-1-2",
		"8492-3680-7-1-11 4 9 6 1 4 5 1 9-10-6-4",
		"8148-3778-9-7-9 2 6 3 12 2",
		"5049-3284-22-1-10 1-3 4 2 4 11 6 17 1 10-1 9-6-14-8",
		"4291-3348-8-1-15 6-2 4 1 3 23-3 7-6-6-3",
		"4630-3290-13 0-5 3 13 2 7-2 2-2-4-1",
		"4327-3338-10-1-5 2 7 3 7 0 7-2-6-2",
		"4266-3331-9-1-4 3 3 3 2 0 8-5",
		"3496-3596-6-6-3 0-2 4 5 3 6-1",
		"3423-3615-3 0 2 2 11 8 4 1 5-4-1-3-18-4",
		"4831-3302 16-1 3-2 1-3-4-2-27-1-5 2 5 5 11 2",
		"3600-3532-8 1-9 6-1 8 8 4 4-7 10-6 0-4-4-2",
		"8131-3324-5-2-11 6 0 7 16-11",
		"5013-3311-6 0-3 2 11 3-2-5",
		"4942-3323-9 0-3 4 7 1 10-3-5-2",
		"5170-3272-11-1-3 7-16 4-2 4 7 2 12-3 2-3 0-5 11-5",
		"-7379-3832-7-1-14 4 12 0 9-3",
		"-7262-3786-15 1-31 6 13 4 7-1 17-3 9-7",
		"-7330-3848-24-2 2 3-4 4 2 1 11 0 31-2 4-3-22-1",
		"-6619-3722-8-3-16 2 1 2 14 2 10-1-1-2",
		"-7430-3850-32 0-3 4 39-2 4-1-8-1",
		"-7467-3836 34 0 17-3-33-3-24 4 6 2",
		"-6553-3729-6-1-33 3-16 6 20 5 26-5 13 0 1-5-5-3",
		"-5977-3706-14 0-4 2 12 5-7 8 29 2 13-1 4-4-9-6-24-6",
		"-5837-3708-24-2-9 4 1 2 50 11 11-2-21-8 3-2-11-3",
		"-6368-3731-8-1-20 5-9 4-2 7 14-1 31-4 5-3-5-5-6-2",
		"-7461-3867 15-2-26 0-11 4 14 1 8-3",
		"-8100-4156-15-1-37 2-26 6-4 4-8 3 69-3 39-6-9-1-9-4",
		"-7512-3839-21 0-11 2 35 2 5-2-8-2",
		"-7334-3812-11-1-22 6-4 3 24-1 13-7",
		"-7339-3832-6-4-23 5 4 3 7 1 13-1 5-4",
		"-8023-4079-140 5-25 2-10 2 5 4 33 2 37-2 76-7 16-3 8-3",
		"-7520-3868-56 4 25 3 33-6-2-1",
		"-7697-4002-50 4-5 3-36 4 4 3 83-11 4-3",
		"-7462-3856-24 0-37 2-16 5 19 4 26 1 19-6 4-4 9-2",
		"-7899-4105-5-1-46 17 58-13-7-3",
		"-295-3528-13-3-14 8 23 2 4-7",
		"152-3530-17-1-6 4 25 8 6-1 3-2-2-4-9-4",
		"-148-3561-5-1-13 2-4 4 0 3 7 0 15-8",
		"65-3513-4-6-3 0-8 8-3 6 4 2 20 1 2-5-8-6",
		"-127-3538 22-3-14-11-11-5-9-1-2 2 1 7-8 2-2 4-29 8 27 1 15-1 10-3",
		"226-3524-8-1-9 2-6 8 10 3 12-1 4-2 2-3-5-6",
		"2427-3339-8-1-4 0 0 2 3 3 14 0 7-2 0-2-12 0",
		"811-3500-3-4-27 7-3 4 7 4 11 3 33 0 2-2-15-4-5-8",
		"1343-3519-3-2-22-1-18 3-2 6 1 3 16 6 15 0 4-2 10-11-1-2",
		"-1556-3990 7-1 7 2-1 3 4 4 6-5 39-4 13-4-20-2-20-4-70 8-9 6 16 5 28-8",
		"-1697-3966-6-2-127 4 2 4 26 1 25 5 77-10 3-2",
		"-164-3527-8 0-3 3 16 9 19 1 4-2 2-3 0-4-3-2-27-2",
		"-1030-3694-2-14 11-8 0-6-3-3-17 2-8 12-9 4-22 2-22 0 6 2 32 4 8 2 5 3 8 10 8 3 6 0 3-5 0-4-4-4",
		"-805-3634-11-1-7 2-3 6 3 3 8 0 10-10",
		"-625-3609-11 0-8 2-4 4 4 3 5 0 14-9",
		"-1617-3984-12 1 10 6 22-1-1-2-19-4",
		"-2286-3026 11-1 7-4 7-1 2-5-11 4-15 1-4 3-8-2 0 5 11 0",
		"-2704-3065-6 3 9 5-3-8",
		"-3363-3973-9-2-56 3 12 7 14 4 16 0 33-2-9-3-3-4 2-3",
		"-2758-3061-7-1-7 7 3 1 35-2-19-2-5-3",
		"-2776-3159 18-1 4-6-4-2-34 3-27-7-4 1-2 3 6 6 17 4 23 2 3-3",
		"-2794-3177-4-2-14 6 2 1 22 1 2-4-8-2",
		"-2862-3228-10 1 0 4 27 6-5-6-12-5",
		"-2942-3115-11-2-7 3 7 2 11-3",
		"-2899-3096 12 0 3-1 2-4-8 0-8-3-9 1-2-3 2-1-2-2-8 3-6-1-2-4-3-1-9 1-4 2-9-1 16 10 14 3 21 1",
		"-3098-3204-4 0 1 3 11 3-8-6",
		"-3100-3486-4 0-5 4-2 7-14 11-3 5 6 2 10-2 21-10 2-3-1-4-6-1 1-2-5-7",
		"-3166-3243-12-2 5 5 12 4 2-1-7-6",
		"-3116-3221-4-2-5 0-4-3-10 2 14 11 1 2-7 5 8 5 7 0 3-1 0-3 10-2-2-5-4-3 0-3-7-3",
		"-3131-3154-2 0 1 2 6 6 10 2-5-5-10-5",
		"-2969-3122-7-1-7 5 13 0 2-3-1-1",
		"-2803-3154-10-5-5 1-13 6 7 3 21-2 0-3",
		"-3031-3128 24 1 7-4 8 0-19-6-5 2-3 4-16 0-5-2-13-1-4 2-1 3 9-1 7 3 2 3 9-4",
		"-2869-3190 14-2-12-2-14 1-3 2 15 1",
		"-3058-3499-8 0-4 2 4 4 8-1 3-4-3-1",
		"-3033-3438-2-2-6 1-10 3 10 2 8-4",
		"-3037-3536-8 2-4 4 2 3 19 2 5-2-1-5-13-4",
		"-3028-3553-11 1-8 4 8 2 8 0 5-4-2-3",
		"-3025-3148-6 0 3-2-3-1-6 4 5 2 7-3",
		"-3033-3193-6-2-10 3 8 0 1 6 4 3 8-2-6-5 1-3",
		"-4690-3646-8 0-8 3 6 2 10-3 2-1-2-1",
		"-4558-3659-18-1 4 12 4 3-15 14 18 4 18-1 7-3 2-3-1-3-6-4 6-2 1-3-1-4-11-7-8-2",
		"-5227-3658-6-3-11 1-9 4-4 6 8 3 22-11",
		"-4751-3633-10-1-3 2 3 2 33 7 7-8-30-2",
		"-3585-3513 3-2 10 2 5-3-11-6-6 0-6 8 5 1",
		"-3599-3485-11-2-29 5-9 6 1 3 4 1 7 1 13-2 6-2 18-10",
		"-3694-3668-8 0-5 2 0 2 15 8 15 0-7-5-2-4-8-3",
		"-3292-3292-17-1 1 4 6 2-1 4 5 4 6 3 10-1-2-6-7-1-1-8",
		"-3330-3310-11-6-2 1 3 3 1 6 10 2-2-3 1-3",
		"-3367-3388-18 0 1 4-3 1 9 3 16 0 5-2-10-6",
		"-3368-3345-12 1 5 4 0 2 4 1 4-1 4-4-5-3",
		"-9000-839 7 5 2-4-9-10 0 9",
		"-9000-824 5 2-1-3-4-2 0 3",
		"9000-848-4-2-1 2 5 9 0-9",
		"-3945 414-1-2-2 4 0 6 4 1 2-6-3-3",
		"7741 2466-5-3-5 2 0 4 10 13 4 0-5-9 1-7",
		"2966 4065-35 2 23 3 10-2 5-2-3-1",
		"2721 4024-7-3-23 3 4 2-2 2 1 2 26-3 2-2-1-1",
		"3057 4048-16-2-38 3 26 5 44 1 5-2-21-5",
		"2676 4009-44 0-21 4 23 3 9 4 16 1 34-8-17-4",
		"2854 4018 2-2 0-6-2-5-5-1-63 1 15 5-2 6 2 1 53 1",
		"2985 3998-18-2-21 3 1 3 30 4 13-2 5-4-10-2",
		"-3324-2761-4-3-4 2 6 4 4-2-2-1",
		"-3752-2245-3 0-2 4 3 1 2-5",
		"-3775-2438-6 0-1 9 6 13 1 4-3 8 8 3 12-20 0-10-17-7",
		"-3765-2534-1-5-6 2-2 4 3 9 15-2-4-3-5-1 0-4",
		"-3719-2646 36-7 11-4 15-11-21 3-3 3-12 7-21 1-14 8-7 8 1 1 5-2 8-4 2-3",
		"-3485-2746 40-5 12 3 10 0 3-4-11-6 12-2 5-3-2-4 12-7 2-8-9 2-6 5-13 2-13 0-4 4 3 7-6-1-10 4-5 1-3-7 9-9-14 3-9 5-1 5-8-1-8 5 3 4 2 9 9-2",
		"-3755-2442-1-4-14-12-5-4-7 2 8 6-2 3-6 4 3 4 23 4 1-3",
		"-3006-2570-6 0-2 6 11-1-3-5",
		"-1313-2922 0-3-10 4 8 2 2-3",
		"2688 632 21 1 16-5-19-10-20-2-6 1-14 10 5 6 6 3 5-1 6-3",
		"2667 1213-7 2 11 6 1-2-5-6",
		"2936 1011-4 0 0 6 7 8 5 9 4-8-6-5-6-10",
		"2631 1214-2 4 3 1 1-2-2-3",
		"2809 1346-11-11-6 2-21-8-5 1-1 2 23 9 0 6 7-1 16 4 3-2-5-2",
		"2696 1209 0-2-6 0-8 1 10 5 4-4",
		"2099 836 4-1-2 3 2 2 5-5 0-6-4 5-9 0-6 8 4 3 1 2-1 3 3 0 1-3 0-10 2-1",
		"2007 785 2-3 4 3 7-4 0-2-21 2-2 4 4-2 3 1-3 3-4 0 3 4-2 4 7-3 2-7",
		"2138 685-3-1 2 4 3 0-2-3",
		"2530 1294-1-4-6 8 1 13 5 1-1-2 3-4-1-12",
		"2139 699-1-1-3 2 3 3 1-4",
		"2414 1481-5 0-5 9 5 9 8-10 0-4-3-4",
		"8971-868-2-2 0 7 3-1-1-4",
		"8967-905-4 3 2 5 2-8",
		"8941-886-2-1-2 3 2 3 2 0 0-5",
		"8422-839 1-3-7 3-7-1-2 8 3 2 8-8 4-1",
		"8415-817-14 1-5 5 7 2 5 5 7-13",
		"8422-877 7-8-3-5-13 1 2 2-1 2-6-1 6 8 8 1",
		"8396-772-4-2-8 1 7 7 9 2-4-8",
		"8337-741 3-17 6 1 3 10 5 0-1-7 3-3 4-15-5-7-8 0-9-3 0 4-7 8 1 9-6 23 2 6 2 0 7-9",
		"8411-799-5 15 2 11 5-22 0-3-2-1",
		"8409-766 0-4-2 4-1 17 3-11 0-6",
		"8371-805 13-8 8-9-4-4-7 1-5-4-3 1-6 20-1 2-5-2-3 4 2 10 3 0 4-2 4-9",
		"8361-786-1-2-5 4 1 3 6-1-1-4",
		"7994-427-7 3-5 5-35 17-17 14-2 5-5 6 14-3 18-15 5-1 12-5 20-15-2-4 4-7",
		"7874-367 2-1-4-3-5 1-1 3-11 1-10 7-10 13-10 8-2 6 1 2 6-2 22-13 3-3 5-10 7-6 7-3",
		"7683-205-3 0 3 3 0-3",
		"6058 304 3-4 9 0 0-3-5-3-4 3-7-2-3 1-4-1-3 3 1 2 7 5 6-1",
		"5721-357-1-2-3 1-2 3 4 1 2-3",
		"6718 1724-5-3-4 5 7 1 3-1-1-2",
		"-3756-2392-3-1-4 5 3 2 5 1 9-1 0-2-10-4",
		"-3734-2180-7-1-1 3 5 1 3-3",
		"-3682-2241-3-1-6 9 2 5 5 1 2-4 0-10",
		"-3728-2430-18-1-5 4-2 7-8 13-1 6 2 2 11 3 4 4 4-1-1-8 6-5 6-12-1-3 3-9",
		"-3228-2736 37 0-1-2-7-3-17 1-16-5-6 4 10 5",
		"-3094-1959 1-3-3 1-6 3-3 4 11-5",
		"-2984-2612-4 0-2 5 6-2 0-3",
		"-3051-2589 7-1-3-7-5 0-5 5 6 3",
		"-3646-2674 2-5 20 0 14-11-5-3-5-7-8-4-14-2-6 3 9 5 1 5-14 1-2-8-7 1-4 2-1 11-8-1-8 8-10 2 8 6 12 1 4-4 13-2-1 5 3 1 7-4",
		"-3354-2758-5-4-8-3-8 6-13-4-16 2-3 2-2 5-6 5 10 3 43-3 7-4 1-5",
		"-3550-2743 4-4 6-1 19 3 7-8-1-3-9-3-3 1-3 4-6-1-11 2-1 3-12 5-10-1-2 1 1 3 21-1",
		"-3365-2789-13 4 9 6 6-8-2-2",
		"-3728-2564 0-4-3-2-6 2-6-4-9 2-12-11-1 3 7 14 6-2 15 6 6 0 3-4",
		"-3753-2515-9-4-10 2 6 16 22-4 2-5-11-5",
		"-3741-2581 2-10 7-2 5-5-6-10-2-6-8 0-8 12-4 13 5 3 4-1 0 4 5 2",
		"-3690-2191 1-3-6 0-3-2-9 2 0 3 14 2 3-2",
		"-3570-2702 12-4 7 0 1-6-7-7-17 7-14 0-9-3-2 5-12 8 4 5 7 3 22-4 8-4",
		"-3707-2597-7 1-7 4-3 6 17-8 0-3",
		"-3687-2220-12-5-1-5 4-3 5-9 2-10 3-4-2-7-4-1 0-3-13 1 0 6-5 3-7 11-14 14 7 3-1 5 10 4 4-1 6 2 1 10 4 2 5 0 4-5 6-2-2-6",
		"-3716-2285-7-3-5 2-6-1 0 4 9 12 0 7 4 4 5 1 2-5-2-9 4-8-4-4",
		"-3678 2273-20-1 24 13-4-12",
		"-3685 2279-8 0 7 5 7 1-6-6",
		"-3048 2274-2 0-4 4 8 0-2-4",
		"-3096 2364 7-1-3-2-8 1 4 9 19 11 7 0-4-4-5 0-5-3-12-11",
		"-3225 2394-2-3-7-3 1 5 8 1",
		"-3224 2398-6-3 5 6 1-3",
		"-3551 2344-5-1 1 2 14 5-10-6",
		"-3314 2215-2-2 0 2 5 5-3-5",
		"-3431 2210-4-1 0 3 1 1 3-3",
		"-3338 2234-7-3 5 9 3 0-1-6",
		"-3409 2217-6-1-1-4-5 3 1 3 5 5 3-1 3-5",
		"5692-355-9-1-9-5-18 0-18 4-2 3 7 9 56 1 5-5-10-3-2-3",
		"7944-2735-2-2 0 2 3 10 3 1-4-11",
		"-8698-932-2-3-4 3 6 4 2-1-2-3",
		"-7570-844-4 1 1 6 5-6-2-1",
		"-7867 93 8-6-3 0-9 2-8 6 2 1 5-4 4 5-7 5 3-1 6-3-1-5",
		"-6951-485 10-2-3-3-10-2-4 4 7 3",
		"-6953-497-4-3 0 4 4-1",
		"-6932-526-2-1 0 6 3-2-1-3",
		"-7466-884 7-3 1-4-1-2-6 2-2 4-12 0-3 9 7 3 6-1 3-8",
		"-7004-446-7 0-1 6 9 0-1-6",
		"-7004-471-1-1-2 4 3 2 2-1-2-4",
		"-8617-673 6-5 2-6-2-6-6 1-10-1-12 14 22 3",
		"-8948-864-2-1 1 4-1 4 4-3-2-4",
		"-7967 196 4-4-1-2-4 1 3 1-3 2-1-2-1 2 3 2",
		"-8573-702-13 0-10 2-6 7 9 3 13-4 2-3 5-2 0-3",
		"-8536-718-5 2 6 3 7 0-8-5",
		"-8490-954-5-3-2 3 2 5 3 1 2-6",
		"-8808-667-2 2 3 4 1-2-2-4",
		"-8746-1065 0-8-3 5 3 3",
		"6730 369-3-1-1 8 7 10-3-17",
		"7289 904-3-1 4 6 2-2-3-3",
		"7288 757-1-2-3 1 2 5 5 2-3-6",
		"7237 663-4 2-1 6 8 5 2 5 4-1 1-1-8-8-2-8",
		"7283 749-2-3-2 6 2 1 2-4",
		"6907 475-4-4 4 8 2 1 2-3-4-2",
		"8924-949 0-2-6-1-4 2-6-6-7-2-3 2 19 9 7-2",
		"8379-713-2-3-6 1 0 5 4 3 5-2-1-4",
		"8374-695-1 0-3 6 4 3 4-5-1-3-3-1",
		"8495-1009-2-3-6 2 1 2 3 1 4-2",
		"8475-977-3-5-5 1-6 7 1 7 5 1 1-7 7-4",
		"8467-947-5-2-13 5 2 12 6 0 2-4 4-2-3-2 7-7",
		"8401-1072 6 0-1-9-8-1-4 3-3 9 8 3 2-5",
		"8327-1035-2 0 3 4 1 10 2 0 2-1-2-2 0-6-4-5",
		"8370-1058-3 0-13 8-2 4 4 1 4 5-8 2 1 2 7 2 5-3 0-8 7-8-2-5",
		"8377-1131-1-2-4 1 0 5 5-4",
		"7998-966-2 7 2 3 0-10",
		"8346-583-6-1-3 4 6 1 3-4",
		"8307-538-9-1-3-4-4 1-1 3 5 5 6 1 7-2-1-3",
		"8029-590-4-2-3 1-8 8-14 4 0 5 29-16",
		"8038-416 12-15-3-9 11-8 5-12 0-6 5-9 0-6-9 11-15 12-5 10-6 17 3 4-6 8 0 3 8 0",
		"8086-519 6-3 13-1 9-13 0-3 5-2-13 0-11 3-18 10-3 10-9 2 0 6 9-2 12-7",
		"8077-481 1-7-4 3-2-1-2 2 1 8-3 8 2 0 7-13",
		"7959-456-7 2 6 4 3-2 1-3-3-1",
		"8008-450 5 0 7-7-1-2-5 1-1 2-8 2 0 2 3 2",
		"7984-425-6 1 0 4 2 1 2-2 2-4",
		"7888-412 7-13-1-3-3-3-4 5-8 4-1 9-10-1-3-3-3 1-1 3 11 14 2 1 6-2 1-8 2-3 5-1",
		"7910-441-2 2 2 5 3-6-3-1",
		"7905-434-4-4-4 1-3 4 2 5 4 3 5-2 2-1-4-2 2-4",
		"7869-436-8 8 8 7 1-3-3-8 2-4",
		"7834-396-9 11 0 3 3 3 12-7-6-10",
		"7830-409-3 5 2 6 1-11",
		"7859-405-7-1-4 5 0 4 3 4 4 0 4-4 0-8",
		"7792-355-5-1-3 2 3 5 6-3-1-3",
		"8149 266 1-2-4 2 3 0",
		"7916 341-7-1-2 7 2 2 6-1 2-3-1-4",
		"8777-1814 1-3-4 1-7 5 0 4 2 3 7-5 1-5",
		"8696-2043-7-3 2 6 7 4-2-7",
		"8337-2283 0-3-10 1 1 3 6 1 3-2",
		"-8809-2187-5-1-5-5-1 5-5 0 3-3-3-2 3-5 3 0 2-4-9-4-4 1-2 3 6 7-2 2-4 2-10 0 4 3 5 0 5 2 19-1",
		"-8809-2216-2 0-1 4 4 1 2-2-3-3",
		"8459-2625 3-2-6-2-5 4 8 0",
		"8311-2538 1-4-8 1-3 2-2-2-5 1 10 6 1 7 8-1-4-8 2-2",
		"8407-2343 0-2-5 1 0-3 6-2 4 0 0-4-36-10 1 3 5 3 1 5 4 1 0 3 3 3-2 5 1 5 9 0 9-8",
		"6855-789-2-2-6 5 3 6 5-9",
		"6830-781-4 0 0 4 5 0-1-4",
		"6630-565-1-1-4 8 1 2-2 4 5 4 3-10-2-7",
		"7452-1015-5 1 2 6 3-7",
		"7447-1007-3 0 4 5-1-5",
		"7314-912 3-8-2-4-3 1-7 10 9 1",
		"7114-535-4-3-3 1 0 5 3 2 4-5",
		"7117-510-3-3-4 3 1 3 4 0 2-3",
		"7108-508-1-1-2 3 2 3 3-1-2-4",
		"6975-829-7-6-10-2-1 1 1 5 7 8 15 3 5-6-7 0-3-3",
		"6973-856-2-1-1 2 5 6 4-6-6-1",
		"6836-690 4-2 2 4 2-1 1-2-4-4-4-9 2-4 9-1-3-6-28 4 4 5 0 13 12 9 2 0 1-6",
		"6812-691-6 0 5 8 3-7-2-1",
		"6830-569-4-3 0 2 9 12 2 7 2 0-2-9-7-9",
		"6817-580-8-4 4 5 11 6 0-2-7-5",
		"6523-584 6-3 1-4-5-1-9 3-12-2-2 2 2 5 3-1 3 2-2 9 7 7 2 0 6-17",
		"6531-569 7 0 8 4 5-2 12 8 14-13-4-3 0-4-4 0-4-7-18-10-21 15-5 9-3 11 3 2 10-10",
		"6260-729-3-3-2 2 3 7 2-1 0-5",
		"6230-770-4-1-2 4 2 4 4-5 0-2",
		"5772-1039-3-4-3 0-1 2 7 8 0-6",
		"5659-1303-1-2-10 16-3 11 2 1 2 1 10-27",
		"7368-2170-3-5-7 0-3 3 3 0 6 8 4-6",
		"7405-2136-4 0 0 4 3 2 4-3-3-3",
		"7372-2162-5 0-2 4 3 4 4-8",
		"7239-2025-2-4-2 5 4 2 0-3",
		"7196-2006-1 0-1 7-2 4 2 10 3 2 0 4 3 0 4-3 3-16-1-3-10-5",
		"7416-2015 8-7-4-2-2-1-2 3-11-1-4 4 15 4",
		"7400-1988 9-9 6-2-2-6 3-2 0-2-11-4-10 12-1 6-6 1 9 8 3-2",
		"7412-2026-3-4-3 4 6 0",
		"6880-1787 12-1 4 2 6-2 4-5-5-2-9 2-8-2-4-6-8-3-3 3-9 2-3-3-19 0-11 8 5 7 35 7 12-1 3-2-2-4",
		"7274-1918-7-3-3 1 1 4 6 0 3-2",
		"7266-1925 2-3-4 2-7 0 4 3 5-2",
		"7677-1372-4-14-2 1-1 2 0 8 2 5 5-2",
		"7672-1366-1-1-2 5-1 5 1 5 3 0 1 0-1-14",
		"7654-1288-1-1-3 3-1 8 4 13-1 5 9 10 1 4-5 5 6 5 2-10 3-3-1-4-10-23-3-12",
		"7557-1175 5-1-1-4 4-6-3-3-10 12 1 4 4-2",
		"7526-1116-3 1 1 4 3-4-1-1",
		"7496-1110-1-1-1 3 2 6 0-8",
		"5868 411-4-1 0 6 4-1 0-4",
		"5854 394-3-4-2 5 1 8 4 0 0-9",
		"5996 524-6-1-2 5 5 4 7-4-4-4",
		"5993 576 0-6-7 2 0 2 7 2",
		"6005 608 5 0 1 3 6-7-1-3-16-1-7 10 1 5 2 1 9-8",
		"6002 585-5 0-4 13 3 1 6-3 2-7-2-4",
		"6132 524-5-3 0 9 8 7 2-4-5-9",
		"6169 472-2-1-1 3 4 20-1 4 16 26 11 24 2 11 4 5 1-35-3-9-2-4-13-10-10-27-6-7",
		"6188 564 3-6-4 0-2 4 3 2",
		"6230 489-1-1-5-1-6-5-12-2-9 1-3 3-3 7 18 16 8 1 12-7-1-7 2-5",
		"6240 457-1-3-6 3 0 4 4 1 3-5",
		"6185 462 0-5-4-2-6 5 8 4 2-2",
		"6013 263-3-5-4 3-8-7-7-1 0 4 17 10 2 0 3-4",
		"6105 321-7 0-8 10 2 2 11 4 11-5 2-2-3-1-3-5-5-3",
		"6303 488-3 4 4 11 5-13-6-2",
		"6284 496 0-2-9 12 1 9 7 7-1-10 3-8-1-8",
		"6014 688 0-4-9 5 0 3 6-1 3-3",
		"6096 677 4 0 6-4 0-5-6-8-8 6-1 5 2 7 3-1",
		"6105 618-4-13-5 12 3 5 1 8 7 3-2-15",
		"6115 626-2-1 1 5 1-4",
		"6133 615-3-1-9 9 3 2 6 0 4-4-1-6",
		"6164 643 4-8-19 17-1 3 4 1 12-13",
		"6189 623 0-5-8 11-2 3 2 2 4-3 4-8",
		"6186 614 9-6 7-10 0-10-10 8-6 2 1 2-13 11-16-15 5 24-1 9 16-7 8-8",
		"6218 682-2-4-4 1-3-2-6 3-1 3 4 6 0 10 5 5 4-7 6-3-1-10-2-2",
		"6109 702 0-2-11 8 0 3 11-9",
		"6102 750 1-1-4-4 2-7-2-5-2 0-1 7-5 8 1 4 7 0 3-2",
		"6096 945-3-4-2 1 3 8 3 0 2-2-3-3",
		"6063 954-1-3-2 2 1 6 2-5",
		"6076 968 1-4-3 0-5 4 1 2 6-2",
		"6098 1018-2 0 1 5 5 0-4-5",
		"6094 1039-2-4-2 0 2 7 2-3",
		"7401-291-7 4-5 6 1 6 13-6 0-7-2-3",
		"7359-272-3 0-6 7 1 2 6 3 3-3 1-6-2-3",
		"7301-236-3-2-4 5 1 3 5 3 3-5-2-4",
		"7394-114-2-3-5 1 5 4 2-2",
		"7353-98 19-3 0-2-5 0-7-6-14 0-9 2-10-3 0 4 3 1 0 4 3 2 20 1",
		"7732-272-5 16 5 5 2-2 2-8-1-8-3-3",
		"7634-157-2-4-5 6 5 3 2-5",
		"7605-147-1-3-1 0-5 6 1 2 6-5",
		"7598-142-1 7 3-2 0-3-2-2",
		"7488-78 0-1-5 0-6 5 2 6 7-3 2-7",
		"7522-133-14 0-6 7-4 2 13 5 10-4 1-10",
		"7554-501 9 5 2-2-3-12-14 5 0 5-3 2-6 13 14-12 1-4",
		"7517-475-3 0-9 7 2 5 3 3 6-3 2-7-1-5",
		"7527-467 7-4 5 0 5-5 1-7-3-2 0 2-20 2 3 4-3 5 0 4 5 1",
		"7555-437 1-3-4 4 2 8-4 2 2 3 4 2 1-7-2-9",
		"7632-448 8 0 8-5 2-2-2-5-5-1-7 3-4 5-6 3 6 2",
		"7545-528-1-4-5 2 1 2 5 0",
		"7714-568-1-3-7 0-3 0-2 4 5-1-1 2 9-2",
		"7677-574 8-2 3-3-10-3-9 4-1 3-4-1 2 2-4 3-2 5 17-8",
		"7179-424-11 3-2 3 13-2 0-4",
		"7179-432 1-2-7 3-13 10 12-5 7-6",
		"6769-33 15-1 3-3 8 1 13-13 11-6-4-4-7-2-12 2-4 3-5 15-5-3-6 5-4 1-3 5",
		"6774-80 36-3 9-3 22-2 4-2-14-4-20-1-18 7-19 5 0 3",
		"6748-56-5 0-3 4 1 3 3 2 3-2 1-3 2 0-2-4",
		"6719-106-2-1 0 2 1 4 3-2-2-3",
		"6945-419-15 0-2 4 6 5 6 1 5-10",
		"6679-212 2-3-14 7-1 2 13-6",
		"6518-85 3-5-2-5 2-4-9-3-5-1-13 4-7 6 13 5 18 3",
		"6550-66-2-1-6 1-3 3-5 15 11 4 7-2 2-2-4-18",
		"6545-39-3-4-22-3 4 4 17 1-1 3 5-1",
		"6531-26-8 2 8 3 3-2-3-3",
		"6541 0 10-2 13-6 3-7-4-3-16 1-13 13-3 0 1-3 6-8 7-2 0-4-7-1-3 2 0 5-8-3-2 5-8 0-5 3 3 5 3 1 4-1 19 5",
		"6477-9-2-1-7 7-3 5 12-9 0-2",
		"6423 103-8-1-4 13 5 8 8 5 6 2 4-6-3-13-4-6-4-2",
		"6373 0 0-2-3 3 2 6 1-7",
		"6371 32-2 0 0 5 3 0-1-5",
		"6362-25-6-1 0 12 8 0-1-2 1-4-2-5",
		"6365-39-7 1 2 7 3 0 2-8",
		"6378-16 6-7-4-8 3-4 9-1 2-4-2-2-4-2-7 6-8-2 0 8-8 7 1 8 3 0 4-3 3 5 2-1",
		"6408-83-5-3-16 1-9-1-8 4 3 9 9 6 13-5 12-8 1-3",
		"6737-285 1-9-2-4 2-11-2-6-4-3-10 1-14 14 0 2 7 1 2 8-7 7 2 1 5-2 8 10 0 4 4 1 2-1 1-7 3-1 2-5",
		"6727-322-2-8-9-12-6-3-5 3-2 4 2 14 5 1-4 2 0 12 2 0 8-7 11-6",
		"6646-295-4-4 5 15 3 3 6 16 3-2-3-12-7-8-3-8",
		"6640-293-3-4-3 1 0 9-2 7 3 0 2-3 3-10",
		"6436-177 0-3-5 1-2 3 7-1",
		"6428-179-9-3 4 6 5-3",
		"6414-184-4-3-3 0 0 3-2 0-6-5-3 4 5 5 12 4 3 0-2-8",
		"6159-228 1-13-4 5-3-1-4-20 0-2 4 1 7-6-1-3-7-4-4 1-7-14-4 2-5-1-3 9 9 13 4 19 1 11 4 9 7 3-1-3 6-6",
		"6132-263-4-6-8 2-1-2-4 0-1 3 2 9 4 3-3 12 2 4 16 7 2-3 1-13-7-10 1-6",
		"6102-272-3-1-9 10 3 8 3 1 2 0 4-4 0-14",
		"6162-206-5-6-3 1-4 4-2 5 3 3 10-1 1-6",
		"6303-123-4 2-6 17 3 5 4-2-1-7 4-10 0-5",
		"6301-89 16-2-19-5-26-1-3 5 7 2 25 1",
		"6248-85 5-2 4 2 2-1 1-3 6-2 0-3-9 0-7-3-8 2-10-4-11-1-5 7 5 10 12 1 15-3",
		"6192-98 1-2-3 0-1 6 3-4",
		"6161-59 1-3-2-2 2-5 5 6 5 1 5-5-1-5-8-3-2 3-2 0-2-7-3-2-3 3 3 3-1 10-14-14-4 7 2 8 3 5 16 0",
		"6158-91-4-4 1 6 2 0 1-2",
		"6093-20 2-3-1-2-11-1 4 6 6 0",
		"6341 202-5-1-1 3 6 9-5 4 2 10 5-3 3-9-5-13",
		"6336 194 0-2-3 4-1 6 5-6-1-2",
		"6343 188-3 1-1 3 4-1 0-3",
		"6283 172-1-2-7 3-1 14 3-3 6-12",
		"6270 133-2 4 2 3 2-2-2-5",
		"6026-315-2-8-2 14 2 20 3-9-1-17",
		"6599-360-1-3-4 5-6 2 8 1 3-5",
		"6543-416-4-1 12 12 8-2-14-5-2-4",
		"6566-400-10 0-2 7 3 4 0 5 3 0 3 10 4 3 10 10-1 3 6 2 5-4-5-3 3-9-4-9-12-12-3-7",
		"6492-398-3-4-3 0-6 6 1 6 10-1 1-7",
		"6434-359-3-1-4 3 4 4 3-3 0-3",
		"6391-405 14-2 1-2-5-4-10 4-2 3 2 1",
		"6371-381-3-1 1 6 5-1-3-4",
		"6340-383 1-4-12-3-5-8-22 4-12-5 0 5 9 11 12-2 19 6 6-4 4 0",
		"6282-407-3-9-4 2 7 7",
		"6171-515-5-2 0 4 7 6 2-3-5-1 1-4",
		"6148-545-7 0 1 7 11 3 10 9 6 2 2-9-5-2-5-5-13-5",
		"6094-530-9 2 8 6 7 0-1-4-5-4",
		"6229-407 1-3 8 2 14-1 4-1 1-6-35-6-4 3 3 4-1 2 1 4 8 2",
		"6214-416-7-11-4-1-2 6-5 0 5 6 4-2 7 8 3-1-1-5",
		"6196-414-7-1-4-6-3 0-4-7-3 1-4-2-9 2 12 11-5 2 11-1 9 6 7-5",
		"6166-418-1-2-14 0 1 3 9 5 6-1-1-5",
		"5973-437-4 0 0 8 3 8 6-5-6-8 1-3",
		"5954-412-3 0 0 2 4 3 2-3-3-2",
		"5780-438-1-2-5 4 4 2 3-2-1-2",
		"5769-349-4 0-4 1 1 5 9 1 5-3 1-2-8-2",
		"5636-291-1-1-5 0-1 2 6 4 1-2 0-3",
		"5896 203-9-3-6 6 2 7 5 0 6-4 2-6",
		"5883 164-1-2-4 4-1 6 7-2-1-6",
		"5821-173-2-9-3 5 4 6 1 1 0-3",
		"5815-193-10-10-2 3 1 9-3 6 5 18 7 4 2-30",
		"5448-81-6-2-2 5 4 1 4-1 0-3",
		"5485-59-12-5-2 2 3 13 7 0 6-3 1-5-3-2",
		"5444 145-2-2-3 1 5 6 0-5",
		"5416 184-7-1-4 2 7 6-8 2-4 6 0 3 12 9 1-3 7-9 0-7-4-8",
		"5314 158 0-4-3 2-1 4 4 1 0-3",
		"5288 143-3 1 0 9 7-4-4-6",
		"5085 104 4-7-3-8-6-3-5 1-5 8 1 6 2 2 4 0 5 3 3-2",
		"5121 50-2-2-5 6-3 13 2 3 5-3 4-5-1-12",
		"5125 73 0-6-11 6-10 2-3 3 0 2 22-5 2-2",
		"5151 37-1-2-25 8-2 1 2 10 2 3 9-8 14-6 1-6",
		"5158 44-4-2-10 8-9 3 1 5 4 0 10-5 8-9",
		"5164 27-7 0 2 8 3 0 3-4-1-4",
		"5171 52 1-2-4 0-2 4 3 3 2-5",
		"5172 33-5 6 2 5 6-8-3-3",
		"5191 40 1-1-5 3 1 3 3-5",
		"5201 59 3-2 3 1-4-8-5 1-1 3 4 5",
		"5229 61 1-4 3-5-4-10-4 1-1 4-3 1 2 2-1 3-9-2 0 4 5 4 11 2",
		"5212 42-3-2-4 5 0 2 6-3 1-2",
		"5235 3-5 2-5 7 10-9",
		"5239-9 1-1 2 3 8-7-4-2-11 6-7-2-6 3 5 10 5-2 1-3 6-5",
		"5224-17 6-6-5-7-4 1-3-4-1 6-4 4 2 4 3-1 6 3",
		"5187-17-7-2-7 1 4 7 9-3 2-2-1-1",
		"5410-150-2-7-5-4-4 0-2 5-4 2-2-4-10-2 1 4-4 10 5 18 9 1 12-3 7-5 4-7-5-8",
		"5374-145-4 0 1 3 4 0-1-3",
		"5344-150-3-1-4 4 3 2 6-2-2-3",
		"5263-332-3-1-4 2 7 5 0-6",
		"4874 73 11-14 4-2 8-8-3-18-3-3-7 2-4 12-10 5-5 12-11 12 8 0 6 6 6-4",
		"5118-274-4 0-9 8 5 2 9-4 1-2-2-4",
		"5021-159 2-7-6 5 0 5-7 7 0 10 2 0 11-11 0-6-2-3",
		"5010-137-3-4-6 0-3 10 1 5 2 1 9-9 0-3",
		"4992-117-12 4-3 5 2 7 5-2 8-14",
		"4958-89-4 0-13 8 0 4-11 17 4 12 9 2 4-2 10-24 6-9 1-6-6-2",
		"4923-27-3-2-5 2 6 16-5 11 5-1 6-12-4-14",
		"4867 104-12 7 10-1 2-6",
		"4823 118-6 1-16 11-11 3-4 8 4 5 5-2 5-5 21-13 2-8",
		"4768 291-4-1-3 4 7 0 0-3",
		"5570 121-4 1-1 15 2 1 2-3 1-14",
		"5857 358-3-2-1 7 4 4 6 1 0-7-6-3",
		"1601 2310 7-2-8 0-22 5-3 6 7-5 19-4",
		"1146 2941-4-2-4 2-5-6-6-1-3 2-3 7-18 4 20 2 6 5 3 0 3 0 1-3 9-1 5-8-4-1",
		"1167 2928-4-1-10 4 5 3 9-2 0-4",
		"1791 3259 2-5-1-4-3-1-5 4-6 2-1 3 14 1",
		"2136 3335-12 2-1 2 8 0 5-4",
		"1344 3932-8 0-13 4-3 3 9 2 10-5 11-1-6-3",
		"1452 3946 30 0 3-1-20-2-40 1-23-3-8 2 32 5 16 1 10-3",
		"2503 4004-4-1-21 5 16 4 19-1 3-2-12-3-1-2",
		"2571 3997-48-1-18 3 42 6 16-3-1-2 9-3",
		"1626 4006-47-2-5 1 81 6 26 0-55-5",
		"2891 4077 2-2 29-2 6-2-35-3 8-5-5-3-23-3-32 5-15-3-16 2-24-2-7 2-6 5 35-1 47 12 36 0",
		"2736 4056 38-5 50-1 61-10-44-7-25-1-30 0-9 3-21 3-23-1-6 2-24 2-1 3 16 1 3 4 11 7 4 0",
		"2538 4052-12 0-8 4 12 2 14 0 3-3-9-3",
		"2931 4052 14-7 2-3-4-3-11-1-35 2-10 4-17 2-10 5 23 1 19 4 29-4",
		"3183 4081-39-1-39 4 35 2 45-2 4-1-6-2",
		"2915 4086-19 0 3 4 8 1 56 2 7-2-2-3-53-2",
		"937 4015-11-3-18 2 6 4 23-3",
		"563 3931 0-4 8 0 20-5 15-10-8-1-19 8-23 4-25 15-3 4 0 3 20-3 10-6-4-2 9-3",
		"961 3720-6-2-15 6 19 2 5-3-3-3",
		"2657 3562 3-4-8-6 4-3-5-1-3 5-9 3-2 3-10 3-13 2-2 2 14 3 10-1 1 2 8-2 9-6 3 0",
		"3733 3644-28 7 5 4 10 1 28-3-11-1-5-4 3-3-2-1",
		"3775 3673-8-1 2 2 10 3 18 2 6-2-12-4-16 0",
		"3838 3672-26 2-8 2 9 2 25-6",
		"3882 3615-25-1-14 2 2 2 18 6 6 4 10 4 8 0 27-4 4-4-36-9",
		"3975 3636-31 2-12 5 1 2 25 10 10-3 9-6 0-8-2-2",
		"4135 3705-4-2-14 4 9 1 9-3",
		"4177 3704-6-2-30 3 16 3 19-2 5-2-4 0",
		"4238 3723-2-3-16 3 24 3-6-3",
		"4333 3749 17 1 6-3-10-5-26 1-7 2 4 2 16 2",
		"4109 3771 2-3-8-1-4-5-6 4-8-2-10 4 11 5 10-3 0 5 5 1 7 0 1-5",
		"4827 3814 4-1-1-2-13 0-2-5-49 5 3 3 11-2 9 3 38-1",
		"4879 3830-8 0-4 1-1 4 3 0 10-5",
		"4814 3851-4-1-17-1-9 2-21 0 63 9 2-4-14-5",
		"4476 3859-11 0-8 2 7 4 17 1 3-2-1-1-7-4",
		"3813 3983 6-2 4 1 45-4 11-3-46 0-1 2-24 2-5 3 10 1",
		"4001 4042-46-1-6 1 12 6 29 1 31-3-4-3-16-1",
		"4578 4057-17-4-62 3-4 3 9 2 51-1 19-1 4-2",
		"5385 3907-11-4-7 2-46 2 54 3 10-3",
		"5314 3910-13 1 2 2 15 1 5 3 9 0 4-2 0-2-22-3",
		"5371 3862-6 0-2 2 5 3 13-1 3-3-13-1",
		"5624 3831 9-6-6-2-28 8 25 0",
		"6013 3654-23-2-8 4 16 2 15-4",
		"6227 3693-9 1-1 2 15-1-5-2",
		"6797 3770-24 0 1 3 6 6-2 3 1 3 6 7 10-7 13-5-9-4-1-2 3-2-4-2",
		"7458 3833-38-1 16 5 34 2-6-2-6-4",
		"6810 3696-4-2-36 16-1 3 12-2 21-7 11-5-3-3",
		"6898 3575-12-4-13 3-10-1-10 3 11 3 27 0 7-4",
		"8036 3541-11 0-3 2 0 3 6 0 8-5",
		"8460 3479-14 0-29 4-28 9 14 7 15 2 51-7 3-2-1-3-4-1-5-8-2-1",
		"8182 2930-8-5-3 4 8 3 7 8 3 6-1 5 22 4 19 6 4-12-2-5-17-2-32-12",
		"8402 2728 2-2-20 9-10 5-2 3 22-9 8-6",
		"8333 2742-1-7-21 12-11 12-12 6 9 3 17-2-3-4 1-4 8-8 13-8",
		"7820 2533-4-1-8 5 11 6 4 0 1-1 0-4-4-5",
		"7796 2515-6-5-14-3-6-5-8 3 0 6-2 2 1 2 5 0 6 3 12 2 5 4 5 10 11 5 1-5-1-6-9-13",
		"7704 2440-2-3-2 2 5 3 1 3 5 0-7-5",
		"7782 2541-4-1-5 6 9 0 0-5",
		"7655 2388-2-3-4 1 5 4 1-2",
		"7600 2345-9-6-3 0-2 4 7 0 15 13 7 1-15-12",
		"7484 2282-12-2 11 12 7 2 8 7 18 9 12 0-16-9-2-4-16-8-10-7",
		"7430 2266-17-5-17-11-7-2-6 1-5-7-12-8-6-6-5-1-10-7 4 8 8 5 1 5 4 5 26 17 6 1 0 4 2 4 7-6 13 1 15 10 8 2 2-2-1-3 2-3-2-2-10 0",
		"7530 2951-4-1-3 3 10 5 3-3-6-4",
		"6897 2755 13-3-5-2-7-11-12-6-3 0-10 11-11-4 2 5 8 6 7 9 18-5",
		"6859 2755-6-9-17 2 14 7 9 0",
		"7336 2187-2-1-4 1 1 4 10 2 4-3-9-3",
		"7310 2225 8-4 10 1-2-3-4 0-7-5-9-2-10-7-8-8-9-5-1-9-6 4-1 4 2 3 14 10 19 21 4 0",
		"6215 1226-3-8-5-1-3 5 2 1 5 0 4 6 1-1-1-2",
		"6194 1214-10 0 0 2 4 1 1 4 8-3-3-4",
		"6272 1237-9 0 1 7 8-7",
		"6413 1333-15-10-5-1 2-6-6-3 1-5-7-3 0 5 3 5 0 7 5 1 6 7-3 2 1 3 7-3 3 1 8 11 4-3-4-8",
		"6450 1386-5 0 0 9 3 1 3-8-1-2",
		"6473 1410-5-4-10 7 8 5 9 2 9 6 2-4-13-8 0-4",
		"6466 1405-4 0-2 5 6-5",
		"6531 1513-9 0-3 6 6 4 7-4 2-1-3-5",
		"6548 1520-4-1 0 3 3 12 6 7 0-9-5-12",
		"6433 1639 9-1 3-5-6-1-2-3-2 1-3 3 1 6",
		"6504 1611-4-1-2 2 3 3-2 2 1 9 8 1 2-10-6-6",
		"6519 1621-4 0-3 2 6 3 5 0-4-5",
		"6668 1810-2-2-4 1-3 3 1 3 5 2 4-5-1-2",
		"6917 1891-6 0 3 2 2 5-4 2 1 4 12 12-2-12 6-1-4-8-8-4",
		"6974 2104-2 0 0 6 6 2-4-8",
		"7054 2267-2-4-3 10 4-1 1-5",
		"7065 2256-8 2 0 2 3 2 3 0 3-4-1-2",
		"6992 1653-3 1 0 2 5-1-2-2",
		"6973 1736-1-2-2 0-2 5 3 0 2-3",
		"6747 1714-6-4-5 0-3 5 9 9 8 3-5-7 2-6",
		"6454 1642-1 0-3 6 5 9 4-7-5-8",
		"6475 1661-7-2 5 8 6 1-4-7",
		"6490 1687-4-2-2 2 2 6 3-2 1-4",
		"6464 1706-3-2-2 3 2 9 6-2-3-8",
		"6469 1718-1-3-5 4 3 11 7 4 1-7-5-6 0-3",
		"6629 1706-2-2-4 0 4 5 2-3",
		"6613 1697 3-2 6 1-4-4-8 2 0 3 3 0",
		"5920 1226 3-3-1-2-7 1-1 2 6 2",
		"5909 1225-2-3-2 0-1 3 1 3 4-3",
		"6437 1740-5-3-7 6 11 8 1-11",
		"6403 1740 0-5-4 0-2 3-3-1-2 7 4 2 6-2 1-4",
		"6390 1731-1-2-2 3 2 2 1-3",
		"6316 1661-4 0-4 5 9 7 21 5 7-2 2-4-3-5-9-3-19-3",
		"6312 1719-4-1-3 2 1 2 6 6 5-1 2-2-7-6",
		"6326 1887 0-7-3 1-3 1-1 7 1 2 6-4",
		"6093 1575-4-2-13 4-9 5-6 8 12-2 6-6 11-4 3-3",
		"6115 1498-14 3-2 6 7 0 8-4 2-1-1-4",
		"6109 1484-7 3 1 2 3 0 3-5",
		"6120 1495 0-3-2 1-1 4 3 1 0-3",
		"5991 1273-4-2-2 1 1 10 3 1 3-3-1-7",
		"5519 1055 2-2 5 1-1-6-4 2-7 0-1 1 3 3 3 1",
		"5380 1061-7-6-3 0 4 8 6-2",
		"5376 1046-6-1 8 7-2-6",
		"5352 1037-2 0-4 4 2 2 5-2-1-4",
		"5343 1041-5 2 2 3 3-5",
		"5331 434-3 1 5 3-2-4",
		"5203 520 1-9-3-10-3 11-6 7 7 2 4-1",
		"5152 564-2 0 0 5 2 1 0-6",
		"5130 584-1-5-2 2 2 4 1-1",
		"5121 599-6 0-1 9 7-9",
		"5199 67-8-4-8 3 2 5 6 1 7-2 2-2-1-1",
		"5211 137-4-1-1 2 3 6 2-7",
		"5014 265-4-1 0 8 2 1 5-2-3-6",
		"4992 323 4-5-3-3-2 1-4-3-5 8 5-1 5 3",
		"4983 326-3 4 3 6 2-7-2-3",
		"5004 485-3 1-2 4 3 0 2-5",
		"5004 479-1-6-5-2-1 7 7 1",
		"4930 397-3 8 3-2 0-6",
		"4920 395 0-4-5-2-2 7 3 12 2-2 4-2-2-9",
		"4915 453-2-1 2 5 0-4",
		"4695 342-4-5-5 13-3 1 1 8 7 3 6-13-2-7",
		"4687 368-5-5-2 3 5 4 2-2",
		"4657 413 2-2-3 0-3 3 2 3 2-4",
		"4672 394-4 0-2 4 1 2 2 1 3-7",
		"4677 403-3-2-1 8 2 2 2 0 0-8",
		"4639 457-3 1 2 4 3-3-2-2",
		"4625 528-1-2-6 1 0 11 8 7 3-10-4-7",
		"4635 569-5 0 2 6 2-2 1-4",
		"4651 602 2-7-5 5 3 2",
		"4636 643-2-3 1 8 1-5",
		"4636 577-1-1-2 1-6 17 3 3 4 13 5 1 0 4-3 3 0 9 2 6-1 6 5 11 1 18 3 6 7 3 1-7-3-3 2-6-9-14 4-4 2-16-3-4-4-1 0-13-6-9 3-6-4-17",
		"4927 548-3 1 2 5 1-6",
		"4911 548 4-9-1-2-6 8-4-1 4 5 3-1",
		"4909 497-3-3 1 5 4 3 3 1 0-3-5-3",
		"4911 574-2 0 1 4 5 11-2-13-2-2",
		"4926 595-2 0-1 9 8-6-5-3",
		"4904 585 0-3-3 3-1 8 4-8",
		"4928 587-2-10-4 1-3 12 7 0 2-3",
		"4907 608-3 0-2 4 2 3 2-1 1-6",
		"4903 620-3-6-3 3 3 3 3 0",
		"4921 630 2-1 0-5-4-6-3-1 0 17 4-2 1-2",
		"4916 655-1-8-2 4 0 8 3-4",
		"4879 813-2-1-3 3-1 8 4 2 3-3-1-9",
		"4954 380 1-6-3 3 0 5 2-2",
		"4740 791-1-1-2 1 4 6-1-6",
		"4724 797-3-5-2 8 11 10 1-3-3-6-4-4",
		"4684 934-10 9 13 0-3-9",
		"4675 995 1-7-5 6 0 4 4-3",
		"4650 996 1-5-2 2-3 7 0 4 4-8",
		"4686 978 11-7-2-4-4-2-3 1-1 5-5 4 4 3",
		"4594 1092-2-4-1 3 1 5 2-4",
		"4598 1075-5 2 0 8 4 1 1-2 0-9",
		"4558 1109-6-4 2 21 5-12-1-5",
		"4578 1119-2-1-3 1-2 5 2 7 5-12",
		"4532 1148 1-2-6 5 2 1 3-4",
		"4539 1104-13-1 8 13-1 11-5 4-3 11 5 1 4-2 3-9 6-8-1-16-3-4",
		"3998 482-3-1-2 6 2 0 3-5",
		"3994 453 1-4-8 6 7-2",
		"-448 3542-7 1 29 9 9 5 17 2 1-3-1-4-32-5-16-5",
		"-7779 951-2-3-3 0-10 6-1 15-7 18 11 14-4 7 1 5 2 1 32-14 6-6 1-7 3 0 2-5 8-6-13-10-13-3-11-8-2-4",
		"-7861 1061 25-3-7-5-22 3 2 6 2-1",
		"-7824 1047 10 1 14-10-5-6-15-2-4 10-7 1-3 4 1 6 4 1 5-5",
		"-8009 1092-1-2-2 0 1 5 6 6 3-1-2-5-5-3",
		"-7890 1073 4 0 1-4 3-4-3-1-5-1-5 4-3-1-1 3-2-1 2-2-7 0-8 13 8 1 8 5 8-12",
		"-7969 1097-4-3-7 1-9 7 3 5 7 4 11 0 3-6-4-8",
		"-7842 1039-7-1-3 8 8-1 4-3-2-3",
		"8973 2569-9 0-32 13 13-1 28-12",
		"8986 2595-9 0-2 2 0 2 6 3 8-4-3-3",
		"8871 2594-5-2-4 3 14 6 2 5 6-1-4-8-9-3",
		"8686 2618-16 2 13 5 6 0-3-7",
		"8641 2651 14-1 17-7-18-2-7-3-8 2-3 4-11 3 9 3 7 1",
		"-8637 3023 11-3 7 0 7-5-20 1-22 9 2 3 6 2 3-5 6-2",
		"-8508 2859-5-2-5 1-1 2 13 2-2-3",
		"-8016 2767-1-4-9 4 10 0",
		"-8034 2766 6 3-1-4 5-6-16-2-2 10 6 3 2-1 0-3",
		"-8115 2742-5 2-2 3 9 2 1-2-3-5",
		"-8128 2720-9 0-4 2 0 3 9-2 4-3",
		"-7968 2749-3 0-2 4 4-1 1-3",
		"-7994 2756-17-10 3 6-1 4 15 8-1-3 3-2-2-3",
		"-7976 2758-1-5-5 1 3 7 2 0 1-3",
		"-8485 2642-1-2-14 2 9 2 6-2",
		"-8537 2629-3-2-1 3 7 5 5-2-2-2-6-2",
		"-8292 2704-10-2-3 5 3 3 7 0 10-5-7-1",
		"-8278 2707-3 0-2 6 6 1 7-4-8-3",
		"-8398 2667-16-5-11-10-29-10 14 10 1 5 5 4 15 3-1 6 6 5 15 3 8-3 1-1-3-5-5-2",
		"-8331 2695 2-2 4 1 6 6 8-3-16-11-1-1 11 1 2-1-3-1-17-7-3-3-20-4-18-6-7-1-8 3 34 10 2 6 4 3 6 0 5-3 3 4-2 1-16 4-1 3 4 3 18 3 3 0 0-5",
		"-8310 2686-3 2 7 4-4-6",
		"-8623 2614-8 0 8 5 7-3-7-2",
		"-8678 2607 27-3-41-2-8 4 22 1",
		"-8734 2602-27-2-4 1 50 10 2 2-9 3 14 5 7-4-2-5-6-2 3-3-28-5",
		"-8800 2591-5-1-5 2 0 2 10-3",
		"-8814 2590-3-3-3 1-1 4 2 1 5-3",
		"-8830 2593 1-1 7-1-1-4-3 0-13-6-3 3-6-4 4 10 7 2 2 7 7-2-2-4",
		"-8801 2600-1-1-5 1-2 3 1 2 4 0 5-4-2-1",
		"-8857 2586-27-1 21 5 6 6 4-1-4-5 0-4",
		"-8894 2583-2-2-7 3-1 1 4 1 1 2-11 6 12 2 8-4 8-1-7-2-5-6",
		"3685-2657-12-2-10 10 16-2 13-5-7-1",
		"3464-2453-3 0-3 9 10-1 2-3-6-5",
		"2592-2322-7 1-2 2 4 3 5-6",
		"1893-2347-12 0-2 2 5 4 5-1 5-3-1-2",
		"1392 1796-5 0-1 2 2 5-2 6 10 8 16 5-5-11-4-4 1-4-6-1-6-6",
		"1359 1773-2-3-2 3 1 3-2 4 4 6 0 3 3 2-3-10 4-7-3-1",
		"1393 1828-1-1-3 3 4 2 0-4",
		"1351 1848-5-1 1 4-2 3 7-4-1-2",
		"1347 1836-1 0 2 3 13 6 7-2-21-7",
		"1277 1848-4-2-5 8 8 6 3-2-2-10",
		"1264 1853-4-3-5 2 2 3 5 2 2 0 0-4",
		"1274 1820-2-3-3 1 2 2-1 4 4-4",
		"1269 1834-6 4 2 2 5-4-1-2",
		"1341 1891 11-2 1-3-11-4-13 4 3 3 9 2",
		"1302 1876-3 0 1 2 4 4 14 2-8-6-8-2",
		"1293 1840-6 0 13 7 3-2-10-5",
		"1323 1829-6-3-3 1 0 3 3-1 2 1-1 2 5-3",
		"1218 1879-4-3 0 4 2 4 3 0 1-2-2-3",
		"1222 1867-3-1 1 3-1 2 3 3 2-4-2-3",
		"1227 1838 0-4-11-1 2 4 3-1 6 2",
		"1247 1875 0-6-1 1-1 5 2 0",
		"1250 1888-2-3-12 10-1 3 5 1 3-3 5-1 2-7",
		"1263 1880-2-3-3 0-8 7 13-4",
		"1236 1846-2 2 0 3 2 0 2-4-2-1",
		"1305 1911-5-3-5 4-1 1 6 5-7 7-1 4 9 1 7-3 0-12-3-4",
		"1321 1966-1-2 7-5 3-7-6 2 3-4-4-1-15 2-3 3 9 6-5 0-5-5-9 2-3 3 4 4 8 1 4 2 0 2 9 0 4-3",
		"1189 1956-2-2-4 1-3 5 9-4",
		"1194 1958-2-1 2 4 5 2-5-5",
		"1234 1940-7-1 1 3-5 2 1 5 10-9",
		"1284 2021-5-1-7 4 6 2 6-5",
		"1272 1999-4-9-5 1-1 4-3-4-6 2 0 7 9 0 2-2 9 4-1-3",
		"1239 2031-7-2-6 3 0 2 5 6 5-1 3-4 0-4",
		"1298 2007-11-2-3 2 3 3 9 2 3-3-1-2",
		"-806 553-4-1-2 4 9 4 0-4-3-3",
		"-819 985-3-5-2 6 4 7 3 0-2-8",
		"-860 1643 7-2 7 1 11-4-7-6-9 1-10 5-1 2 2 3",
		"-795 554-3-1 1 7 2-6",
		"-817 1419-4-11-6-6-6-2-7 7-5 10 3 2 14 1 12 8 10 1 0-3-11-7",
		"-686 1446-3-4-4 1 4 10 12 4 4 5 2-2-3-10-12-4",
		"-710 1408-7-5-8 2 7 1 6 5 12 24 7 2 2-8-5-16-14-5",
		"-626 372-1-2-3 4-18 5 5 2 12 1 5-3 0-7",
		"-770 1407 1-13-3-3-6-4-5 1-7 6 0 6 4 3 2 5 14-1",
		"-786 561 0-2-3 1 1 3 2 2 3-1-3-3",
		"-778 577-3 0 7 5 0-4-4-1",
		"-1258 847-8 0-1 8 11 5 4-1 3-4-9-8",
		"-1244 841-7-1-4 2 8 4 3-5",
		"-859 1401-5 1-2 4 3 4 8-4-4-5",
		"-795 573-2-1-4 2 3 6 2-1 1-6",
		"-799 594-3-6-3 1-2 3-1 2 9 0",
		"-894 1390-5-8-9 6 6 0 6 4 2-2",
		"-1146 812 8-1 3-3-1-6-5-3-7 3 2 10",
		"-1215 743-4-2-3 1-4 5 1 2 5 3 3-1 2-8",
		"-892 1425-1-1-7 14 4 4 6 0 4-6-2-8-4-3",
		"-1204 831 2-2-10 1-4-5-4 6 1 3 15-3",
		"-1144 833-2-3-3 5-1 5 3 2 2 0 1-9",
		"-1159 757-4 2 2 7 4 0 1-3 0-5-3-1",
		"-1172 750-3-4-10 2-4 6 2 12 15-16",
		"2224-604 2-7-1-7-14 9 8 1 2 3 3 1",
		"2189-615 4-3-10 1-1 5 7-3",
		"2259-649-3 0-2 4 1 6-3 4 3 2 6-5-2-11",
		"2173-595-8 3-4 4 2 16 2 3 5-1-1-11 6-12-2-2",
		"1986-399-3-1-3 3 15 15-4-13-3-1-2-3",
		"2050-108-2 0 1 2 5 4 3-1-1-2-6-3",
		"1975-309 4-10-1-2-4-2-3 6-2-1-3 4-4 0-3 5 1 12 3 4 3 7 6-20 3-3",
		"2883-1024-14-1-3 4 2 1 3 11 3 2 5 7 4 1 7-12-1-5-6-8",
		"2790-1067-12-1-10 4-6 11 4 8 6 2 11-2 9-12-2-10",
		"2417-668 0-2-6 1-1 6 3 0 3 3 1-8",
		"2497-845-6-9 2 7 8 12-4-10",
		"-285-800-4 0 4 5 2-1-2-4",
		"1993-245 0-18-6-9-5 4 3 12-1 10 5-1 4 2",
		"2777-235 0-4-8 9 4 2 4-7",
		"437 188 8 0 3-3-1-4-12-20-11 2-2 4 1 6 6 1 5 13 3 1",
		"333 6-5-4-2 1-3 8 3 6 8 3 3-4 0-4-4-6",
		"371 78-2-1-2 3 4 5 2-3-2-4",
		"365 221-8-1 4 6 5-2-1-3",
		"-2207-1157 2-1-11-3-2 2 6 5 5-3",
		"-2429-1320-4 6 6 6 2-3-4-9",
		"-2424-1388-4-3 1 12 6 9 2-3-6-12 1-3",
		"-2263-1194 0-3-8 0-2 2 8 9 3-5-1-3",
		"564 1738-8-4 7 7 1-3",
		"548 1686-5-2-7 3 1 7 9 1 5-4 1-2-4-3",
		"-221 2709-10-6-8 1 4 7 14 9 2 0 2-7-4-4",
		"-330 2829-3 1 5 3 4 0-6-4",
		"-255 2772-11 2-4 7 2 2 2 2 7 0 4-6 0-7",
		"-289 2817-27-2 1 2 6 1 2 7-9 4 2 2 9 1 8-5 9-2-1-8",
		"-306 2797 3-11-1-3-11-3 2 4-2 5-10-4 4 8 15 4",
		"-299 2791-3-1-2 5 8 4-3 1 2 2 11 4-13-15",
		"-52 3026-6 4 3 6 5-2-2-2 0-6",
		"-65 3027 1-4 2 1 4-3 5 1-7-22-5-6-3 2 3 12-1 1-8 0-1 2-7 1-1 2 14 3-3 6-7 2 11 5 3 0 0-3",
		"-39 3041-2-7-5 1 0 6 7 0",
		"-158 2940-6-1-4 3-2 4 6-1 6-5",
		"-210 2666 8-1-2-2-15-6-9 6 0 6 12 2 6-5",
		"-128 2962-5-1 3 3 10 1-8-3",
		"-146 2937-6 4 7 0-1-4",
		"-153 2951 0-1 15-2-3-3-9 2-10-1-2 4-5-1 1 8 13-2 2-2-2-2",
		"-331 3090-2-2-9 4-2 3 11-2 2-3",
		"-335 3072 0-1-9 6-3 5 10-4 2-6",
		"-359 3107 6-3-6-2-10 2-2 3 12 0",
		"-331 3111-2-6-9 1 6-8-15 7-8 9 11 2 17-5",
		"-137 2959-4-1-2 4-10 4 4 1 13-6-1-2",
		"-320 3113-3-4-4 1-1 8 8-5",
		"-310 2918-6-9-12-4 8-1-1-3-27-13-6 3 11 5-10 4 4 3-6 2 1 4 3 2 15-2-3 6 27 10 2-7",
		"-314 2848-3 0-5 3 6 2 3-3-1-2",
		"-307 2875-1-5 1-4 23-3-1-3-12-8-4 1-1 7-14 0-6 6-12 2-4 4 3 3 6 0-2 3 12 2 1 3 6 0 4-4 1-4",
		"-360 2884 5-3-4-4-7 0-10 3 2 3 14 1",
		"-362 2856-7 1-2 4 0 8 8 0 1-13",
		"-497 2696-1-2-5 4-10 1 4 2 9-1 2-1 1-3",
		"-371 2848-6 1 4 2 3-1-1-2",
		"1100 3017-9 2 0 4 9-6",
		"983 3009-4-2-3 2 1 3 4 0 2-3",
		"999 3018 5 0 8-4 1-1-3-3-8-1 0-4-15 0-3 8 5 1 0-3 3 0 2 4-5 3 2 2 3 0 5-2",
		"1061 3162 10 0 0-2-8-2-9 6 8 0-1-2",
		"958 2896-1-3-5 3 5 3 10-1-9-2",
		"826 2815-4-3-2 4 1 12 11 16 4 1 14 21 1 1 5-1-3-2 0-4-9-11-2-7-3-2-13-25",
		"754 2751-10 1-10 3 2 7 2 3 19-8-3-6",
		"686 2719 1-3-2-2-5 3-6 0-3-5-3 0-10 6 1 9 3 5 5 3 4 0 4-4 8-3 1-1-5-4 7-4",
		"627 2748-9 0-9-3-3 1 8 7 13-5",
		"633 2780-5-2-2 3 5 3 2-4",
		"568 2745 19-5 1-6-15-3-21 8 1 8 10 1 5-3",
		"524 2742-7 1-7 5 14-6",
		"503 2744-13 1-1 8 11-4 3-5",
		"537 2738-2-1-4 6 16 15-10-20",
		"530 2789-4 0 0 9 1 2 6-6-3-5",
		"564 2721-8 0-5 2 3 4 8-2 2-4",
		"553 2863-2-2-7 2 10 4 5-1-6-3",
		"415 2739 0 6 5 8 3 0-4-4 0-4 13 0-15-3-2-3",
		"-59 2295-2-4-7 7-1 4 10-7",
		"-53 2535-10-6-15 4 12 6 13-4",
		"244 2654-5-4-3 2 8 7 0-5",
		"520 2143 1-2 0-5-4 2-10-1-1 2 14 4",
		"424 1953-3-5-3 7 6-2",
		"414 2052-4-2 3 5 4 0-3-3",
		"215 1992-22 6 0 5 10 1 8-2 5-7-1-3",
		"80 1934-10 0 0 2 2 2 3-2 5-1 0-1",
		"72 1946-2-3-9 2 6 9 11 2 3-2 0-2-9-6",
		"-1557 1970-2-2-5 2 1 5 3 1 3-2 0-4",
		"-1354 1932-11 1-4 5 13 1 4-2-2-5",
		"-1389 1928-16 3-10 6 26-9",
		"-1432 1926-5 0-5 4 7 2 5-4-2-2",
		"-1407 1923 4-2-8-2-12 1-5 6 8 2 13-5",
		"-1282 1892 23 0-1-4-3-1-9-1-15 2-5 3 0 4 3 1 7-4",
		"728 1793-6-2-4 3 0 5 4-1 6-5",
		"761 2203 1-2-6 4-3 3 8-5",
		"740 2249-6-1-12 7 7 6 11-12",
		"742 2238 1-2-10 4 1 2 4 0 4-4",
		"759 2217-1-2-12 9-9 11 25-17-3-1",
		"760 2196 0-1-3 0-14 13 17-12",
		"769 2199 3-4-3 1-6 5 6-2",
		"724 2233 0-2-3 2-5 12 1 6-3 6 2 1 2 0 2-6 3-3 1-16",
		"880 2138 7-3-20 4 13-1",
		"1031 1919 0-6 4-1 4-5-1-3-8 2-4-1-3 7-5-3 3 8 5 0 2 7 3-5",
		"1044 1890 6-5-4 2-5-4-10 10 4 3 3-3 6-3",
		"1034 1930-6-1 2 9 5 4 1-10-2-2",
		"1038 1916-3 0-4 8 4-1 3-7",
		"1004 1972 1-3-11 4-4 6-8 7 0 2 10 3 4-2 1-2-5-4 3-2 3-7 6-2",
		"1177 1896-4-1-2 2 3 3 3-4",
		"1153 1809-1-2-6 4-1 5 3 3 7-7-2-3",
		"197 2587 7-5-6-1-13 4 4 2 8 0",
		"-2551 3478-7-2-4 2-5 9 0 6 12 3 21-4-12-4-5-10",
		"-1852 3277-7 0-3 3 1 5 9 1 4-3-4-6",
		"-2677 3552-18 2-3 2 13 8 6 1 7-7-1-4-4-2",
		"-2751 3640-27-12-16 5-13 0-4 3 11 3 24 0 16 3 9-2",
		"-2584 3543-22 1-1 1 2 3 7 1 17-4 1-2-4 0",
		"-2313 3039-6-6-9 4-12 2 30 8-3-8",
		"-6305 2468 2-5-8 2 1 4 5-1",
		"-6120 2370-2-2-1 2-3-2 2 6 4-4",
		"-6125 2380-4 1 1 4 3-1 0-4",
		"-6139 2434-3-3-3 2 0-3-5 3 5 3 6-2",
		"-6141 2422-5 1 0 4 3 0 2-5",
		"-6151 2425 2-2-8 2-1 5 2 1 5-6",
		"-6129 2408 3-7 1 3 7-5-1-3-9 4-3 8-6 4 6 7 4-3-8-5 5-1 1-2",
		"-6208 2477-10 2-14 9 11-2 13-9",
		"-6169 2444-8 3-7 8 15-11",
		"-6172 2438-4-1-3 9 6-3-1-1 4-4-2 0",
		"-6249 2501-1 0-1 6 1 4 5-7-4-3",
		"-6332 2480-5 1-10 5 2 3-1 3 5 2 4-2 4-5 1-7",
		"-6259 2505-1-3-8 14 3 5 5-2 6-8-5-6",
		"-5917 1641-7 1-6 9 2 1 11-11",
		"-5912 1447-2-2-6 11 2 3 2 0 4-12",
		"-6002 1696-6 0-5 5 9 0 5-2-3-3",
		"-5994 1704 17-3-14-3-3 2-2 3 2 1",
		"-5917 1669 2-3-7 0-3 5-3 2 11-4",
		"-3568 2074-2-1 0 3 1 3 1-5",
		"-3709 2026-3 0 3 5 6 1-1-3-5-3",
		"-3237 1615-6-1 8 5 2 0-4-4",
		"-3525 2069-14-3-2 2 10 5 6-4",
		"-3562 2075-5-2 5 10 0-8",
		"-3499 2063-13 1 9 2 1 4 3-7",
		"-3782 1793-4 4 4-2 0-2",
		"-3767 1894-2 0 14 21-2-6-10-15",
		"-3777 1762-7-1 7 3 3 15-1 9 2-10-4-16",
		"-3825 1732 3 6 12 9-15-15",
		"-4838 1408-2-1 2 3 18 9-1-2-17-9",
		"-4868 1365-1-3 0 4 4 10 8 13 4 2-9-14-6-12",
		"-4752 1457-2 0 13 10 3 0-14-10",
		"-4859 1308 0-2-4 11-7 24 1 19 1-20 9-32",
		"-4245 1482-5-2-6 2 6-1 13 6-8-5",
		"-4071 1549-2-13-1 9 3 4",
		"-4461 1504 0-2-6 1 8 5-2-4",
		"-4590 1475-2-1-8 6 6 2 6-4-2-3",
		"-4441 1490-2-1 2 7-2 7 2-6 0-7",
		"-3883 1212-5-4 4-2 3 5 3-4 2-14-3-6-9 1-5 14-7 9 15 3 2-2",
		"-3883 1098-2-2-10 6-1 2 14-1-1-5",
		"-3901 1114-8 2-5 5 6 1 7-8",
		"-3932 1128 14-1 4-4-13 0-7 2-1 2 3 1",
		"-3861 1295-9 6 8 7 2 16-2 4-5 3-9 11-21 3 4 2 16-2 14-11 0-2 10-5 1-10-6-5-2-14-1-3",
		"-3703 1136 1-1-3-2-9 3-1 6 12-6",
		"-3721 1203-4-5-3 0 2 7 3 1 2-3",
		"-3651 1060-7-11-25-2-1 2 0 6 5 1 3 4 14-2 5 2 4 6 2-1 0-5",
		"-3710 1111-4-2 1 3 18 14-4 6 1 4 6 1-2-3 2-7-7-9-11-7",
		"-3833 1274 9-5 7-2 11-10-2-24-8 8 5 0 3 15-10 10-7 1-6 5-8-1 3 7 3-4",
		"-3783 1173-6 1-9 6-4 0 2 4 17-11",
		"-3742 1145-7 8-12 5 4 2 0 3-9 16 0 4 11-16 2-9 11-8 0-5",
		"-3765 1210 0-3-10 0 5 6-17 20 1 2 3-1 7-13 11-11",
		"-3894 1106-8 4 2 5 8-8-2-1",
		"-4102 1323-5-1-3 5 4-4 4 0",
		"-3887 1235 0-12-15-9-5 7 0 4-6-1-9 7 5 1 1-3 4 4-3 5 6 8 1 5-3 9 3 0 9-6 0-4 12-15",
		"-4078 1230-4-1 4 5 1-3-1-1",
		"-4009 1364 0-4-4 9-9 24 13-29",
		"-4128 1079-15-7-5 0-5 1-6 7 0 1 6-4 4 3-5 10 5 7 13-3 8-15",
		"-4104 1328 0-3-4 10 4-7",
		"-3968 1133-8 3-5 4 13-7",
		"-3925 1336 6-1 22 2 1-2 0-2-16-1-25-7-12 9 9-5 8 4 2 7 5-4",
		"-4019 1257-10-9 6 10 5 4 0 3 5 2-6-10",
		"-4398 896-2-1 5 13 2 0-5-12",
		"-4393 871-3-7 1 7 4 6 2-1-4-5",
		"-4584 934-7 0 11 5 3-1-7-4",
		"-4112 469 0-2-4 4 3 1 1-3",
		"-4068 967 11 0 2-2-15-1-1 5 3-2",
		"-4347 1015-3-1-1 5 2 5 3 4 8 1-9-14",
		"-3132 862-10 6 2 2 8-8",
		"-3045 691-3-5-5 3-1 4 9 12 0-14",
		"-3041 725-2-4-2 3-8-1-2 3 4 4-6 3-4 9 5 2 10-6-1-4 6-9",
		"-3051 507-8-3-36-1 12 7 1 2 7 1 1 17-9 6 29 6 8 0-6-8 0-10 4-8-3-9",
		"-3410 607-3-5-6 13 8-3 1-5",
		"-3038 559-3-1 1 2 5 4 9 2-1-3-11-4",
		"-3107 837-1-3-3 1 1 5 3-3",
		"-2975 654-6 1-1 10 2 1 9-8-4-4",
		"-3192 557 1-7-5-6-7 0-5 4-12 1 3 4 6 1 5-4 5 0 1 3 5 5 3-1",
		"-3150 911-8-2 7 5 2-1-1-2",
		"-3086 601-3-1 3 9 3 3 3-1-1-8-5-2",
		"-3087 879-1-2-4 3-1 6 6-3 0-4",
		"-3062 795-4 0 0 3 4 2 2-4-2-1",
		"-3086 852-1-2-6 1-1 4 3 3 7-3-2-3",
		"-3064 762-5-1-5 15 1 6 7-3 2-3 1-7-1-7",
		"-3066 812-10-1-1 4 2 3-2 4 3 3 4-2 2-5 9-5-7-1",
		"-3080 800-4-2-4 5-2 12 3 3 9-4-2-14",
		"-3059 658-1-1-4 3 1 4 6 4 0-8-2-2",
		"-3652 1121 10-2 5-3-2-1-5 3-14 1 2 4 4-2",
		"-3438 603-2-1-10 5-8 8 0 4 4-2 3-5 10-4 3-5",
		"-3583 1088-8 2-1 2 9 0 1-3-1-1",
		"-3646 1075-7-2 0 3 3 2 4-3",
		"-3594 1092-7 4 1 2 3 0 3-6",
		"-3617 1093 10-3-10-2 0 5",
		"-8046 2929-8-1-3 5 21 7-10-11",
		"-7650 2856-8-1-7-5-4 3 1 4 4 2 17-1 2-1-5-1",
		"-7601 3018-2 0 5 7 3-1-6-6",
		"-7624 2924-8 3 9 4 5 0-2-4-4-3",
		"-7662 2892-3-1-11 7 9-1 5-5",
		"-7778 2791-6-1-3 2 7 4 2-5",
		"-7734 2822-5-1 3 4 10 5 4-1-12-7",
		"-7710 2826-7 1 1 2 10 1 0-3-4-1",
		"-7320 3023 15-2-25-8-5 7 7 4 8-1",
		"-7256 3017-8 0 8 3 0-3",
		"-7228 2991-3 0 9 7 10 3-16-10",
		"-7387 2991-5-1-2 1 3 4 24 14 8 9 11-4-18-10-11-11-10-2",
		"-7401 3003-3-1-10 1 3 3 7 2 8-3-5-2",
		"-7383 3023-1-3 1-2-4-7-4-2 1 3-3-1-2 4 5 8 2-1 4 3 1-2",
		"-7397 3041-9 1 1 4 3 0 4-1 1-4",
		"-6643 2745 4 1 8-1-4-11-5 1-16 13-6 11-9 2-2 2 2 2 6 1 10-5 12-16",
		"-6699 2842 3-3 5 0 4-7-1-2-5-1-1-14-3-9-3-1-3 2-3-3-3 0-3 6 2 11 6 2-11 6 1 2-5 5 0 6 5 4 7 1 8-5",
		"-6665 2777 1-2-18-12 0 8-5 4 5 2 17 0",
		"-6567 2754 5-9-10 0 0 5-5 2-3-1 2 6-1 5 3 1 6-2 3-7",
		"-6637 2826-7 0-3 2 5 12 9-6 5-5-9-3",
		"-6606 2805-1-8-11 0-5 6-10 1-2 6 5 2 11 13 3-1 13-12-3-7",
		"-6639 2812-5 1-8 5 7 5 13-1 0-6-7-4",
		"-6716 2911-7-1-10 5 7 2 10-6",
		"-6447 2625-1-2-9 7-6 6 0 4 4 0 9-7 3-3 0-5",
		"-6546 2724-2 1 3 7 7-1 0-2-8-5",
		"-6551 2598-4 3 0 7 4-3 0-7",
		"-6512 2698-7-6-12 5-2-5-2 4 3 4 10 4 6-2 4-4",
		"-6492 2658-5 1-11 8-18 10 3 5 3-1 23-9 9-10-4-4",
		"-6396 2574-3-1-6 3-2 5 1 2 6 2 4-6 0-5",
		"-6418 2620-4-1 1 5-1 11 4 4 6 0-6-19",
		"-6466 2650-4 1-6 8 3 0 7-9",
		"-6458 2656-8 1 4 10 3-4 1-7",
		"-6952 3479-4-2-9 3 11 2 10-2-8-1",
		"-3050 443-3-1 0 5 7 6 4-3-1-3-7-4",
		"-4007-149 0-2-7 1 3 12 7 5 9-3-10-6-2-7",
		"-2592-72-5-1 7 13 6 6 0 11 7 10 6 5 8 1 5-6-6-18-18-16-10-5",
		"-3953 413-2-2 0 4 2-2",
		"-3946 63-2-1-2 3 5 3-1-5",
		"-3906 127-1-1-3 2 1 4 2 0 1-5",
		"-3041 457-6-2 2 4 4 1 4 0-4-3",
		"-2225-147-5-5 1 13 5 3-1-11",
		"-1937-655-2-1 0 3 5 4 1 5 3-6-7-5",
		"-1945-674-2-3-2 1-2 4 2 2 4 0 0-4",
		"-2244-66-4-4-3 1 2 6 5-1 0-2",
		"-2487 13 2-2-7-11-4-1-4 0-6 3-11 0 0 5 3 5 8-1 12 4 7-2",
		"-2515 97-5-2-3 1-3 6 1 4 4 2 4-1 2-10",
		"-2533-7-13-9-6 5 2 6 8 3 9-1 0-4",
		"-2472-6-13-1-6 2 5 6 11 3 5-1 1-3-3-6",
		"-2521 7-1-7-9 3 0 7 8 6 2 12 2 2 2-17-4-6",
		"-2508 20-5-2-1 8 1 3 10 3 1-6-6-6",
		"-4517-39-10 5 0 5 3 3 11 2 4-3-1-6-7-6",
		"-4471-46-6-2-4 4 10 8 7 1 1-1-2-3-6-7",
		"-4080 367-8 1-5 5 2 7 5 1 2-5-2-2 1-3 4-2 1-2",
		"-4571-23-5-1-5 2-1 8 9 1 3-3-1-7",
		"-4521-67-5 2 2 4 5-4-2-2",
		"-4564 1 4-3 1-9 10-10 1-9 8-8-5-9-11-4-13 0-5 5-1 3 8 8 10 4 1 3-4 3-2 6-7 5-2 13-7-1-2 2 6 5 6 1 4-5",
		"-4529-17-2-1-9 2-3 2 4 6 6-2 5-4-1-3",
		"-5464-1357-8-2 3 6 8-2-3-2",
		"-5325 1081-2-5-3 2-2 7 5-1 2-3",
		"-5546 937-3-1-4 3 1 2 2 2 4-6",
		"-5528 1250 1-5-3 0-5 9 7-4",
		"-5490 1208-4 2 0 7 4-8 0-1",
		"-5658 1453-5 2-12 10-4 6 0 8 8-5 2-7 9-2 2-12",
		"-5735 1585-4 2 0 3 4-2 0-3",
		"-5759 1404 0-2-9 3 5 6-1 6 2 1 5-9-2-5",
		"-5585 1220-1-3-15 10 8 0 8-7",
		"-5555 1301 1-2-3 1-4-8 2 10 4 2 0-3",
		"-5610 1450-4-12-12 4 2 16 3 2 7 2 4-12",
		"-5603 1227-5 6-1 3-6 3 4 9 3 16 1-3-3-19 7-15",
		"8349-2259 2-6-6 3 4 3",
		"6216 530 1 5 2-1 0-2-3-2",
		"6264 499 0-2-6 6-1 5 5-2 2-7",
		"6147 370 0-2-7-2 1 5 6-1",
		"6289 348-1-3-4 9 2 5 3-2 0-9",
		"6299 480-1-2-2 3 2 7 1-8",
		"6230 575-6-1-6 9 8 1 5-6-1-3",
		"6243 580-1-3-3 2-2 7 6-6",
		"6741-322-1 0 0 2 4 4-3-6",
		"6734-337-3 1 6 5-3-6",
		"6399-147-2-4-5 1 7 3",
		"6380-166 2-2-8 4 4 1 2-3",
		"6203-299-1-2-3 4 0 3 4-5",
		"6181-264 0-5-2 1-2 4 4 0",
		"6039-356-7 0 0 5 7-2 0-3",
		"6149-427-2-3-3 1 1 2 6 5 7-2-7-1-2-2",
		"5878-418-4 1 0 8 9 2-5-11",
		"3501 3325-9-1-9 4-10 8 2 2 29-3-1-5 2-2-4-3",
		"4843 3810-6 0 0 3 5 4 8 0 3-2-10-5",
		"5007 3981-11-1 2 5 5 0 12-1-8-3",
		"8073 3445-2 0 2 5-16 6 1 11-4 3 2 4 19 8 6-2 0-5-4-3-8-1-1-3 2-13 6-6-3-4",
		"6486 1583-2-1 1 4 4 3 1-2-4-4",
		"6321 1825-1-4-3 3-1 7 3-2 2-4",
		"6245 1977-3-2 0 3 5 2-2-3",
		"6063 1404-6-1 0 4 3 3 3-6",
		"5678 1140 0-2-8 7 3 0 5-5",
		"5640 1080-2-1-2 6 3 4 4-1-3-3 0-5",
		"5632 1082-6-1 6 5 0-4",
		"5700 1111-8 1 10 5-2-6",
		"5358 520-4-3 0 2 5 3-1-2",
		"5166 536-2-2-3 5 5-3",
		"429 2736-9 0 5 2 4-2",
		"337 2679-5 0 6 2 2 0-3-2",
		"-4329 3551 13 0 34 7 27 0 5-1-3-3 4-2 6-2 2 1 8 25-2 6-32 3-13 8-16 6 19 6 7 6 4 1 15-1 37-9-28 13 11 4-12 1-15-1-9 2-14 9-2 6 4 7 6 3 10 2 50-8-1 2-55 10-4 3 22 12 20 3 10 3 32-2-6 5 24 6 38 5 53-2 13-5 9-14 28-10 0-10 8-5 8-2-2-3-45-20-1-2 24 9 7 0-4-6-12-7 12-5-11-1-1-8 7 0 21 11 10 3 15-1-11 8 3 3 10 2 13-6 13 4 16-6 0-12 21-8-14 11 2 8 6 5 14-4 15 0 20-5 10 0-1 2-37 7-10 6 3 5 33 7 25 1 28-2 26-6 24 0 26-7 6-6 0-5-17-9-7-2-19-14 5 1 11 9 23 7 22 2 22-3 2-5-5-5-29-6-15-1 25-1-6-5-2-4 1-5-10-8 2-1 12 6 8 12 6 3 17 2 14 5 8-2-1-1-24-16 7 1 17 8 12-5 4-5 11-5-1 4-5 6 1 3 19 7 16-4 23 0 24-4 19-8 4-4-2-2-14-7-22 0-35-13 16 0 16 9 13 1 18-3 10 0 18 6 7-2 2-8-6-5-13-6-28-6-16-6 9-2 15 8 7-3 0-4-8-15 6 4 17 19 21 8 30 5 13-3 27-1 36-8 4-4 0-2-24-8-23-2-20-5-18-5 0-2 13 0 16 6 35 2 3-3-14-8 13-2 13 6 13 3-5 3 6 5 7 2 10-2 25-12 9-12-4-4-38 3-18-7-23-1-14-2-7-3 37 3 31-6 33 0 28-9 0-4-6-2-40 1-17 3-13-2-10 2-11-2-21-5 31 4 29-6 4-1 0-5-6-8-28 4-14-2-30 2 22-5 33-3 3-1 1-3 10-5 14 2 23-5 23 0 1-1-2-1-12-2-2-3 11-5-5-8 10 3 3-4 3 3-2 5 21 4-3-12-7-7-6-2 5-1 25 12-2-6 6-2 8 3 10-1-2-10 7-4-2 8 1 2 18 7 7 1 4-3-9-4-3-4 3-2 9 0 10 3 24-11 7 2 9-5-12-3 4-8-35 1 16-3 1-2 26 0 1 3 11 3 14-2 14-5-6-3-5-8-22-10 37 6 29-2 13 7 8-1 33-19 0-2-11-2-19 6-11-2 23-7 4-4 1-2-15-3-15 1-11 4-9-1 8-4-7-5 27-9-12-2-18 2-1-1 9-4 3-5-12-6-2-4-16-1-9 2-15 10 2-8-12-2 16-2-1-20-2-5-10-10-15 9-8 1-5-3-9 6 4 11-11-7-4-7-27 17-15 15 1 3 10 6 16 4 9 9 12 6-11-2-17-10-21-4-20 0-3 1 1 3 10 6-14-4-6 1-21 7-15 14-10 3-2 0 3-4-6-1-11 2-1-2 6-4 1-6-2 0-5-1-21 8-7 0 9-10 26-11-9-5-23 1-32 14-14-2 14-1 12-5 1-2-3-2 0-3 4-3 16-5-5-8 1-3 18 4 9-3 5-5 9-2-11-5 14-5 5-8 7 0 6-13 3 9 21-7 0-2-4-2 4-3 14 8 9-1 12-8 4 1 8-4-12-7 17 1 4-2 1-2-7-7-18 0 12-3 10-8-1-3 24 0 0-3-6-2 11-1 8-10-7-1 3-11-1-10-7-1-14 18-13 8 5-8 5-13-3-4 0-1 19-16-9-2-15 3 6-12-1-3-2-1-24 12-8 4-5-2-19 10-1 0 2-5-1 0-10 1-12 12 1-9-4 0-3 4-10 5-2 3-8-1-4 2-32 20 8-13 1-3-2 0-37 15-18 2-3-3 7-5 32-21 23-4-3-5 19-4 19-11 17-5 18-15 15-5-2-3-6-2 4-9-13-2-56 14-60 6-24 7-24 17-32 0-43 12 8 6-16-4-4 1-33 18 19 1 12 7-7 0-10 6-29 1 6 9-16-4-9 10-39 19 10 9-33 0-2-6-5-2-4 9-16 2-9 9-2 0-12-3 14-10-3-3-18-2-21 4-12-1-2-6-18-1-37-7-47 6-12 7-8 8 5 14 11 7 26 6-5 8 7 5 42-5 33-7 15-8 1-2-4-6 6-3 5 8-4 5-18 10 32-1 9 5 24 0 13 5 13 2 21-2-9 14-27 13-6 4-1 3 42 17 15 9 12 2 5 8 8 8 21 5 7 6-7 4-18 24-17 14-13 8 2 5-18-3-9 3-3 3 5 8-2 5-15 1 8-6-1-2-15 0-7 2-11 6-3 5-10 0 8 6-11 2 12 4-7 1-18-8-15 3-5-4-31-8-17-1-2 3 3 13 9 2 21-1 15 6 1 3-7 5-31 6-6 4 0 4 3 1 11 2-14 1-11-5-17 3-2 1 1 0 12 6-8 3-29 0-9 20-25-1-17 7-22 12-14-6-3-4 23-5 8-10-2-4-14-5-21-2-32 6-70 6-5-1 23-6 14-6 4-4-4-2-32 10-37-5-42 8-36-2-79 8-17-4-27 5-8 7-1 4 5 5-15-3-21 1-3-1 6-4-28 0-11-4-28 10-22 4-18 12-13 15 38-1 43-5 35 4-37 9-60 4-31 7-7 4-9 22 4 5 14 7-8 1-2 2 0 9 25 19 7 15 12 8 11 3 3 4 49 16 66 7 70-4 3-3-2-1-35-12-20-10-27-19-2-6 3-5 14-10-1-17 6-11 9-6 51-21-19-7-27-3-32-7",
		"-3474 4151 153-5-21-5-82-8 54 0 84 9 21-2 9 4 7 1 10-1 14-5 18 2 25 0 8-2-8-3 28-8-8-5 38 3 39-2 11-1 9-3 5-3-4-3-45-12-71-10-42-5-39 0-24-5-46-1-15-7-88-9-2-2 20 0 129 12 48 0-3-3-189-38-47-15-29 1-29 7 25-13-2-2-90-6 22-2 37 2 16-1 0-1-10-4-30-4 13-2 0-2-14-4-53-3-50 6-48 3-13-2 6-1 53-3 12-6 2-2-8-5-107-4-70 5 30-5 9-5 26-4 25-2 31 2-3-9-35-1-34 4-74-3-59 1 35-7 53 4 28-1 15-2 8-4 35-1 33-7-5-5-17-4-77-1 47-6 14-4-18-5-15-11-5 0-51-4-52 1-3-5 2-11-2-5-10-5-11-3-70-3-34 1-54 10 8-5 11-3-12-2-27-1 11-4 36 3 22-2 23-5 15 3 21 0 8-2 3-7-2-2 5-2 21-3 26 5 14-6 1-5-15-9-62-13-58-7-14 0-2 2 8 7 0 2-7 3-10 3-27-1-16 6-13 2-11 3 13-7 3-3-2-3-82 0-17 11-3-16-43-3-27 2-22 5-17 7-11-10-34 3-6 7-1-10-45 1-4 9-1 10-6-6 4-12-52 4 4 16 55 14 79 4-18 8-21 3-9 5-16 11 4 3 13 3 37 3 32-5 10-3 30-14 42-5 38 1 19 3 35 15 12 7 3 6-5-2-36-17-18-4-19-1-16 2-19-3-22 3 0 10-12 8 46 14 20-1-16 4-18-1 6 14-12-10-20-9-8-1-32-2 15 13-25-7-25-4-21 1-11 2 4 5 0 7 26 12 8 6 90 7 86-7 15 3 41 1 20 6-34-4-99 5-7 4 9 2 40-3-31 8-53 22-39 3-19 6-4 9-6 5 6 7 10 3 129-5 52-11 50-16 32-3 28-1 18 3-44 2-84 24-14 5-1 2 22 3 78 3 46 4 21 6 63 7 76 4-93 5 4 4 18 6 70 13-55-4-38-9-23-2-10-4-7-7-11-3-62-9-68-5-26 1 33 10-14-1-45-2-41-9-46-1-70 4-4 1 1 2 8 3 60 13 95 6 3 2-125-5-78-19-19 0-67 8-10 5 5 1 37 3 52-1 45 3 77 12-23 0-61-8-33-2-117-2-18 4 2 3 37 4-24 3 53 9 51 1-44 2-91-8-15 1 2 2 37 9-40 1-34-4-19 3 2 2 11 3 24 4 78 5 41 7 25 2 21-1 31-6 9 4 11 1 49-5 30 1-14 3-63 7-2 2 41 4 45 7 27-3 38-3 29-9 19-3 16 1-21 5 10 2 119-13 37-6-11 4-25 4-66 9-49 10 0 1 9 2 29 3-22 4 0 1 17 2 49-4-19 8 9 2 46-4 67-1-55 7-16 5 14 1 120-3 53-10 14-7 7 0 22 3-4 2-63 14-11 4 69 2 66-1 57-12 31-3-39 9 2 4 3 1 26 4 42 1 52-10-24 6 17 3 56 2 24-5",
		"-4715 3588 24 0 4-1-2-3 1-2 25-9 11-6 5-4 3-10-1-7-4-3 31-11 16-12-2-4 2-1 14 1 10-7-15-2-23 5-10-7 20-1 7-2-45-19 28 1 4-1-1-1 3-2 14-3 10 0 17 5 9 0 2-1-14-5 39 0 12-3-13-2-11-8-8 3-9-2 25-9 13-11-3-3 1-7-3-10 17-11 3 1 14 11 0 5 6 7 6 14 19 12 11 0 51-22 11-19 0-5-4-5-11 1-6 4-5-3 1-17 6-9 35-20 7-9 5 0 35 15 4 12 4 4 22 14 12 18-1 7 3 5 9 5 11-2 21 2-12 3 1 3 8 3 3 6-13 4-8 1-5 3-3 6 1 9-4 6 3 6-5 3 2 0 16-2 43 2 33-7 52 0 12-3-6-5-13-2 23-5 5-5-2-2 1-1 13 2 29-5 2-3-31-12 29-1 6-6-1-4-32-10-14 2-18-3 8-5-2-2 11-8 10 3-4-9 2-5 9-6 23-10 6-5 2-2-2-5-8-15-8-3-15-1-14-11-22-9-16-1-22-9-10 0-3 5-17 12-10 1-6 2-2 2 4 1-13 7-15 2-14-6 5-1 8 3 6 0 26-13 20-20 1-2-3-1-22 4-5-2-4-4-7 1-24 6-17 11-8 1-23-2-32 0-2 0 3-3-3-2 3-3 34-9 2-3-4-5-52-29-11-4-8-1-25 0-36 14-3 3-10 1-41 12-9 0 5-3-3-1-21 3-55 2 19-7-1 4 4 1 53-7 47-22 39-3 40-1 19-3 1-5-1-2-13-12-30-21-6-8-5-3-28-9-8 0-12 2-7 4 5-7-2-1-13 4-11 0-7 3-3 4-11-2-2-1 6-2 5-6-15 1 7-9-7-6-10-3-12 2-11-4-36 7-19 2-2 1 2 1-3 1-11-2-18 3-43 9-14 6 5-5-3-5 5-4 14-1-5 3-1 2 1 0 59-12 2 0-2-2-13-5 9 0 22 7 25-10 18-3 13-7 1-12-4-4-17-3-16-6-30 3-16-2-1-2 4-3 17-4 1-2-3-3-14 2-14-2-2-3-8-5 0-2 7-3 5-6-17 7-17 3 11-4 4-3-8-4 2-2-3-2-14-2 4-3-3-1-12 0 4-5 9-4-30-14-1-2 3-5-3-2-7 0 2-4-1-4-22-27-3-3-10-2 6-4-7-23 0-35-4-9-5-1 9-2 5-7 5-1 8-6 7-1-3-21 3 4 4 12 4 6 17 2 30-3 4-11 33-59-9-14-9-6 17 6 8 0-3-3 62 13 26-1 40-12 49-8 19-11 18-7 30-22 90-21 23-13 0-2-7-11 7 7 8 3 27-1 30 3 35-5 12 1 6-4 14-1 9-4 5-3 4-9-10-23 0-6 9-10 5-11-3-10 2-18-5-5-2-6 2-4 12-7 21-19 1-4-2-2-10-5 14 1 4-2 3-3 21-8 16-11 11-19-21-13 19 9 6 1 13-2 13-5 25-21-6 8-13 10-1 3 3 8 9 12 10 2 2-3 11-5 7-13 2 9 6 6-12 12 0 2 5 3 3 6 19 15-4 2-2 10-9 8-1 5 2 5-9 9-10 31-1 3 4 5 5 1-7 5 4 4-12 4 5 3-11 5-12 17-6 4 62 17 35 14 31 18 20 17 5 5 6 13 1 27-3 14-4 10-12 19-13 13-20 11-45 18-3 4 4 11 19 15 15 9-5 5 6 4 1 6 7 0 9-6 3 1-7 5 7 6-2 6 4 5-14 3 6 3-11 14 9 6-11 2-4 3 10 9-14-2-15 2 17 13 5 6 0 12 11 6-18 8-7 6-6 13 0 9 4 4 8 3 26 8 25-3 53-10 7-3-5-4 22 7 16-3 19-7-2 3 2 2 47 13 41-18 10 0 2-5-7-9 14 4 14-4 9-8-10-4 1-1 10 2 8 3 11-3 1-2-7-3-5-4 11-1-5-4 16-9 35-5 22 0 6-2 1-5 2-2 5-1 15 3 4 6 3 1 4-2 4-9-12-8-6-10 1-7 5-6 1-4-3-3-14-3-35 0 2-2 44-3 5-5 3-7-6-10 0-4 1-3 14 0 3-2-6-6 2-5-6-11-5-2-7 7-4-5-15-4 0-1 19-4 25 10 29 1 11-4 5-4 3-7 3-2 2-4-1-4-6-12-5-4-24-6-5-3 31 8 6 6 6 11 3 4 5 0 7-9-9-8 10 7 5 6 4-8 0-12 5 11 28 11 15 3 6 2 6 10 6 3 6-1 7-6 5-11 4 7-6 12 9 1-3 4 4 3 7 0-1 2 9 0 8 2-13 3-3 5 5 0 4 7 5-2-3 8 7 0 15-5-18 8-4 5 2 7 8 2 13-2-7 3-1 3 12 18 6 4 6 0 10-4 4-4-5-4-13-4 25 2 5-4 1-7-3-5 8 4 7-9 8-6-11-6 2-1 8-2 0-3 7 3 5 0 6-7-4-4-7-2-17-1 9-2 28 2-3-2 4-5-3-3 12 1 8-10-11-7-15-4-7-6 3 0 13 6 4 0 0-2 27 4-4-9-7-6-12-4-10-5 22 5 17 2 9-9 17-3 3-3-5-5 4-5-2-2-19-7-8 0 5-2 24-1 3-2-6-7 6-2 12-1 14-8-2-8 0-9-8-1-26 2-15 3-1 1 4 3-10-2 5-4 33-10-13-3 3-2 26-3-14-4-1-2 18-1 3-9-7-1-1-1 14-2 4-5 5 0 8 5 5-1 0-3 7-3 2-5 4 4 7-1-3-7 10-8-8-6-5-8-8-7 20 9 23 3 3-2 0-3 13-1-15-12-5-6 21 12 8 7 13-3 11-15 19-3 9 2 1 2 12 1 2-5 5-3 21-6-8-8-7-3-22-2-4-3-11-3-10-9-14 0-6-4-23-6-16 0-12-5-4-7-13 3 1-3 14-6-10-4 0-2 2-1-4-3 0-1 10 2 15 10 26 7 20 12 13 5 36 6-6 1-13 0-2 2 2 2 6 1 39-3 11-12 3-6-19-9 5-2 4-6 25 14 16 1 3 0 5-7 13-2 7-5 8-13-5-11 3-6-2-7 4-5-26-5 13 0 16-3 2-3-4-3-12 2 16-8 1-2-1-3-16-11-48-23-24 0-15-2-13-5-24-1-33-26-11-5-12-9-10-4-3-5-10-3-26-2-10 1-8-2-16 0-22-5-10 7-40 3-21 0-5-3-17 1-14 3-15-2-17 1-18-1-20 2-25-3-10 2-8-5-19 1-22-11-15-20-1-7-6-6-45-7 3-2-16-5-6-6-13-6-16-12-7-10-15-9-9 0-26 8-32 5 9-5 17 0 32-9 4-4-6-13-5-5-22-16-13-14-21-11-7-6-25-6-6 0-16-6-3-4-21-10-15-4-2-4-6-3-17-16-12-1-16-11-14 2 16-5 1-5-19-7-17-10 21 9 11 3 15 8 10 1 5 11 15 18 21 9 12 9 13 4 6 6 11 4 32 6 37 14 23 17 2 5 22 17 5 7 33 20 29 13 82 25 21 5 33 2 34-3 14-5 15-9 3-6-16 2 14-7-1-8-4-6-15-3-9-8-22-9-11 1-22 7-8-4-18 1-13-5 17 2 7-4 18-3 5-3 5-8 3-2 6 1 13 7 11 1-2-2 8 0 9-4-8-7-3-11-20-13 6-3 8 2 10-1-3-9 4-9 5-1 4-16 4-2 1-4 31-4 4-3-11-4 18-8 9 1 11-6 10 1 20-2-3-5 9 1 5-2 26 12 4-7 5-3 6-1 8 2 7-5 4-7-9-4 18-1 3-2-3-3-9 0-62-20-32-6-7-4-15 2 3-7-4-3-10 2-9 6-5-8-3 5-6-2-3-5 3-5-5-2-4-6-6-2-14-14-11-7-8 0-4-3-1-5-4 0-3-2-13 2-7 12-5 1-3-4-4 4-4 16 5 11 12 10-4 1-10-7 2 3 9 6 15 3 6 4-11-3 3 3 38 18 23 7 2 2-2 2 5-2-1-8 6-1 5-5-2 6 4 4 37 7-62 2-7-4-7 2-2 1 5 5 13 7 12 11-8-2-8 7 2-6-9-9-6-1-49-20-4 0-7 5 4 5-8-4 4-4-17-8-4 2-18-4-2 4-10 1 2-9-1-5 4-1 2-2-11-7-8 1-10-3-2-3-12 0-3-6-3 0-5-4-5 6-4 1-7-4-3 3-4-6-1-6-4 3-10 1 6 5-5 1 2 6-10-7 0-5-5-8 0-4-8-6-6 1-9-5-2 4-3-5-2 6-4-7-3 3-1-7-3 2-5-2 1 4-11-5-5-4 4-3-16-14-6-10-5-3-4-13 4-8 6 1 0-3-11-3-10-11 15-6 6-9-2-3 6-2 1-7 5-2 6-2 15 5-5 10-7 3 2 1 5-1 6-6 2-14-23-3-13-4 0 8-2 1-14-9-9-3-2 8 3 5-7-3-6 6 2-5-3-3-1-9-4-4-48-5-22 0-5-3-28-10-20-13 5 15 0 5-4 4 2-5 0-11-5-8-8-6-4-6 1-3 12 0 1-3 1-4-6-27 1 11-2-1-4-13-4-5-4-4-3 0 1-3-2-5-8-3-11-16-6-3-2 0 3 10-12 3-19 14 0 6 5 9 13 4 4 6-5-4-7-2-7-4-6-7 0-8 8-10 1-9 4-7 7-7 5-2-2-7-3-2 5-1 2-8-2-3 0 2-2 0-2-7-3-1-7-9-12-21 1-4-12-7-6-13-3 5 1 7 5 11 8 10 3 7-10 1 3 5-6 4 3 5 0 5-10-4-8 4-2 4-2 3 2 5 12 1-2 0-8 7-3 1-3-3 2 5 7 2-4 4-4-2 0 5 7 0 2 4 0 2-4-3-1 7 8 8 10 1-6 2 6 5-4-1 0 4-5-1-2-6-6-3-1 3-2-6-2 4-5-9-8 2 8-7 0-2-3-2-4 1 3-6-2-10 2-10 5-9-9 4-5 9 1-4 1-4 12-10 3-6 0-3-6 5-15 4-5 7-2-5-5 7-12-2 1 7 10 12-1 5 0-5-11-9-3-10 4-3 10 1 7-8 18-5 14-10-4-11-8 0-22 21-9 3 10-6 19-19 12-4-3-3 5-1 0-7-7 1 0-4-3-1-15 11 7-9 15-9 2-4-6-3-10 7-2 4-18 5-13 0 29-7 2-7 7-4 1-3 4 0 8 3 12-2 12-35 11-20-14 23-6 19-3-9 9-18-3 3-13 5 0-7-7 2 3-3-8 1-5-6-4 0-6 3-3 7 1-13 32 1 0-14 4 1 1 9 6 3 2 0 3-6-1-10-20-14-15 2-3 5-2 2-3-4-5-1-15 4 3-3 23-9-5-10-8-5-4 1-11 8 5-7 12-4 14 2 5-2-4-5-4-3-9-1-2-3-20 0-8-5-3 1-3 6 2-11-19-12-5-7-3-10-2 11-3-12-19 0-9-2-13-8-15-16-3-8-2 4 1 4-3-4 3-7-3-2-7-5-8-2-2-4-9-7-7 1 2-4-2-3-21-8-14 1 8-5 0-3-5-4-3 6-4-3-4 5 0-4 5-7-3-4-4-1-4-9-10-3 3-5-7-4 2-5-5-3 4 0-6-8-4-1 5-5-4-4-4 1-4-20 13-50 18-38 19-28-3-10 6-19-8 14 1 17-5-9-2 6 3 6-4 3-1 5-3 1 5-19 26-59 5-6 4-14 0-12-4-36-2 2-7-13-3-14-6-6-13-3-6 1-13-2-2 4 1 4 2 1 7-5 1 2-9 5-11 19-1 5-10 3-8 4-5 8-2 15-5 3 7 9-8-6-3 0-2 7 1 10 2 3-8-1 0-5-6 2-7 9-9 17-5 5 4 1 12 16-2 3-4-1-6 5-2-1 4-4-3-8-4-1-5 7 9 32 0 20-6 9-26 20-20 23-17 9-14-2-3-4 0-4-8 0-13-6-26-5-3 1-2 3 0 4 4-5 1 1-2 6-16 12 3 1-2 2 3 5-7-2-1-4-2 1-19 8-14 3 11 1 6-1-2 3-5 2-9 0-12-5-26-3 11 5 1 3-2 3-4-3-4 2-1-4-5-6-10-2-1 0 3 5-9-7-19-1 11 3-7 8 0 5-5 7-6-17-28 0-10 3-16-4-5 0-6-6-7-3-19 5-8 5-5 1-6-5-4-7 12-6 9 2 13 6 4-3-8-6 4-4 5-1 7 8 5-1 2-11-9-2-3-3 2-1-6-1-2-3 2-4 8-6 17-4 3-5 5-2 0-3-4-2-3-4-4 3-7-5 1 5-8 8-14 5-4 6-14 4 1-3 4-2 0-5-4-10-4-2-4 8-10 2-4-1-5-7-4 0-27 7 3 3 4-1-4 7 0 5-5-2-9 2-8 9-7 1-4 4-6-2-6-5 4-4-1-1-9-2-21 2-25 9-26-1-6-2-3 4 4 3 2 5-4 1-5-8 2-7-10 0-33-15 12 8-13 0 3 6-1 5-5 0-3-4-6 1 1-8 6-8-13-11-1-4-6-6-29-16-19-8 11 8-18 1-4-3-6 6-3-1 6-11 5-1-13-6-5 4-3-11-3-2-2 3-4-3-7-1 1-4 5 2-2-6-5-5-13-2 8-8-8-18-4 0-12 7 3-9 11-2 0-6-4-8 6-24 11-21 4 0 0-1-1-14-17-37-8-32-4-31 0-41-6-16 5-26 9-15 13-12-4-14-1 9 2 5-11 10-8 13 6-21 6-6 20-43 33-38 9-26 15-14 3-8 7-5-7 3 0-2 15-6 2 0-6 4 7-3 19-1 8-6 11-3 13-17 4-1 14 2 31 12 22-1 12 2 6 3 3 5 13 3 23 2 5-4-3-4 1-2 6-3 13 0 13 8 0 5-4 4 1 5-5-3 0 3 24 13 11 10 2 19 10 10 1 31 6 22 27 14 47 7 21 7 23 2 37-8 4 2 0 3-6-1-4 2 1 1 12 2 4-1 11-9 0-9 2-4-2-8-5-11-15-14-10-13-2-7 1-12-7-4-5-7 2-4 11 1-3-7-9-4 0-5 5 3 3-2-8-24-4-7-1-11-5-9-10 13 2 10-1 6-8-6 0-4-8-14 11 0 3-7-10-30 4-5-4-10 1-18-3-16-12-17-7-3-9-11-2-3 1-3 15-7 3 5-3 5 23-13 13 9 9 2 4-1 7-6 10 3 19-4 7 2 20-1 9 5 12 4-2 3 10-1 15-5 16 1 9 3 17-5 4-4 7 1-5 3 13-3 24-19-10 4-5 0-2-1 1-5 9 0 8-9 8 2 5-2-7 7 14-6 3-8 7-4-6-9-3 4-4-4 2-3 4-1 6-20-12-17-4-13-3-21 2-19-1-17 1-9-4-1-1 3 1 13-1-5-7-6 5-11-1-13-4 2-1-6-2-4 6-2 2-9-4-4-6-13 1-8 6-10 5-3 2-7 12-21 28-32 8-3 12-10 2-11 8 0-3-3 0-5 8-5 15 1-6 9 9-6 9-10 9-2 15 2 11 3 15 10 21 7 27 19 23-3 5-1 4-5 22-1 21-8 12-9 7-9 18-12 4-7 7-5 13-15-3-3 1-5 6 0 2 3-2 16-2 7-5 6 32 20 7 14 6 5 6 4 7-1 6 1 2 5-4 9 4 14 0 6 3 4-1 2-7-5 7 9 6 15 30 24 19-6 6 1-8-3-1-4 6-5 9 17 1 8 3 3 4 1 19-3 18 1 30 21 22 8 6 9 1 6 8 3 3 3 10 6 6 1 5 0 12-5 5-9 1-6-14-14-22-7-5-3 1-7 5-11 10-9-5-1 7-17-3-11-15-17-8-14 6-9 1-4 11-11-1-4 2-6 6-5 19 6 8 9 1 18-1 7-9 15-6 6-6 14-2 12 4 3 0 6 10 2 22 10 29 9 7 7 3 1 8-5 4 2 1 3-2 7-19-3-4 13 4 11 10 4 7-6 5-19 6-10 20 2 21-4 21-14 6-14-2-4 1-6 8-9 13-1 45 7 37 1 7-3 0-5 12-11 36-10 15 2 33 18 17-1 5 3-6 3-15 1-4-2-3 5 40 0 40 5 23-2 18 2-2-3-16-2-7-5-27 0 4-2 0-4 8-7 1-4-4-7 7 3 0 5 3-1 11-21 5 5 3-3 0 8 4 0 9-6 8-11-1 9 7 0 2 4 13-13 15-4 11-10-2-5-7-2-2-3-11-28-19 0 16-10 5 4 8 1 12 5 16-3 7 4 9 0 9-4 7-8 4-2 1 2 4-1 23-14 19-17 17-21 0-14-5-10-2-17-3-5 4 3 1 8 8 12 6 1 16-5 19-17 3-5 10-3 6-5 3-15-2-16 1-2 4 16 2 5 5 3 36-6 15-4 2-5-1 10 5 3 49 1 24-4 15-5 1-10-6-12 4 3 8 17 4 1 19-11 9-1 19-6 22-20 8-4-1-8 5 4 8-7 5-10-2-8 4 4 2 10 3 0 8-21 0-8 6 13 4 0 12-11 7-21 1-20 19-53-2-4 6-2 7-13 14-3 11-6 4-12-1-13-20-16-23-31-10-4-7-9-9-2-6-16-15-18-1-13-10-8-1-7-2-2-2-2-10 2-22-10 17 0 6-4 13 3 32 18 20 14 3-5-4-4 4-5 3-14 5-7-1-6 15-13 14 8 6 1 14-4 20 9-12-39-4-7 6 3 3 5 12 29 11 5 14 17 6 0 7-7 1 5 4 2-5 4-1 4 4 5-3 4 8 5-1 4 10 8 0 3 4 2 4-4 8 6 6-3 6 3 7-5-2 4 3 3 6-1 8-5 16-2 9-9 10-4 10 0 0-3 9 0 3-4 10-4 7-4 9-1 5-10 2-8 2 1 5 10 5 2 15-13 3-1-3-3 6 3 6-10 0-6-6-8-5-2 5-6 4 7 7 4 3-10-7-2 0-4-3-5-7-31 14 13 7 20 4 3 6-1-1-5-5-8 1-2 13 11 4-1 7 4 13 1 1 4 3 2 22-4 17-10 18-7 12 0 6 3 12-7 8-2 8-1 6 3 36 4 26-3 47-26 17-14 10-3 21-25 13-9 9-10 16-6 6-10 16-2 6-5 8-2 21 0 9 2 25-5 4-5 8-15 7-31 6-11 5-30 2-1 2-13-4-23 2-12-16-48-9-15-21-23-3-1-4 2 3-5-2-3-17-19-9-13-18-10-9-7-8-12-1-1-3 1 0-6-7-10-2-1 2 7 0 2-2-2-4-7 1-5-3-8-10-22-17-25-11-12-8-6-5 0-1 10-9 7-2-6-6-3 5-5-4-7 0-5-9-11-4-11 3 1 2-3-2-7 0-14 2-3 2 5 1-2-6-31 3-30 6-30-16-66-1-7 3-19-6-7-10-7-8-14-5-19 2-32-4-15-11-8-7-11-3-12-5-5-1-6-4-7-10-11-10-6-8-17-4-13 2-25-6-4-29-12-14-13 0-8 2-2-5-8-46-1-6 3 0 9-4 0-3-1-1-3 2-7-1-3-34-5-4 2 15 2-1 3-8 2-9-1-5-4-11 1-14-3-2-2 0-5 5-4-4-3-15-2-13-10-5-1-5-4-2-6-10 2-16-2-44-22-14-13-37-25-6-2 5-1-1-5-14-13-2 1 3 4-11 2-3-2 2-4-3-2-8 0-5 4 2-7 14-2 1-3-7-11-6-1-1-2 3 0 2-3-2-12-6-4 4-7-1-15 6-25-4-18 1-26-4-12-5-6 0-7-24-15-23-24-15-22-13-31-16-24-15-18-12-11-32-21-12-11-1 14 3 1 5-2 5 3 6 1 12 11 8 4 5 7 1 11 3 2 6-1 2 10 9 4 3 6-1 14 7-1 1 9-4 1-15-7-4 1-1 5-7 2-3 8-3 1 1-10 6-6-4-5-2-15-4 4-1-8-4-4 0-7-2-2-24-14-2-11-5-5-4-9 4-14-11-14-8-22-8-13-13-13-25-19-6-12-10-11-2-7-11-7-8-8-6 1-31-14-17 2-7 5-15 1-26-6-9 2-4 4-20 5-16 11-32-1-7 9-22 19-2 10 4 27 7 3 6 8 1 3-6 21-1-4 2-20-4-6-6 0-2-2-6-27 7-27-6-5 3-8 9-11 37-17 12-8 6-9 1-7-10-11-1-9 6-12 9-8 7-3 10 1 1-2 3-18-1-6-2-5-18-24-16-15-5-8-2-9-5-4-27-14-41-12-41-8-65-8-24 0-12 2-11 2-6 5-8 1-2-3 4-6-2-8 2-5 12-7-6 0 5-4-3-18-7-4-6-15-1-8 1-5 8-11-3-7-5-4-28-10-33-3-8 1-30 11-24 5 3 3-4 1-9-3-4-4-1-11 7-23 1-9-3-12 4-6 18-8 4 0 1-1-3-4 0-3 8-1 16 2 2 2 0 5-10 0 1 2 22 5 9-8 1-6-1-15-4-5-17-4-4 1-10 14-8 3-9-1-8-5-8-1-2-5 20-7 15-3-6-5-20-6-21-20-2-10 3-13-4-6 3-6-1-4-4-6-14-9-3-7 5-4-2-6-27 2-20-11-18-4-16-16-17-24-1-5 6-14 36-28 7-2 32-3 7-3 6-9-2-11-5-7-17-6 2-2 12 2 4-2 2-4-5-2-24-18-37-17-16-14-11-14 1-5-6-26-7-6-11-6-6 0-11 6-9 11 0-9-16-3 19-1 9-7-26-11-8-10-3-14-10-8 8 1 7-15 2-7-2-5-20-2 14-4 7 1 4-2 28-31-2-3-40 8-10-3-9-10-38-10-9-1-12-4-2-7 1-3-8-21 2-10-3-10-15-5-20 4-24 8-10 8-2 6 6 5 18 1 4-2 2-6-4-6 5 2 3 12 23 10 6 8 0 2-3 1-8 3-26-12-19-7-11-8-2-8-9 2-17 9 7 6 2 12 8 6 2 1 3-4 8 0 17 8 16-1 10 1 4 3-15 3-20 1-11-5-3 3-11 1-3-2-1-7-7-3-4-6 0-6-5-3-11 1-15 11 20 7 8 8-2 3-3 0 0-4-3-3-7 1-10-4-7 1-10-1-5 2-1 3 2 3-2 6-6 1-7 13 2 1 21-7 7 2 1 6 7-4 14 0 16 6 7 5 5-2 0-3 6-8 0-3-7-5 4-1 6 6 0 5-5 8 0 3 6 5 1 4-3 3-11 6-18 7-2-1-2-1 2-1 25-10 4-2-1-3-16-3-23-11-7 2-7 9-5 3-7 2-4-1-11 5 7 5 7-2 1 14-2 4-9 3-11 0-24 7-12 14-2 5 21 1 2 2-7 7 7 6 14-6 11-17 17-6-1 5 4 7 6 2-4 5 2 3-4-2-8-12-4-2-11 11 1 6 11-2-23 8-11 8 15 11 16-2 3 1-3 4-3-1-4 2-8 6 1 9 10 2 10-3 3 1-3 4-10 4 4 10 0 7 4 4-4 0-10-24-7 5-1 30 2 10 8 5 9 1-8 3-9-4-7 2-1 5-4 4 0 14 17-2 19 0 17-8 7 1-1 2-5 2-5 5-6 17-6-10-5-3-14-2-6 1-2 6-11 3-3 3 6 7 15-6 5 4-9 3-8 5 4 6 12 7-2 5 2 5-8 10-7 1-2-4 2-1-3-1-9 1-15 6-3 6 4 5-8-4-20-5-1-1 6-1 3-6-2-4-4 0-7 4-3 4 0 4 2 4 37 23-8 8 1 6 15 3 15-1 15 4 4 4-2 9 4 4 4 1 7-2-7-20-5-5 2-6-3-4-16-4 1-1 14 1 7 3 4 16 7 1 2-2 0-11-5-15-8-8 1-2 5 1 3 3 6 10 3 20 0 6-8 4-1 4 2 7 9 0 15 7 16-6-2 3-12 7-11 1 2 7 2 6 14 3 17 9 3 7 1 8-8 2-22 12 2 13 8 2 3 11-5 9 1 7 7 5 3 9 6 0 0 7-4 5 0 7 3 8 7 0-7 10 0 2 7 3 5-3 5-9 1 3-4 20-12-1-4 5 8 8 9 1 6 4 2 7-5-7-6-3-6 2-7 6-8 1-14-13-14-1-11 3 6 8-9 3-8 20-1 7 10 26 6 19 0 6 12 9 9 18 1 10-15 36-1 7 4 16-10 17 0 5 3 6-3 7 3 8 11-2 8 3 5 24 6 2 6 12 5 21 10 11-2 9 12 17 8 7 8 24 3 17 0 6 9 17 8 8 1 7-3 5-2 16 7 7 7 15 2 14-5 9 0 20-9 52 2 21 13 10 4 24 0 11-2 5-6 7-2 14 1 3 10 9 2 9 4 6 5 28 8 12 1 20 13 43 0 16-4 11 4 12 7 8 2 6-6 31 4 38 5 16-6 4-3 6-1 5 2 10 5 1 6 10 13 67 0 12-6 27 3 25-1 26-6 22-4 43-29 23-20 13-3 13-7 6-12 5-17 10-17 15-17 4-30 16-16 5-21 14-12 4-36 21-22 26-20 13-12 21-6 4 0 10-4 4 6 3 4 14-2 7-14 20-3 8-14 24-8 6-3 6-5 2-3 20-4 6-17 13-1 13-4 9-22 38-13 35-11 20-5 12 0 6-8 11-5 9-18 19-12 27-19 27-5 5-36 19-16 11-1 9 3 3 5-2 3 1 3 4 0 6-3 8-11 16 3 7-12 18 3 17 2 4 17 18 5 7 15 12 17 9 10 8 12 29-5 11-1 15-3-4 1-14-2-6-3-2-3 1 2 10-14-17-9 4-11 11-8 3-6 8 10 5 0 13-4 9 2 13-5 15 3 5 14 7 5 13 9-2-5 2-5 11 17 18 5 8 1 13-3 18 17 10 6 0 8 4 28 7 4 5-2 8-1 3-7 5 3 7 8 4 11-3 1 7-4 7 2 15 9 6 4-1 2 3 12-1 9 11 3 0 8 8-2 8 7 2 7 13 3 0 2 7 12 22-4-3-5 2 1 7-2 1-4-6-3 6 1 9-6-1 8 9 4 16-3 6-2 24-1 5-7 6 11 7 4 5-12 20 0 5 4 0 1 15-3 6-4 0-14 22-18 20-11 18-2 8 7 2 1 2-1 5 7 7 5-5 14-7-13 9-4 9-6-5-2 3-4 0-3 2 1-5-2-2-5 13-22 16-14 4-10-1-12-7-7-11 4-2-19-13-12-3-5-3 0-7 19-21 3-8-4-3-9-1-8-7-20-3-3 3-1 8-6 14-1 9-5-2-3-12-2 0-12 5-11 21-13 4-9-1-3 2-1 4-6-2-16 2-9-4-1-8-12 14-2 11-6 4-6 3-3-1 8-10 0-5-15 4-7 7 6 9-1 12-5 6-24 15-18 5-4 4 1 7-4 6-27 18 1-8 4-4 10-4 4-6-9-8-1-3-2-1-10 12-15 4-9 12-2 8 0 5 9 12 0 5-12 8 7 4 1 5-11 13-25 20-20 25-13 10-27 23 0 3 4 4 8-6 4 1 0 7-4 2-4 8 1 4-17 2 0-6-5-5-5-1-8 0-25 6 10-4-2-1-17 5-21 10-26 4-9 6-25 11-33 1-12 3-22 12-22 17-33 34-50 41-23 11-1 0-1-3 11-4 10-6-24 8-9 1-1 1 5 5-2 1-9-3 0 4-5 3-6-7 11-4-17-1-16-10-16-5-22-9-15-2-14 3-19 9-29 3-19 12-19 5-12 12-47 9-16 10-41 14-27 16-5 5-6 2-16 15-15 0-24 5-37 13-24 25-24 14-27 11-8 12-9 7-10 14-4 12-6 8 7 6 8 1 6 3 0 4-3 5-10 2 14 16 2 19-12 6-10 18 0 17-8 15-30 29-8 12-19 22-41 30 12-6 2 3-2 3-15 3-7 4-3 4 0 4-13 15 7-3 5 1 0 1-17 7-16 9-3 2-1 6-12-3-2 4 4 1 5 8-10-6-6-1-5 2-4 4-2 16 11 13 4-2-5 5-3 9-10 9-14-1-6 9-3 10-17 4-10 8-4 7-3 10 4 10-11 3-8-2-10 4-8 8-10 13-10 5-13 17-11 10-3 12-8 4-2 10-16 22-4 16-12 18-3 7 2 7-2 5 4 2 0 5-29 8-1 6-6 5-9 3-3-5-7-1-40 20 5-5 3-8-3-5-2-19 6-10 6-23 0-17 13-16 10-5 21-19 11-13 2-9 6 1 3-6 6-1 5-14 11-5 0-6 4-5 0-5 3-5 0-9 9-8 11-7 8-17 9-5 0-6 6-6 1-8 5-5 3 0-6 9 0 5 1 1 11-9 2-6 4-4 0-5 6-14 2-17 8-10 5-3 7-19 11-14-3-14 4-12 6-6 7-3-1-1 3-2 3 5-1 5 3 2 12-8 10-12 6-7 1-7 8-3 5-6-2-13-2-3-16-12-9-1-4 5-5 17-9 13-14 7-20 18-19 11-13 12-6-1-2 6-12 9-2 10 2 27-5 17-10 15-14 5-18 13-5 7-2 11-6-7-7 0-9-4-12 12-8 1-5 6-17 6-5 11-23 15-2 5 24-3 13 5 0-5 8-5 4 0-6 8 1 4-5 1 4 4 7 20-5 9-40 38-11 3-26 17-4 9-2 1-1 17-2 3-7 3-3 19-12 9-2 11-16 18 0 7-3 2 5 1 0 5-11 7-4 10-7 7-4 15-2 2-3-1-1 14-3 8-7 10-31 21-17 1 1 6-5 8-17 0-15 5-5 2-1 5-17 8-6-1-17 3-21 1-8 5 1 12-2 6 1 7-3 4-8 3-1 3 1 4-2 3-19 13-19 24-11 9-2 12 6 8 0 6-4 4-14 3-12 10-1 9-4 8-1 12 4 1 3-1 0-6 4-3 11-6-15 24 3 2 12 3 28 0-18 1-8 2-6-3-12 4-4-2 1-13-3-1-21 12-3-4 1 12 5-5-1 4-7 5-4 7-8 5-21 18-1 11-5 12 2 8-3 13-13 16-11 8-2 6-1 6 5 10 1 2 2-2 2 4-2 1 4 9 0 9 3 15-4 13-4 3 1 10-7 7-3 13 1 10-7 12 10 26 7 4-4-1 7 15 2 32 3 4-1 18 7 40-1 28-3 4 4-2 12 0 8 2 6-3 9 0-12 6-9-1-2 2-20-1 2 16 5-8 3 11-10 4-2 6 14 5-14 4-1-4-12 35-14 16-3 20 37-11 34-2 9 2 7-4 10 3 6-13-6-7-2 3-12-12-4-6 0-4 11 2-7 0 1 4 23 19 0 3 2 0 1-8-5-2 0-5-3 0 6-8-1-8-6 1-3-5-3 6-5-3-5-7 10 0 6-1 4 1 4 7 9 5-2 20 8 12-9 8 2-5-6 3-1 4 6 2-1 2-6 6-6 1 0 3 8 0-2 13-7 2-7 11-7 3-6-5-2 4 2 4-6 0 0 4-2 2 15 2 3 5-7-4-13 1 5 17-7-5-1-6-9-3-21 7-6 6 3 4 4-1 5-7 12 5-9-1-6 4-1 12 6 5-5 5-3 0 4-5-6-6 0-4-8-4-14-1-14 9-18 23 10 11 0 12-4-4 0-7-6-7-8-2-13 1-2 2-1 5-5-9-7 2-16 0-15 2-2 2 27 6-31-1 0 2 7 6-7 1 2 5-2 5-6-7-21-3-15 4-17 11 1 9 13 13 7 3 29 2-32 0-5-1-10-10-4 1-6 9-1 7 7 9-7 0 3 10 18 8 10 2 3-4 9-1 14-12-11 12-9 4-4 4 1 4 12 9-3 6-1-6-2-3-23-15-16-5-13-24-5 11-8 8 16 8-1 7 6 4-5 0-12-9 7 22 4 6-15-5-5 3-3 13-7 5-21 6-5 9 3 5 5 3 8 0-2-7 18-7 9 2 11-2 11-7-2 3-12 7-16 0-8 4-4 9 2 3 9 3-8 3-10-4-3 0-12-10-3-11-10-4-5-4-13 8-5 7-8 1-9 4-4 3 5 7 8 6 2 8 12 1 9 3-14 0-9-2-11 4-7 8 4 12 7 3 16 22 17 15-7-1-5 6-2-12-10-13-3 2 5 8 1 5-6 17 4 9-5-5-1-6 5-18-9-12 1-6-7-6-10-4-4 3-11 0-10 18 3 4 12 4-6 2-3 19-11 13 5 4-37-10-2-2 1-4-7-10-9 1-5 7 1 2 10 8 8 12 14 2-16 2-7 7-8 2-6 5-3 5-6 1 0 6-11 3-5 4-2 3 1 5-32 6 1 8-5 11-5 4 4 3 22-7-20 11-1 3 1 2 16 0-18 2-3-3-5-1-16 12 0 10 8 12-3-1-13-13-14 6-9 1-6 4-8 9-2 6-8 4-4 12-6 8-1 9-3-5-3-1 4-5-5 0 6-6 16-37-1-5-11 1-7 6-7 2-16-1 2 9-9 12 11 4-10-1-7 8 2-11-5-3-12 4-5 5-22 4 3-4-6-3 9 0 13-4 10-5-3-4 13-1 8-7-1-5-19-2-7-4-47 17-1 2-15 8-8 8-17 7-9 2-1 0 2 2-18 4-45 14-1 1 9 3 5 5-3 7 3 6 4 0 5-4 3-13 3 10 12 1-13 3-10 6-4 0-20-11-25-4-21 1-28 8 6 5-2 4-4 2-1-4-1-1-12-3-43 6-20 1-43-4-17 0-1 1 4 2-5 4-23 3-13 6 4 10 6 6-27-14-33 5 11 9-23 0-2 4-3 0-13-2-4 1 9 5-12 4 2 8 16 3-15 0-15-6-16 0-8-4-10 4-5-4-12-2-5 4 12 13-14-7-15-1-3-3 10 1-7-8-11-2 15-7-2-5-11-1-6-4 26 5 4-1 4-4-11-4-2-7 1-5-7-2-5-7-16-2-12 2-6 3-7-2-7 5-10-16-6 7-4-3 1-5-11 1 2-5-12-6-7 1-7-2-6 1-4-7-9-4-4-5-12 3 0-3-9 0-19-3-10 4 3 6 24 7 7 3 11 10-2 0-19-7-15 3-5 4 6 10 17 15 4 9-2 13 46 15 16-4 24 1 28-4-3 3-23 3-23 9 8 3 8 6 21 7-15-1-10-3-8-7-25-1-7 2-16-5-10-6-23-5-9-6 1-5-12-4-13-8-2-2 2-3-2-2-12-6-9-1-15 3 18-9 2-2-2-4-5-4-23-4 9-1 0-5-3-1-13-2 0 3-3 1-12-5 3-1-8-6-16-7 1-1-6-9 38-10 5-4-6-6-9-5-12-4-8-4-3-7-10-3 4-1-2-6-16-2-1-3-21-2-7-7-23-7-9-9-11-1-3-5-9 0-10-4-2-2 4-6-4-5-6-2-1-3-8 0-18-9-15-1-7-8-15 0-7-2-3-2 7-2-24-4-7-6 9-1 5-5-10-6-2 0-1 4-3 1-9-10-37-9-2-5-5-4-1 10-5 1-30-10-6-5-6 1-8-4-6 2-14-7-14 0-1 4 3 4 11 0-8 4-8 0-7-3-4-8-17-13-4 0-11-4-4 1 2 1-4 5-6 2 0-10-3-2-9-2-7 4-6 1-1-7-10-4 3 14 8 4 11 0 37 26 23 9 24 6 2 0-2-2 1-1 15 2 0-3-5-3 10-6 3 1-1 4 3 1 20-4 1 2-1 1-9 4-3 3 12 16 26 12 25 6 18 10 1-3 11-1 1 12 17 13 24 11 5 1 10-3 4 1-6 2-6 7 4 19 3 4 18 3-14 3-2 8 3 4 12 7 12 5-3 2 12 18-17-13-53-13-5 1-10 11 4 7 17-1-17 5-5 0-8-8-7 3 2-4-4-9 4-10 0-4-9-2-6 3-19 17-11 6-12-5-12 4-10 8-23-9-21-4-6-7-20-2-19 1 14 4 7 4-3 5 0 6 7 4-13-1-4 3-2 7 7 7 3 8-16 20-5 10-9 5 14 17 10 3-10 0-16-14-11-7 8-3 1-4-4-7-8 1-7-4-17-4-34-2-12 5 0 5-16 7-10 8-7 0-13 6 2 4-17 2 17 10 6 7 5 1 24-6 3-3-6-6 19 8 5-1 8-7 11 3 5 5-24 5 16 2-8 3-13-5-56 4-3 1 16 8-11-1-3 2 1 3-4-2-4 1-3 1 3 4-6-3 1-6-9 0-6 10-9 2-2 3 5 5-2 2-6 1-7-3-3 2 0 6 18 2-11 2-3 3 23 4-5 4 1 7 25 19 10 3 12-2-4 4 8 1 5 5-11-4-2 9 2 6 6 5 15 0-7 5 6 5 15 2 8-1 16-6-6-5 12 4 11-3 17 4 16 7 17 13 8 1 3-3 4-1 24 0 12 2 17 8 5 3 2 5-10 22-12 7-14 2 4 4 11 0 13 3 5 5-2 6-12 6-17-6-15 1-5-4-24-6-19-12-4 0-4 7-16 7-5-3 6-3 6-1-4-5-17 7-12 1-29 0-20-4-3 1-11-3-58 6-9 2-8 5 0 4 4 1-1 5-7 2-18 10 19 0 4 4 17 1-2 1-62 7-29 7-5 5 8 4 0-3 17 4 9 5 16 1 17 9 17 4 9 2 10-3 20 1 3 1-14 4 3 4 17 4 19 2 30 7 37 2 4-2-13 0 6-2-6-8 0-5-7-3 17-7 41 1 15-2 32-1 6 1 13 9 5 2 13-3 4 1 4-3-4 8-21 3-14-1-5 2 2 4-16 10-13 2-4 3-3 5 12 2 5-1 6-6 6-1-2-6 8-5 16-5 21 2 26-6 20 2-1 8-5 2-14-1-11 4-27-6-23 7-1 5 13 9-5 2-12 2-22-2-1 4-8-4-21 0-27 4-9 5-11 14-9 6-63 22-29 6-14 6-27 4 12 3-5-2 3-1 10 3 10 19-1 4 58 0 37 3 22 5 16 6 19 11 3 12 7 7 54 29 6-4-16-5 54 7 44 15 8-2-7-4 5-2-5-5 10 0 2-3 2 11 7-1 15 2-18 1-11 5-6 0 20 7 18 5 6-1 1-1-8-3 5-2 12 3 54 3 30 9 27 14 15 4 4 0-8-3 4-2 42-6 3-3-3-3-8-3-17-4 8-4 20 3 21 10 11-1 13-5-5-4 29-5 14 4 34 3 47-5 3-1-10-4-2-4 11-2 0-3 25 0-9-5 36-2 28 5 19-4 20 4 30-1 30-4 10-5 17 2 14-3 8-4 32-3 16 2 46-2 31-8 29-1 10 3 60 4 26-4 20-9 30-4 15-6 50-3 21 1 40-5 25-10 28-8 43-10 27-4 30 0 43-10 2 1-11 7-23 4-1 4 17 1-17 5 11 10 4-1 6 2 10-2 4 6 4 2 34 1-2 5 5 5 8-1 8-5 10-3-15-12 24 5 27 4 7 3 5 6 26 2-8 2 1 1 10 2 9-3 36 11 15-1 11 8 13 3 8 1 16-3 12 1 13 5 7-5-5-5-60-17-55-6-20-12-17-2-37-21 4-3 10-2-10 5 32-1 6 1 2 3-10 1-2 5 3 3 40 10 7 5-2 1 2 2 11 1 11-1 2-1-1-3 8 5 5 0 4-5 0-8 5 6 18 12 20 8 51 8 10 4-2-4-10-2-1-2 5-5 10 3 24 10 5 7 30 8-15 2-3 1 2 2-9 3 3 5 6 3 12-3 27-11 15-12 12-14 21-12 18-6 19-3 7-1 10 4 1 3-10 7 7 6 1 4 6 0 16 8-12 2 22 7 6-2-2-10 4-8 14-3-18-14 7-3 41 1 15 8 6 10 4 4 47 0 27-2 29-6 41-14 64-6 38-11 44-6 58-4-9 7 22 0 40-6 29-10 16-11 7-2-7-7-33 1-5-4-13-3-3-3 1-3-14-6 15-4 62-6 73-1 10 3 33 1 15 3 14-1 31 8 15 2 22-13 21-1 9-1 5-10 4-4 7 8 5 1 14-10 18-7 4-5-5-3-11-2-14 2 51-30 11-5-23 17-1 11 6 2 6-3 5 0 12-3-9 9 3 2-14 9-4 5-1 7-15 9 0 6 10 4 2 3-4 4 44 4 13 5 12-1 1 6 6 3 17 3 8 4 2 4-10 2-26-6-7-8-13 1-22-4-16 2-6-3 3-4-3-1-26-2-23 8 20 16 44 3 64 12 24-5 7-5 8-15 14-6 8 0 1-3 13 0 0-5 9-4 29-1 21 4 32-13 26-6 22 0 16-2 55 7 77-6 25 4-14 8-1 4 4 2 36-19 23-4 15 5 1 4-3 3-17 5-10 1-18-4-5 1-15 10 6 1-13 11 9 1 12-3 21 3-6 3-1 4 6 1 9-3 15 0 18-11 18-1 9 4-14-14 10 1 4 5 23 4-11-26-9-8 1-2 9-7 2-5 21 2 1-1-4-6 13 2 5-3 0-7-17-3-13 3-10-1-6 3-4-1 27-15 3-2 2-4 2 4-14 8-1 4 21-1 11 1 2 2 5 14-10 18-10 6 10 14 17 3 13-2 6 2 41 20 24 7-10 1-2 12-9 6-7-9-3-2-21-2-6 3 2 6 24 10-9 2-1 4 1 4 32 5-9-7-1-1 4-2 16 8-6 0 0 5-5 2-19-4-13 1-18 9-4 0-5-3-62 13-22 14-3 4 1 6 16 11 17 0-5 4 5 4-15-3-9 2-9 6-1 5 4 8-2 3 5 3-1 3 2 2 17 7 17-5 8 1 8 8-19 1-5 3 34 16 29 4 6-3 1-4 9-4",
		"-4037 2637-18 2-37 9-10 4 10 7 35 1 19-14 2-4-1-5",
		"-3681 3389-43 1-10 5-3 6 2 2 16 2 44-5 3-1 2-9-11-1",
		"-3894 3174 9-2 8-8 0-2-6-4-14-2-16 6-14 9 15 3 18 0",
		"-4100 3148 2-2 0-5-8-8-45-22-18 1-16-4-3 7-8 6 1 3 8 4 18 17 21-1 13 3 12 0 11 2 12-1",
		"-3977 3121 10-6 3-6-2-8-17-19-8-2-22 11-1 12 5 8 13 9 19 1",
		"-5228 3857-8-1-25 3-17 9-9 8-5 2-2 3-9 5 10 2 14-1 15-5 14-7 2-4 9 0 14-6 2-4-5-4",
		"-4774 3890 12-2 89 0 8-1 9-4-11-2-10-8-122 1-14 6-1 2 4 3 36 5",
		"-4940 3999 0-10-2-2-5-1-18 3-2 3-9 2-24 0-5 2-1 4 3 5 17 2 35-1 6-2 5-5",
		"-4492 3863-19-2-39 5-7 3-2 9 4 3 13 2 33-3 23-8 0-6-6-3",
		"-4677 3751 3-3 1-5-6-10-48-1-13 1-24 7-29 2-12 5-10-1-4 4-9 0-2 3 11 8 10 1 3 3 0 3 8 4 15 4 39 5 23-1 26-9 7-4 13-10-2-6",
		"-5491 3933 16-4 7-4 0-7-6-2-47-1-17 1-21 3-17-5-12 0-19 4-52-4-6 3 7 3 15 3 58 6 41 8 24 1 29-5",
		"-5916 3779-15-3-10 0-29 5 39 14 49 11 7-2-6-6-35-19",
		"-5264 3646-8 1-31 13-6 5-38 10 16 10 55 3 20-1 24-6 4-4-1-9-2-2-19-14-14-6",
		"-5000 3697 42-10 74 7 18-1 10-3 6-7-8-3-22-3-1-2 2-1 11 0 6-3-2-2-26-5-29-12-3-2 0-2 4-1 21 5 15-1 16-4 1-1-4-3 15-5 0-2-4-4 2-1 23 5 6-1 5-7-2-6-8-5-8-1 10-6-1-3-7-5 7-4 0-6-16-2-14-6-18-3-30 2-5 3-2 7-7-4 11-11 2-6-11-5-12-2-16 3-9 0-29 20-43 20-19 2-11 6-15-2-11 2-13 8-21 6-13 6-3 3 8 10 18 5 14-1 32-17 40 3 2 1 2 9 9-4 5 0 1 3-7 7-15 2 0 3 10 3 19-3 7 1-27 7-26-4-29 8-3 2 10 5 17 1 23-8-4 7-18 6-1 3 1 2 24 2 24-2 4 2-1 1-11-1-3 2 11 3",
		"-4246 3263 4 0 11 9 6 1 12-5 9-7 29-4 14-9 28-9 19-3 11-4 14-11 5-10 0-4-10-6 27 3 16-2 5 3 5 0 12-8-4-2 20-5-39-17-46 10-21 2-4 11-29 5 1 5-2 2-12-1-14-4-4-9-3-3-21-10-8-2-17-14-16-5-22-4-5 1-11 26-2 2-41-2-13-4-16 0-1 5 12 11 34 12-5 12-1 9 10 23 5 26 6 8 7 7 13 4 6-4 10-2 7-9-7-5 9-4 7-9",
		"-3784 3416 26-4 5-5-3-9 2-10-2-11-4-4-10-5-32-5-45-1-11 8-7 14 4 9 5 4 22 16 16 3 34 0",
		"-3977 3683 63 0 54-8 10-7 12-2 9-8 14-4 0-4 11-6-16-3-72 4-24-1-50-6-9 0-16 3-8 4-10 16-22 3-8 3-2 4 4 3-6 6 1 6 4 2 17 0 44-5",
		"-4885 3823-2-6 10-8 0-4-5-6 2-6-15-5 25-4 0-6 3-7-16 4-11-4 1-8 10-5-9-2-12 4 0-2 6-5-2-1-35-2-31 2-15-3-34 2-9 8 1 2 16 1-30 5 1 3 22 3 26 9 28 1 0 2-100-6-13 1-54-4-13 4 27 9-1 2 7 3 10 0 34-6 14 2-15-1-11 7 3 4-19 2-2 3 16 6-1 1-17 0-12 2 9 6 9 3 22-2 10-4 4-5 48-14 12-2 8 2-14 3-7 5 29 1-44 5 22 4-42 6-3 2 3 2 22 5 28 1 8-1 25-8 13 0-6 8 15 4 24-6 22-3 5-3",
		"-5171 3966 25-4 13-7 1-4-4-3 6-1 1-3 8 3 1 3 21 4 14 0 33-7-5-6 1-1 34 1 21-5 22-8-13-6 3-2 1-5 10-1 21-8 7-6-8-7-40-3-31 5-9 4-3 5-13 6-49 4-27-2-9 3 2 4-47-3-13-3-19 1-22 4-11 5-1 3 4 2 10 1 48-3 9 1 5 3-5 1-22 1 32 5-40 2 15 6-14 5-37-10-4 1 1 2 11 7 0 1-40 1-1 1 0 5 6 7 87 3 14-2",
		"-4594 4057 30-15 30-8 2-1 0-3 39-5 17 2 14-1 5-4-3-2 3-2-4-4 1-1 17-5 33-2-9 5-12 2-2 4 7 4 20 0 22-2 3-10-15-4 36-3 11-7-8-12-8-4 19 1 14 2 15 0 8-2 9-6 18 7 29-15 1-2-13-4-71-11-12 0-6-6-27-9-12 1-3 3-2 7 7 7-11-2-6-3-2-4 2-6-5-3 13-3 1-4-8-3-22 6-8-1 6-6 1-3-11-11-14 1-47 20-2-3 23-13 6-4 0-1-1-1-39 8-18-1 13-3 4-3-15-1-64 4-39 7-8 4 6 1 43 3-70 3-15 5-3 3 23 1-37 5-11 2-2 4 43 7 31 2 7 5 62 5-47 0-12 3-17 1-56-8-9 1 9 3-9 1-49-6-32 7 4 5 57 7 6 4-45-4-28 1-30 8-7 4-2 5-7 6 50-4 57-1 1 1 2 4 16 3-57-3-12 5-19-1-14 2-5 3 14 3 28-1-30 10 1 7 11 1 35-2 10-2 6-3 49-1-34 4-9 6-37 4 13 8 14 2 23 0 35 3 27 0 2 3-8 2-40 2-2 4 3 1 57 0 41-5 17-5",
		"-4715 3846 24 0 30-7 1-6-17-11 27 9 35 0 26 3 24 0 28-5 10-4-4-2-39 2-2 0 1-2 107-8 3-2-1-1-8-3-46-1-54 3 6-3 28-4 23-1 23-7 5-3 10 0 11-3 4-2-3-3-19-7 18 0 18-5 6 2-3 4 0 2 11 2 22-7 23 3 10-5 14 7 22-6 43-5 3 2-8 3 4 1 30 3 20 3 19 1 33 8 35-3 54 4 45-4 5-1-2-3 1-1 9-1 34-1 10-3-7-4 30-2 8-9-7-3-37-8 12-3 24 2 13-5-27-4-20 3 10-5-4-3 0-4-3-4-47-1-36-4-50 4-9 7 1 6-21 4 1-3 8-4-3-5-7-4-44-4-20 2-12 3-1-4-3 0-17 4-3-3-13-2-47 3 4-4-5 0-83 1-7 3 11 11-10 3-7-2-9-5-4 4-13-2 0-5-18-4-50 3-11 4-9 1 4 5-12-4-2-2 1-2-21 0-20 7-11 13 6 2-1 1-15 7-2 7 18 13-6 9-46 26-10 0-18-4-46 1-35-2-8 5-20 3-10 3 19 5-16-1-45 9 0 3 14-2 10 2-19 4-2 2 3 3 46 4 77-7",
		"-4810 3927 32-1 32-7 2-2-23-6 18-4 2-3-13-6-90-8-3 3 2 2-20 4-12 6 31 1 5 2-44 4-11 4-2 3-12 5 0 2 13 2-14 10 6 2 42-1 45-6 11-3 3-3",
		"-5523 3905 42-2-8-5-54-6 7-3 27 0 3-3-1-7-3-3-24-4-27-1-37-4-21 1-39 9-2 2 4 3-8 9 5 5 44 4 92 5",
		"-5778 3868 4-2-1-1-41-8 25-10-22-2 16-9-14-5-39-4-2-8-10-5-13 0-25 6-1 2 3 7 9 10-5 1-21-3-6-4-2-6-17-1 0-3 8-2 1-3-19-11-8-1-18 11-3-1-3-2 0-6-5-2 10-3 0-4-19-6-24-2-8 9-14 9-9-8-10-2-34 3-25-5-7 1-5 2 5 4-3 2 0 2-15-1 24 12 43 4 23 10 31 7 8 5 61 20 55 4 29-3 7 0 6 2 16-1 7 2-16 3-1 1 10 3 17 1 15-1 32-8",
		"-5415 3803 22 0 7-3-2-3-13-7 24 5 16 0 9-3 6-8 1 5 10 2-8 5 9 5 14 2 38-6 4-3 4-9-10-10-9-15-6-3-54-11-38 4-33-3-14 3 6 1-10 2-33-9-44-3-28-9-39-7-40-4-25-1-33 3-29 7-6 4 3 2 74 13 58 2 30 9 2 1-3 2-26-5-30-1-19 4-18-6-38-2-6 3-2 5 1 2 20 8-21-2-7 3-7-10-18 2 8-5-5-5-28-5-13 6-7 1-15-8-21 4-17 7-26-1-25 2-5 4 4 4 13 5 59 2 47 9 1 1-65-6-30 1-7 2 9 5 9 2 90 6-67-1-16 4 6 3-4 3 1 1 19 5 72-1-52 5 0 2 2 2 10 4 29 3 23 0 17-2 7-8 12-5 32 3 24-3 42-13-10-5 26-1 13-10 11-4 99-2 7 2 2 4-2 4-43 8-4 3 21 5 1 4-13 6-25 3-4 3-2 3 23 6 26 12 25 3 19-4-8-8 5-7 16-6 4-4-13-6 0-3 4 0",
		"-4659 3708 30-4 18-5 30 2 27-1 31-5 5-2-1-2-9-7-19-8-15-11-16-3 7-2-2-3-16-11-17-8-14-2-47 4-44-2 22-5 10-5 2-3-1-4-15-8-9-12-5-1-18 2-35-1 2 8-5 16-14 14-3 5-2 41 13 3 34-5-18 7-5 5 2 4 7 3 25 4 35 0 18 3 12-1",
		"-4872 3482 10 2 18-8 29-9 18-16 9-6 9-3 10 3 6-4-10-4-11 0-11-6-25-7-10-1-20 4-24 0-38 10-4 5-19-2-6 2-4 5-8-1-1-3-9 0-9 3-6 6 5 5 27 1 23 9-5 6 6 1-5 5 7-1 9-4 9-1-12 8 1 7 3 2 15 3 10-1 14-5 2-2-4-1 1-2",
		"-5726 3630 41 4 6-1 5 3-1 5 10 6 11 3 16-1 36-5 39-8 0-3-5-4-13-7-14-4 11-3 18 8 3-1 0-4 6 0 18 9 29 6 0 5-18 5-6 4 1 3 33-1 44-13 8-3-2-3 12-2 24-33 5-9 18-5 7 5 17 5-2 3 4 1-20 12-5 8-1 7-6 4 0 3-15 29 6 2 9 1-7 3 3 3 15-1 30-6 8 4 24-4 33-10 20-11 0-2 5-5 4-11 18-22 25-20 1-10-10-12 2-4 18-7 10-8 19-6 25-7 4 2-4 4 0 1 2 1 14-7 38-12 18-1 1-4 3-2 23 0 6-6 4-10-2-5-5-3-15 2-7 8-8-8-30 7-18-6 3-5-4-3-15 0-19 6-7-1-1-1 2-1 19-7 0-6-4-8 12 7 22 7 14 0 9-3-4-4 1-4 8-1 5-3-4-8-52-10-28-1-45 6-11-2-26 2-3 2 7 6-56 4-10 3 0 6-4 4-12 1-10-5-9-8-20-9-46-3-29-9-27-4-68-5-14 0-10-2-90-2-11 5-14 12 1 9-5 9-31 3-65 1-45 7-29 19-5 13 3 2 29 4 98 7 98-5 50 4-24 7-82 13-112-6-16 2-63 0-34 13-6 4 5 4 23 6 96 11-7 2 0 2 3 1 34 1-14 2-118-7-14 3 4 3 13 2 7 5-42-1-14 2-6 4 2 11 17 9 19 5-13 8 5 6 41 15 49 11 97 16 17-2 9-5 3-8 0-6-6-8-17-10",
		"-5987 3706 13 4 14 0 3-2 1-7 19 9 10 2 29 1 22-1 29-7 65-22 9-4 3-4-6-4-48-8-130-31-22-17-33-4-1-5-8-12-4-12-9-7-43-6-7 3-6 0-21-9-20-3-14-5-13 0-15 6-14 14-16 9-65 15-27 0 4 4 0 4 9 2-3 1 1 3 12 8 20 8-3 3 4 10 19 4 1 2-1 2-12 3 1 3 10 6 9 9 15 5 4 6 12 6-4 3-16 4-19 17-7 4 1 1 160 10 78-14 19-1-9-6",
		"-2808 2338-4 0 4 3 0-3",
		"-4726 3787-12 2-7 7 20 4 10-11-11-2",
		"-3969 2598-7 0-6 2 18 4-5-6",
		"-3941 2807-5 0 6 12 7 3-1-9-7-6",
		"-3947 2813-12-19-5 2 7 11-2 4-16-17-5 0-8-4 13 15-2 1-18-12-5 2 24 20 3 11 1-5-5-13 7 5 6 16 10-7 6-2 3-5-2-3",
		"-3993 2839-4 0 2 4 4-1-2-3",
		"-3986 2876-3 0-1-4-2 2 5 6 1-4",
		"-3999 2810-5 1 1 3 24 9-5-7-15-6",
		"-4014 2981-2 1 1 2 4 2 3-1-6-4",
		"-3997 2665 0-1-3 0-4 3 5 1 2-3",
		"-4003 2989-5-1 4 5 9 0-8-4",
		"-3976 2833-3-1 1 8 3-3-1-4",
		"-4839 3647-8-1-8 4 2 6 10 3 13-5-3-6-6-1",
		"-4868 3726-15-3-4 2 16 6 6-2-3-3",
		"-4914 3693-35-2-22 4 30 6 51 5 7-2-5-4-26-7",
		"-4510 3471 1-3-8-5-8 5 9 3 6 0",
		"-4525 3461-4-1-5 4-5 1 1 2 8 1 4-4 1-3",
		"-3700 3131-13 0-18 5 26-2 4-1 1-2",
		"-3744 3417-4 0-18 7-4 2 0 3 6 5 15-2 9-9-4-6",
		"-3927 3036-6 0 2 3 19 2-15-5",
		"-3949 3410-4-1-6 3 1 5 10 1 5-2 2-3-8-3",
		"-3834 3170-12 0-22 9 11 5 19-5 5-4-1-5",
		"-3241 3128 15 0 5-4-6-4-15 0-6 3 6 2 1 3",
		"-3134 3353-6-2-4 2 13 6 11 0-14-6",
		"-3412 3012-6 1 0 3 11 12 8 0 8-5-5-6-16-5",
		"-3517 3127-21 3-5 5-6 4-8 2-4 3 19-2 20-5 9-8-4-2",
		"-3242 3068-28 10-2 4 15 2 18-1 6-3-2-6-7-6",
		"-3396 3477-14 2-1 2 12 3 7 0 4-2-8-5",
		"-3971 3489 3-3-10-4-24 0 4-4-1-2-9 1-14 5-18 2 4 3 13 0 2 3 10 0 5-3 26 4 9-2",
		"-3901 3486 3-4-4-2-22-5-18-1 13 8 14 1 5 4 9-1",
		"-3882 3200-4-3-12 3 17 2 3-1-4-1",
		"-4156 3314 9-1-6-3-8 4 0 3 5-3",
		"-3960 3442-8 1-1 4 7 5 16 4 6 6 7 1-1 3 1 2 16 1 5-3-15-9-12-9-21-6",
		"-3850 3457-11 0-5 3-3 4 2 6 8 2 25-3 0-3-16-9",
		"-3251 3094 3 0 6-6-4-1-12 3-4 3 2 3 4 1 5-3",
		"-4346 3506 18-2 2-3-11-2-23 2-6 3 11 3 9-1",
		"-4186 3290 24-4-5-4-13 3-2-2-7 0-1 3 5 2-6 1-9-1-6 1-1 7-16 8 3 3 31-9 4-2-3-4 2-2",
		"-4330 3387-15 5 0 3 3 6-6 4 13 10 7-1 7-5 1-15-4-5-6-2",
		"-4234 3279-5-1-8 6-8 4-4 9 2 4 10-1 9-7 8-10-4-4",
		"-4652 3092-8 4 6 1 4-3-2-2",
		"-5111 3801 11-4-21-4-8-4-37-1 14 8-8 2-28-3-11 2 9 5-22 0-8 3 3 4 16 2 46 5 19-1 7-1 4-9 14-4",
		"-5061 3829-20 1 23 3 10 4 34 0-47-8",
		"-5201 3829 15 1 7-3 27-5-22-6-44 1-11 10 0 3 25 3 6-1-3-3",
		"-5150 3907-6-1-8 2 8 4 11 2 5-3-10-4",
		"-5085 3885-34 1-4 3-1 5 42 1 22-4 10-4-35-2",
		"-4486 3825-13-1-9 2-20 12 8 3 23 1 12-5-6-5 1-4 4-3",
		"-4804 3775-4-1-15 1-11-5-9-2-8 5 2 2 23 4 8 4 20-5-6-3",
		"-4765 3725-27 4 16 3 12-5-1-2",
		"-5692 3888-22-2-16 3-19 7-3 2 35 6 3-4 26-5 7-3-11-4",
		"-6054 3787-8 1 1 1 10 3-1 3 2 1 6 0-2-5-8-4",
		"-5678 3837-8-1-52 2-4 2 10 3 37 2 19-4 2-2-4-2",
		"-5206 3752-26 1-12 4 12 11 8 3 20 0 14-4 8-9-9-4-15-2",
		"-2773 2577-6-8-23-3 0-3 2-3 8 0 2-2 0-6-4-7-11-7-2-5-16-14-1-5-11-11-3-9-4-6 1-2 0-5 32 25 3-3-2-6 12 4 8-3 13 1-4-4-23-10-5-4 8 3 5-1-1-4-9-6 13 3 7-4 15 3 2-6 3 2 0 5 3-1 1-5-7-12-1-4 5 2 1 4 3 2 8 3 0-2 2 0 24 13 1 1 2-11 6 5 18 1 17-6 2-3 0-6-9-5-4-6-16-7 15 2-5-6 13-1 0-1-5-7-16-6 24 6 4-2 7 4 10 1 8 4 2-1-1-6-5-6-10-2-13-8 2-1 1-4-2-1-14-3 11 0-3-5-8-6 3-6 6-2 9 5 11 13 18 7 3-1-15-19-1-11 3-3 9 5 8 11 4-2 2-10-1-6-12-16 2-6-9-15-5-2-8 4-13-4-2 2 2 14-2 2 1 7-20-15-5-1-4 3 4 10 12 18-6 16-11 5-14-23-4-1 4 8-9-7-10-1-11-10-3-7-9-7-11 1-12-3-8 3 1 5 4 3 17 4 15 14 17 7 4 4-8-2-21 2-4-8-7-2-14 4-13-2 13 5 0 11-8-3-5 1-7-6-26-5-57 6-21 0 0 3-14-6-16-2-9 0-7 3-5 11 1 4 37 24 14 5-42 0 0 2 16 9-3-4 3-3 6 0 11 20 5 4 11-1 9-4-5 5 6 8-10 1-2 6 10 8 8-3 4 1-6 5-1 5 24 40 6 5 7 1-6 4 12 8 3 4-2 4 11 5 7 11 33 11 6 0 2-3 8-1 2 2-2 2 2 1 7 1 3-3",
		"-2777 2536-4 0 1 3 7 1-4-4",
		"-2728 2479-11-4-4 4 2 1 4-2 9 4 0-3",
		"-2768 2594-3 1 1 2 6 3-4-6",
		"-2705 2487 6-4-15-3 0 6 4-2 3 4 2-1",
		"-2813 2342-5-2-1 1 2 5-2 7 1 2 4-1-2-6 3-6",
		"-2711 2372-3-2-2 0 0 2 10 10-5-10",
		"-5011 3440-9-4-5 4-5-2-1 3 0 8 5 3 9-2 8-5-2-5",
		"-5000 3451-1-3-6 1-5 4 4 4 6-3 2-3",
		"-5015 3525-16 2-3 5 7 1 13-3-2-1 1-4",
		"-4776 3479 7-4-1-4-5-3-12-1 4 5-2 5-3 1-2 0-1-6-4-4-4 2 0 5 5 5 9 1 9-2",
		"-5059 3470-4 0-1 2 4 2-6 2-2 2 6 1 11-4 1-2-9-3",
		"-5092 3429-23 5 14 7 10-1 5-4-1-3-5-4",
		"-5227 3420-16 3-10 5 23 0 8-4-1-2-4-2",
		"-5395 3370-2-4-11 5 2 10 4 2 2-2 1-5 4-3 0-3",
		"-5458 3399 9 0 5-4-11 1-3 3",
		"-5405 3350 15 0-2-4-5-3-8 7",
		"-5466 3400-9 2 2 3 6-3 1-2",
		"-3050 2802-10 1 6 4 6-2-2-3",
		"-3087 2878 4-2 1-5-8 0-9 4-2 2 9 2 5-1",
		"-3458 2952-3-4-7 0 3 9 5 0 2-5",
		"1109 3019 9-1 3-3-5-2 2-5-5 0-9 6 5 5",
		"1073 3026-1-2-7 0-4 6 2 2 10-6",
		"1092 3007-7-1 0 3 3 1 5 0-1-3",
		"-3220 3018-2-3-15 4-3 2-2 4 10 1 12-8",
		"6309 1737-3-1-6 7 4 3 4-4 1-5",
		"3625-369-4-3-1 5-3 4 4-2 1-5 2 5-2 4 3-2 0-6",
		"-6978-447-3 0 0 3 6-1-3-2",
		"7882-438 0-2-3 1-6 4 6 0 3-3",
		"1031 3002-5-1-6 1 4 2 7-2",
		"1081 3005-7 1 8 2-1-3",
		"1242 3250-7-2-6 1 0 3 10 2 10-1 1-1-8-2",
		"1498 3490-11 0 5 5 11-3-5-2",
		"248 3054-8 0 1 5 5 1 3-3-1-3",
		"405 3167-11 1-4 3 14 3 3-2 0-4-2-1",
		"423 3183-9 1 23 6 3-1-1-4-16-2",
		"625 3295-4 0 0 2 6 3 12 0-14-5",
		"621 3302-5 0 7 7 3 2 5-2-2-5-8-2",
		"988 3511 7-1 10-5-16-1-9 9 4 1 4-3",
		"1172 3541-3-3-16-8-12-3-8 1-5-2-10 0-10 2-8 5 48 3 12 5 10 1 2-1",
		"1039 3505-7-2-9 1-2 4 4 2 14 1 2-1-2-5",
		"1279 3557 18-2 7-3 3 0 0-2-7-1-21-1-13 5 13 4",
		"1181 3528 1-5-18-8-9 0-1 4-4-1-4 1 1 3 4 2 11 1 15 6 4-3",
		"1201 3528-10-2-8 4 0 4 2 2 4 1 9-2 6-2-3-5",
		"694 3413 12-1-5-3-26-6-4 1-1-3-9-1-1 4 5 4 6 0 6 4 17 1",
		"649 3394-8-3 7 10 5 3 3-1-1-5-6-4",
		"875 3480 6-3 8 1 11-3 4-5-7-4-1-2 2-4-20-2-4 2-20-9 0 1-13 2 1 2 7 1 1 11 4 2 14-1 2 2-1 1-7 2 11 3 2 3",
		"963 3503 4-2 8 1 5-1 0-2-13-8-10 0-7-3-10-6-1-3-25-2-11 3 8 2 1 2 5 4 14 3 3-2 0 6 10 6 8 1 1 6 4 4 4 0 2-9",
		"788 3428 8 5 7 1 3 3 2 5 8 2 8-4 3-4-1-4-16-5-11-7-11 0-4-2-12-2-5 0 0 3-3 0-5-3-7-2-6 1-15-5-18 0 0 3 16 7 26 2 16 9 3 9 4 4-6 2 2 6 24 13 8-1 0-3-15-10 4-6 1-8-8-9",
		"760 3447 10-8-3-5-6-3-16 0-8 3-11-2-6 1-1 3 9 5 12-1 4 6 8-1 0 5 4 0 4-3",
		"562 3243-3-1-22 1 14 6 6 0 5-4 0-2",
		"254 3015 0-6-4 1-2 2-1 9 1 1 2 1 4-8",
		"598 3281-3-1-7 2 2 2 4 1 6-1-2-3",
		"-3953 3796 0-3-15-1-9-1-8 3 35 13 8-2-11-6 0-3",
		"-3583 3866-18 0-24 3 1 3 2 0 23 1 27-3-1-2-10-2",
		"-2243 4104-10-1-22 6-63 8-27 10-2 3 3 3 44 2 49-6 25-5 8-4-1-8-4-8",
		"-933 4092-5-1-14 0-28 9-1 4 15 2 25-9 8-5",
		"-881 3991-21-5-31 0-19 3-5 4 7 4 51 6 25-2 4-4-11-6",
		"-950 3899-6-2-9 12-1 8 10 4 9 0-1-10 4-5-6-7",
		"-929 3802-6-1-19 20 1 14 9 0 7-3 8-30",
		"-900 3770 6-10 6-3 13 1 5-6-9-2-55 0-11 4 2 12 11 4 9-4 23 4",
		"-898 3882-9 0-4 1 2 3 14 7 11 0 2-4-4-4-12-3",
		"-1498 4178 74-6 72-3 62-6-19-2-196-3-95-4-2-5 104 7 148-3 94 5 32-14 28 0 11-3 59-2 41-5 9-4-5-3-43-8-32-3-323-8-10-1-5-4 3-5 14-1 85 5 135-2 27-6 15-9 40 4 20 12 88 2 10-6 0-12-5-5-24-13-68-21-6-4 0-3 4 0 15 7 45 6 52 12 43 14 20 4 20 0 3-6 35-1 50-5 12 1 43 15 12 3 34 3 60-1 90-7 30-5 20-6-101-21-50-2-1-1 13-5-1-2-13-4-35-2-17-3-39 0-22-4 9-3 32-5 0-1-27-7-27-3-53-1-67 4-22-6-15-6-2-4 1-4 6-4 35-2 4-3-6-10-1-7 13-1 8-3 1-2-1-2-36-6-8-7-9-4-28-2-26-7 10-3-1-2-12-9-10-15-17-14 1-5 7-2 10 2 12 7 14 4 27-3 42-7 9-5 0-2-8-1-35 7-26-4 11-9 11-4 22-1 25-6 20 3 23-1 5-2 2-4-2-11-8-7-5-1-63 8-31 0-23-2-1-2-33-8-36 6-11-4-2-2 11-3 25-2 6-9 14-6 30 1 16-3 23-1 12-5-5-6 22-12 6-13 1-10-7-6-14-1-20 7-14 1-21-8-17-1-20-6-30 5 27-8 36 6 10-9-1-5-12-7 9-1 12 4 10 13 10 2 12-2 22-18 13-4 3-3-3-7-4-3-14-1-31 1 1-4-45-4-41 6 10 12-11 4 3-6-3-2-17-5 6-5-7-7 18-4 34-1 47-6 1-1-9-16-6-2-45-1-32-8-8-1-45 7-26 7-20 11-14-7-12-1-42 13 37-16-1-1-26-4-21-8-16-1-61 9 6-3 31-7-9-3-27 0-15-2 11-4 8 4 21-1 68 8 7 4 10 2 46 0 12 0 33-10 12-1 7-5 41-8 2-14-4-12-10-3 2-6-3-5-88 19-15 9-13 18-19-1-8-2-5-3-70-10 13-2 79 11 8-16-2-4-25-5 4-3 23 5 4-1 8-4 42-10 54-11 7-7 20-2-3-3-22-8-2-1 1-6 3-7 6 10 17 3 10-1 4-14 0-17 8-17-5-3-16-1-22 1-3 20-4-3-5-15-3-3-32 1-24 5-9 4-13 14-1 6-6 5-9 4-66 18-40 0-20 2-4-1 3-3 63-3 7-6 2-5-4-4-21-6-28-5-84 2 20-5 1-3-5-7-17-6-33-7 27 2 26-4 70 3 6-3-4-2-31-5-18-7-3-5 12-1 18 10 13 2 30 0 32 6 39-3 54-8 69-1 4-1-4-3-38-7-2-1 3-4-1 0-41-3 8-6-2-2-10-1-18 1 4-5-4-2-28-7-16-2 5-3-1-2-9-3-13-3-8-7-39-11-82-10-56-9-31 1-17-6-26 3 6-5 0-2-19-3-22 3-45 16 7-9-9-2 10-8 0-3-10-6-40-13-9-9-8-3-1-6-29-27-9-5-7 1-11-10-27-10-12 1-22 9 11-15-37-15 0 6-7 2-1-3-6-8-14 0-6 5-9-5-4 0-1-3-3-3-18-3-10 2-2 4 10 7-1 2 2 4 25 16-27 4-17 0 20-6-10-6-9-12-19 6 4-5 11-4 1-6-22-5-77-3-1-2 31-9-4-3-18-9-12-3-20 3-21 0 0-3 6-9 15 3 7-5 4-7 8-4 5-6-15-7-11-1 1-3-5-2-40 4 27-9 11 2 10-1-2-11 6-10-12-5 0-4-13-1-1-5-5-4 3-3-14-11-23 0-17 7 4-4 23-7 0-3-13-9-8-2-44 1 24-6 15-2 0-2-4-3 2-3-6-12 9-7 1-8-6-4-14-1-3-2 13-2-1-3-15-28-4-15-16-12-15 0-29 4-1-2 5-2 27-4 4-2 3-3 2-14-10-7-15 1-17 4 15-8-12-2-11 1 3 4-10-1-8 1-2 5 11 8 3 3-2 2-16-13-4 0-38 9 1 9 8 0 11 4 6 4 5 6-16-8-15-3-33 9-5 8 6 10 7 6 1 6-4-1-4-5-28-7-15-7-17-2-12 3-17-1 3-5-4 0-10 0-8 2-3 2 2 3 21 7-30 0 0 7-2 2-9 3-16 2-6 12-12 4 4 4-6 3-3 8 17 7 11 2-15 2-11-5-14-1-2 1 0 7 5 4-19 4-19 8 3 5 0 5-2 2 11 9 14 7-15-3-15-8-5 6-15 8-33 27-4 6 5 7-5 5 42 7 18 2 4 2-11-1 2 6-14-5-41-6-8 5 8 6 7 7 8 5 20 0 0 4 8 2 16 0 10-10 8-2-6 13-9 4-11-1-6 5-2 3-14 14 12-20-9-5-16-4 4 8-6-1-5-3-2-4-18-17-8-3-4 2-5 8 1 13-9 24-9 2-5 6 18 6 28 14 26 3-15 0-16-3-31-13-11 0-10 7-12-2-10 2-2 9 7 10-7 0-8 3 67 23 8 6 19 6 15 7-9-1-21-8-61-25-29-2-1 6 0 7 11 11 15 6 4 3 33 3-53 2-12 3-10 8 4 14 42 13 22 4 30-5 37-1 24-7 4 1-28 9 1 2 14 2-4 1-40-3-29 5-32-4-22-9-16-2 8 15 11 7 10 11 78-7 7 3 3 5 12 8-2 2-13-1-9-6-28-3-25 2-4 3-30-1 8 6 9 10 22 4 15 0 34-8 24 3 17 10 0 1-22-4 8 19 34 1 5 1-12 4-27-2 1 4 8 7 5 12 4 3 19 4-8 7 10 4-1 0-24-1-15 3-20-4-38 4-38 12-50 6-26 14 10 4 9 2 68-3 20-4 44-12 29-4 13 2 1 1-14 2-19 6-1 5 4 9-26 8 33-2 5 1-18 6-34 0-24 4-23-1-6 7 11 7 47 7 9 4-21-3-23 3-25-7-14 2-2 3 12 3 5 4 0 1-10-1-4 11-14 8-6 7 8 3-13-2 6-9 14-8 3-4-1-2-12-5-3-4-6-2-6 1 5-7-2-3-18-4-25 0-26 2-13 7-3 3 0 4 5 3 5 10 7 8 17 7 7 6-3 1-21-10-13-1-4 2 1 4 13 1 4 2-15 5 7 2 17 0 10 4 9 6 0 9-6 4-11 3-3-3-7-1-19 3-2 6 17 4 4 6-3 4-5 3-15-4-7 6-11 3 7 10 6 0-4 7-15 11-14 3-37-3 27 5 3 3-1 5-3 3 23 4-31 9-16 10-31 7-18 10-19 6-2 1 17 6-13 9-133 24-46 4-32 1-28 5-27-7-6-1-17 6-31-7-23-2-10 0-15 5-29-5-27 4-4-1 1-2 19-9-7-1-75 7-53 12-5 3 31 8 37 5-57 1-21 3-10 4 0 3 9 5-37-9-9 1-9 2 3 3-20 5-1 3 10 4 18 2 47 1 34-1 19 7 23 2 60-1 27-4-3 6 10 6-2 2-26 6-43-8-23 1-24 3-18-5-19-2-31 4-7 2 0 3-10 3-11 0-1 1 22 6-15 0-15-2-28 1-44 7-32 10-1 2 12 4-7 4 12 6 42 7 37 1 46 7 49 4 4 1-5 3 32 5 51 4 64 0 13 3 20 8 7 5 8 7 16 21 31 5-13 2-69-6-31 3-20 0-11 2-7 5 0 3 10 7 31 8 37 5 56 16 40 3 35-9-11 10 1 3 11 3 35 0 33-4 10 1 14 7 3 6-2 7-5 8 2 2 18 6 20 3 27 1 31-3 121-25 12-1-12 5-50 10-48 13-22 3 0 1 27 5 50 3 108 4 11 3 40 3 28-4 15-6 5-5-1-19 2-1 21 7 5 4 6 8-9 4 0 7 4 3 12 0 51-12 20-3 23-6 68 1-43 10-16 6-11 7-2 4 47 1 59-4 112-15 66-14 29-2 9 3-5 13 5 8 15 5-4 6-62 13 25 2 120-2 39-3 26 1 0 3-4 1-166 5-69-1-17 5 16 5 37-2 38 5 83 7 37-1 48-7 47 12 71-8 33-9 6 0 6 2 5 6-30 5-10 4 0 2 10 2 23 0 18 4 46-2 6 1 4 3 97 2 41-2 43 3 151-2",
		"-4293 823-4-3-1 2 4 4 2 0-1-3",
		"1270 1871-5 0 1 3 7 0-3-3",
		"8348-26-1-2-2 2 2 2 1-2",
		"8482 292-2-2 2 7 5 4-5-9",
		"8652 86-2 0 1 4 1-4",
		"8652 51 2-2-4-7 3 6-3 3 2 0",
		"8725-40-1-1-1 9-4 2 5-2 1-8",
		"8739-61 0-2-1 0-2 6 3-4",
		"8555 357 6-3 9 2-8-3-7 2-3 3 3-1",
		"-8902-716-6 0-2 3 3 1 5-4",
		"-7041-893-2 0 3 5 8 4-7-4-3-4 1-1",
		"-6815-927-1-1-8 4 9-3",
		"-6925-1043-2-1 0 5 2-4",
		"-7034-919 0-2-5 4 5-2",
		"-7042-909 1-2-2 1-6 7 7-6",
		"-7172-831 3-2-8 2 5 0",
		"-7253-793 0-2-5 7 5-5",
		"-7274-816-6 8-1 4 7-12",
		"-8488 2832 14-2-8-3-6 3 0 2",
		"-3633 1002 2-1-1-2-16 4 8 2 7-3",
		"1226 1856-5 1 1 2 4 1 0-4",
		"7109 1331-4 5 3 0 1-5",
		"6546 1874-2-2-4 4 5 2 2-2-1-2",
		"-9000-4218 80 1 33-3 73-1 20-4 61 2 148-4 152-7 31-2 27-6 228-3 291-14 33 0-9 5-17 5-24 3 49 2-7 2-347 16-28 4-51 2-5 1 3 1 71 2-46 8 9 4 24 3-3 4-44 7-29 2-19-2-94 0-68 18-101 9-144 18-9 5 59-6 62 4 170-19 140 0 35-3 24-9 66 7 27-5 19-5 114 1 24-2 101 10 20 5-28 3-5 3 111 7 16 6 87 14 19 7-85 25 27 6 11 6-26 7-21 3-107 9 26 8 30 1 390 12 5 3-56 6-3 3-1 3-46 4-19 6-3 2 7 7 11 3 95 4-6 7 16 2 2 2-5 4-12 2-104 10-27 4-53 11 2 2-4 4-69 0-50 4-35 4-45 11-18 5 14 4 74 8 21 7-52 3-96 0-29 6-22 6-6 4-5 5 13 14 1 17 19 4 19-8 16 0 24 1 22 6 70-1 45-5 16-5 7-5 87 0 71-16 29-3 30 8 39 4 9 5-5 2-24 4-5 3 0 4 3 4 10 1 43-11 14 0 26 3 26-11 36 0 4 1-6 6-4 1 0 2 14 4-12 5-10 2 1 2 15 3-2 4 0 4-3 3-52 12-28 3-63-3-53 7 38 4 13 6 16 3 23-2 52-9 47-5 22 1-47 15 3 4 17 7 44 0 44 7 32 9 63 3 41-10 31-2-17 10 37 5 39 11 104 7 26-4 23 0 4 1 17 15 10 4 33 3 26 0 52-8 87 5 93-7 20 0 97 9 42 1 32-2 51 1 74-3 117 2 93 4 13 2 38 11 43 0 37-4 31 2 61-2 6 1 15 24 9 4 56-9 1-4-12-3-2-7 6-2 9 0 6-3-28-9-4-10-6-3-1-4 121 9 6 2-8 5-3 4 5 4-1 6-4 6 8 4 23 0 32-5 12-4 3-9-3-9-12-6-46-15 5-4 13 1 91 1 51-4 23-3 43 1 16-2 86 11 14-2 23 2 13-2 39 3 71-1 4-5 16-7 13-3 75 6 39-1 10 7-32 5-23 7-25 0-16 3 11 3 12 8-5 7-20 2-18-3-19 3-16 19-7 4-52 7-5 5 3 7 38 0 53-6 13 0 47 2 12 4 32 1-77 13-112 2-11 2-9 5-11 12-4 6 13 5 38-2 4-4-10-6 4-1 36-2 43 2 28-3 23 2 80-1 9-1 18-5 9 1 54-9 26 0 32 4 33-2 17-3 27 5 44 3 29-1 66-7 24 4 8 6-1 7 13 1 11 5 24-1 6 3 5 6 17 1 29-5 0-4-18-13 7-5 24-1 27 2 18-8 12 0 50 8 41-15 38-4 33-6 37-2 32-6 44 6 7 5-5 16 4 4 8 0 34-9-5 10-9 7 2 5 7 2 46-8 28-11 9-9 19-3 77 5 5-5-19-13 5-1 14 3 23-1 50 8 22-1 13-3 30 1 54 13 73 4 22 5 35-1 75 9 58 13 18 11 24 26-7 10-25 19-4 12 2 11-10 19-9 13-26 20 0 11-4 8-11 10 28 5 38-4 4 5 16 8-2 7-19 8 5 4 8 0 4 5-3 5 4 6 12 11-17 11 11 16 12 7-1 2-21 2-21-3-2 5 4 16 10 2 7 6 6 1 4-2 1-8 3-2-1-4 3-1 12 4 5-4 1 2-3 13 4 5-3 7 1 3 10 4 17-2 10 1 2 2 2 9-5 3 0 3 8 7 22 1-4 6 13 3 19-4 5 3-1 3-6 2 1 6 8-2 5 4-3 3 11 0 4 4 16 1 1 3-13 3-1 7 2 5 14 7 14-2 11 0 10-3 1 3-4 7 17 5 13 0-3 4 4 5 5 1 3-4 5-1 18 6 12 1 7 3 5 6 16 5 10 9-2 2 3 1 29 8 15 0 23 5 24 7 8 6 33 5 18 7 24 5 15-2 8-12 7-4-3-3-14 0-2 3 3 3-3 2-6-1-15-2-34-11-14-8-15-13-8-1-2-2 12-3-1-2-4-1 5-4 1-4-6-1-7 4-9 1-12 5-4-1-4-4 2-5-3-2-5 1-1 5-10 1-14-5-5-1-36-21-14-2-18 2-2-3 8-7-4-3-10 0-4 2-7-4-3-3 4-6 13-3 2-2-12-1-15-13 0-4 6-6 9-4 8 0 24 3 5 4 11-1 6 4 15-1 3-2-9-6-6 2-7-2 5-5-6-7-6 2 0 4-15 4-4-4-8-1-4-9-4 1-2 5-12 5-28-2-4-3 6-3 1-4-2-6 6-3 0-4-4 0-28 17-4 5-16 1-9-2 5-5-5-1-16-13 14-5 2-6-14-2-32 6-6-9-4-2 1-4 4-1-12-5 8-1 2-3-21-2-5 1-8-3 0-7 4-7-8-6-1-5 7-6-9-7 21 0 17 4 2-3-31-11 23-3-12-9 4-2 54-8-4 5 0 5 12 4 35 4 14-1-2-2-18-1-18-5-4-2 2-3 20-6-7-7 1-4 23-14 21-8 6-5 3-12 10-10 12-5 1-4-4-4-10 2-6-2-2-4 19-7 25 1 0-4-10-6-15-2-2-4 4-5 13 2 19 0 3-7 15-12-2-4-7-1-41-16 20-1 17 6 7-1 4-4 2-4-4-4-45-4-16-6 18-3 14 1 15-3 18 3 12-1 3-14-4-3-27-2 0-7 17-5 11 3 9-2 0-8 8-8 6-1 6 4 6 0 3-5-3-7-5-5-22 3-17-5-9 0-17 6-29 3 11-6 7-12 12 2 16-4 10-4 4-5-5-7-9-3-6-2-17 3-8-1-2-4-5-2 26 0 8-1 6-3-9-4-17 0-14-4 25-2 28 4 4-3-16-9-31-2-30 4 1-3 16-11 2-3-3-4-23-5-9 3-7 8-9 2-15 1 3-8-4-3-8 1-28-6 29-2 8-4-3-2-31-2-21-5 49-3 2-2-5-3-151-28-57-4-89-13-31-8-9-7-5-1-35-3-45-1-46 4-58-1-69 6-97-3-4-3 6-7 46-22 25-6 18-4 40 0 86-6-1-5-19-10-11-4-28-6-39-4-289 21-25-4-24 0 207-30-1-6-4-5-17-4-121-4-81 13-34 7-59 22 5-8 22-11 1-2-16 2-8-2-3-3 8-8 17-8 80-16 22-10 3-5 13-5 18-1 3 5 0 5 17 3 34-2 148-1 14-3 6-4 3-8-15-10-11-4-33-5-24-1-98 1 74-8 51 0 38 3 34-14 11-12 13-9 8-3 14-1 43 3 46-5 42 8 58 7 17 0 6-1 16-11 23-5 30-2 30 2 13-2 2-4 7-2 128-17 42-3 119-3 10-3-19-2-108 1-46-3 7-3 11 0 53-1 3-3-89-2-11-3 15-2 3-2-7-7 10-5 15 0 25-5 26 0 31 4 57 2 37-1 52 5 17-1-15-4-64-9-32-3 14-10 17-5 10-8 10-1 20 3 5-3 1-5-20-12 9-3 95-3 98 28 62 13 26 8 25 1 66 13 32 3 46 0 88 8 115 4 50-5 55 3 7-5 4-6-8-6-12-3-4-6 17-3 57 4 37 6 12-1 19 3 25 13 31 13 26 8 16 10 30 9 10 2 24 1 83 14 79-9 19 4 43 4 32 12 153 10 47 1 15 7 74 6 265 6 33 5 9 5-45 4-283 9-4 1-8 5 1 9-7 7-16 2-118-5-60 5-40 7-26 2-36 8-1 8 4 8 34 21 21 10 14 1 12 5 14 10 10 5 73 14 28-1 19 6 59 14 14 5 64 15 90 10 54 10 90 10 90 5 51-1 33 4 15 5 49-2 60 5-11 2-12 8 12 9 15 4 15 14 24 16 7 2 44 1 37-4 19 6 36 17-2 4-56-4-24 1-3 3 14 2 3 3-29 6 4 11 42 16 30 3 34-4 8 1 8 5-8 8-7 3 0 2 35-3 19 1 24 8 62 10 27 26-3 7-16-1-40 8-10 12 13 4 8 1 13-3 34-11 8 0 15 13 24 8-4 4-11 2-1 2 5 2 8 1 11-5 32-8 14-9 16-16 36 2 10 5 3 11 3 5-1 5-13 9 1 3 5 2 19 3 27-3 45 6 12-1 6-6-6-5-19-10-2-8 83 0 37-3 55 3 18-2 12-4 33 3 7 5 8 1 8-4 3-10 4-5 11-4 11 4 24 12 19 6 68 14 35 5 45 3 81 9 69 4 45 4 14 7 42-6 15 4 16 11 24-4 13-7 17-5 37-9 37-4 18 7 20 12 23 8-3 3-13 2 1 3 22 0 12-8 26-6 34 2 65-1 11 6 18 3 10-3 6-10 71-7 6 1 10 11 22 5 6-1 10-4-9-19 12-11 7-1 36 0 47 4 14 17 18 12 13-2 20-9 2-4-8-4 2-3 35-6 21 5 13 7 7 9 11-1 11-1 7-5 0-8 19-10 21-4 40-3 26 1 35 5 25 7 61 10 27 9 27 5 69 4 62 11 9 5 9 14-4 12-17 15 4 11 7 4 17 5 17 0 37-1 1-5-22-11 2-4 39 0 7-3 20-16 4-8 7-2 61 2 7-1 20-8 22 5 11 0 18-5 18-12 19-6 2 4-3 5 31 20 11 9 3 12 5 11 18 8 13 3 17 1 27 10 53 8 20 12 7 1 71 7 16 3 14 7 11 1 19 0 15 4 26 2 2 4-6 3 0 4 12 7 16-1 14-4 10 0 2-2-8-3-6-6 18-7 24 3 12-2 6-4 0-7 3-3 9 3 4 6 0 14 21 8 8 7-25 0-6 2-7 7 18 5 21 0 38-12 28-1 2 3-4 10 0 6-11 3-3 8 5 8 12 4 18 2 47 15 90 8 81-5 20-6 33-15 25-2 7-3 9-7-10-4-8-1-26 6-8-1 16-8 1-4-4-6-30-11 18-3 30 9 43 3 56-10 26-13 20 1 10 3 31 1 42-8 43-2 25-3 28 6 23 1 100-11 74-2 57-6 29 1 26 6 7-1 5-5-3-9 19-21-3-4-19-10 0-6 5-4-6-4 6-11-4-3-9-2-24-2-1-4 4-4 9-2 2-4-1-5-4-5-17-3-16 1-12 3-30-12-16-10 20-2 14-5 31 0 23 5 7-1 4-5-3-13-15-17-13-7-29-11-30-30-16-32-11-15-20-9 4-4 37-5 33 11 2 8-2 8 22 12 57 7 20 12 17 4 14 6 2 5 23 5 10 6 4 5 1 11 4 7 16 18 6 5 26 5 17 10-1 8 4 7 25 13 18 1 13 4 31-7 29 1 14-2 11 3 9 6 4 7 11 5 12 0 42 14 17 1 14 6 10 8 23 14 4 11 8 6 16 5 149 25 13-1 16 4 35 1 10 8 49 16 62-2 20 5 32 1 16 5 45 8 86-2 42 4 24 7 53 5 26-6 38 2 36-5 38 9 35-7 44 2 34 5 14-4 17-1 27 7 23-5 7-6 25 2 76 14 22 13 0 4 3 2 40 1 25 5 48-7 16 1 35-8 17-1 69-13 40-3 24-5 6-4 19 1 11-6 27-5 27-2 18 3 40 16-2 10 16 12 28 6 82 8 30-6 13-7 19-15 14-5 23-2 12-3 16-11-10-9-8-3-65-10-3-7 5-4 45 4 23 6 25 2 42 8 21-4 30 0 20 2 29-5 52 9 21 2 10-1-55-11-18-6 11-3 117 14 35 12 52 6 37 7 12 0 20-5 11 0 14 3 15 11 23 3 40-7 11-13 33-15 21 2 23-5 28 1 13 3 25 29 19 8 23 5 19 0 44-2 24 4 28-1 13 4 15 1 20-4 17-6 6-10 5 0 18 6 11 1 19 11 42-9 18-7 16 5 23 0 21-3 26-8 5 1 43-2 33-7 50-2 19-4 12 2 23 0 17-7 18-4 38 7 14 0 7-3 2-8 11 1 11 3 11-1 3-5-5-7-13-10-5-8-11-8 2-3 11-2 10 5 24 4 12 5 22 1 21-1 42-17 4-8-5-8 15-4 23-1 45-4 63 2 31-1 30 4 6-1 4-19 7-3 14 6 49-1 27-7 13 2 18 5 3 4 1 15 6 1 15-5 39-21 27-9 24-3 24-5 28 0 22-6 23 6 11-1 14-5 67-11 17-11 0-5 5-7 22-5 19-12 19-25 10-5 15 1 14-7 4 1 0 3-12 17-1 9 10 5 23 2 17-10 16-6 33-1 20 6 73-6 38-1 47-8 12-5 8-9 11-4 31-5 68-18 5 4 1 6 8 1 17-16 4-6-9-5-23 1-9-9-4-14 15 1 1-5-4-4-8-2-30 6-18 1-18 4-15 0 20-9 50-8 1-4-15-13-25-7-15 5-18 2-9-4-52 0-14 6-21 4 0-3 19-11 39-6 4-3-8-2-12 0-15-5-42 0-15-3 12-7-18-6-10 1-10-2-4 5-1 10-6 10-15-1-3-8 6-14 5-4-4-4-6-1 13-12 18-11 0-4-5-2-56 4-22-2-9 7-8 2-7-2-5-9-20-7-8-4-3-17-6-4-17-1-20 2-39-6 7-3 43 0 15-3 2-8 6-3 20-6 3-2-9-10-10-6 3-2 11-1 5-12-7-5 4-9-14-6-2-5 32-4 26-17 1-10 7-6 14-4 0-4 19-1 4-4-4-4-22-9 16-1 16-4 21 5 19 9 5-1 1-5 6-7 43-10 27-1 3-4-3-4-27-1-20 6-74-1-100-15-33 10-11 8-5 0-7-2-1-5 16-11 7-3 0-3-11-2-28 4-15-4-20-7 10-8-2-3-33-8 5-3 12 0 1-3-4-2-19-2 1-4 24-1 9-3 0-4-90-14-10-2 1-4 103-1-6-7 4-3 11-2 0-3-28-2 1-3 22-3 0-15-12-4-1-3 22-3 34-11 21-2 29-9 12-1 2-3 37-10 4-3-126-11 6-5 68 1 19-3 8 1 4 3 74 5 85-18 34-4 8-4-2-4 3-1 15-3 25 3 25-4-18-9-28 0-1-2 22-4 87-2 25-4 35 2 9-2 3-4 32-4 48-2 47-7 60-1 15-5 14-1 145-9 45-3 11-3-17981-5",
		"7294 2173 3-2-2 0-1 2",
		"-7987-1062-5 1 4 2 1-3",
		"-8585-138 4-5-4 2 3-1-1 2-3 1 1 1",
		"-7748-204-3 2 3 0 0-2",
		"-7589-572-1-1-1 3 2-2",
		"-8927-958-3 0 1 2 1 0-1-1 2-1",
		"-8990-947-3-3 0 3 3 0",
		"-3940-1682-10-1 6 4 5-2-1-1",
		"-718-399-3 2 2 3 4-3-3-2",
		"3653 413-2 1 3 2-1-3",
		"3671 162-2 2 2 1 0-3",
		"3676 208-2 1 2 3 0-4",
		"6559 151-2 1 2 1 0-2",
		"7582 367-3 0 2 3 1-3",
		"7594 372-1 1 2 0-1-1",
		"-6414-1220-3 1 1 3 2-4",
		"-4336 1062 0-2-2 4 2-2",
		"2723 1222-2-1-4 3 3 1 3-3",
		"-4089 1227-2 1 4 1-2-2",
		"6237 1899-2-3-4 1 1 2 5 0"
	]
};
// src/pages/register/world_map.ts
var TILE_PX = 256;
var MOST_ZOOM = 17;
var EARTH_M = 40075016.7;
function mercator(latitude, longitude) {
	const phi = Math.max(-85.0511, Math.min(85.0511, latitude)) * Math.PI / 180;
	return {
		x: (longitude + 180) / 360,
		y: .5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)
	};
}
function degrees(x, y) {
	return {
		latitude: (2 * Math.atan(Math.exp((.5 - y) * 2 * Math.PI)) - Math.PI / 2) * (180 / Math.PI),
		longitude: x * 360 - 180
	};
}
var landPath = "";
/** The outline of the land on the square map of 10,000 units. */
function outline() {
	if (landPath) return landPath;
	const parts = [];
	for (const ring of land_default.rings) {
		const numbers = ring.match(/-?\d+/g).map(Number);
		let lon = 0, lat = 0;
		for (let k = 0; k < numbers.length; k += 2) {
			lon += numbers[k];
			lat += numbers[k + 1];
			const at = mercator(lat * land_default.step, lon * land_default.step);
			parts.push(`${k ? "L" : "M"}${(at.x * 1e4).toFixed(2)} ${(at.y * 1e4).toFixed(2)}`);
		}
		parts.push("Z");
	}
	return landPath = parts.join("");
}
var WorldMap = class {
	wheel;
	el;
	canvas = draw("svg", {
		class: "world",
		role: "group",
		"aria-label": t("map.label")
	});
	ground = draw("g");
	below = draw("g", { class: "tiles" });
	tiles = null;
	net = draw("g", { class: "net" });
	marks = draw("g");
	scale = h("div", { class: "map-scale" });
	credit = h("p", { class: "map-credit" }, "Natural Earth");
	at = {
		x: .5,
		y: .4,
		zoom: 1.5
	};
	spots = [];
	width = 800;
	height = 480;
	moved = 0;
	watch;
	/** Called a moment after the view moved. */
	onmove = null;
	constructor(wheel = true) {
		this.wheel = wheel;
		this.canvas.append(draw("rect", {
			class: "sea",
			width: "100%",
			height: "100%"
		}), this.ground, this.below, this.net, this.marks);
		this.ground.append(draw("path", {
			d: outline(),
			class: "land",
			"vector-effect": "non-scaling-stroke"
		}));
		const button = (words, sign, by) => h("button", {
			type: "button",
			title: words,
			"aria-label": words,
			onclick: () => this.zoomBy(by)
		}, sign);
		this.el = h("div", { class: "map" }, h("div", {
			class: "map-frame",
			tabindex: "0",
			role: "application",
			"aria-label": t("map.keys"),
			onkeydown: (e) => this.keyed(e)
		}, this.canvas), h("div", { class: "map-zoom" }, button(t("map.in"), "+", 1), button(t("map.out"), "−", -1)), this.scale, this.credit);
		baseMap().then((found) => this.take(found), () => void 0);
		this.drag();
		this.watch = new ResizeObserver(() => this.sized());
		this.watch.observe(this.el);
	}
	/** The user's own map lies over the land; whose it is, or why it is not shown, stands on it. */
	take(found) {
		if (found.map) {
			this.tiles = new Tiles(found.map, this.below);
			this.credit.textContent = found.map.credit ? t("map.own_by", {
				file: found.map.name,
				credit: found.map.credit
			}) : t("map.own", { file: found.map.name });
			this.draw();
		} else if (found.problem.message) this.el.append(h("p", {
			class: "map-problem",
			role: "alert"
		}, plainly(sentence(found.problem.message)), " ", plainly(found.problem.advice)));
	}
	leave() {
		this.watch.disconnect();
		clearTimeout(this.moved);
	}
	get zoom() {
		return this.at.zoom;
	}
	get place() {
		return { ...this.at };
	}
	/** South, west, north, east of what is in view. */
	get view() {
		const half = {
			x: this.width / 2 / this.world,
			y: this.height / 2 / this.world
		};
		const nw = degrees(Math.max(0, this.at.x - half.x), Math.max(0, this.at.y - half.y)), se = degrees(Math.min(1, this.at.x + half.x), Math.min(1, this.at.y + half.y));
		return [
			se.latitude,
			nw.longitude,
			nw.latitude,
			se.longitude
		];
	}
	get world() {
		return TILE_PX * 2 ** this.at.zoom;
	}
	go(place) {
		this.at = place;
		this.draw();
		this.later();
	}
	/** Show all of a box, with a margin. */
	fit([south, west, north, east], most = 12) {
		const a = mercator(north, west), b = mercator(south, east);
		const width = Math.max(b.x - a.x, 1e-9), height = Math.max(b.y - a.y, 1e-9);
		const zoom = Math.min(most, Math.log2((this.width - 90) / TILE_PX / width), Math.log2((this.height - 90) / TILE_PX / height));
		this.go({
			x: (a.x + b.x) / 2,
			y: (a.y + b.y) / 2,
			zoom: Math.max(.5, zoom)
		});
	}
	show(spots) {
		this.spots = spots;
		this.draw();
	}
	zoomBy(by, px = this.width / 2, py = this.height / 2) {
		const zoom = Math.max(.5, Math.min(MOST_ZOOM, this.at.zoom + by));
		const before = this.world, after = TILE_PX * 2 ** zoom;
		const dx = px - this.width / 2, dy = py - this.height / 2;
		this.go({
			x: this.at.x + dx / before - dx / after,
			y: this.at.y + dy / before - dy / after,
			zoom
		});
	}
	pan(dx, dy) {
		this.go({
			...this.at,
			x: Math.max(0, Math.min(1, this.at.x + dx / this.world)),
			y: Math.max(0, Math.min(1, this.at.y + dy / this.world))
		});
	}
	keyed(e) {
		const step = 80;
		const move = {
			ArrowLeft: () => this.pan(-80, 0),
			ArrowRight: () => this.pan(step, 0),
			ArrowUp: () => this.pan(0, -80),
			ArrowDown: () => this.pan(0, step),
			"+": () => this.zoomBy(1),
			"=": () => this.zoomBy(1),
			"-": () => this.zoomBy(-1)
		}[e.key];
		if (!move || e.ctrlKey || e.metaKey || e.altKey) return;
		e.preventDefault();
		e.stopPropagation();
		move();
	}
	drag() {
		let from = null;
		const el = this.canvas;
		el.addEventListener("pointerdown", (e) => {
			if (!e.target.closest("a, [role=button]")) {
				from = {
					x: e.clientX,
					y: e.clientY,
					id: e.pointerId
				};
				el.setPointerCapture(e.pointerId);
			}
		});
		el.addEventListener("pointermove", (e) => {
			if (from?.id === e.pointerId) {
				this.pan(from.x - e.clientX, from.y - e.clientY);
				from = {
					x: e.clientX,
					y: e.clientY,
					id: e.pointerId
				};
			}
		});
		for (const end of ["pointerup", "pointercancel"]) el.addEventListener(end, () => {
			from = null;
		});
		if (this.wheel) el.addEventListener("wheel", (e) => {
			e.preventDefault();
			const box = el.getBoundingClientRect();
			this.zoomBy(-Math.sign(e.deltaY) * Math.min(.6, Math.abs(e.deltaY) / 200), e.clientX - box.left, e.clientY - box.top);
		}, { passive: false });
	}
	later() {
		clearTimeout(this.moved);
		this.moved = window.setTimeout(() => this.onmove?.(), 140);
	}
	sized() {
		const box = this.el.getBoundingClientRect();
		if (!box.width || box.width === this.width && box.height === this.height) return;
		this.width = box.width;
		this.height = box.height;
		this.draw();
		this.later();
	}
	screen(latitude, longitude) {
		const at = mercator(latitude, longitude);
		return {
			x: this.width / 2 + (at.x - this.at.x) * this.world,
			y: this.height / 2 + (at.y - this.at.y) * this.world
		};
	}
	draw() {
		const k = this.world / 1e4;
		this.ground.setAttribute("transform", `translate(${this.width / 2 - this.at.x * this.world} ${this.height / 2 - this.at.y * this.world}) scale(${k})`);
		this.tiles?.draw(this.at, this.width, this.height);
		this.drawNet();
		const circles = [], marks = [];
		for (const one of this.spots) this.mark(one, circles, marks);
		const held = document.activeElement?.getAttribute("data-spot");
		clear(this.marks, ...circles, ...marks);
		if (held) this.marks.querySelector(`[data-spot="${CSS.escape(held)}"]`)?.focus();
		this.drawScale();
	}
	mark(one, circles, marks) {
		const at = this.screen(one.latitude, one.longitude);
		if (at.x < -80 || at.y < -80 || at.x > this.width + 80 || at.y > this.height + 80) return;
		if (one.precision_m) {
			const r = one.precision_m / (EARTH_M * Math.cos(one.latitude * Math.PI / 180)) * this.world;
			if (r > 4 && r < 4e3) circles.push(draw("circle", {
				class: "precision",
				cx: at.x,
				cy: at.y,
				r
			}));
		}
		const alone = one.n === 1;
		const r = alone ? 5.5 : Math.min(22, 9 + Math.log10(one.n) * 4.2);
		const name = `${one.latitude.toFixed(5)},${one.longitude.toFixed(5)}`;
		const shape = [
			draw("title", {}, one.label),
			draw("circle", {
				class: "hit",
				cx: at.x,
				cy: at.y,
				r: Math.max(r, 13)
			}),
			draw("circle", {
				class: alone ? "spot" : "cluster",
				cx: at.x,
				cy: at.y,
				r
			}),
			alone ? null : draw("text", {
				x: at.x,
				y: at.y + 3.6
			}, short(one.n))
		];
		const el = one.href ? draw("a", {
			href: one.href,
			"data-spot": name,
			"aria-label": one.label
		}, ...shape) : draw("g", {
			role: "button",
			tabindex: "0",
			"data-spot": name,
			"aria-label": one.label
		}, ...shape);
		if (one.onpick) {
			el.addEventListener("click", (e) => {
				e.preventDefault();
				one.onpick();
			});
			el.addEventListener("keydown", (e) => {
				if (e.key === "Enter" || e.key === " ") {
					e.preventDefault();
					e.stopPropagation();
					one.onpick();
				}
			});
		}
		marks.push(el);
	}
	drawNet() {
		const [south, west, north, east] = this.view;
		const step = [
			30,
			20,
			10,
			5,
			2,
			1,
			.5,
			.2,
			.1,
			.05,
			.02,
			.01,
			.005,
			.002,
			.001
		].find((one) => (east - west) / one >= Math.max(2, this.width / 260)) ?? .001;
		const lines = [];
		const words = (value, letters) => `${Math.abs(value).toFixed(Math.max(0, Math.ceil(-Math.log10(step))))}° ${value === 0 ? "" : value > 0 ? letters[0] : letters[1]}`.trim();
		for (let lon = Math.ceil(west / step) * step; lon <= east; lon += step) {
			const x = this.screen(0, lon).x;
			lines.push(draw("path", { d: `M${x} 0V${this.height}` }), x < this.width - 120 ? draw("text", {
				x: x + 3,
				y: this.height - 5
			}, words(lon, "EW")) : draw("g"));
		}
		for (let lat = Math.ceil(south / step) * step; lat <= north; lat += step) {
			const y = this.screen(lat, 0).y;
			lines.push(draw("path", { d: `M0 ${y}H${this.width}` }), y > 95 ? draw("text", {
				x: 4,
				y: y - 3
			}, words(lat, "NS")) : draw("g"));
		}
		clear(this.net, ...lines);
	}
	drawScale() {
		const metres = EARTH_M * Math.cos(degrees(0, this.at.y).latitude * Math.PI / 180) / this.world;
		const most = metres * 110;
		const base = 10 ** Math.floor(Math.log10(most));
		const length = [
			5,
			2,
			1
		].map((one) => one * base).find((one) => one <= most) ?? base;
		clear(this.scale, h("i", { "data-px": String(Math.round(length / metres)) }), length >= 1e3 ? `${length / 1e3} km` : `${length} m`);
		this.scale.firstElementChild.style.width = `${Math.round(length / metres)}px`;
	}
};
function short(n) {
	return n < 1e3 ? String(n) : n < 1e4 ? `${(n / 1e3).toFixed(1)}k` : n < 1e6 ? `${Math.round(n / 1e3)}k` : `${(n / 1e6).toFixed(1)}M`;
}
// src/pages/register/sources.ts
var PER_PAGE$2 = 50;
var INDEPENDENCE = [
	"party_to_the_conflict",
	"tied_to_a_party",
	"independent",
	"unknown"
];
var SORTS = [
	"name",
	"statements",
	"incidents",
	"reliability"
];
var TYPING_MS = 120;
var sourceHref = (id) => `/register/sources/${encodeURIComponent(id)}`;
function sourcesPage(query) {
	return whole$1(t("register.sources"), "/register/sources", async () => {
		const page = new SourcesPage(query);
		await page.load();
		return {
			title: t("register.sources"),
			el: page.el,
			wide: true,
			leave: () => page.leave()
		};
	});
}
var SourcesPage = class {
	query;
	el;
	out = h("div", { class: "stack" });
	total = h("p", {
		class: "total",
		role: "status"
	});
	search = h("input", {
		type: "search",
		class: "big",
		id: "sources-q",
		"aria-label": t("sources.search"),
		placeholder: t("sources.search"),
		autocomplete: "off",
		maxlength: "200"
	});
	where = h("select", { "aria-label": t("sources.independence") });
	order = h("select", { "aria-label": t("sources.sort") });
	waiting = 0;
	asked = null;
	constructor(query) {
		this.query = query;
		this.search.value = query.get("q") ?? "";
		this.search.addEventListener("input", () => {
			clearTimeout(this.waiting);
			this.waiting = window.setTimeout(() => this.set({ q: this.search.value.trim() }, true), TYPING_MS);
		});
		this.where.append(h("option", { value: "" }, t("sources.all")), ...INDEPENDENCE.map((one) => h("option", { value: one }, code("independence", one))));
		this.order.append(...SORTS.map((one) => h("option", { value: one }, code("sources_sort", one))));
		this.where.value = query.get("independence") ?? "";
		this.order.value = query.get("sort") ?? "name";
		this.where.addEventListener("change", () => this.set({ independence: this.where.value }));
		this.order.addEventListener("change", () => this.set({ sort: this.order.value === "name" ? "" : this.order.value }));
		this.el = h("div", { class: "page register" }, head(t("register.sources"), "/register/sources"), h("form", {
			role: "search",
			onsubmit: (e) => e.preventDefault()
		}, h("div", { class: "filter-row" }, this.search, this.where, this.order)), this.total, this.out);
		document.addEventListener("keydown", this.keyed);
	}
	leave() {
		this.asked?.abort();
		clearTimeout(this.waiting);
		document.removeEventListener("keydown", this.keyed);
	}
	keyed = (e) => {
		if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
		if (e.key === "/") {
			e.preventDefault();
			this.search.focus();
			this.search.select();
		} else if (e.key === "n" || e.key === "p") this.el.querySelector(`.pager [data-turn="${e.key}"]`)?.click();
	};
	set(changes, typing = false) {
		const next = new URLSearchParams(this.query);
		if (!("page" in changes)) next.delete("page");
		for (const [name, value] of Object.entries(changes)) if (value) next.set(name, value);
		else next.delete(name);
		this.query = next;
		const address = `/register/sources${next.size ? `?${next}` : ""}`;
		if (typing) history.replaceState(null, "", address);
		else history.pushState(null, "", address);
		this.load().catch((error) => {
			if (!this.asked?.signal.aborted) clear(this.out, failure(error));
		});
	}
	async load() {
		this.asked?.abort();
		const { signal } = this.asked = new AbortController();
		const number = Math.max(1, Math.floor(Number(this.query.get("page"))) || 1);
		const asked = new URLSearchParams({
			limit: String(PER_PAGE$2),
			offset: String((number - 1) * PER_PAGE$2)
		});
		for (const name of [
			"q",
			"independence",
			"sort"
		]) {
			const value = this.query.get(name);
			if (value) asked.set(name, value);
		}
		const found = await api(`/register/sources?${asked}`, { signal });
		if (signal.aborted) return;
		this.total.textContent = t("sources.found", {
			n: count(found.total),
			m: count(found.held)
		});
		if (!found.held) {
			clear(this.out, empty(t("sources.none_title"), t("sources.none_words")));
			return;
		}
		clear(this.out, found.total ? this.table(found, number) : empty(t("register.nothing_title"), t("sources.nothing_words")), rings(found.rings, t("sources.rings"), t("sources.rings_note")));
	}
	table(found, number) {
		const heads = [
			[t("field.source")],
			[t("sources.independence")],
			[t("sources.reliability"), t("sources.reliability_hint")],
			[t("sources.statements"), t("sources.statements_hint")],
			[t("sources.confidence"), t("sources.confidence_hint")],
			[t("sources.incidents"), t("sources.incidents_hint")],
			[t("sources.rows"), t("sources.rows_hint")],
			[t("sources.requests")]
		];
		return h("section", { class: "card flush" }, h("div", {
			class: "scroller",
			tabindex: "0",
			role: "region",
			"aria-label": t("register.sources")
		}, h("table", { class: "list dense sources" }, h("caption", { class: "hidden" }, t("register.sources")), h("thead", {}, h("tr", {}, ...heads.map(([words, hint]) => h("th", {
			scope: "col",
			title: hint
		}, words)))), h("tbody", {}, ...found.sources.map(row$1)))), pager(number, Math.max(1, Math.ceil(found.total / PER_PAGE$2)), (to) => {
			this.set({ page: to > 1 ? String(to) : "" });
			scrollTo(0, 0);
		}), h("p", { class: "note inset" }, t("sources.two_things")));
	}
};
function row$1(one) {
	return h("tr", {}, h("td", { class: "title" }, h("a", { href: sourceHref(one.id) }, one.name), one.name === one.id ? null : h("span", { class: "id soft" }, one.id), one.recorded ? null : h("span", { class: "id soft" }, t("sources.no_record"))), h("td", {}, independence(one)), h("td", {}, reliability(one.reliability)), h("td", {}, tally(ACT, one.acts, one.statements)), h("td", {}, one.statements ? tally(CONFIDENCE, one.confidence) : nothing()), h("td", { class: "number" }, one.incidents ? count(one.incidents) : nothing()), h("td", { class: "number" }, one.rows ? count(one.rows) : nothing()), h("td", {}, tally(OUTCOME, one.requests)));
}
function independence(one) {
	const party = one.independence === "party_to_the_conflict" || one.independence === "tied_to_a_party";
	return h("span", { class: "pieces" }, party ? chip(code("independence", one.independence)) : h("span", { class: one.independence === "unknown" ? "soft" : void 0 }, code("independence", one.independence)), one.side ? h("span", { class: "soft" }, t("incident.speaks_for", { side: one.side })) : null);
}
/** The letter with its words; not judged is no letter. */
function reliability(letter) {
	return letter ? h("span", { class: "pieces" }, h("strong", { class: "letter" }, letter), h("span", { class: "soft" }, code("reliability", letter))) : h("span", { class: "soft" }, t("sources.not_judged"));
}
var ACT = (name) => code("act", name);
var CONFIDENCE = (name) => code("confidence", name || "not_judged");
var OUTCOME = (name) => code("outcome", name);
/** Counts kind by kind; the whole, where it is given, stands before them. */
function tally(words, of, whole) {
	const parts = Object.entries(of).sort(([a], [b]) => a < b ? -1 : 1);
	if (!parts.length) return nothing();
	return h("span", { class: "pieces" }, whole === void 0 ? null : h("strong", {}, count(whole)), ...parts.map(([name, n]) => h("span", { class: "nowrap soft" }, `${words(name)} ${count(n)}`)));
}
function nothing() {
	return h("span", { class: "soft" }, "–");
}
function pager(number, last, turn) {
	return h("div", { class: "pager" }, h("div", { class: "row" }, h("button", {
		type: "button",
		"data-turn": "p",
		disabled: number <= 1,
		onclick: () => turn(number - 1)
	}, `‹ ${t("register.previous")}`), h("span", { class: "soft" }, t("register.page_of", {
		n: count(number),
		m: count(last)
	})), h("button", {
		type: "button",
		"data-turn": "n",
		disabled: number >= last,
		onclick: () => turn(number + 1)
	}, `${t("register.next")} ›`)));
}
/** Statements that go back to one another or to one: each group counts once. */
function rings(groups, title, note) {
	if (!groups.length) return null;
	return h("section", { class: "card" }, h("h2", {}, title), h("p", { class: "note" }, note), h("ul", { class: "plain spaced" }, ...groups.map((one) => {
		const names = (one.circular ? one.members : [...one.members].sort((a, b) => Number(b.statement === one.origin) - Number(a.statement === one.origin))).flatMap((each, k) => [
			k ? one.circular ? " ↔ " : " ← " : "",
			h("a", { href: sourceHref(each.source) }, each.name),
			h("span", { class: "id soft" }, ` ${each.statement}`)
		]);
		return h("li", {}, chip(one.circular ? t("sources.circular") : t("sources.passed_on")), " ", ...names);
	})));
}
// src/pages/register/incident.ts
async function incidentPage(id, query) {
	if (id === "new") return whole$1(t("register.write_one"), "/register", async () => ({
		title: t("register.write_one"),
		el: h("div", { class: "page" }, head(t("register.write_one"), "/register"), form(null, (done) => {
			location.assign(incidentHref(done));
		}))
	}));
	return whole$1(id, "/register", async () => {
		return page(await api(`/register/incident?id=${encodeURIComponent(id)}`), query.get("edit") !== null);
	});
}
function page(found, editing) {
	const { incident: one } = found;
	const title = one.title || one.id;
	const leaves = [];
	const out = h("div", { class: "page" });
	const reload = () => {
		location.assign(incidentHref(one.id));
	};
	const edit = offered(h("button", {
		type: "button",
		onclick: () => {
			clear(main, form(found, reload, () => {
				clear(main, ...read());
				edit.focus();
			}));
			main.querySelector("input")?.focus();
		}
	}, t("incident.edit")), "PUT /register/incident");
	const read = () => [
		facts$1(found, leaves),
		text(found),
		said(found)
	].filter((each) => each !== null);
	const main = h("div", { class: "stack" }, ...editing ? [form(found, reload, () => clear(main, ...read()))] : read());
	out.append(longHead(title, "/register", found.state === "withdrawn" ? null : edit), h("p", { class: "row under" }, h("code", {}, one.id), chip(code("state", found.state), found.state === "verified"), chip(code("standing", found.standing)), h("span", { class: "soft" }, t("incident.version", { n: found.version })), h("span", { class: "soft" }, t("incident.of", { source: one.source }))), h("div", { class: "two" }, main, h("div", { class: "stack" }, review(found, reload), judged(found), history$1(found, reload))));
	return {
		title,
		el: out,
		leave: () => leaves.forEach((each) => each())
	};
}
function facts$1(found, leaves) {
	const { incident: one } = found;
	const rows = [];
	const add = (name, ...value) => {
		rows.push(h("dt", {}, name), h("dd", {}, ...value));
	};
	const none = () => h("span", { class: "soft" }, t("register.not_stated"));
	add(t("field.when"), one.when ? h("span", {}, h("strong", {}, one.when), meaning(found)) : h("span", { class: "soft" }, t("register.undated")));
	add(t("field.kind"), one.kind ? `${one.kind} ` : none(), one.kind ? h("span", { class: "soft" }, t("incident.as_source")) : null);
	for (const role of [
		"alleged",
		"affected",
		"other"
	]) {
		const parties = (one.parties ?? []).filter((each) => each.role === role);
		if (parties.length || role !== "other") add(code("role", role), parties.length ? h("ul", { class: "plain" }, ...parties.map((each) => h("li", {}, each.standing === "unknown" ? t("incident.unknown_party") : each.name, each.standing && each.standing !== "named" && each.standing !== "unknown" ? h("span", { class: "soft" }, ` ${code("party", each.standing)}`) : null, each.members?.length ? h("span", { class: "soft" }, ` (${each.members.join(", ")})`) : null))) : none());
	}
	add(t("field.affected"), amount(one.affected.low, one.affected.high) ? `${amount(one.affected.low, one.affected.high)} ${one.affected.unit}` : h("span", {}, `${one.affected.unit}: `, h("span", { class: "soft" }, t("register.no_number"))));
	add(t("field.status"), one.status || none());
	add(t("field.standard"), one.standard || none());
	if (one.url) add(t("field.url"), /^https?:\/\//.test(one.url) ? h("code", {}, one.url) : one.url);
	if (one.recordings?.length) add(t("field.recordings"), ...one.recordings.map((each) => h("code", { class: "sha" }, each)));
	for (const [name, value] of one.extra ?? []) add(name, value);
	const placed = (one.places ?? []).filter((each) => each.latitude !== void 0 && each.longitude !== void 0);
	const el = h("section", { class: "card" }, h("h2", {}, t("incident.stated")), h("div", { class: placed.length ? "facts" : "" }, h("dl", {}, ...rows, h("dt", {}, t("field.places")), h("dd", {}, (one.places ?? []).length ? h("ul", { class: "plain" }, ...(one.places ?? []).map((each) => h("li", {}, [
		each.name,
		each.admin,
		each.country
	].filter(Boolean).join(", ") || t("incident.unnamed_place"), each.latitude !== void 0 ? h("span", { class: "soft" }, ` ${each.latitude.toFixed(5)}, ${each.longitude.toFixed(5)}`, each.precision_m ? ` · ± ${count(each.precision_m)} m` : ` · ${t("map.no_precision")}`) : h("span", { class: "soft" }, ` ${t("incident.no_position")}`)))) : none()))));
	if (placed.length) {
		const map = new WorldMap(false);
		leaves.push(() => map.leave());
		map.show(placed.map((each) => ({
			latitude: each.latitude,
			longitude: each.longitude,
			n: 1,
			label: each.name ?? "",
			precision_m: each.precision_m ?? null
		})));
		const lat = placed.map((each) => each.latitude), lon = placed.map((each) => each.longitude);
		requestAnimationFrame(() => map.fit([
			Math.min(...lat) - .5,
			Math.min(...lon) - .8,
			Math.max(...lat) + .5,
			Math.max(...lon) + .8
		], 9));
		el.querySelector(".facts").append(map.el);
	}
	return el;
}
/** The days that a date can mean, where it is no single day. */
function meaning(found) {
	if (found.first_day && found.first_day === found.last_day || found.incident.when === `${found.first_day}/${found.last_day}`) return null;
	return h("span", { class: "soft" }, ` ${t("incident.means", {
		first: found.first_day || "…",
		last: found.last_day || "…"
	})}`);
}
function text(found) {
	const words = found.incident.description;
	return words ? h("section", { class: "card" }, h("h2", {}, t("field.description")), h("p", {
		class: "prose",
		lang: found.incident.language || void 0
	}, words)) : null;
}
function said(found) {
	const none = found.statements.length + found.general.length + found.investigations.length + found.requests.length + found.hypotheses.length === 0;
	const sides = [
		"for",
		"against",
		"neither"
	].map((stance) => ({
		stance,
		list: found.statements.filter((one) => one.stance === stance)
	}));
	return h("section", { class: "card said" }, h("h2", {}, t("incident.said")), none ? h("p", { class: "soft" }, t("incident.nothing_said")) : null, found.statements.length ? h("div", { class: "sides" }, ...sides.filter((one) => one.stance !== "neither" || one.list.length).map(({ stance, list }) => h("section", {}, h("h3", {}, code("stance", stance)), list.length ? h("ul", { class: `stance ${stance}` }, ...list.map(statement$1)) : h("p", { class: "soft" }, t("incident.none"))))) : null, found.general.length ? h("section", {}, h("h3", {}, t("incident.general")), h("p", { class: "note" }, t("incident.general_note")), h("ul", { class: "stance neither" }, ...found.general.map(statement$1))) : null, found.investigations.length ? h("section", {}, h("h3", {}, t("incident.investigations")), h("ul", { class: "stance neither" }, ...found.investigations.map(({ record, authority }) => h("li", {}, `${authority}: ${code("investigation", record["stage"] ?? "unknown")}`, record["as_of"] ? h("span", { class: "soft" }, ` ${t("incident.as_of", { day: record["as_of"] })}`) : null, record["subject"] ? ` · ${record["subject"]}` : null)))) : null, found.requests.length ? h("section", {}, h("h3", {}, t("incident.requests")), h("ul", { class: "stance neither" }, ...found.requests.map((one) => h("li", {}, requestWords(one))))) : null, ...found.hypotheses.map((one) => h("section", {}, h("h3", {}, one.question), h("ul", { class: "stance neither" }, ...one.answers.map((answer) => h("li", {}, answer.text, h("span", { class: "soft" }, ` ${t("incident.answer", {
		n: answer.statements_for?.length ?? 0,
		m: answer.statements_against?.length ?? 0
	})}`)))))));
}
function statement$1(one) {
	return h("li", {}, saidWords(one), one.record.verbatim ? h("blockquote", { lang: one.record.language || void 0 }, one.record.verbatim) : null, one.record.translation ? h("p", { class: "soft" }, t("incident.translated", { words: one.record.translation })) : null, h("p", { class: "soft" }, h("a", { href: sourceHref(String(one.record["source"])) }, one.source.name), ...[code("independence", one.source.independence), one.source.side ? t("incident.speaks_for", { side: one.source.side }) : ""].filter(Boolean).map((words) => ` · ${words}`)));
}
function judged(found) {
	return h("section", { class: "card" }, h("h2", {}, t("incident.links")), found.judgements.length ? h("ul", { class: "plain spaced" }, ...found.judgements.map(link)) : h("p", { class: "soft" }, t("incident.no_links")), h("p", {}, h("a", { href: "/register/links" }, t("register.links"))));
}
function link(one) {
	return h("li", {}, chip(code("verdict", one.verdict), one.verdict === "same"), " ", h("a", { href: incidentHref(one.other) }, one.line?.title || one.other), h("span", { class: "soft" }, ` ${[
		one.line?.source,
		one.line?.when,
		one.line?.place
	].filter(Boolean).join(" · ")}`), h("p", { class: "soft" }, `${one.reason} (${one.by}, ${moment(one.at)})`));
}
/** Steps of review: each with a reason; a second person verifies. */
function review(found, done) {
	const reason = h("input", {
		type: "text",
		required: true,
		autocomplete: "off",
		maxlength: "2000"
	});
	const out = h("div", {});
	const step = async (state) => {
		if (!reason.reportValidity()) return;
		try {
			await api("/register/incident/review", { body: {
				id: found.incident.id,
				state,
				reason: reason.value,
				by: me()
			} });
			say(t("incident.kept"));
			done();
		} catch (error) {
			clear(out, failure(error));
		}
	};
	const who = [found.edited_by ? t("incident.edited_by", { who: found.edited_by }) : t("incident.imported"), found.reviewed_by ? t("incident.reviewed_by", { who: found.reviewed_by }) : ""].filter(Boolean).join(" ");
	return h("section", { class: "card" }, h("h2", {}, t("incident.review")), h("p", {}, chip(code("state", found.state), found.state === "verified"), h("span", { class: "soft" }, ` ${who}`)), h("p", { class: "note" }, t("incident.review_note")), h("form", { onsubmit: (e) => e.preventDefault() }, field(t("incident.reason"), reason), h("div", { class: "row" }, ...found.steps.map((state) => offered(h("button", {
		type: "button",
		class: state === "withdrawn" ? "quiet" : void 0,
		onclick: () => void step(state)
	}, code("step", state)), "POST /register/incident/review")))), out);
}
function history$1(found, done) {
	const reason = h("input", {
		type: "text",
		required: true,
		autocomplete: "off",
		maxlength: "2000",
		"aria-label": t("incident.undo_reason"),
		placeholder: t("incident.undo_reason")
	});
	const out = h("div", {});
	const undo = async (e) => {
		e.preventDefault();
		try {
			await api("/register/incident/undo", { body: {
				id: found.incident.id,
				reason: reason.value,
				by: me()
			} });
			say(t("incident.kept"));
			done();
		} catch (error) {
			clear(out, failure(error));
		}
	};
	return h("section", { class: "card" }, h("h2", {}, t("incident.history")), h("ol", { class: "plain versions" }, ...found.versions.map(version)), h("details", {}, h("summary", {}, t("incident.undo")), h("p", { class: "note" }, t("incident.undo_note")), h("form", {
		class: "row",
		onsubmit: (e) => void undo(e)
	}, reason, offered(h("button", { type: "submit" }, t("incident.undo_do")), "POST /register/incident/undo")), out));
}
function version(one) {
	const fields = Object.entries(one.fields);
	return h("li", {}, h("p", {}, h("strong", {}, String(one.version)), ` ${code("state", one.state)} `, h("span", { class: "soft" }, `${one.by}, ${moment(one.at)}`)), h("p", {}, sentence(one.reason)), fields.length ? h("details", {}, h("summary", {}, t("incident.changed", { n: fields.length })), table(t("incident.changed", { n: fields.length }), [
		t("incident.field"),
		t("incident.before"),
		t("incident.after")
	], fields.map(([name, value]) => [
		code("field", name),
		plain(value.before),
		plain(value.after)
	]))) : null);
}
function plain(value) {
	if (value === void 0 || value === null) return null;
	return typeof value === "string" ? value : JSON.stringify(value, null, 1).replace(/["{}[\]]/g, "").replace(/\s+/g, " ").trim();
}
// src/pages/register/links.ts
var KEYS = {
	s: "same",
	d: "different",
	u: "unsure"
};
function linksPage(query) {
	return whole$1(t("register.links"), "/register/links", async () => {
		const [facets, judged, works] = await Promise.all([
			api("/register/facets"),
			api("/register/links"),
			api("/jobs")
		]);
		const page = new LinksPage(facets.facets.source.map(([name]) => name), judged, query);
		const done = works.work.filter((one) => one.kind === "link" && one.state === "done" && one.result).pop();
		for (const one of await underWay()) if (one.kind === "link") page.follow(one);
		if (done?.result) await page.review(done.result);
		return {
			title: t("register.links"),
			el: page.el,
			leave: () => page.leave(),
			wide: true
		};
	});
}
var JUDGES = "POST /register/links/judge";
var LinksPage = class {
	judged;
	el;
	out = h("div", { class: "stack" });
	work = h("div", {});
	against = h("div", {});
	leaves = [];
	pairs = [];
	at = 0;
	busy = false;
	asked = 0;
	reason = h("input", {
		type: "text",
		id: "link-reason",
		autocomplete: "off",
		maxlength: "2000",
		placeholder: t("links.reason_hint")
	});
	constructor(sources, judged, query) {
		this.judged = judged;
		const select = (chosen) => h("select", {}, ...sources.map((one) => h("option", {
			value: one,
			selected: one === chosen
		}, one)));
		const left = select(query.get("left") ?? sources[0]), right = select(query.get("right") ?? sources[1]);
		const form = h("form", {
			class: "card row",
			onsubmit: (e) => {
				e.preventDefault();
				this.start(left.value, right.value);
			}
		}, field(t("links.left"), left), field(t("links.right"), right), offered(h("button", {
			type: "submit",
			class: "primary"
		}, t("links.find")), "POST /register/links/find"), h("p", { class: "note" }, t("links.note")));
		this.el = h("div", { class: "page" }, head(t("register.links"), "/register/links"), sources.length > 1 ? form : empty(t("links.one_source_title"), t("links.one_source_words"), h("p", {}, offered(h("a", {
			class: "button primary",
			href: "/register/import"
		}, t("register.import")), ...IMPORTS))), this.work, this.out, this.against, this.done());
		this.contradict();
		document.addEventListener("keydown", this.keyed);
	}
	leave() {
		for (const one of this.leaves) one();
		document.removeEventListener("keydown", this.keyed);
	}
	async start(left, right) {
		clear(this.work);
		clear(this.out);
		try {
			this.follow(await api("/register/links/find", { body: {
				left,
				right
			} }));
		} catch (error) {
			clear(this.work, failure(error));
		}
	}
	follow(work) {
		const shown = watch(work, (done) => {
			if (done.state === "done" && done.result) {
				clear(this.work);
				this.review(done.result);
			}
		});
		this.leaves.push(shown.leave);
		this.work.append(shown.el);
	}
	async review(found) {
		const judged = new Map(this.judged.judgements.map((one) => [[one.left, one.right].sort().join(""), one.verdict]));
		this.pairs = found.candidates.map((one) => ({
			...one,
			judged: judged.get([one.left_id, one.right_id].sort().join("")) ?? one.judged
		}));
		if (!this.pairs.length) {
			clear(this.out, empty(t("links.none_title"), t("links.none_words", {
				left: found.left.name,
				right: found.right.name
			})));
			return;
		}
		this.at = Math.max(0, this.pairs.findIndex((one) => !one.judged));
		await this.draw();
	}
	async draw() {
		const mine = ++this.asked;
		const pair = this.pairs[this.at];
		const [left, right] = await Promise.all([pair.left_id, pair.right_id].map((id) => api(`/register/incident?id=${encodeURIComponent(id)}`)));
		if (mine !== this.asked) return;
		const left_to_do = this.pairs.filter((one) => !one.judged).length;
		const button = (verdict, key) => offered(h("button", {
			type: "button",
			class: "verdict",
			"aria-pressed": String(pair.judged === verdict),
			onclick: () => void this.judge(verdict)
		}, h("kbd", {}, key), ` ${code("verdict", verdict)}`), JUDGES);
		clear(this.out, h("section", {
			class: "card pair-review",
			"aria-label": t("links.pair")
		}, h("div", { class: "row spread" }, h("p", {}, h("strong", {}, t("links.at", {
			n: count(this.at + 1),
			m: count(this.pairs.length)
		})), h("span", { class: "soft" }, ` ${t("links.to_do", { n: count(left_to_do) })}`)), h("p", {}, t("links.probability", { p: percent(pair.probability) }), pair.judged ? h("span", {}, " ", chip(code("verdict", pair.judged), pair.judged === "same")) : null), h("div", { class: "row" }, h("button", {
			type: "button",
			disabled: this.at === 0,
			onclick: () => void this.move(-1)
		}, h("kbd", {}, "P"), ` ${t("register.previous")}`), h("button", {
			type: "button",
			disabled: this.at >= this.pairs.length - 1,
			onclick: () => void this.move(1)
		}, `${t("register.next")} `, h("kbd", {}, "N")))), side(left.incident, right.incident), reasons(pair), h("div", { class: "row judge" }, button("same", "S"), button("different", "D"), button("unsure", "U"), h("label", { for: "link-reason" }, t("incident.reason")), this.reason, h("span", { class: "soft" }, t("observe.as", { who: me() })), pair.judged ? offered(h("button", {
			type: "button",
			class: "quiet",
			onclick: () => void this.judge("withdrawn")
		}, t("links.take_back")), JUDGES) : null), h("div", { class: "judge-out" })));
	}
	keyed = (e) => {
		if (!this.pairs.length || e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey) return;
		const target = e.target;
		if (target === this.reason && e.key === "Escape") {
			this.reason.blur();
			return;
		}
		if (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return;
		const key = e.key.toLowerCase();
		if (KEYS[key]) this.judge(KEYS[key]);
		else if (key === "n" || e.key === "ArrowRight") this.move(1);
		else if (key === "p" || e.key === "ArrowLeft") this.move(-1);
		else if (key === "r") this.reason.focus();
		else return;
		e.preventDefault();
	};
	async move(by) {
		const to = this.at + by;
		if (to < 0 || to >= this.pairs.length) return;
		this.at = to;
		await this.draw();
	}
	/** Keep the judgement and go on to the next pair that nobody has judged. */
	async judge(verdict) {
		const pair = this.pairs[this.at];
		if (!pair || this.busy) return;
		if (!may(JUDGES)) {
			say(whyNot(JUDGES));
			return;
		}
		this.busy = true;
		const reason = this.reason.value.trim() || t("links.by_reasons", {
			verdict: code("verdict", verdict),
			words: pair.reasons.slice(0, 3).map((one) => one.words).join("; ")
		});
		try {
			await api("/register/links/judge", { body: {
				left: pair.left_id,
				right: pair.right_id,
				verdict,
				reason,
				by: me()
			} });
			pair.judged = verdict === "withdrawn" ? null : verdict;
			this.reason.value = "";
			say(t("links.kept", { verdict: code("verdict", verdict) }));
			this.judged = await api("/register/links");
			this.contradict();
			this.el.querySelector(".judged")?.replaceWith(this.done());
			if (verdict !== "withdrawn") {
				const next = this.pairs.findIndex((one, k) => k > this.at && !one.judged);
				this.at = next >= 0 ? next : Math.min(this.at + 1, this.pairs.length - 1);
			}
			await this.draw();
		} catch (error) {
			const out = this.out.querySelector(".judge-out");
			if (out) clear(out, failure(error));
		}
		this.busy = false;
	}
	contradict() {
		const list = this.judged.contradictions;
		clear(this.against, list.length ? h("section", {
			class: "card warn",
			role: "alert"
		}, h("h2", {}, t("links.contradictions", { n: list.length })), h("ul", {}, ...list.map((one) => h("li", {}, spoken(one.statement), " ", ...one.chain.flatMap((id, k) => [k ? " → " : "", h("a", { href: incidentHref(id) }, id)]))))) : null);
	}
	done() {
		const list = [...this.judged.judgements].sort((a, b) => b.at.localeCompare(a.at)).slice(0, 50);
		return h("section", { class: "card judged" }, h("h2", {}, t("links.judged", { n: count(this.judged.judgements.length) })), list.length ? h("ul", { class: "plain spaced" }, ...list.map((one) => h("li", {}, chip(code("verdict", one.verdict), one.verdict === "same"), " ", h("a", { href: incidentHref(one.left) }, one.left), " – ", h("a", { href: incidentHref(one.right) }, one.right), h("span", { class: "soft" }, ` ${one.reason} (${one.by}, ${moment(one.at)})`)))) : h("p", { class: "soft" }, t("links.none_judged")));
	}
};
function percent(p) {
	return p >= .999 ? "> 99.9 %" : p < .001 ? "< 0.1 %" : `${(p * 100).toFixed(1)} %`;
}
/** Two records field by field; where they say the same, quietly. */
function side(left, right) {
	const of = (one) => [
		[t("field.source"), one.source],
		[t("field.title"), one.title ?? ""],
		[t("field.when"), one.when ?? ""],
		[t("field.place"), (one.places ?? []).map((each) => [
			each.name,
			each.admin,
			each.country
		].filter(Boolean).join(", ")).join("; ")],
		[t("links.position"), (one.places ?? []).filter((each) => each.latitude !== void 0).map((each) => `${each.latitude.toFixed(4)}, ${each.longitude.toFixed(4)}${each.precision_m ? ` ± ${each.precision_m} m` : ""}`).join("; ")],
		[t("field.kind"), one.kind ?? ""],
		[t("field.alleged"), names(one, "alleged")],
		[t("field.affected_party"), names(one, "affected")],
		[t("field.affected"), `${amount(one.affected.low, one.affected.high)} ${one.affected.unit}`.trim()],
		[t("field.status"), one.status ?? ""],
		[t("field.description"), one.description ?? ""]
	];
	const [a, b] = [of(left), of(right)];
	const cell = (text, other) => h("td", { class: text && other && text.toLowerCase() === other.toLowerCase() ? "same" : void 0 }, text || h("span", { class: "soft" }, t("register.not_stated")));
	return h("div", {
		class: "scroller",
		tabindex: "0",
		role: "region",
		"aria-label": t("links.pair")
	}, h("table", { class: "list side" }, h("caption", { class: "hidden" }, t("links.pair")), h("thead", {}, h("tr", {}, h("td", {}), h("th", { scope: "col" }, h("a", { href: incidentHref(left.id) }, left.id)), h("th", { scope: "col" }, h("a", { href: incidentHref(right.id) }, right.id)))), h("tbody", {}, ...a.map(([name, text], k) => h("tr", {}, h("th", { scope: "row" }, name), cell(text, b[k][1]), cell(b[k][1], text))))));
}
function names(one, role) {
	return (one.parties ?? []).filter((each) => each.role === role).map((each) => each.name).join("; ");
}
/** Bits for the same incident to the right, against it to the left; they add up to the probability. */
function reasons(pair) {
	const most = Math.max(1, ...pair.reasons.map((one) => Math.abs(one.bits)));
	return h("div", { class: "reasons" }, h("h3", {}, t("links.reasons")), h("ul", { class: "plain" }, ...pair.reasons.map((one) => {
		const bar = h("i", { class: one.bits < 0 ? "bits less" : "bits more" });
		bar.style.width = `${Math.round(50 * Math.abs(one.bits) / most)}%`;
		return h("li", {}, h("span", { class: "number" }, `${one.bits >= 0 ? "+" : "−"}${Math.abs(one.bits).toFixed(1)}`), h("span", {
			class: "track",
			"aria-hidden": "true"
		}, bar), spoken(one.words));
	})), h("p", { class: "note" }, t("links.bits_note")));
}
// src/pages/register/map_view.ts
/** Where the map was, while the filter changes around it. */
var last = null;
async function mapView(around) {
	const map = new WorldMap();
	const note = h("p", {
		class: "note",
		role: "status"
	});
	const picked = h("div", {
		class: "picked",
		hidden: true
	});
	const view = h("section", { class: "card flush map-card" }, map.el, h("div", { class: "map-foot" }, note, h("div", { class: "row" }, h("button", {
		type: "button",
		onclick: () => around.set({ box: map.view.map((one) => one.toFixed(4)).join(",") })
	}, t("map.only_this")), h("button", {
		type: "button",
		onclick: () => {
			if (bounds) map.fit(bounds);
		}
	}, t("map.all")))), picked);
	let bounds = null;
	let asking = null;
	const load = async () => {
		asking?.abort();
		asking = new AbortController();
		const asked = new URLSearchParams(around.filter);
		asked.set("zoom", map.zoom.toFixed(2));
		asked.set("view", map.view.map((one) => one.toFixed(5)).join(","));
		try {
			const found = await api(`/register/map?${asked}`, { signal: asking.signal });
			bounds = found.bounds;
			map.show(found.marks.map((one) => spot(one, map, around, picked)));
			note.textContent = [
				t("map.placed", { n: count(found.placed) }),
				found.unlocated ? t("map.unlocated", { n: count(found.unlocated) }) : "",
				found.more ? t("map.more", { n: count(found.more) }) : ""
			].filter(Boolean).join(" ");
		} catch (error) {
			if (!asking.signal.aborted) note.replaceChildren(plainly(error.message));
		}
	};
	bounds = (await api(`/register/map?${new URLSearchParams([...around.filter, ["zoom", "2"]])}`, { signal: around.signal })).bounds;
	map.onmove = () => {
		last = map.place;
		load();
	};
	queueMicrotask(() => requestAnimationFrame(() => {
		if (last) map.go(last);
		if (bounds && (!last || apart(map.view, bounds))) map.fit(bounds, 9);
		else if (!last) load();
	}));
	return {
		el: view,
		leave: () => {
			asking?.abort();
			map.leave();
		}
	};
}
function spot(one, map, around, picked) {
	const base = {
		latitude: one.latitude,
		longitude: one.longitude,
		n: one.n,
		same: one.same
	};
	if (one.incident) return {
		...base,
		label: `${one.incident.title || one.incident.id}, ${one.incident.when || t("register.undated")}, ${one.incident.place}`,
		href: incidentHref(one.incident.id),
		precision_m: one.incident.precision_m,
		onpick: () => card(one, picked)
	};
	const here = () => {
		const d = 5e-5;
		around.set({
			view: "",
			box: [
				one.latitude - d,
				one.longitude - d,
				one.latitude + d,
				one.longitude + d
			].map((v) => v.toFixed(5)).join(",")
		});
	};
	return {
		...base,
		label: one.same ? t("map.same", { n: count(one.n) }) : t("map.cluster", { n: count(one.n) }),
		onpick: () => {
			if (one.same || map.zoom >= 16) here();
			else {
				const at = map.place;
				const x = (one.longitude + 180) / 360;
				map.go({
					x,
					y: yOf(one.latitude),
					zoom: Math.min(16, at.zoom + 2)
				});
			}
		}
	};
}
/** Whether two boxes of south, west, north, east have nothing in common. */
function apart(a, b) {
	return a[0] > b[2] || b[0] > a[2] || a[1] > b[3] || b[1] > a[3];
}
function yOf(latitude) {
	const phi = latitude * Math.PI / 180;
	return .5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI);
}
function card(one, picked) {
	const told = one.incident;
	picked.hidden = false;
	clear(picked, h("div", {}, h("a", { href: incidentHref(told.id) }, told.title || told.id), h("p", { class: "soft" }, [
		told.when || t("register.undated"),
		told.place,
		told.precision_m ? t("map.precision", { m: count(told.precision_m) }) : t("map.no_precision")
	].filter(Boolean).join(" · "))), h("button", {
		type: "button",
		class: "quiet",
		"aria-label": t("shell.close"),
		onclick: () => {
			picked.hidden = true;
		}
	}, "×"));
	picked.querySelector("a").focus();
}
// src/pages/register/table_view.ts
var PER_PAGE$1 = 50;
async function tableView(around) {
	const sort = around.query.get("sort") ?? "newest";
	const at = Math.max(1, Math.floor(Number(around.query.get("page") ?? "1")) || 1);
	const asked = new URLSearchParams(around.filter);
	asked.set("sort", sort);
	asked.set("limit", String(PER_PAGE$1));
	asked.set("offset", String((at - 1) * PER_PAGE$1));
	const page = await api(`/register/incidents?${asked}`, { signal: around.signal });
	around.tell(page);
	if (!page.incidents.length) return { el: empty(t("register.nothing_title"), t("register.nothing_words")) };
	const table = new Table(page, sort, at, around);
	return {
		el: table.el,
		leave: () => table.leave()
	};
}
var Table = class {
	page;
	number;
	around;
	el;
	rows;
	at = -1;
	constructor(page, sort, number, around) {
		this.page = page;
		this.number = number;
		this.around = around;
		this.rows = page.incidents.map((one) => row(one));
		const heads = [
			this.dateHead(sort),
			this.titleHead(sort),
			...[
				t("field.place"),
				t("field.kind"),
				t("field.alleged"),
				t("field.affected"),
				t("field.source"),
				t("field.standing")
			].map((one) => h("th", { scope: "col" }, one))
		];
		this.el = h("section", { class: "card flush" }, h("div", {
			class: "scroller",
			tabindex: "0",
			role: "region",
			"aria-label": t("register.incidents")
		}, h("table", { class: "list dense" }, h("caption", { class: "hidden" }, t("register.incidents")), h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...this.rows))), h("div", { class: "pager" }, this.pages(), h("p", { class: "keys soft" }, h("kbd", {}, "/"), ` ${t("keys.search")} `, h("kbd", {}, "J"), h("kbd", {}, "K"), ` ${t("keys.walk")} `, h("kbd", {}, "Enter"), ` ${t("keys.open")} `, h("kbd", {}, "N"), h("kbd", {}, "P"), ` ${t("keys.pages")}`)));
		document.addEventListener("keydown", this.keyed);
	}
	leave() {
		document.removeEventListener("keydown", this.keyed);
	}
	get more() {
		return this.number * PER_PAGE$1 < this.page.total || this.page.total_is === "at_least";
	}
	dateHead(sort) {
		const words = {
			newest: "descending",
			oldest: "ascending"
		}[sort];
		const order = h("button", {
			type: "button",
			class: "sort",
			onclick: () => this.around.set({ sort: sort === "newest" ? "oldest" : "newest" }),
			title: t("register.sort")
		}, t("field.when"), h("span", { "aria-hidden": "true" }, {
			newest: " ↓",
			oldest: " ↑"
		}[sort] ?? " ↕"));
		return h("th", {
			scope: "col",
			"aria-sort": words
		}, order);
	}
	titleHead(sort) {
		return h("th", { scope: "col" }, t("field.title"), this.around.filter.get("q") ? h("button", {
			type: "button",
			class: "sort best",
			"aria-pressed": String(sort === "relevance"),
			onclick: () => this.around.set({ sort: "relevance" })
		}, t("register.relevance"), h("span", { "aria-hidden": "true" }, sort === "relevance" ? " ↓" : "")) : null);
	}
	pages() {
		const last = this.page.total_is === "exact" ? Math.max(1, Math.ceil(this.page.total / PER_PAGE$1)) : null;
		return h("div", { class: "row" }, h("button", {
			type: "button",
			disabled: this.number <= 1,
			onclick: () => this.turn(-1)
		}, `‹ ${t("register.previous")}`), h("span", { class: "soft" }, last === null ? t("register.page", { n: count(this.number) }) : t("register.page_of", {
			n: count(this.number),
			m: count(last)
		})), h("button", {
			type: "button",
			disabled: !this.more,
			onclick: () => this.turn(1)
		}, `${t("register.next")} ›`));
	}
	turn(by) {
		if (by < 0 && this.number > 1 || by > 0 && this.more) {
			this.around.set({ page: this.number + by > 1 ? String(this.number + by) : "" });
			scrollTo(0, 0);
		}
	}
	keyed = (e) => {
		if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey) return;
		if (/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) && !(e.key === "ArrowDown" && e.target.id === "register-q")) return;
		const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
		if (key === "j" || key === "ArrowDown") this.walk(1);
		else if (key === "k" || key === "ArrowUp") this.walk(-1);
		else if (key === "n" || key === "PageDown") this.turn(1);
		else if (key === "p" || key === "PageUp") this.turn(-1);
		else return;
		e.preventDefault();
	};
	/** The line in hand holds the focus, so that Enter opens it and a screen reader says it. */
	walk(by) {
		this.at = Math.min(this.rows.length - 1, Math.max(0, this.at + by));
		this.rows[this.at].querySelector("a").focus();
	}
};
function row(one) {
	const apart = one.standing !== "open";
	const open = (e) => {
		const at = e.target;
		if (!at.closest("a") && !getSelection()?.toString()) at.closest("tr")?.querySelector("a")?.click();
	};
	return h("tr", {
		class: one.state === "withdrawn" ? "withdrawn" : void 0,
		onclick: open
	}, h("td", { class: "when" }, one.when || h("span", { class: "soft" }, t("register.undated"))), h("td", { class: "title" }, h("a", { href: incidentHref(one.id) }, cut(one.title || one.id, 110)), h("span", { class: "id soft" }, one.id)), h("td", {}, cut(one.place, 60), one.country ? h("span", { class: "soft" }, ` ${one.country}`) : null), h("td", {}, cut(one.kind, 40)), h("td", {}, cut(one.alleged_party, 40) || h("span", { class: "soft" }, t("register.not_stated"))), h("td", { class: "nowrap" }, amount(one.affected_min, one.affected_max) ? `${amount(one.affected_min, one.affected_max)} ${one.unit}` : h("span", { class: "soft" }, t("register.no_number"))), h("td", {}, cut(one.source, 40)), h("td", { class: "nowrap" }, apart ? chip(code("standing", one.standing)) : h("span", { class: "soft" }, code("standing", one.standing)), one.state === "unreviewed" ? null : h("span", {}, " ", chip(code("state", one.state), one.state === "verified"))));
}
// src/pages/register/timeline.ts
var MOST_LINES = 200;
var MOST_SPANS = 24;
var W = 1200;
var LEFT = 46;
var index = (month) => Math.floor(month / 100) * 12 + month % 100 - 1;
var label = (at, yearly) => yearly ? String(at) : `${Math.floor(at / 12)}-${String(at % 12 + 1).padStart(2, "0")}`;
async function timelineView(around) {
	const found = await api(`/register/months?${around.filter}`, { signal: around.signal });
	const dated = found.spans.filter((one) => one.first || one.last);
	const undated = found.undated ? h("p", { class: "note row" }, t("timeline.undated", { n: count(found.undated) }), h("button", {
		type: "button",
		class: "quiet",
		onclick: () => around.set({
			undated: "true",
			from: "",
			to: "",
			view: ""
		})
	}, t("timeline.show_undated"))) : null;
	if (!dated.length) return { el: h("div", {}, empty(t("timeline.none_title"), t("timeline.none_words")), undated) };
	const lines = found.total <= MOST_LINES ? await api(`/register/incidents?${new URLSearchParams([
		...around.filter,
		["sort", "oldest"],
		["limit", String(MOST_LINES)]
	])}`, { signal: around.signal }) : null;
	const axis = new Axis(dated);
	return { el: h("section", { class: "card timeline" }, h("h2", {}, t("timeline.title")), h("p", { class: "note" }, t("timeline.note")), bars(axis, dated, around), lines ? each(axis, lines.incidents) : spans(axis, dated), undated) };
}
var Axis = class {
	low;
	high;
	yearly;
	constructor(spans) {
		const months = spans.flatMap((one) => [one.first, one.last]).filter(Boolean).map(index);
		let low = Math.min(...months), high = Math.max(...months);
		this.yearly = high - low > 144;
		if (this.yearly) {
			low = Math.floor(low / 12);
			high = Math.floor(high / 12);
		}
		this.low = low;
		this.high = high;
	}
	get n() {
		return this.high - this.low + 1;
	}
	/** The step that a month falls into. */
	step(month) {
		return (this.yearly ? Math.floor(index(month) / 12) : index(month)) - this.low;
	}
	x(step) {
		return LEFT + 1140 * step / this.n;
	}
	/** A day as a place along the axis. */
	day(iso) {
		const [y, m, d] = iso.split("-").map(Number);
		const months = y * 12 + m - 1 + (d - 1) / 31;
		return this.x((this.yearly ? months / 12 : months) - this.low);
	}
};
/** Round numbers up to a largest one, three or four of them. */
function round(top) {
	const power = 10 ** Math.floor(Math.log10(top));
	const step = [
		5,
		2,
		1,
		.5,
		.25
	].map((one) => one * power).find((one) => top / one >= 2 && Number.isInteger(one)) ?? Math.max(1, Math.ceil(top / 3));
	return Array.from({ length: Math.floor(top / step) + 1 }, (_, k) => k * step);
}
function bars(axis, spans, around) {
	const sure = new Array(axis.n).fill(0), may = new Array(axis.n).fill(0);
	for (const one of spans) {
		const n = one.counted + one.apart;
		const first = one.first ? axis.step(one.first) : 0, last = one.last ? axis.step(one.last) : axis.n - 1;
		if (first === last && one.first && one.last) sure[first] += n;
		else for (let k = first; k <= last; k++) may[k] += n;
	}
	const top = Math.max(1, ...sure.map((n, k) => n + may[k])), height = 190, base = 168;
	const y = (n) => base - 156 * n / top;
	const every = Math.ceil(axis.n / 14);
	const parts = round(top).map((n) => draw("g", { class: "tick" }, draw("path", { d: `M${LEFT} ${y(n)}H1186` }), draw("text", {
		x: 40,
		y: y(n) + 4,
		"text-anchor": "end"
	}, count(n))));
	for (let k = 0; k < axis.n; k++) {
		const x = axis.x(k) + .6, w = Math.max(1.2, axis.x(k + 1) - axis.x(k) - 1.2), name = label(axis.low + k, axis.yearly);
		if (k % every === 0) parts.push(draw("text", {
			class: "when",
			x: axis.x(k),
			y: 184
		}, name));
		if (!sure[k] && !may[k]) continue;
		const words = may[k] ? t("timeline.bar_range", {
			period: name,
			n: count(sure[k]),
			m: count(sure[k] + may[k])
		}) : t("timeline.bar", {
			period: name,
			n: count(sure[k])
		});
		const pick = () => around.set({
			from: name,
			to: name,
			undated: ""
		});
		const bar = draw("g", {
			class: "bar",
			role: "button",
			tabindex: 0,
			"aria-label": words
		}, draw("title", {}, words), draw("rect", {
			class: "hit",
			x,
			y: 12,
			width: w,
			height: 156
		}), draw("rect", {
			class: "may",
			x,
			y: y(sure[k] + may[k]),
			width: w,
			height: y(sure[k]) - y(sure[k] + may[k])
		}), draw("rect", {
			class: "sure",
			x,
			y: y(sure[k]),
			width: w,
			height: base - y(sure[k])
		}));
		bar.addEventListener("click", pick);
		bar.addEventListener("keydown", (e) => {
			if (e.key === "Enter") pick();
		});
		parts.push(bar);
	}
	return h("figure", {}, draw("svg", {
		class: "plot",
		viewBox: `0 0 ${W} ${height}`,
		role: "group",
		"aria-label": t("timeline.title")
	}, ...parts), h("figcaption", { class: "legend" }, h("span", { class: "key sure" }), t("timeline.sure"), h("span", { class: "key may" }), t("timeline.may")));
}
/** Spans of several months, the most frequent ones, each with how many incidents it holds. */
function spans(axis, all) {
	const long = all.filter((one) => !one.first || !one.last || axis.step(one.first) !== axis.step(one.last)).sort((a, b) => b.counted + b.apart - a.counted - a.apart);
	if (!long.length) return null;
	const shown = long.slice(0, MOST_SPANS).sort((a, b) => (a.first || 0) - (b.first || 0) || a.last - b.last);
	const height = shown.length * 15 + 6;
	const parts = shown.map((one, k) => {
		const a = one.first ? axis.x(axis.step(one.first)) : LEFT, b = one.last ? axis.x(axis.step(one.last) + 1) : 1186, y = k * 15 + 11;
		const words = `${one.first ? label(index(one.first), false) : "…"} – ${one.last ? label(index(one.last), false) : "…"}: ${count(one.counted + one.apart)}`;
		return draw("g", { class: "span" }, draw("title", {}, words), draw("path", { d: `M${a} ${y}H${b}M${a} ${y - 4}v8M${b} ${y - 4}v8` }), draw("text", b + 120 < W ? {
			x: b + 6,
			y: y + 4
		} : {
			x: a - 6,
			y: y + 4,
			"text-anchor": "end"
		}, words));
	});
	return h("div", {}, h("h3", {}, t("timeline.spans")), long.length > shown.length ? h("p", { class: "note" }, t("timeline.spans_more", {
		n: count(shown.length),
		m: count(long.length)
	})) : null, draw("svg", {
		class: "plot",
		viewBox: `0 0 ${W} ${height}`,
		role: "img",
		"aria-label": t("timeline.spans")
	}, ...parts));
}
/** Few incidents: each on a line of its own. */
function each(axis, lines) {
	const dated = lines.filter((one) => one.first_day || one.last_day), step = 17, height = dated.length * step + 8;
	const parts = dated.map((one, k) => {
		const a = one.first_day ? axis.day(one.first_day) : LEFT, b = one.last_day ? axis.day(one.last_day) : 1186, y = k * step + 12, point = one.first_day === one.last_day;
		const words = `${one.when} · ${cut(one.title || one.id, 60)}`, after = b + words.length * 6.2 < W;
		return draw("a", {
			href: incidentHref(one.id),
			class: "line"
		}, draw("title", {}, `${one.when} · ${one.title || one.id}`), point ? draw("circle", {
			cx: a,
			cy: y,
			r: 4
		}) : draw("path", { d: `M${a} ${y}H${Math.max(b, a + 2)}M${a} ${y - 4}v8M${b} ${y - 4}v8` }), draw("text", after ? {
			x: b + 9,
			y: y + 4
		} : {
			x: a - 9,
			y: y + 4,
			"text-anchor": "end"
		}, words));
	});
	return h("div", {}, h("h3", {}, t("timeline.each")), draw("svg", {
		class: "plot",
		viewBox: `0 0 ${W} ${height}`,
		role: "group",
		"aria-label": t("timeline.each")
	}, ...parts));
}
// src/pages/register/list.ts
var VIEWS = [
	"table",
	"map",
	"timeline",
	"charts"
];
var WORDS = {
	table: () => t("views.table"),
	map: () => t("views.map"),
	timeline: () => t("views.timeline"),
	charts: () => t("views.charts")
};
var MAKE = {
	table: tableView,
	map: mapView,
	timeline: timelineView,
	charts: chartsView
};
function listPage(query) {
	return whole$1(t("nav.register"), "/register", async () => {
		if (!(await api("/register/incidents?limit=1")).total) return {
			title: t("nav.register"),
			el: h("div", { class: "page" }, head(t("nav.register"), "/register"), nothingYet())
		};
		const page = new ListPage(query);
		await page.refresh();
		return {
			title: t("nav.register"),
			el: page.el,
			wide: true,
			leave: () => page.leave()
		};
	});
}
function nothingYet() {
	return empty(t("register.empty_title"), t("register.empty_words"), h("p", { class: "row" }, offered(h("a", {
		class: "button primary",
		href: "/register/import"
	}, t("register.import")), ...IMPORTS), offered(h("a", {
		class: "button",
		href: "/register/incidents/new"
	}, t("register.write_one")), "PUT /register/incident")));
}
var ListPage = class {
	query;
	el;
	bar;
	out = h("div", { class: "view" });
	total = h("p", {
		class: "total",
		role: "status"
	});
	tabs = h("nav", {
		class: "views",
		"aria-label": t("views.label")
	});
	view = null;
	asked = null;
	facets = /* @__PURE__ */ new Map();
	constructor(query) {
		this.query = query;
		this.bar = new FilterBar(filterOf(query), (filter, typing) => this.refilter(filter, typing));
		this.el = h("div", { class: "page register" }, head(t("nav.register"), "/register", offered(h("a", {
			class: "button",
			href: "/register/incidents/new"
		}, t("register.write_one")), "PUT /register/incident")), this.bar.el, h("div", { class: "row spread over" }, this.total, this.tabs), this.out);
		document.addEventListener("keydown", this.keyed);
	}
	leave() {
		this.asked?.abort();
		this.view?.leave?.();
		this.bar.leave();
		document.removeEventListener("keydown", this.keyed);
	}
	get name() {
		return VIEWS.find((one) => one === this.query.get("view")) ?? "table";
	}
	keyed = (e) => {
		if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
		e.preventDefault();
		this.bar.search.focus();
		this.bar.search.select();
	};
	refilter(filter, typing) {
		const next = new URLSearchParams(filter);
		for (const name of ["view", "sort"]) {
			const kept = this.query.get(name);
			if (kept) next.set(name, kept);
		}
		if (next.get("q") && !this.query.get("q") && !next.get("sort")) next.set("sort", "relevance");
		if (!next.get("q") && next.get("sort") === "relevance") next.delete("sort");
		this.go(next, typing);
	}
	/** Change the address and what is shown, without building the page anew, so that the person can go on typing. */
	go(next, replace) {
		this.query = next;
		const address = `/register${next.size ? `?${next}` : ""}`;
		if (replace) history.replaceState(null, "", address);
		else history.pushState(null, "", address);
		this.refresh();
	}
	set(changes) {
		const next = new URLSearchParams(this.query);
		if (!("page" in changes)) next.delete("page");
		for (const [name, value] of Object.entries(changes)) if (value) next.set(name, value);
		else next.delete(name);
		this.bar.take(filterOf(next));
		this.go(next, false);
	}
	async refresh() {
		this.asked?.abort();
		const asked = this.asked = new AbortController();
		this.drawTabs();
		const filter = filterOf(this.query);
		this.out.setAttribute("aria-busy", "true");
		this.offer(filter, asked.signal);
		try {
			const view = await MAKE[this.name]({
				filter,
				query: this.query,
				set: (changes) => this.set(changes),
				signal: asked.signal,
				tell: (page) => this.tell(page)
			});
			if (asked.signal.aborted) {
				view.leave?.();
				return;
			}
			this.view?.leave?.();
			this.view = view;
			clear(this.out, view.el);
		} catch (error) {
			if (asked.signal.aborted) return;
			this.view?.leave?.();
			this.view = null;
			clear(this.out, failure(error));
		}
		this.out.removeAttribute("aria-busy");
	}
	/** The whole number found, and the values to filter by; the table does not wait for them. */
	async offer(filter, signal) {
		try {
			const key = String(filter);
			const found = this.facets.get(key) ?? await api(`/register/facets?${filter}`, { signal });
			if (this.facets.size > 50) this.facets.clear();
			this.facets.set(key, found);
			if (signal.aborted) return;
			if (!filter.getAll("state").includes("withdrawn")) this.total.textContent = t("register.found", { n: count(found.total) });
			const every = this.facets.get("") ?? await api("/register/facets", { signal });
			this.facets.set("", every);
			if (!signal.aborted) this.bar.offer(merged(every, found));
		} catch (error) {
			if (!signal.aborted && this.name !== "table") this.total.replaceChildren(plainly(sentence(error.message)));
		}
	}
	tell(page) {
		this.total.textContent = page.total_is === "exact" ? t("register.found", { n: count(page.total) }) : t("register.found_least", { n: count(page.total) });
	}
	drawTabs() {
		const links = VIEWS.map((name) => {
			const next = new URLSearchParams(this.query);
			next.delete("page");
			if (name === "table") next.delete("view");
			else next.set("view", name);
			return h("a", {
				href: `/register${next.size ? `?${next}` : ""}`,
				"aria-current": name === this.name ? "true" : void 0,
				onclick: (e) => {
					if (e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
					e.preventDefault();
					this.go(next, false);
				}
			}, WORDS[name]());
		});
		clear(this.tabs, ...links);
	}
};
/** All values of the register, each with how many there are under the present filter. */
function merged(every, found) {
	const made = {};
	for (const name of Object.keys(every.facets)) {
		const now = new Map(found.facets[name]);
		made[name] = every.facets[name].map(([value]) => [value, now.get(value) ?? 0]);
	}
	return made;
}
// src/pages/register/source.ts
var PER_PAGE = 50;
function sourcePage(id, query) {
	return whole$1(t("register.sources"), "/register/sources", async () => {
		const page = new SourcePage(id, query);
		return {
			title: (await page.load()).source.name,
			el: page.el,
			wide: true
		};
	});
}
var SourcePage = class {
	id;
	query;
	el = h("div", { class: "page" });
	out = h("div", {});
	constructor(id, query) {
		this.id = id;
		this.query = query;
	}
	async load() {
		const found = await this.ask();
		const one = found.source;
		clear(this.el, longHead(one.name, "/register/sources"), h("div", { class: "two" }, facts(found), h("section", { class: "card" }, h("h2", {}, t("sources.asked")), found.requests.length ? h("ul", { class: "plain spaced" }, ...found.requests.map((each) => request(each))) : h("p", { class: "soft" }, t("sources.nothing_asked")))), rings(found.groups, t("sources.goes_back"), t("sources.goes_back_note")), this.out, past(found));
		this.draw(found);
		return found;
	}
	get number() {
		return Math.max(1, Math.floor(Number(this.query.get("page"))) || 1);
	}
	ask() {
		const asked = new URLSearchParams({
			id: this.id,
			limit: String(PER_PAGE),
			offset: String((this.number - 1) * PER_PAGE)
		});
		const act = this.query.get("act");
		if (act) asked.set("act", act);
		return api(`/register/source?${asked}`);
	}
	async set(changes) {
		const next = new URLSearchParams(this.query);
		if (!("page" in changes)) next.delete("page");
		for (const [name, value] of Object.entries(changes)) if (value) next.set(name, value);
		else next.delete(name);
		this.query = next;
		history.pushState(null, "", `/register/sources/${encodeURIComponent(this.id)}${next.size ? `?${next}` : ""}`);
		try {
			this.draw(await this.ask());
		} catch (error) {
			clear(this.out, failure(error));
		}
		document.getElementById("source-act")?.focus();
	}
	draw(found) {
		const acts = Object.keys(found.source.acts).sort();
		const act = h("select", {
			id: "source-act",
			onchange: () => void this.set({ act: act.value })
		}, h("option", { value: "" }, t("sources.all_kinds")), ...acts.map((one) => h("option", {
			value: one,
			selected: one === this.query.get("act")
		}, `${code("act", one)} (${count(found.source.acts[one])})`)));
		clear(this.out, h("section", { class: "card" }, h("header", {}, h("h2", {}, t("sources.statements_of", { n: count(found.total) })), acts.length > 1 ? h("div", { class: "row" }, h("label", { for: "source-act" }, t("sources.kind")), act) : null), found.statements.length ? h("ul", { class: "plain spaced" }, ...found.statements.map(statement)) : h("p", { class: "soft" }, t("sources.no_statements")), found.total > PER_PAGE ? pager(this.number, Math.ceil(found.total / PER_PAGE), (to) => void this.set({ page: to > 1 ? String(to) : "" })) : null));
	}
};
function facts(found) {
	const one = found.source;
	const rows = [
		["Id", h("code", {}, one.id)],
		[t("sources.independence"), independence(one)],
		[t("sources.reliability"), h("span", {}, reliability(one.reliability), h("small", { class: "soft block" }, t("sources.reliability_hint")))],
		[t("sources.confidence"), one.statements ? h("span", {}, tally(CONFIDENCE, one.confidence), h("small", { class: "soft block" }, t("sources.confidence_hint"))) : null],
		[t("sources.statements"), one.statements ? tally(ACT, one.acts, one.statements) : null],
		[t("sources.of_them_passed_on"), one.passed_on ? count(one.passed_on) : null],
		[t("sources.of_them_general"), one.general ? count(one.general) : null],
		[t("sources.incidents"), one.incidents ? count(one.incidents) : null],
		[t("sources.rows"), one.rows ? h("a", { href: `/register?${new URLSearchParams({ source: one.name }).toString()}` }, count(one.rows)) : null],
		[t("sources.note"), one.note || null]
	];
	return h("section", { class: "card" }, h("h2", {}, t("sources.about")), one.recorded ? null : h("p", { class: "note" }, t("sources.no_record_words")), h("dl", {}, ...rows.flatMap(([name, value]) => value === null ? [] : [h("dt", {}, name), h("dd", {}, value)])));
}
function request(one) {
	return h("li", {}, chip(code("outcome", one.outcome), one.outcome === "answered"), " ", one.overdue ? chip(t("sources.overdue")) : null, " ", requestWords(one), one.record.incidents?.length ? h("p", { class: "soft" }, t("sources.about_incidents"), " ", ...links(one.record.incidents)) : null);
}
function statement(one) {
	const { record } = one;
	const incidents = record["incidents"] ?? [];
	return h("li", {}, saidWords(one), record.verbatim ? h("blockquote", { lang: record.language || void 0 }, record.verbatim) : null, record.translation ? h("p", { class: "soft" }, t("incident.translated", { words: record.translation })) : null, h("p", { class: "soft" }, h("span", { class: "pieces" }, h("span", {}, record.id), h("span", {}, `${t("sources.confidence_one")} ${code("confidence", record["confidence"] || "not_judged")}`), incidents.length ? h("span", {}, t("sources.about_incidents"), " ", ...links(incidents)) : null)));
}
function links(ids) {
	return ids.flatMap((id, k) => [k ? ", " : "", h("a", { href: incidentHref(id) }, id)]);
}
function past(found) {
	return found.versions.length ? h("section", { class: "card" }, h("details", {}, h("summary", {}, t("sources.history", { n: found.versions.length })), h("ol", { class: "plain versions" }, ...found.versions.map((one) => h("li", {}, h("strong", {}, String(one.version)), ` ${code("state", one.state)} `, h("span", { class: "soft" }, `${one.by}, ${moment(one.at)}`), h("p", {}, one.reason), ...Object.entries(one.fields).map(([name, value]) => h("p", { class: "soft" }, `${name.replaceAll("_", " ")}: ${String(value.before ?? "–")} → ${String(value.after ?? "–")}`))))))) : null;
}
export { countsPage as counts, importPage as imports, incidentPage as incident, linksPage as links, listPage as list, sourcePage as source, sourcesPage as sources };
