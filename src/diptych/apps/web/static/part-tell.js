// src/app/tell.ts
var HOLE = /\{([!?]?)(\w+)\}/g;
var NUMBER = String.raw`[−+-]?\d+(?:[.,:]\d+)*(?:e[+-]?\d+)?`;
var QUANTITY = new RegExp(`^(± ?)?(${NUMBER})(?: (s|ms|m|km|px|%))?$`);
var AMOUNT = `(?:± ?)?${NUMBER}(?: (?:s|ms|m|km|px|%))?`;
var SIDE = "the first|the second|first|second";
var BREAK = /[.;:,] (?=\S)/g;
/** Nothing is told more often than this on one page; older ones are forgotten. Chosen by hand. */
var KEPT = 2e3;
var Sentences = class {
	language;
	locale;
	exact = /* @__PURE__ */ new Map();
	patterns = [];
	kept = /* @__PURE__ */ new Map();
	plural;
	constructor(rows, language, locale) {
		this.language = language;
		this.locale = locale;
		this.plural = new Intl.PluralRules(locale);
		const column = language === "uk" ? 1 : 2;
		for (const row of rows) if (!row[0].includes("{")) this.exact.set(row[0], row[column]);
		else this.patterns.push(pattern(row[0], row[column]));
		this.patterns.sort((a, b) => Number(b.begins) - Number(a.begins) || b.literal - a.literal);
	}
	/** The sentences in the person's language; null where one of them is not known. */
	tell(text) {
		const told = this.all(text.trim());
		return told.whole ? told.text : null;
	}
	decimal(value) {
		return value.replace(/^-/, "−").replace(/(\d),(?=\d{3})/g, "$1\xA0").replace(/(\d)\.(?=\d)/, "$1,");
	}
	all(text) {
		const known = this.kept.get(text);
		if (known) return known;
		const told = this.find(text);
		if (this.kept.size > KEPT) this.kept.clear();
		this.kept.set(text, told);
		return told;
	}
	find(text) {
		const same = this.single(text);
		if (same !== null) return {
			text: same,
			whole: true
		};
		for (const at of [...text.matchAll(BREAK)].map((one) => one.index + 2).reverse()) {
			const mark = text.charAt(at - 2);
			const first = this.single(text.slice(0, at - 1)) ?? (mark === "." ? null : joined(this.single(text.slice(0, at - 2)), mark));
			if (first === null) continue;
			const rest = this.all(text.slice(at));
			if (rest.whole) return {
				text: `${first} ${rest.text}`,
				whole: true
			};
		}
		return {
			text,
			whole: false
		};
	}
	/** One sentence, with or without the full stop that its row has. */
	single(text) {
		const stopped = text.endsWith(".");
		return this.row(text) ?? (stopped ? joined(this.row(text.slice(0, -1)), ".") : this.row(`${text}.`)?.replace(/\.$/, "") ?? null);
	}
	row(text) {
		const same = this.exact.get(text);
		if (same !== void 0) return same;
		const begun = this.exact.get(text.charAt(0).toLowerCase() + text.slice(1));
		if (begun !== void 0) return begun.charAt(0).toUpperCase() + begun.slice(1);
		for (const one of this.patterns) {
			const told = this.fill(one, text);
			if (told !== null) return told;
		}
		return null;
	}
	fill(one, text) {
		const found = one.regex.exec(text);
		if (!found) return null;
		const said = {};
		for (const [k, name] of one.names.entries()) {
			const value = found[k + 1] ?? "";
			const told = name.startsWith("!") || /^[sn]\d?$/.test(name) ? value : this.value(value) ?? (name.startsWith("?") ? value : null);
			if (told === null) return null;
			said[name.replace(/^[!?]/, "")] = told;
		}
		return one.to.replace(/\{(\w+)(?:([?#])([^}]*))?\}/g, (whole, name, sign, forms) => {
			const value = said[name];
			if (value === void 0) return whole;
			if (one.names.includes(`!${name}`)) return value;
			if (sign === "?") return chosen(value, forms);
			if (sign === "#") return this.form(value, forms);
			return QUANTITY.test(value) ? this.quantity(value) : value;
		});
	}
	/** What stands in a hole: a quantity, a name without spaces, or words that have a sentence of their own. */
	value(text) {
		if (!text || QUANTITY.test(text)) return text && this.quantity(text);
		const told = this.all(text.trim());
		if (told.whole) return (/^ /.test(text) ? " " : "") + told.text;
		return /\s/.test(text) ? null : text;
	}
	quantity(text) {
		const units = this.language === "uk" ? {
			s: "с",
			ms: "мс",
			m: "м",
			km: "км",
			px: "пікс."
		} : {
			s: "с",
			ms: "мс",
			m: "м",
			km: "км",
			px: "пикс."
		};
		const [, about, number, unit] = QUANTITY.exec(text);
		return `${about ?? ""}${this.decimal(number)}${unit ? ` ${units[unit] ?? unit}` : ""}`;
	}
	/** The form that goes with a number: one|few|many; fractions take the second. */
	form(value, forms) {
		const [one, few, many] = forms.split("|");
		const kind = this.plural.select(Number(value.replaceAll(",", "")));
		return (kind === "one" ? one : kind === "many" ? many : few) ?? forms;
	}
};
function chosen(value, forms) {
	for (const one of forms.split(";")) {
		const [name, words] = one.split(":");
		if (name === value.replace("the ", "")) return words;
	}
	return value;
}
function pattern(en, to) {
	const names = [];
	let source = "", at = 0, literal = 0;
	for (const hole of en.matchAll(HOLE)) {
		const before = en.slice(at, hole.index);
		const name = hole[2];
		at = hole.index + hole[0].length;
		source += escaped(before) + `(${inside(name, at === en.length)})`;
		literal += before.length;
		names.push(hole[1] + name);
	}
	const tail = en.slice(at);
	return {
		regex: new RegExp(`^${source}${escaped(tail)}$`, "s"),
		names,
		literal: literal + tail.length,
		begins: !en.startsWith("{"),
		to
	};
}
/** What may stand in a hole: n a number, q a quantity, s a side, else any words; at the end also none. */
function inside(name, last) {
	const kind = /^([nqs])\d?$/.exec(name)?.[1];
	return kind === "n" ? NUMBER : kind === "q" ? AMOUNT : kind === "s" ? SIDE : last ? ".*" : ".+?";
}
function escaped(text) {
	return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function joined(text, mark) {
	return text === null ? null : text + mark;
}
export { Sentences };
