// src/app/api.ts
var ApiError = class extends Error {
	kind;
	advice;
	status;
	constructor(kind, message, advice, status) {
		super(message);
		this.kind = kind;
		this.advice = advice;
		this.status = status;
	}
};
/** Ask the API; `path` begins after /api. Failures come as an ApiError in plain words. */
async function api(path, options = {}) {
	let answer;
	const init = {
		method: options.method ?? (options.body === void 0 ? "GET" : "POST"),
		credentials: "same-origin"
	};
	if (options.signal) init.signal = options.signal;
	if (options.body !== void 0) {
		init.body = JSON.stringify(options.body);
		init.headers = { "content-type": "application/json" };
	}
	try {
		answer = await fetch(`/api${path}`, init);
	} catch (error) {
		if (error instanceof DOMException && error.name === "AbortError") throw error;
		throw new ApiError("gone", "The workbench does not answer.", "Look whether diptych serve still runs, then load the page again.", 0);
	}
	const value = await answer.json().catch(() => null);
	if (answer.ok) return value;
	const error = value?.error;
	throw new ApiError(error?.kind ?? "failure", error?.message ?? `The workbench answered ${answer.status}.`, error?.advice ?? "", answer.status);
}
// ../player/src/dom.ts
/** Make an element: attributes, on… listeners, and children. Text is always text, never markup. */
function h(tag, props = {}, ...children) {
	const el = document.createElement(tag);
	for (const [key, value] of Object.entries(props)) {
		if (value === void 0 || value === null || value === false) continue;
		if (key.startsWith("on")) el.addEventListener(key.slice(2).toLowerCase(), value);
		else if (key === "class") el.className = String(value);
		else el.setAttribute(key, value === true ? "" : String(value));
	}
	for (const child of children.flat()) if (child !== null && child !== void 0 && child !== false) el.append(child);
	return el;
}
function clear(el, ...children) {
	el.replaceChildren(...children.filter((c) => c !== null && c !== void 0 && c !== false));
}
var SVG$1 = "http://www.w3.org/2000/svg";
/** A small line icon from a path in a 16 × 16 box. */
function icon(path, filled = false) {
	const svg = document.createElementNS(SVG$1, "svg");
	svg.setAttribute("viewBox", "0 0 16 16");
	svg.setAttribute("class", filled ? "icon filled" : "icon");
	svg.setAttribute("aria-hidden", "true");
	const line = document.createElementNS(SVG$1, "path");
	line.setAttribute("d", path);
	svg.append(line);
	return svg;
}
var ICONS = {
	play: "M4 2.5v11l9-5.5z",
	pause: "M4 2.5h3v11H4zM9 2.5h3v11H9z",
	back: "M11 3 5 8l6 5zM4 3v10",
	forward: "M5 3l6 5-6 5zM12 3v10",
	eye: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
	sound: "M2 6v4h3l4 3V3L5 6zM11.5 5.5a3.5 3.5 0 0 1 0 5",
	mute: "M2 6v4h3l4 3V3L5 6zM11 6l4 4M15 6l-4 4",
	map: "M1.5 4 6 2.5l4 1.5 4.5-1.5v9.5L10 13.5 6 12l-4.5 1.5zM6 2.5V12M10 4v9.5",
	loop: "M3 8a5 5 0 0 1 8.5-3.5L13 6M13 2.5V6H9.5M13 8a5 5 0 0 1-8.5 3.5L3 10M3 13.5V10h3.5"
};
// ../player/src/say.ts
var words = {};
var telling = null;
/** Give the words of another language: English text, as it stands in the code, and what to say instead. */
function speak(table) {
	words = table;
}
/** Give what tells sentences of workflows in another language. */
function tellWith(other) {
	telling = other;
}
/** A number with the decimal sign of the page's language. */
function decimal(value) {
	return telling?.decimal(value) ?? value;
}
/** Text that a workflow wrote, in the page's language where its sentences are known; else in English, and marked so. */
function spoken(text, props = {}) {
	const other = text ? telling?.tell(text) ?? null : null;
	return h("span", other === null ? {
		...props,
		lang: "en"
	} : props, other ?? text ?? "");
}
/** English words, or those of the page's language; `{name}` in them is replaced. */
function say$1(english, values = {}) {
	return (words[english] ?? english).replace(/\{(\w+)\}/g, (whole, name) => name in values ? String(values[name]) : whole);
}
// src/words/en.json
var en_default = {
	"nav.start": "Overview",
	"nav.recordings": "Recordings",
	"nav.pairs": "Comparisons",
	"nav.archive": "Archive",
	"nav.publish": "Publishing",
	"nav.case": "Case",
	"shell.language": "Language",
	"shell.skip": "Skip to the page",
	"shell.home": "Diptych: overview",
	"shell.pages": "Pages",
	"shell.theme": "Theme",
	"shell.keys": "Keys",
	"shell.close": "Close",
	"shell.keys_note": "The page of a comparison has keys of its own, listed there with ?.",
	"shell.local": "Everything stays on this machine.",
	"me.who": "Your pseudonym",
	"me.hint": "Under it your observations are kept: a word, a hyphen, letters or digits, such as viewer-1. Never a name.",
	"me.keep": "Use it",
	"me.exposure": "Shown today",
	"me.exposure_hint": "How long pictures were shown to you without blur today. Counted in this browser alone and sent nowhere; click to start again.",
	"me.minutes": "{n} min",
	"wait.loading": "Loading …",
	"missing.title": "There is no such page",
	"missing.words": "The address may be incomplete, or belong to another case.",
	"missing.home": "To the overview",
	"error.title": "Something did not work",
	"error.unexpected": "The page failed in a way that was not foreseen.",
	"error.again": "Try again",
	"start.none_title": "No case is open",
	"start.none_open": "Start with a case",
	"start.none_words": "A case is a folder that keeps recordings, what was measured and what people said of them. Three commands make one and open it here:",
	"start.one_title": "One recording is not enough to compare",
	"start.one_words": "Take in another recording of the same incident, then compare the two.",
	"start.kept": "How the case is kept",
	"start.all": "All {n}",
	"recordings.none_title": "The case holds no recordings yet",
	"recordings.none_words": "Drop files above, or use diptych take-in. They are named by their digest and never changed.",
	"recordings.reason": "Why compare them",
	"recordings.compare": "Compare",
	"recordings.choose": "Choose recording {n}",
	"recordings.choose_two": "Choose two or more recordings below.",
	"recordings.chosen": "Chosen: {n}. Reading the originals is noted in the custody log.",
	"recordings.open_pair": "Open the comparison",
	"recordings.file": "File",
	"recordings.length": "Length",
	"recordings.picture": "Picture",
	"recordings.size": "Size",
	"recordings.state": "State",
	"recordings.findings": "Findings",
	"recordings.taken_in": "Taken in",
	"recordings.unnamed": "Original {n}",
	"drop.title": "Take in",
	"drop.lead": "Drop videos and the files that came with them. Each is copied and hashed before anything opens it; your own files stay as they are.",
	"drop.choose": "Choose files",
	"drop.anywhere": "or drop files or folders anywhere on this page",
	"drop.waits": "waits",
	"drop.received": "received",
	"drop.known": "already in the case as {n}",
	"drop.called_off": "called off; nothing of it was kept",
	"drop.broke_off": "The connection broke off; nothing of the file was kept.",
	"drop.again": "Try again; your file is unchanged.",
	"drop.receiving": "Receiving …",
	"drop.ready": "Files ready: {n}",
	"drop.where_from": "Where they come from",
	"drop.source": "From whom",
	"drop.collector": "Who takes them in",
	"drop.medium": "On what they came",
	"drop.medium_hint": "Such as a memory card or a messenger.",
	"drop.relevance": "Why they matter",
	"drop.sealed": "Kept sealed.",
	"drop.conditions": "Conditions of who handed them over",
	"drop.conditions_note": "They bind every later export. What nobody asked is not allowed.",
	"drop.may_publish": "What may be published",
	"publish_may.not_asked": "not asked: nothing",
	"publish_may.nothing": "nothing",
	"publish_may.description": "a description in words",
	"publish_may.stills": "single pictures",
	"publish_may.video": "video",
	"drop.embargo": "Not public before",
	"drop.embargo_hint": "In the time of this computer.",
	"drop.share": "May be shared with",
	"drop.share_hint": "Partners’ labels, with commas. Nobody asked: nobody.",
	"drop.words": "Words for the source",
	"drop.words_hint": "The only ones that may be used, such as “a resident of the town”.",
	"drop.secrecy": "Secrecy from a court is never guaranteed: a court may order that a source be named, and whoever keeps the name may have to obey. Say so to the person who hands something over, before they do.",
	"drop.take_in": "Take in",
	"drop.throw_away": "Throw the copies away",
	"drop.nothing_lost": "Files that were preserved before stay in the case; taking in again goes on from there.",
	"drop.summary": "Taken in: {n}. Known already: {known}. Not readable or refused: {bad}.",
	"drop.outcome": "What became of each file",
	"drop.became": "Outcome",
	"drop.why": "Why",
	"intake.taken_in": "taken in",
	"intake.known": "known already",
	"intake.refused": "refused",
	"intake.failed": "failed",
	"archive.which": "Which",
	"archive.own": "of this case’s recordings",
	"archive.named": "named at the start (--archive)",
	"archive.holds": "What it holds",
	"archive.not_in": "Recordings of the case not in it",
	"archive.none": "none",
	"archive.not_taken": "Could not be added: {n}",
	"archive.add": "Add",
	"archive.add_note": "Recordings of the case to add: {n}. They stay where they are; fingerprints of them are kept.",
	"archive.all_in": "All readable recordings of the case are in it.",
	"archive.more": "Other files, and why",
	"archive.files": "Files or folders of this computer",
	"archive.files_hint": "One path a line. They are only read.",
	"archive.reason": "Why",
	"archive.places": "Describe the ground too, for other views of a place (slower)",
	"archive.look": "Look for copies",
	"archive.look_note": "Compares every recording with every other. What was compared before is not compared again.",
	"archive.compare": "Compare all",
	"archive.find_one": "One recording against the archive",
	"archive.find": "Search",
	"archive.open_found": "Open what was found",
	"archive.added": "Added: {n}. Known already: {known}.",
	"archive.compared": "Recordings: {n}. Groups with common footage: {m}.",
	"archive.empty_title": "The archive is empty",
	"archive.empty_words": "Add the case’s recordings above; then look for copies among them.",
	"archive.not_compared_title": "Nothing was compared yet",
	"archive.not_compared_words": "Compare all recordings above. On the command line:",
	"archive.no_copies_title": "No common footage was found",
	"archive.no_copies_words": "Recordings compared: {n}. That none was found does not prove that there is none.",
	"archive.short": "Short pieces only",
	"archive.short_note": "These pairs share too little to join a group.",
	"archive.rejected": "Judged not to match",
	"archive.not_compared": "Not compared in full",
	"archive.cluster": "Group {k}: {n} recordings, {s} of footage together",
	"archive.members": "Recordings of the group",
	"archive.shows": "Shows of it",
	"archive.published": "Published",
	"archive.most_complete": "most complete found",
	"archive.earliest": "earliest found",
	"archive.pairs": "Pairs",
	"archive.pair": "Pair",
	"archive.in_out_a": "In–out of the first",
	"archive.in_out_b": "In–out of the second",
	"archive.score": "Score",
	"archive.score_note": "Mean agreement of what moves, 0 to 1. Neither it nor the earliest time says which recording is the original.",
	"archive.edited": "Edited",
	"archive.judged": "Judged",
	"archive.open_question": "not judged yet",
	"archive.only_in": "Shown by one alone:",
	"archive.could_derive": "What could derive from what: {n}",
	"archive.against": "Against it:",
	"archive.derives": "{a} could derive from {b}.",
	"archive.drawing": "Who shows what: {n} recordings over {s}",
	"archive.shared_part": "shown by several",
	"archive.alone_part": "shown by one alone",
	"archive.facts": "The pair",
	"archive.evidence": "Pieces and evidence frames",
	"archive.evidence_note": "The first and the last frame of each piece, from both. They stay blurred until you ask for each.",
	"archive.frames_make": "Decode the frames",
	"archive.frames_note": "Reading originals of the case is noted in the custody log.",
	"archive.frames_none": "There are no frames: the media were not at hand, or both files hold the same bytes.",
	"archive.show_all": "Show all frames",
	"archive.mirrored": "mirrored",
	"archive.turned": "turned by {n}°",
	"archive.rate": "speed {n}",
	"archive.in": "in",
	"archive.out": "out",
	"archive.piece": "Piece {k}",
	"archive.frame": "frame {n}",
	"archive.edits": "Edit list",
	"archive.edits_note": "What was done to {a} to get {b}, made again from it and held against it.",
	"archive.edits_make": "Measure the edits",
	"archive.edits_again": "Measure again",
	"archive.no_edits": "No edits were found.",
	"archive.what": "What",
	"archive.when": "When",
	"archive.statement": "In words",
	"archive.residual": "Made again from the source: SSIM {ssim}, luma differs by {rms} levels, {open} % of the picture unexplained.",
	"archive.sound": "Sound",
	"archive.moment": "Source and copy at {t}",
	"archive.judge": "Confirm or reject",
	"archive.judge_note": "Every judgement stays; the newest counts, and searches honour it.",
	"archive.because": "Why",
	"archive.reason_needed": "Say why first.",
	"archive.judgement_kept": "The judgement is kept.",
	"archive.basis": "Compared by",
	"judge.match": "Same footage",
	"judge.not_a_match": "Not a match",
	"judge.unsure": "Unsure",
	"judge.withdrawn": "Take the judgement back",
	"judged.match": "same footage",
	"judged.not_a_match": "not a match",
	"judged.unsure": "unsure",
	"judged.withdrawn": "taken back",
	"edited.first": "the first",
	"edited.second": "the second",
	"edited.both": "both",
	"edited.unknown": "not known",
	"edited_found.query": "the one searched for",
	"edited_found.found": "the one found",
	"edited_found.both": "both",
	"edited_found.unknown": "not known",
	"basis.frames": "frames",
	"basis.digest": "same bytes",
	"basis.fingerprint": "fingerprints alone",
	"edit.crop": "cropped",
	"edit.bars": "bars added",
	"edit.scale": "scaled",
	"edit.mirror": "mirrored",
	"edit.rotate": "rotated",
	"edit.overlay": "overlay",
	"edit.grade": "colours changed",
	"edit.blur": "blurred",
	"edit.speed": "speed changed",
	"edit.removed": "part of the source left out",
	"edit.freeze": "frozen",
	"edit.reorder": "order changed",
	"edit.sound_replaced": "sound replaced",
	"edit.sound_removed": "sound removed",
	"sound.same": "the same",
	"sound.shifted": "the same, shifted",
	"sound.mixed": "mixed with other sound",
	"sound.replaced": "replaced",
	"sound.removed": "removed",
	"sound.none": "neither has sound",
	"sound.undetermined": "undetermined",
	"sound_kind.same_soundtrack": "same soundtrack",
	"sound_kind.two_microphones": "one event, two microphones",
	"sound_kind.music": "music",
	"sound_kind.ambiguous": "ambiguous: it repeats",
	"found.title": "Searched for: {name}",
	"found.searched": "Recordings searched: {n}.",
	"found.nothing": "Nothing was found",
	"found.nothing_words": "No common footage, sound or place. That none was found does not prove that there is none.",
	"found.footage": "Same footage",
	"found.in_out_query": "In–out of the one searched for",
	"found.in_out_found": "In–out of the one found",
	"found.longer": "longer version",
	"found.sound": "Common sound",
	"found.kind": "Kind",
	"found.places": "Other views of the same place",
	"found.places_note": "Candidates: the ground agrees. Whether it is the same time is for a comparison to say.",
	"found.at_query": "At, in the one searched for",
	"found.at_found": "At, in the one found",
	"found.inliers": "Points that agree",
	"found.notes": "Notes",
	"publish.begin_title": "Plan a copy",
	"publish.begin_note": "The recording is examined; the copy begins with everything masked and silent. Every part that is to be seen or heard needs a reason and a second person.",
	"publish.recording": "Recording",
	"publish.fill": "Masks look like",
	"publish.begin": "Plan",
	"publish.open": "Open the plan",
	"publish.none_here": "Take a recording in first.",
	"publish.none_title": "No publishing copies yet",
	"publish.none_words": "Choose a recording above. Nothing leaves the case by that.",
	"publish.planned": "Planned",
	"publish.clearances": "Clearances",
	"publish.agreed_of": "{n} of {m} agreed",
	"publish.stops": "What stops it",
	"publish.nothing_stops": "nothing stops it",
	"publish.made": "Made",
	"publish.title": "Publishing copy of {name}",
	"publish.drawn": "A region is drawn.",
	"publish.show_first": "Show the picture first.",
	"publish.draw": "Draw the region",
	"publish.draw_first": "Draw the region on the picture first.",
	"publish.which_track": "Track",
	"publish.track": "track {id}",
	"publish.radius": "Half width",
	"publish.radius_hint": "Share of the picture’s width.",
	"publish.add_title": "Mask or clear",
	"publish.add_note": "Whoever stands or lies still needs a mask of their own: the machine takes them for the scene.",
	"publish.what": "What",
	"publish.where": "Where",
	"publish.from": "From, s",
	"publish.to": "To, s",
	"publish.now": "Now",
	"publish.reason": "Why",
	"publish.add": "Add",
	"publish.added": "Added.",
	"publish.rows": "Masks and clearances",
	"publish.all_masked": "Everything is masked and silent.",
	"publish.go": "Go there",
	"publish.waits": "Waits for a second person:",
	"publish.second": "Second person for {id}",
	"publish.agree": "Agree",
	"publish.agreed": "agreed",
	"publish.agreed_by": "Agreed by {who}, {at}.",
	"publish.withdraw": "Take the agreement back",
	"publish.questions": "Before release",
	"publish.open_question": "open",
	"publish.verdict": "Answer",
	"publish.why": "Why",
	"publish.answer": "Answer",
	"publish.preview": "Preview",
	"publish.preview_note": "Moments before and after masking, where most would be seen. Clearances nobody agreed to yet count in it. For the people who decide; never pass it on.",
	"publish.preview_make": "Make the preview",
	"publish.preview_again": "Make it again",
	"publish.preview_old": "The plan was changed after this preview was made.",
	"publish.before_at": "before, at {t}",
	"publish.after_at": "after, at {t}",
	"publish.moment": "{t}: {p} % would be seen",
	"publish.make_title": "The copy",
	"publish.make_note": "It is made of pixels and times alone, taken apart and checked before it is shown here.",
	"publish.make": "Make the copy",
	"publish.make_still": "Make one picture of this moment",
	"publish.not_made": "It was not made",
	"publish.checked": "checked",
	"publish.not_checked": "the check found problems",
	"publish.save": "Save a copy",
	"fill.surroundings": "their surroundings",
	"fill.solid": "one grey",
	"clear.masked": "keep masked",
	"clear.scene": "let the still scene be seen",
	"clear.movers": "let what moves be seen",
	"clear.overlay": "let marks over the picture be seen",
	"clear.sound": "let sound be heard",
	"where.whole": "the whole picture",
	"where.picture": "a region of the picture",
	"where.ground": "a region that stays on the ground",
	"where.track": "along a track",
	"verdict.clear": "clear: may be shown",
	"verdict.none_in_view": "none in view",
	"verdict.stop": "stop: must not be shown",
	"question.prisoners": "Prisoners",
	"question.next_of_kin": "Next of kin",
	"question.minors": "Minors",
	"question.consent": "Consent",
	"question.sexual_violence": "Sexual violence",
	"question_long.prisoners": "Can anybody be recognised who is detained, has surrendered or is wounded in enemy hands? Third Geneva Convention, art. 13: protected against insults and public curiosity.",
	"question_long.next_of_kin": "Does it show somebody who died or was hurt, and were the next of kin told before?",
	"question_long.minors": "Can a minor be recognised, by face, body, voice, clothes, place or company?",
	"question_long.consent": "Did everybody who can be recognised agree to this use, and may the recording be used at all?",
	"question_long.sexual_violence": "Does it show sexual violence, or a place or sound that leads to somebody who survived it?",
	"stop.may_publish": "What may be published",
	"stop.embargo_until": "Embargo",
	"stop.may_share_with": "Whom it may be shared with",
	"stop.prisoners": "Prisoners",
	"stop.next_of_kin": "Next of kin",
	"stop.minors": "Minors",
	"stop.consent": "Consent",
	"stop.sexual_violence": "Sexual violence",
	"stop.case": "The case",
	"recording.about": "The original",
	"recording.events": "Custody events: {n}",
	"pairs.none_title": "Nothing was compared yet",
	"pairs.none_words": "Choose two or more recordings of one incident; the comparison puts them on one clock and one map.",
	"pairs.choose": "Choose recordings",
	"pairs.recordings": "Recordings",
	"pairs.relation": "Relation",
	"pairs.clock": "Clock",
	"pairs.stored": "Stored",
	"pairs.by_hand": "by hand",
	"pair.copy_address": "Copy address of this moment",
	"pair.copied": "Copied",
	"pair.observations": "Observations",
	"pair.findings": "Findings",
	"pair.said": "Said",
	"pair.frames": "Frames",
	"pair.recordings": "Recordings",
	"contrast.title": "What each does not show",
	"contrast.none": "On the common clock each shows all of the other’s time.",
	"contrast.alone": "One recording is shown, so nothing stands beside it.",
	"contrast.shows": "shows {t}",
	"why.before": "not recorded: before its start",
	"why.after": "not recorded: after its end",
	"why.gap": "not recorded: gap",
	"why.unplaced": "no place on the clock: undetermined",
	"said.blind": "While you work blind, what others say is not shown.",
	"said.none": "The case’s register holds no statements. They are added with:",
	"said.no_claim": "On no claim",
	"said.support": "points to",
	"said.observed": "observed there",
	"stance.for": "For",
	"stance.against": "Against",
	"stance.neither": "Neither for nor against",
	"clock.reason": "Which moment you recognised, and how",
	"clock.reason_hint": "Kept with the anchor; the machine’s answer stays beside it.",
	"clock.keep": "Keep in the case",
	"clock.kept": "Anchors in the case",
	"clock.withdraw": "Take back",
	"clock.withdraw_reason": "Why it is taken back",
	"clock.withdrawn": "taken back",
	"observe.new": "New observation",
	"observe.edit": "Change the observation",
	"observe.in": "In",
	"observe.out": "Out",
	"observe.who": "Who or what",
	"observe.action": "What happens",
	"observe.certainty": "Certainty",
	"observe.region": "Where in the picture",
	"observe.region_hint": "Left, top, width, height in percent; or draw it.",
	"observe.note": "Note",
	"observe.keep": "Keep",
	"observe.cancel": "Cancel",
	"observe.draw": "Draw the region",
	"observe.as": "as {who}",
	"observe.no_frame": "The leading recording shows no frame at this moment.",
	"observe.blurred": "Show the picture first, or type the region in percent.",
	"observe.drawing": "Draw a rectangle on the picture.",
	"observe.no_span": "I marks where it begins, O where it ends.",
	"observe.kept": "The observation is kept.",
	"observe.none": "No observations yet. Play, press I when it begins and O when it ends, say what happens, press Enter.",
	"observe.in_region": "with a region",
	"observe.version": "version {n}",
	"observe.change": "Change",
	"observe.withdraw": "Take back",
	"observe.key_in": "Observation: mark where it begins",
	"observe.key_out": "Observation: mark where it ends, and write",
	"observe.key_region": "Observation: draw the region",
	"observe.key_focus": "Observation: write what happens",
	"certainty.certain": "certain",
	"certainty.probable": "probable",
	"certainty.possible": "possible",
	"agree.title": "{a} and {b}",
	"agree.share": "agree on {n}: {p} %",
	"agree.only": "only {who}: {what}",
	"agree.apart": "in {a} s, out {b} s apart",
	"agree.rule": "Two observations meet where they share at least half of the shorter one, moments within half a second. The share counts what met twice, over all observations of both.",
	"blind.on": "{who} works blind.",
	"blind.alone": "Only one recording is shown, and nobody else’s notes.",
	"blind.notes": "Nobody else’s notes are shown.",
	"blind.end": "Stop working blind",
	"blind.title": "Work blind to others",
	"blind.words": "Until you stop, you see only your own observations; then agreement with others is shown. Beginning and end are on record.",
	"blind.show": "What is shown",
	"blind.all": "all recordings",
	"blind.one": "only {file}",
	"blind.begin": "Begin as {who}",
	"presence.observed": "observed there too",
	"presence.in_view_not_observed": "in view, not observed",
	"presence.out_of_view": "out of view",
	"presence.before_start": "before its start",
	"presence.after_end": "after its end",
	"presence.gap": "gap",
	"presence.covered": "covered",
	"presence.not_resolvable": "not resolvable",
	"presence.undetermined": "undetermined",
	"care.title": "Watching it",
	"care.words": "Recordings marked graphic stay small, blurred and silent until somebody asks for each of them.",
	"care.graphic": "Graphic",
	"care.described": "What it shows, in words",
	"care.described_hint": "So that others need not watch it.",
	"care.keep": "Keep",
	"care.kept": "Kept in the case.",
	"care.marked": "Marked as graphic.",
	"care.no_need": "Already described, no need to watch",
	"graphic.yes": "yes",
	"graphic.no": "no",
	"graphic.not_determined": "not determined",
	"case.state": "State",
	"case.originals": "Originals",
	"case.records": "Records",
	"case.findings": "Findings",
	"case.log": "Custody events",
	"case.timestamps": "Timestamps",
	"case.last_check": "Last full check",
	"case.next_check": "Next full check",
	"case.never": "never",
	"case.events": "Custody events",
	"case.events_note": "Newest first. People are pseudonyms; reasons are sealed and shown to who holds the key.",
	"case.no_events": "The log is empty.",
	"case.when": "When",
	"case.who": "Who",
	"case.what": "What",
	"case.why": "Why",
	"case.newer": "Newer",
	"case.older": "Older",
	"case.check": "Check the case",
	"case.check_note": "Reads every file and holds it against the log. The outcome becomes a custody event.",
	"case.verify": "Verify now",
	"case.well": "All well",
	"case.problems": "Problems: {n}",
	"case.checked": "Files: {n}, log entries: {m}.",
	"case.open": "What could not be checked here",
	"hand.note": "First see what would leave and what stays; then a folder is written that a stranger can check.",
	"hand.title": "Hand over",
	"hand.recipient_hint": "As the sources named it.",
	"hand.name": "What it is called",
	"hand.reason": "Why",
	"hand.place": "Folder to write",
	"hand.place_hint": "Absent, empty, or an earlier hand-over; outside the case.",
	"hand.make": "Hand over",
	"hand.made": "The bag is written, signed and logged",
	"hand.made_words": "Files: {files}, {size}. Left: {n}. Stayed: {m}.",
	"hand.check": "A stranger checks it with this line; it needs Python alone:",
	"hand.why": "Why it stays",
	"hand.to": "To whom",
	"hand.recipient": "partner’s label",
	"hand.look": "Preview",
	"hand.leaves": "Leaves: {n}",
	"hand.stays": "Stays: {n}",
	"hand.nothing": "nothing",
	"tier.public": "the public",
	"tier.partner": "a partner",
	"tier.court": "a court",
	"relation.same_footage": "Same footage",
	"relation.same_place_and_time": "Same place and time",
	"relation.same_place": "Same place",
	"relation.no_relation_found": "No relation found",
	"relation.undetermined": "Undetermined",
	"clock.aligned": "aligned",
	"clock.partly": "partly aligned",
	"clock.undetermined": "undetermined",
	"state.readable": "readable",
	"state.unreadable": "unreadable",
	"state.not_media": "not media",
	"state.not_finished": "not finished",
	"state.quarantined": "in quarantine",
	"state.destroyed": "destroyed on record",
	"timestamps.timestamped": "timestamped",
	"timestamps.not_yet_timestamped": "not yet timestamped",
	"timestamps.partly_timestamped": "partly timestamped",
	"clock.again": "Measure again with these anchors",
	"clock.again_words": "The page already runs on them. Measuring again keeps a finding of its own, with its evidence frames.",
	"clock.again_reason": "measured again with anchors set by hand",
	"exact.button": "Exact frame",
	"exact.hint": "Decode this frame from the original itself; the look is noted in the custody log",
	"exact.title": "Exact frame of {file}",
	"exact.words": "What plays is a working copy. This decodes the frame from the original, shows it without blur, and notes the look with its reason in the custody log.",
	"exact.reason": "Why you look at the original",
	"exact.look": "Show frame {n}",
	"exact.alt": "Frame {n} of the original",
	"exact.caption": "Frame {n} at {t}, {w} × {h}, decoded from the original",
	"exact.save": "Save the picture",
	"stage.decoding": "decoding",
	"work.view": "Looking at the original",
	"work.compare": "Comparing",
	"work.verify": "Checking the case",
	"work.take_in": "Taking in",
	"work.archive_add": "Adding to the archive",
	"work.archive_compare": "Looking for copies",
	"work.archive_frames": "Decoding frames",
	"work.archive_edits": "Measuring the edits",
	"work.find": "Searching the archive",
	"work.hand_over": "Handing over",
	"work.publish_plan": "Planning a copy",
	"work.publish_preview": "Making the preview",
	"work.publish_make": "Making the copy",
	"work.cancel": "Cancel",
	"work.state.done": "done",
	"work.state.failed": "failed",
	"work.state.cancelled": "cancelled",
	"stage.starting": "starting",
	"stage.checking files": "checking files",
	"stage.preserving": "preserving",
	"stage.examining": "first look",
	"stage.sidecars": "files that speak of them",
	"stage.fingerprinting": "fingerprinting",
	"stage.indexing": "indexing",
	"stage.comparing": "comparing",
	"stage.matching": "matching",
	"stage.measuring the edits": "measuring the edits",
	"stage.comparing the sound": "comparing the sound",
	"stage.making the copy again": "making the copy again",
	"stage.reading the source": "reading the source",
	"stage.reading the copy": "reading the copy",
	"stage.previewing": "previewing",
	"stage.masking": "masking",
	"stage.writing": "writing",
	"stage.copying": "copying",
	"stage.working copies": "working copies",
	"stage.finding the clock": "finding the clock",
	"stage.registering the ground": "registering the ground",
	"stage.the page": "the page",
	"nav.register": "Register",
	"register.incidents": "Incidents",
	"register.counts": "Counts",
	"register.links": "Links",
	"register.import": "Import",
	"register.absent_title": "The register is not there yet",
	"register.absent_words": "The file that was named does not exist. The first import makes it.",
	"register.none_title": "No register is open",
	"register.none_words": "Start the workbench with a register, or with a case, which holds one of its own:",
	"register.empty_title": "The register holds no incidents yet",
	"register.empty_words": "Import a table or an export of another program: columns are recognised, and a dry run says what would become of every row. Or write a first incident by hand.",
	"register.write_one": "New incident",
	"register.found": "Incidents: {n}",
	"register.found_least": "Incidents: at least {n}",
	"register.nothing_title": "Nothing fits",
	"register.nothing_words": "Take a condition away, write fewer letters of a word, or look under another spelling of the place.",
	"register.undated": "undated",
	"register.not_stated": "not stated",
	"register.no_number": "no number",
	"register.sort": "Newest or oldest first",
	"register.relevance": "best match",
	"register.previous": "Previous",
	"register.next": "Next",
	"register.page": "Page {n}",
	"register.page_of": "Page {n} of {m}",
	"keys.search": "search",
	"keys.walk": "walk",
	"keys.open": "open",
	"keys.pages": "turn pages",
	"views.label": "View of what was found",
	"views.table": "Table",
	"views.map": "Map",
	"views.timeline": "Timeline",
	"views.charts": "Charts",
	"filter.search": "Search: words, \"phrases\", -without",
	"filter.from": "from",
	"filter.to": "to",
	"filter.from_long": "Period from",
	"filter.to_long": "Period to",
	"filter.period_hint": "A year, a month or a day: 2024, 2024-08, 2024-08-12. Incidents some day of whose date can lie in the period are found.",
	"filter.place": "Place",
	"filter.place_hint": "However it is spelt: Ukrainian, Russian or Latin letters.",
	"filter.searches": "Kept searches",
	"filter.none_kept": "No search is kept yet.",
	"filter.keep": "Keep this one",
	"filter.keep_name": "Name of the search",
	"filter.kept": "The search is kept.",
	"filter.forget": "Forget {name}",
	"filter.no_values": "No values.",
	"filter.chosen": "Conditions",
	"filter.remove": "Take this condition away",
	"filter.clear": "Clear all",
	"filter.cleared": "All conditions are taken away.",
	"filter.in_box": "in the part of the map",
	"filter.undated": "undated only",
	"filter_field.source": "Source",
	"filter_field.kind": "Kind",
	"filter_field.side": "Alleged party",
	"filter_field.affected": "Affected party",
	"filter_field.status": "Status",
	"filter_field.country": "Country",
	"filter_field.place": "Place",
	"filter_field.period": "Period",
	"filter_field.standing": "Standing",
	"filter_field.state": "Review",
	"standing.open": "not disputed",
	"standing.denied": "denied",
	"standing.refuted": "refuted",
	"state.unreviewed": "unreviewed",
	"state.reviewed": "reviewed",
	"state.verified": "verified",
	"state.withdrawn": "withdrawn",
	"step.unreviewed": "Back to unreviewed",
	"step.reviewed": "Mark as reviewed",
	"step.verified": "Verify as second person",
	"step.withdrawn": "Withdraw",
	"field.id": "Id",
	"field.source": "Source",
	"field.title": "Title",
	"field.description": "Description",
	"field.when": "Date",
	"field.date_from": "Date from",
	"field.date_to": "Date to",
	"field.kind": "Kind",
	"field.place": "Place",
	"field.places": "Places",
	"field.admin": "Region",
	"field.country": "Country",
	"field.latitude": "Latitude",
	"field.longitude": "Longitude",
	"field.precision": "Precision, m",
	"field.precision_m": "Precision, m",
	"field.spellings": "Other spellings",
	"field.affected": "Affected",
	"field.affected_min": "Affected, at least",
	"field.affected_max": "Affected, at most",
	"field.unit": "Unit",
	"field.alleged": "Alleged party",
	"field.alleged_party": "Alleged party",
	"field.affected_party": "Affected party",
	"field.parties": "Parties",
	"field.party": "Party",
	"field.role": "Role",
	"field.party_standing": "How it is named",
	"field.members": "Members or candidates",
	"field.status": "Status at the source",
	"field.standing": "Standing",
	"field.standard": "Standard of proof",
	"field.url": "Address",
	"field.language": "Language",
	"field.recordings": "Recordings",
	"field.extra": "Further columns",
	"role.alleged": "Alleged party",
	"role.affected": "Affected party",
	"role.other": "Other party",
	"party.named": "named",
	"party.unknown": "unknown",
	"party.disputed": "disputed",
	"party.coalition": "coalition",
	"verdict.same": "Same",
	"verdict.different": "Different",
	"verdict.unsure": "Unsure",
	"verdict.withdrawn": "taken back",
	"independence.party_to_the_conflict": "party to the conflict",
	"independence.tied_to_a_party": "tied to a party",
	"independence.independent": "independent",
	"independence.unknown": "independence not known",
	"investigation.announced": "announced",
	"investigation.opened": "opened",
	"investigation.under_way": "under way",
	"investigation.charged": "charged",
	"investigation.in_court": "in court",
	"investigation.decided": "decided",
	"investigation.closed": "closed",
	"investigation.unknown": "stage not known",
	"incident.edit": "Edit",
	"incident.kept": "Kept.",
	"incident.version": "version {n}",
	"incident.of": "recorded by {source}",
	"incident.stated": "What the source states",
	"incident.as_source": "in the source’s words",
	"incident.means": "can mean {first} to {last}",
	"incident.unknown_party": "not known",
	"incident.unnamed_place": "place without a name",
	"incident.no_position": "no position",
	"incident.said": "What is said",
	"incident.nothing_said": "The register holds no statement about this incident.",
	"incident.none": "None on record.",
	"incident.general": "General statements, apart",
	"incident.general_note": "They concern the conduct of a party named here and are about no single incident: none of them is a denial of this one.",
	"incident.investigations": "Investigations",
	"incident.as_of": "as of {day}",
	"incident.requests": "Requests for comment",
	"incident.answer": "statements for: {n}, against: {m}",
	"incident.translated": "Translation: {words}",
	"incident.speaks_for": "speaks for {side}",
	"incident.links": "Links judged",
	"incident.no_links": "Nobody has judged a link to another incident yet.",
	"incident.review": "Review",
	"incident.review_note": "A second person verifies: neither who wrote this version nor who reviewed it first.",
	"incident.reason": "Reason",
	"incident.edited_by": "Written by {who}.",
	"incident.imported": "As imported.",
	"incident.reviewed_by": "Reviewed by {who}.",
	"incident.history": "History",
	"incident.changed": "Changed fields: {n}",
	"incident.field": "Field",
	"incident.before": "Before",
	"incident.after": "After",
	"incident.undo": "Undo the newest version",
	"incident.undo_note": "The version before comes back as a new one; nothing is lost. Undoing a first version withdraws the incident.",
	"incident.undo_reason": "Why it is undone",
	"incident.undo_do": "Undo",
	"form.note": "Write what the source states, as it states it. Leave empty what it does not state.",
	"form.when_hint": "As far as it is known: 2024, 2024-08, 2024-08-12, 2024-08-12/2024-08-14, 2024-08?",
	"form.kind_hint": "In the source’s words.",
	"form.least": "At least",
	"form.most": "At most",
	"form.add_place": "Add a place",
	"form.add_party": "Add a party",
	"form.parties_note": "Parties as the source names them; never persons. Members are parted by semicolons.",
	"form.take_away": "Take away",
	"form.reason_hint": "Kept with the version for good.",
	"form.keep": "Keep",
	"form.cancel": "Cancel",
	"map.label": "Map of what was found",
	"map.keys": "Map: arrow keys move it, plus and minus zoom",
	"map.in": "Zoom in",
	"map.out": "Zoom out",
	"map.all": "Show all",
	"map.only_this": "Filter by this view",
	"map.placed": "With a position: {n}.",
	"map.unlocated": "Without one, not on the map: {n}.",
	"map.more": "Marks left away: {n}; come nearer to see them.",
	"map.same": "Incidents at one position: {n}. Opens them as a table.",
	"map.cluster": "Incidents near each other: {n}. Comes nearer.",
	"map.precision": "within {m} m",
	"map.no_precision": "no precision stated",
	"timeline.title": "When it happened",
	"timeline.note": "A date is drawn as far as it is known: solid where all of it lies in the period, lighter where it may lie there. Choose a bar to look at its period.",
	"timeline.bar": "{period}: {n}",
	"timeline.bar_range": "{period}: {n} to {m}",
	"timeline.sure": "within the period",
	"timeline.may": "may lie in the period",
	"timeline.spans": "Dates that can mean several periods",
	"timeline.spans_more": "The {n} most frequent of {m}.",
	"timeline.each": "One by one",
	"timeline.undated": "Undated, on no timeline: {n}.",
	"timeline.show_undated": "Show them",
	"timeline.none_title": "No dates to draw",
	"timeline.none_words": "Nothing that was found has a date.",
	"charts.note": "Each bar runs from the least to the most that is stated, for incidents that nobody denied or refuted.",
	"charts.apart": "Other units or standards stand in charts of their own: they are not compared.",
	"charts.standard": "Standard of proof: {standard}.",
	"charts.unit": "Affected, in {unit}",
	"charts.rows": "Rows",
	"charts.by_side": "alleged party",
	"charts.by_kind": "kind",
	"charts.table": "As a table with rule and gaps",
	"charts.bar": "{name}, {period}: {min} to {max} {unit} in incidents: {n}",
	"counts.by": "Count by",
	"counts.period": "Periods",
	"counts.all": "all",
	"counts.all_dated": "all dated",
	"counts.filtered": "Of what a filter finds.",
	"counts.see_filter": "Look at it",
	"counts.everything": "Of all incidents.",
	"counts.set_filter": "Set a filter",
	"counts.nothing_words": "No incident fits, so there is nothing to count.",
	"counts.not_comparable": "What may not be compared or added",
	"counts.rows_touched": "Rows: {n}.",
	"counts.not_stated": "not stated",
	"counts.no_period": "in no single period",
	"counts.unit": "Unit",
	"counts.incidents": "Incidents",
	"counts.range": "Affected, least–most",
	"counts.resolved": "Duplicates counted once",
	"counts.denied": "Denied, apart",
	"counts.refuted": "Refuted, apart",
	"counts.of_them": "Of them {what}",
	"counts.first_rows": "The first {n} of {m} rows; the download has all.",
	"counts.as_charts": "As charts",
	"counts.how": "How it was counted",
	"counts.rule": "Rule",
	"counts.snapshot": "Snapshot",
	"counts.recompute": "Counts again",
	"counts.save_json": "Download as JSON",
	"counts.save_page": "Download as a page",
	"counts.stated": "Figures that sources state themselves",
	"counts.stated_note": "They are told in the sources’ words and added to nothing.",
	"counts.stated_pairs": "Which of them may be compared",
	"missing.undated": "undated",
	"missing.unlocated": "unlocated",
	"missing.unreviewed": "unreviewed",
	"missing.without_number": "without a number",
	"period.year": "years",
	"period.month": "months",
	"period.all": "one period",
	"aspect.unit": "Unit",
	"aspect.standard": "Standard",
	"aspect.rule": "Rule",
	"aspect.period": "Period",
	"aspect.side": "Side",
	"import.choose": "Choose a file, or drop it here",
	"import.known": "CSV or XLSX with a header row; exports of Atlos, Bayanat, ACLED, auto-archiver, timemap and Uwazi are recognised. The file stays on this machine.",
	"import.reading": "Reading {name} …",
	"import.plain": "a table",
	"import.own_map": "The columns of this form are known; which field each fills is fixed.",
	"import.columns": "Which column fills which field",
	"import.column": "Column",
	"import.field": "Field",
	"import.sample": "In the table",
	"import.fills": "Field that the column {column} fills",
	"import.passed_over": "passed over",
	"import.source": "Whose table it is",
	"import.source_hint": "Where no column says so.",
	"import.source_needed": "Needed: its ids count within one installation.",
	"import.origin": "Before every id",
	"import.origin_hint": "So that two registers may number alike.",
	"import.dates": "How dates are written",
	"import.dates_hint": "Empty for 2024-08-12; %d.%m.%Y for 12.08.2024.",
	"import.reason": "Why it is imported",
	"import.reason_hint": "Kept with every row; by default the file’s digest.",
	"import.dry": "Dry run",
	"import.dry_hint": "Says what would become of every row; nothing is written.",
	"import.dry_done": "What would happen",
	"import.dry_words": "Nothing was written.",
	"import.done": "Imported",
	"import.created": "new",
	"import.updated": "updated",
	"import.unchanged": "unchanged",
	"import.rejected": "not taken",
	"import.rejected_rows": "Rows that are not taken, and why",
	"import.row": "Row",
	"import.why": "Why",
	"import.ignored": "Columns passed over: {columns}",
	"import.changes": "Rows that change: {n}",
	"import.fields": "Fields",
	"import.go": "Import {n} incidents",
	"import.without": "Without the rows that are not taken: {n}.",
	"import.see": "See the register",
	"links.left": "One source",
	"links.right": "Another source",
	"links.find": "Look for links",
	"links.note": "Pairs of records that may be of one incident, best first. A person judges; records are never merged.",
	"links.one_source_title": "One source is not enough to link",
	"links.one_source_words": "Import a second register: links are looked for between the records of two sources.",
	"links.none_title": "No pair was found",
	"links.none_words": "No record of {left} and {right} is near enough in time, place and words.",
	"links.pair": "Two records",
	"links.at": "Pair {n} of {m}",
	"links.to_do": "not judged yet: {n}",
	"links.probability": "Same incident: {p}",
	"links.position": "Position",
	"links.reasons": "What speaks for and against",
	"links.bits_note": "Bits: each one doubles or halves the odds. They add up to the probability; estimated from these two sources.",
	"links.reason_hint": "empty: the reasons above",
	"links.by_reasons": "{verdict}: {words}",
	"links.take_back": "Take back",
	"links.kept": "Kept: {verdict}.",
	"links.contradictions": "Judgements that do not go together: {n}",
	"links.judged": "Judged: {n}",
	"links.none_judged": "Nothing was judged yet.",
	"work.import": "Importing",
	"work.dry_run": "Dry run",
	"work.link": "Looking for links",
	"stage.rows": "rows",
	"stage.commit": "writing",
	"stage.reading rows": "reading rows",
	"stage.reading texts": "reading texts",
	"stage.bringing rows together": "bringing rows together",
	"stage.weighing": "weighing",
	"start.register": "A register is open",
	"login.title": "Log in",
	"login.words": "Several people work on this case. Owners of the case make accounts and help where something was lost.",
	"login.name": "Account",
	"login.name_hint": "A pseudonym such as reviewer-1.",
	"login.password": "Password",
	"login.code": "Code of the authenticator",
	"login.code_hint": "Six digits; leave it empty if your account has none, or if you show a passkey.",
	"login.send": "Log in",
	"login.refused": "Name, password or code is not right",
	"login.wait": "Too many logins failed. The next is let through in {n} s",
	"login.owner": "An owner of the case can help: a lost password or authenticator is made anew.",
	"login.choose": "Choose a password",
	"login.choose_first": "The first password was made for you and is known to whoever made the account. Choose one that only you know.",
	"login.choose_words": "All your sessions end, and this one begins anew.",
	"login.old": "Present password",
	"login.new": "New password",
	"login.new_hint": "At least {n} characters with an authenticator, {m} without. Some words with spaces do well.",
	"login.again": "New password once more",
	"login.differs": "The two differ.",
	"login.keep": "Use it",
	"login.out": "Log out",
	"login.account": "Your account: {role}",
	"login.no_pictures": "Your role reads records and counts. Pictures and sound are not shown.",
	"shell.team": "What you do here is kept under your account's name.",
	"role.owner": "owner",
	"role.editor": "editor",
	"role.reviewer": "reviewer",
	"role.viewer": "viewer",
	"role.data_viewer": "viewer of data",
	"register.sources": "Sources",
	"sources.search": "Name, side or note",
	"sources.independence": "Independence",
	"sources.sort": "Order",
	"sources.all": "all, party or not",
	"sources_sort.name": "by name",
	"sources_sort.statements": "most statements first",
	"sources_sort.incidents": "most incidents first",
	"sources_sort.reliability": "by reliability",
	"sources.found": "Sources: {n} of {m}",
	"sources.none_title": "No sources yet",
	"sources.none_words": "Import a table, or record sources and statements: diptych register record. Each source stands here with what it said.",
	"sources.nothing_words": "Write fewer letters, or take a condition away.",
	"sources.reliability": "Reliability",
	"sources.reliability_hint": "How far the source is relied on, A to F; judged of the source, whatever it says.",
	"sources.confidence": "Confidence in its statements",
	"sources.confidence_hint": "How far each statement is believed, whoever said it; counted apart, never joined with the reliability.",
	"sources.confidence_one": "confidence:",
	"sources.statements": "Statements",
	"sources.statements_hint": "Its own statements, kind by kind.",
	"sources.of_them_passed_on": "Of them only passed on",
	"sources.of_them_general": "Of them about no single incident",
	"sources.incidents": "Incidents spoken of",
	"sources.incidents_hint": "Incidents that its statements are about, each once.",
	"sources.rows": "Incidents from it",
	"sources.rows_hint": "Incidents of this register that come from the source itself.",
	"sources.requests": "Requests for comment",
	"sources.two_things": "Reliability is judged of a source, confidence of a statement. They are shown side by side and never made into one.",
	"sources.no_record": "named by incidents or statements alone",
	"sources.no_record_words": "The register holds no record of this source; only incidents, statements or requests name it. Nothing was judged of it.",
	"sources.not_judged": "not judged",
	"sources.rings": "Reports that go round in a circle",
	"sources.rings_note": "These statements pass on each other, with no origin outside themselves. Each circle counts once.",
	"sources.goes_back": "Statements that go back to one",
	"sources.goes_back_note": "What only passes on another statement counts with it once.",
	"sources.circular": "circle",
	"sources.passed_on": "passed on",
	"sources.asked": "Asked for comment",
	"sources.nothing_asked": "No request to it is on record.",
	"sources.overdue": "deadline over",
	"sources.about_incidents": "about",
	"sources.all_kinds": "all kinds",
	"sources.kind": "Kind",
	"sources.statements_of": "Statements: {n}",
	"sources.no_statements": "It says nothing on record.",
	"sources.note": "Note",
	"sources.about": "About the source",
	"sources.history": "History: {n}",
	"reliability.A": "completely reliable",
	"reliability.B": "usually reliable",
	"reliability.C": "fairly reliable",
	"reliability.D": "not usually reliable",
	"reliability.E": "unreliable",
	"reliability.F": "cannot be judged",
	"confidence.confirmed": "confirmed",
	"confidence.probable": "probable",
	"confidence.possible": "possible",
	"confidence.doubtful": "doubtful",
	"confidence.cannot_be_judged": "cannot be judged",
	"confidence.not_judged": "not judged",
	"act.asserts": "asserts",
	"act.denies": "denies",
	"act.declines_to_comment": "declines to comment",
	"act.does_not_respond": "does not respond",
	"act.estimates": "estimates",
	"act.assesses": "assesses",
	"act.announces_investigation": "announces an investigation",
	"act_said.asserts": "said",
	"act_said.denies": "denied",
	"act_said.declines_to_comment": "declined to comment",
	"act_said.does_not_respond": "did not respond",
	"act_said.estimates": "estimated",
	"act_said.assesses": "assessed",
	"act_said.announces_investigation": "announced an investigation",
	"outcome.answered": "answered",
	"outcome.declined": "declined to comment",
	"outcome.no_response": "no response",
	"outcome.waiting": "no answer on record",
	"request.answered": "it answered (statement {id})",
	"request.declined": "it declined to comment",
	"request.no_response": "there was no response",
	"request.waiting": "no answer is on record",
	"request.words": "{by} asked {asked} on {at}, {deadline}: {question}; {as_of}: {outcome}.",
	"request.deadline": "with the deadline {day}",
	"request.no_deadline": "without a deadline",
	"request.no_day": "as of an unstated day",
	"figure.none": "no number",
	"figure.more_than": "more than {n}",
	"figure.at_least": "at least {n}",
	"figure.at_most": "at most {n}",
	"figure.range": "{a} to {b}",
	"figure_aspect.population": "population",
	"figure_aspect.side": "side",
	"figure_aspect.period": "period",
	"figure_aspect.rule": "rule",
	"figure_aspect.standard": "standard",
	"said_words.ascribed": "ascribed by this source to: {what}",
	"said_words.figure": "figure: {what}",
	"said_words.reasons": "reason given: {what}",
	"said_words.holds_for": "about the time {what}",
	"said_words.through": "through: {what}",
	"said_words.then": "then",
	"said_words.repeats": "passes on statement {what} and counts with it once",
	"said_words.about": "about incident {what}",
	"said_words.general": "general: about no single incident",
	"counts.compare_all": "Compare with all others",
	"counts.compare_one": "Compare figure {n} with all others",
	"counts.not_all": "Below, the first {n} are compared with each other. {m} further ones are not: press Compare with all others beside a figure.",
	"relation_of_figures.below": "the first is below the second",
	"relation_of_figures.above": "the first is above the second",
	"relation_of_figures.overlapping": "they overlap",
	"relation_of_figures.equal": "they are equal",
	"exchange.title": "Sharing with partners",
	"exchange.note": "Fingerprints leave, never media: partners find out whether both of you hold the same footage.",
	"exchange.leaves": "What leaves",
	"exchange.search": "Search by name",
	"exchange.held": "Recordings: {n}, sealed: {m}",
	"exchange.choose": "Choose",
	"exchange.seal": "Seal",
	"exchange.sealed": "sealed: never leaves",
	"exchange.no_longer": "no longer sealed",
	"exchange.do_seal": "Seal it",
	"exchange.unseal": "Take the seal back",
	"exchange.none_is_all": "Nothing ticked: all that are not sealed.",
	"exchange.with_names": "Give file names instead of pseudonyms",
	"exchange.preview": "Preview what leaves",
	"exchange.would_leave": "Fingerprints that would leave: {n}, {size}",
	"exchange.warning": "Whoever has this file can ask it, without you, whether you hold a given video. The pictures cannot be rebuilt from it, but lengths, picture sizes and likeness can be read.",
	"exchange.kept_back": "Sealed and kept back: {n}.",
	"exchange.not_readable": "Fingerprints that do not read back whole stay too: {n}.",
	"exchange.leaves_as": "Leaves as",
	"exchange.here": "Here, stays here",
	"exchange.save": "Save the file",
	"exchange.saved": "The file was made; that it left is noted in the archive.",
	"exchange.nothing": "Nothing would leave.",
	"exchange.left": "Left before",
	"exchange.when": "When",
	"exchange.items": "Recordings",
	"exchange.names": "Named by",
	"exchange.file_names": "file names",
	"exchange.pseudonyms": "pseudonyms",
	"exchange.none_left": "Nothing has left this archive.",
	"exchange.partners": "From partners",
	"exchange.partner": "Partner",
	"exchange.no_partners": "No partner’s fingerprints are here.",
	"exchange.take": "A partner’s file",
	"exchange.take_note": "All of it is checked before anything is kept. Searches and comparisons then look through it too.",
	"exchange.file": "File",
	"exchange.take_in": "Take it in",
	"exchange.taken": "Taken in from {partner}: {n}.",
	"exchange.known": "They were here already.",
	"report.title": "A comparison for the public",
	"report.note": "A page with the numbers of a comparison and the publishing copies that were made and checked. File names, digests, notes, the ground, evidence frames, working copies and observations stay.",
	"report.comparison": "Comparison",
	"report.look": "Preview",
	"report.shows": "What is shown",
	"report.copy": "publishing copy",
	"report.not_shown": "not shown: no checked copy was made",
	"item.original": "originals",
	"item.original_metadata": "papers on originals",
	"item.original_file_name": "file names of originals",
	"item.original_digest": "digests of originals",
	"item.working_copy": "working copies",
	"item.evidence_frame": "evidence frames",
	"item.publishing_copy": "publishing copies",
	"item.published_report": "records of pages for the public",
	"item.findings": "findings",
	"item.ground": "ground",
	"item.observation": "observations and judgements",
	"item.source_identity": "identities of sources",
	"item.source_attributes": "facts about sources",
	"item.source_pseudonym": "pseudonyms of sources",
	"item.source_description": "words for sources",
	"item.source_commitment": "commitments to sources",
	"item.take_in_time": "times of take-in",
	"item.custody_log": "files of the custody log",
	"item.statement": "statements",
	"item.register": "snapshots of registers",
	"item.reason": "reasons for acts",
	"item.receipt": "receipts",
	"item.report": "technical reports",
	"item.hand_over": "records of hand-overs",
	"item.publication": "records of publications",
	"item.publication_plan": "plans of publishing copies",
	"item.note": "notes",
	"item.care": "notes on what watching means",
	"item.round": "times of working blind",
	"report.logged": "It is noted in the custody log: which comparison, the digests, what is shown, and who agreed to it.",
	"report.place": "Folder",
	"report.place_hint": "Absent, empty, or an earlier report.",
	"report.make": "Write the page",
	"report.made": "The page was written",
	"work.publish_report": "Page for the public",
	"map.own_by": "Your map: {file}. By {credit}. Its borders and names are its makers’.",
	"map.own": "Your map: {file}. It does not say whose it is; its borders and names are its makers’.",
	"nav.team": "Team",
	"ask.leave": "Leave it",
	"ask.copy": "Copy",
	"ask.copied": "Copied.",
	"ask.copy_by_hand": "The browser does not copy here: mark it and copy it by hand.",
	"account.title": "My account",
	"account.password": "Password",
	"account.factor": "Second factor",
	"account.factor_set": "set up",
	"account.factor_none": "None: the password alone opens this account",
	"account.factor_note": "An app on your telephone shows six digits that are asked for at login. A new one replaces the former.",
	"account.set_up": "Set up an authenticator",
	"account.replace": "Replace the authenticator",
	"account.qr": "QR code with the key for the authenticator",
	"account.scan": "Scan it with the authenticator, or type the key there. It is shown only now.",
	"account.key": "Key",
	"account.first_code": "Code that it shows",
	"account.first_code_hint": "The former authenticator counts until this code is right.",
	"account.confirm": "Use it from now on",
	"account.factor_kept": "The authenticator counts from now on.",
	"account.sessions": "Sessions",
	"account.sessions_note": "Where you are logged in. A session ends after an hour without a request, and after 12 hours.",
	"account.begun": "Begun",
	"account.seen": "Last request",
	"account.this": "this one",
	"account.end": "End",
	"account.end_others": "End all others",
	"account.ended": "The session has ended.",
	"account.tokens": "Tokens for programs",
	"account.tokens_note": "A program shows a token in place of a password. It never does more than you may, is recorded under its own name, and ends when your account is closed or reset.",
	"account.no_tokens": "There are none.",
	"account.name": "Name",
	"account.role": "Role",
	"account.state": "State",
	"account.until": "until {at}",
	"account.over": "over",
	"account.revoked": "revoked",
	"account.revoke": "Revoke",
	"account.revoke_name": "Revoke {name}",
	"account.revoke_words": "Programs that show this token are let in no more, at once.",
	"account.token_name": "Name of a new token",
	"account.token_hint": "A pseudonym such as importer-1.",
	"account.lasts": "Counts for",
	"account.days": "{n} d",
	"account.add_token": "Make a token",
	"account.token": "Token",
	"account.token_made": "{name} is made",
	"account.once": "It is shown only now. Whoever has it acts with its role.",
	"account.token_use": "A program sends it as the header Authorization: Bearer, then the token.",
	"team.title": "Accounts of the team",
	"team.note": "Names are pseudonyms: they stand in the custody log. Accounts are closed, never deleted, since history names them.",
	"team.accounts": "Accounts",
	"team.sessions": "Sessions",
	"team.tokens": "Tokens for programs",
	"team.no_tokens": "There are none.",
	"team.made_by": "Made by",
	"team.restrictions": "Kept from some",
	"team.item": "Item",
	"team.seen_by": "Seen by owners and",
	"team.owners_alone": "nobody else",
	"team.restrict_by": "Set and lifted on the command line: diptych team restrict.",
	"team.history": "What was done",
	"team.chain": "as it was written",
	"team.chain_broken": "not as it was written: somebody changed the file",
	"team.disabled": "closed",
	"team.first_login": "first login to come",
	"team.factor": "second factor",
	"team.no_factor": "no second factor",
	"team.role_of": "Role of {name}",
	"team.give": "Give",
	"team.give_to": "Give {name} another role",
	"team.give_words": "{name} becomes {role}, from the next request on.",
	"team.end": "End sessions",
	"team.end_of": "End all sessions of {name}",
	"team.end_words": "Whoever works under this account is logged out and may log in again.",
	"team.reset": "Reset",
	"team.reset_of": "Reset {name}",
	"team.reset_words": "A new password, second factor and key that signs are made; sessions end and tokens of this account count no more.",
	"team.disable": "Close",
	"team.disable_of": "Close {name}",
	"team.disable_words": "Sessions end at once and nobody logs in under it until it is opened again.",
	"team.enable": "Open again",
	"team.enable_of": "Open {name} again",
	"team.enable_words": "It logs in with its own password and second factor as before.",
	"team.with_factor": "With an authenticator",
	"team.new_name": "Name of a new account",
	"team.add": "Add an account",
	"team.made": "{name} can begin",
	"team.once": "Hand this over on a way that nobody else reads. It is shown only now; the first login asks for a password of their own.",
	"team.first_password": "First password",
	"team.handed_over": "It is handed over",
	"team.done": "It is done and stands in the history.",
	"team.kind.original": "original",
	"team.kind.comparison": "comparison",
	"team.kind.publication": "publishing copy",
	"team.kind.incident": "incident",
	"team.event.account_added": "account added",
	"team.event.account_reset": "account reset",
	"team.event.role_set": "role given",
	"team.event.account_disabled": "account closed",
	"team.event.account_enabled": "account opened again",
	"team.event.sessions_ended": "sessions ended",
	"team.event.password_changed": "password changed",
	"team.event.second_factor_set": "authenticator set up",
	"team.event.token_added": "token made",
	"team.event.token_revoked": "token revoked",
	"team.event.restricted": "kept from some",
	"team.event.restriction_lifted": "shown to all again",
	"account.does.owner": "You see the whole case and keep the accounts.",
	"account.does.editor": "You take in, compare, change incidents and prepare publishing.",
	"account.does.reviewer": "You observe and judge, and agree as the second person.",
	"account.does.viewer": "You look at everything and change nothing.",
	"account.does.data_viewer": "You read records and counts, without pictures and sound.",
	"may.not": "Your role ({role}) does not include this. Who may: {roles}.",
	"login.passkey": "Log in with a passkey",
	"account.authenticator": "Authenticator",
	"account.without": "Ask for passkeys alone",
	"account.without_words": "Codes of the authenticator count no more; the password and a passkey open the account.",
	"passkey.title": "Passkeys",
	"passkey.note": "A device or a security key signs in place of the code. The password stays: it opens the key that signs what you do.",
	"passkey.of": "For",
	"passkey.used": "Last used",
	"passkey.remove": "Remove",
	"passkey.remove_one": "Remove {name}",
	"passkey.remove_words": "It opens this account no more. What the device keeps is removed there.",
	"passkey.not_here": "Browsers keep passkeys for a name over https, or for localhost; this address is neither. On this machine open",
	"passkey.name": "Name of a new passkey",
	"passkey.name_hint": "What you call the device, such as: blue key.",
	"passkey.add": "Add a passkey",
	"passkey.kept": "The passkey counts from now on.",
	"passkey.nothing": "The browser gave no passkey",
	"passkey.nothing_advice": "It was called off, took too long, or the device has none for this address, or already has one for this account.",
	"team.event.passkey_added": "passkey added",
	"team.event.passkey_removed": "passkey removed",
	"team.event.second_factor_removed": "authenticator removed"
};
var player_ru_default = {
	"+1 s": "+1 с",
	", running at {n} × of its time": ", со скоростью {n} × собственного времени",
	", {n} a second on average": ", в среднем {n} в секунду",
	"1 mover tracked now": "сейчас отслеживается 1 движущийся объект",
	"1 stretch on one clock": "1 отрезок на общих часах",
	"95 % interval of the clock": "95-процентный интервал часов",
	"95 %: {a} … {b} s": "95 %: {a} … {b} с",
	"; no scale known": "; масштаб неизвестен",
	"Add an anchor from the frames shown": "Добавить привязку по показанным кадрам",
	"Add anchor from these frames": "Добавить привязку по этим кадрам",
	"Aligned.": "Совмещены.",
	All: "Всё",
	"An anchor needs a frame of {file} and of one more recording.": "Для привязки нужен кадр {file} и ещё одной записи.",
	Blur: "Размыть",
	"Blur picture: {what}": "Размыть изображение: {what}",
	"Blur pictures": "Размыть изображения",
	"Both stem from one camera’s recording.": "Обе происходят из записи одной камеры.",
	"Bring each recording to a frame that shows the same moment, then add an anchor. The result is labelled human and the machine’s answer stays beside it.": "Поставьте каждую запись на кадр одного и того же момента, затем добавьте привязку. Результат помечен как человеческий, ответ машины остаётся рядом.",
	"Cannot be played here": "Здесь не воспроизводится",
	Certainty: "Уверенность",
	Clock: "Часы",
	"Clock set by a person": "Часы, выставленные человеком",
	Close: "Закрыть",
	"Command that keeps these anchors": "Команда, которая сохраняет эти привязки",
	Copied: "Скопировано",
	Copy: "Копировать",
	Cues: "Признаки",
	"Draw the picture onto the ground map (G)": "Наложить изображение на карту местности (G)",
	Error: "Погрешность",
	"Evidence frames ({n})": "Кадры-доказательства ({n})",
	Findings: "Результаты",
	"Five seconds back or on": "Пять секунд назад или вперёд",
	"Follow the common clock, or move on its own": "Следовать общим часам или отдельно",
	"Follow the view": "Следовать за обзором",
	"Follow what the recordings have in view (F)": "Следовать за тем, что в поле зрения записей (F)",
	"Frame of {file}": "Кадр {file}",
	"Frame {n} of {file}": "Кадр {n} из {file}",
	Frames: "Кадры",
	"Gap in": "Разрыв в",
	"Gap in the first": "Разрыв в первой",
	"Gap in the second": "Разрыв во второй",
	Go: "Перейти",
	"Go to {t} of {file}": "Перейти к {t} в {file}",
	"Ground map": "Карта местности",
	"In both": "В обеих",
	"In neither": "Ни в одной",
	Keys: "Клавиши",
	"Lead: frame steps follow this recording": "Вести: покадровый шаг идёт за этой записью",
	Length: "Длительность",
	"Light / dark": "Светлая / тёмная",
	Limits: "Пределы метода",
	Loop: "Повтор",
	"Loop to …": "Повтор до …",
	"Loop {t}": "Повтор {t}",
	"Loop: set its start, its end, then off": "Повтор: начало, конец, выключить",
	"Loop: set its start, its end, then off (L)": "Повтор: начало, конец, выключить (L)",
	"Map follows the view": "Карта следует за обзором",
	"Measured by {name} {version}.": "Измерено программой {name} {version}.",
	Method: "Метод",
	"Move players on their own": "Двигать плееры отдельно",
	"Next finding (N)": "Следующий результат (N)",
	"Next or previous finding": "Следующий или предыдущий результат",
	"No clock was computed.": "Часы не вычислены.",
	"No common ground was found for this recording": "Общей местности для этой записи не найдено",
	"No common ground was found, so there is no map.": "Общая местность не найдена, поэтому карты нет.",
	"No comparison was made.": "Сравнения не было.",
	"No evidence frames were written.": "Кадры-доказательства не записаны.",
	"No ground was measured for this frame.": "Для этого кадра местность не измерена.",
	"No observations yet. What a person saw is added with:": "Наблюдений пока нет. Увиденное человеком добавляют так:",
	"No place on the clock here": "Здесь нет места на часах",
	"No recordings.": "Записей нет.",
	"No relation found": "Связь не найдена",
	"No sound": "Без звука",
	"No working copy": "Нет рабочей копии",
	"Not drawn: {file} could not be registered to the common ground.": "Не нарисовано: {file} не удалось совместить с общей местностью.",
	"Not recorded at this time": "В это время не записано",
	Note: "Примечание",
	Notes: "Примечания",
	"Nothing in common was found. This does not say that the recordings are unrelated.": "Ничего общего не найдено. Это не значит, что записи не связаны.",
	Observations: "Наблюдения",
	Observed: "Наблюдается",
	Observer: "Наблюдатель",
	"On its own": "Отдельно",
	"On the clock": "По часам",
	"On the ground": "На местности",
	"On the timeline: click or drag to go there, Ctrl + wheel to zoom, Shift + wheel to move.": "На шкале времени: щёлкните или тяните, чтобы перейти; Ctrl + колесо — масштаб, Shift + колесо — сдвиг.",
	"One frame back": "Кадр назад",
	"One frame back or on": "Кадр назад или вперёд",
	"One frame on": "Кадр вперёд",
	"One second back or on": "Секунда назад или вперёд",
	"Only in": "Только в",
	"Only in the first": "Только в первой",
	"Only in the second": "Только во второй",
	"Open the frame": "Открыть кадр",
	"Outlines: what each recording has in view now. Lines: paths of movers over the last 4 seconds. Where no path is drawn, no motion was detected; something that lies still becomes part of the ground picture.": "Контуры: что сейчас в поле зрения каждой записи. Линии: пути движущихся объектов за последние 4 секунды. Где пути нет, движения не обнаружено; то, что лежит неподвижно, становится частью изображения местности.",
	Pause: "Пауза",
	Picture: "Изображение",
	"Pictures on the ground, or untouched frames": "Изображения на местности или неизменённые кадры",
	Place: "Место",
	Play: "Воспроизвести",
	"Play on the clock of": "Воспроизводить по часам",
	"Play or pause": "Воспроизвести или пауза",
	"Play {file} on its own": "Воспроизвести {file} отдельно",
	"Plays as": "Воспроизводится как",
	"Points in agreement": "Согласованных точек",
	"Previous finding (B)": "Предыдущий результат (B)",
	Probability: "Вероятность",
	"Recorded at": "Записано",
	"Recording that leads the frame steps": "Запись, которая ведёт покадровый шаг",
	"Recording {n}: {file}": "Запись {n}: {file}",
	Recordings: "Записи",
	Region: "Область",
	Remove: "Убрать",
	"Remove anchor {n}": "Убрать привязку {n}",
	Results: "Результаты",
	Rival: "Соперник",
	"Same footage": "Та же съёмка",
	"Same place": "То же место",
	"Same place and time": "То же место и время",
	"Same soundtrack:": "Та же звуковая дорожка:",
	Score: "Оценка",
	"Set aside: the answer between {a} and {b} is contradicted by the others.": "Отложено: ответ между {a} и {b} противоречит остальным.",
	"Set by a person.": "Выставлено человеком.",
	"Set the clock by hand": "Выставить часы вручную",
	Shots: "Планы",
	Show: "Показать",
	"Show or blur every picture": "Показать или размыть все изображения",
	"Show picture": "Показать изображение",
	"Show picture: {what}": "Показать изображение: {what}",
	"Show pictures": "Показать изображения",
	"Single keys are on": "Одиночные клавиши включены",
	"Skip to findings": "К результатам",
	"Slower or faster": "Медленнее или быстрее",
	Sound: "Звук",
	"Sound off": "Звук выключен",
	"Sound on": "Звук включён",
	"Space, K": "Пробел, K",
	Speed: "Скорость",
	"Start or end": "Начало или конец",
	Stretches: "Отрезки",
	"The common clock is undetermined.": "Общие часы не определены.",
	"The ground is not part of this copy of the report": "Местности нет в этой копии отчёта",
	"The machine measured a common ground and a common time. Whether both show the same incident is for a person to judge.": "Машина измерила общую местность и общее время. Показывают ли обе одно событие, решает человек.",
	"The machine measured a common ground. A common time was not found.": "Машина измерила общую местность. Общее время не найдено.",
	"The machine measured a common time without a common ground: the place follows from what moved or was heard in both. Whether both show the same incident is for a person to judge.": "Машина измерила общее время без общей местности: место следует из того, что двигалось или звучало в обеих. Показывают ли обе одно событие, решает человек.",
	"The map is not part of this copy of the report: it would show where the cameras were.": "Карты нет в этой копии отчёта: она показала бы, где были камеры.",
	"The material does not support an answer.": "Материал не даёт оснований для ответа.",
	"The recordings play on their own. A person can set the clock below.": "Записи воспроизводятся отдельно. Человек может выставить часы ниже.",
	"The recordings play on their own; a person can set the clock by hand.": "Записи воспроизводятся отдельно; человек может выставить часы вручную.",
	"These recordings can show people being harmed. Pictures stay blurred and sound stays off until you ask for them.": "Эти записи могут показывать, как людям причиняют вред. Изображения размыты, а звук выключен, пока вы о них не попросите.",
	"This list": "Этот список",
	"This page holds no recordings.": "На этой странице нет записей.",
	Timeline: "Шкала времени",
	"To keep these anchors in the findings, run:": "Чтобы сохранить эти привязки в результатах, выполните:",
	Transport: "Управление воспроизведением",
	Undetermined: "Не определено",
	"Undetermined.": "Не определено.",
	"Untouched frame": "Неизменённый кадр",
	"What each shows": "Что показывает каждая",
	"What plays is a working copy at the original’s own presentation times. The original is named by its SHA-256 digest and is not changed.": "Воспроизводится рабочая копия с собственными моментами показа оригинала. Оригинал назван по сумме SHA-256 и не изменён.",
	"What the machine had measured": "Что измерила машина",
	"Who shows it": "Кто это показывает",
	"Without a common clock there is nothing to set side by side.": "Без общих часов сопоставлять нечего.",
	"Zoom in": "Приблизить",
	"Zoom out": "Отдалить",
	"Zoom the timeline": "Масштаб шкалы времени",
	"a common edit, not by itself a common time": "общий монтаж, сам по себе не общее время",
	"a person (these anchors)": "человека (эти привязки)",
	"abrupt light": "резкая смена света",
	"after its end": "после конца",
	aligned: "совмещены",
	and: "и",
	"before its start": "до начала",
	"between {a} and {b}; {basis}, said by {author}": "между {a} и {b}; {basis}, со слов {author}",
	black: "чёрное",
	both: "обе",
	"clock undetermined": "часы не определены",
	"clock {t}": "часы {t}",
	"common clock": "общие часы",
	covered: "закрыто",
	cut: "склейка",
	"encoded anew, {w} × {h}, at the original’s times": "перекодировано, {w} × {h}, с моментами оригинала",
	"end {t}": "конец {t}",
	"every recording": "все записи",
	"finding ›": "результат ›",
	"frame {n}": "кадр {n}",
	"frame {n} of {file}": "кадр {n} из {file}",
	"from {digest}…": "из {digest}…",
	frozen: "неподвижное",
	gap: "разрыв",
	"gap between two stretches of this recording": "разрыв между двумя отрезками этой записи",
	"ground map": "карта местности",
	human: "человек",
	"human clock": "часы человека",
	"in every recording": "во всех записях",
	"in one only": "только в одной",
	"in view, not observed": "в поле зрения, не наблюдается",
	leads: "ведёт",
	machine: "машина",
	"motion of tracks": "движение объектов",
	"motion on the ground": "движение на местности",
	"movers tracked": "отслеживаемые объекты",
	"next at {t} on the clock": "далее в {t} по часам",
	no: "нет",
	"no frame": "нет кадра",
	"no match found": "совпадение не найдено",
	"no place on the clock: undetermined": "нет места на часах: не определено",
	none: "нет",
	"none found": "не найдено",
	"not resolvable": "не различить",
	"not stated": "не указано",
	observation: "наблюдение",
	observed: "наблюдается",
	"on its own at {t}": "отдельно на {t}",
	"one second back": "секунда назад",
	"one second on": "секунда вперёд",
	"out of view": "вне поля зрения",
	"overall motion": "общее движение",
	"own time of 1": "собственное время 1",
	"players within {n} ms": "плееры в пределах {n} мс",
	same: "то же",
	"same footage": "та же съёмка",
	"score {n}": "оценка {n}",
	"shows the same frames as": "показывает те же кадры, что и",
	sound: "звук",
	"sound level": "уровень звука",
	"start {t}": "начало {t}",
	"the browser does not play this working copy": "браузер не воспроизводит эту рабочую копию",
	"the machine": "машины",
	"the original’s own coded pictures, {w} × {h}": "собственные закодированные кадры оригинала, {w} × {h}",
	"this recording has no copy that this page can play": "нет копии этой записи, которую эта страница может воспроизвести",
	undecodable: "не декодируется",
	undetermined: "не определено",
	"what this recording shows at this time is undetermined": "что эта запись показывает в это время, не определено",
	"working copy": "рабочая копия",
	yes: "да",
	"{file} belongs to the anchor": "{file} относится к привязке",
	"{n} m": "{n} м",
	"{n} movers tracked now": "сейчас отслеживается движущихся объектов: {n}",
	"{n} only": "только {n}",
	"{n} pairs compared": "сравнено пар: {n}",
	"{n} px": "{n} пикс.",
	"{n} px of the reference picture; no scale known": "{n} пкс опорного изображения; масштаб неизвестен",
	"{n} s": "{n} с",
	"{n} stretches on one clock": "отрезков на общих часах: {n}",
	"{span} of {b} runs from {t} of {a}{rate}.": "{span} в {b} идёт от {t} в {a}{rate}.",
	"{t} (frame {n})": "{t} (кадр {n})",
	"{t} on the clock": "{t} по часам",
	"{t} s, score {n}": "{t} с, оценка {n}",
	"{t} · frame {n}": "{t} · кадр {n}",
	"± {n} ms": "± {n} мс",
	"± {n} s": "± {n} с",
	"‹ finding": "‹ результат",
	"−1 s": "−1 с"
};
var player_uk_default = {
	"+1 s": "+1 с",
	", running at {n} × of its time": ", зі швидкістю {n} × власного часу",
	", {n} a second on average": ", у середньому {n} за секунду",
	"1 mover tracked now": "зараз відстежено 1 рухомий об’єкт",
	"1 stretch on one clock": "1 відтинок на спільному годиннику",
	"95 % interval of the clock": "95-відсотковий інтервал годинника",
	"95 %: {a} … {b} s": "95 %: {a} … {b} с",
	"; no scale known": "; масштаб невідомий",
	"Add an anchor from the frames shown": "Додати прив’язку з показаних кадрів",
	"Add anchor from these frames": "Додати прив’язку з цих кадрів",
	"Aligned.": "Суміщено.",
	All: "Усе",
	"An anchor needs a frame of {file} and of one more recording.": "Для прив’язки потрібен кадр {file} і ще одного запису.",
	Blur: "Розмити",
	"Blur picture: {what}": "Розмити зображення: {what}",
	"Blur pictures": "Розмити зображення",
	"Both stem from one camera’s recording.": "Обидва походять з запису однієї камери.",
	"Bring each recording to a frame that shows the same moment, then add an anchor. The result is labelled human and the machine’s answer stays beside it.": "Поставте кожен запис на кадр тієї самої миті, тоді додайте прив’язку. Результат позначено як людський, відповідь машини лишається поруч.",
	"Cannot be played here": "Тут не відтворюється",
	Certainty: "Певність",
	Clock: "Годинник",
	"Clock set by a person": "Годинник, виставлений людиною",
	Close: "Закрити",
	"Command that keeps these anchors": "Команда, що зберігає ці прив’язки",
	Copied: "Скопійовано",
	Copy: "Копіювати",
	Cues: "Ознаки",
	"Draw the picture onto the ground map (G)": "Накласти зображення на карту місцевості (G)",
	Error: "Похибка",
	"Evidence frames ({n})": "Кадри-докази ({n})",
	Findings: "Висновки",
	"Five seconds back or on": "П’ять секунд назад або вперед",
	"Follow the common clock, or move on its own": "Іти за спільним годинником або окремо",
	"Follow the view": "Іти за полем зору",
	"Follow what the recordings have in view (F)": "Іти за тим, що в полі зору записів (F)",
	"Frame of {file}": "Кадр {file}",
	"Frame {n} of {file}": "Кадр {n} з {file}",
	Frames: "Кадри",
	"Gap in": "Розрив у",
	"Gap in the first": "Розрив у першому",
	"Gap in the second": "Розрив у другому",
	Go: "Перейти",
	"Go to {t} of {file}": "Перейти до {t} у {file}",
	"Ground map": "Карта місцевості",
	"In both": "В обох",
	"In neither": "У жодному",
	Keys: "Клавіші",
	"Lead: frame steps follow this recording": "Вести: покадровий крок іде за цим записом",
	Length: "Тривалість",
	"Light / dark": "Світла / темна",
	Limits: "Межі методу",
	Loop: "Повтор",
	"Loop to …": "Повтор до …",
	"Loop {t}": "Повтор {t}",
	"Loop: set its start, its end, then off": "Повтор: початок, кінець, вимкнути",
	"Loop: set its start, its end, then off (L)": "Повтор: початок, кінець, вимкнути (L)",
	"Map follows the view": "Карта йде за полем зору",
	"Measured by {name} {version}.": "Виміряно програмою {name} {version}.",
	Method: "Метод",
	"Move players on their own": "Рухати програвачі окремо",
	"Next finding (N)": "Наступний висновок (N)",
	"Next or previous finding": "Наступний або попередній висновок",
	"No clock was computed.": "Годинник не обчислено.",
	"No common ground was found for this recording": "Спільної місцевості для цього запису не знайдено",
	"No common ground was found, so there is no map.": "Спільної місцевості не знайдено, тож карти немає.",
	"No comparison was made.": "Порівняння не було.",
	"No evidence frames were written.": "Кадри-докази не записано.",
	"No ground was measured for this frame.": "Для цього кадру місцевість не виміряно.",
	"No observations yet. What a person saw is added with:": "Спостережень ще немає. Побачене людиною додають так:",
	"No place on the clock here": "Тут немає місця на годиннику",
	"No recordings.": "Записів немає.",
	"No relation found": "Зв’язку не знайдено",
	"No sound": "Без звуку",
	"No working copy": "Немає робочої копії",
	"Not drawn: {file} could not be registered to the common ground.": "Не намальовано: {file} не вдалося сумістити зі спільною місцевістю.",
	"Not recorded at this time": "У цей час не записано",
	Note: "Примітка",
	Notes: "Примітки",
	"Nothing in common was found. This does not say that the recordings are unrelated.": "Нічого спільного не знайдено. Це не означає, що записи не пов’язані.",
	Observations: "Спостереження",
	Observed: "Спостережено",
	Observer: "Спостерігач",
	"On its own": "Окремо",
	"On the clock": "За годинником",
	"On the ground": "На місцевості",
	"On the timeline: click or drag to go there, Ctrl + wheel to zoom, Shift + wheel to move.": "На шкалі часу: клацніть або тягніть, щоб перейти; Ctrl + коліщатко — масштаб, Shift + коліщатко — зсув.",
	"One frame back": "Кадр назад",
	"One frame back or on": "Кадр назад або вперед",
	"One frame on": "Кадр уперед",
	"One second back or on": "Секунда назад або вперед",
	"Only in": "Лише в",
	"Only in the first": "Лише в першому",
	"Only in the second": "Лише в другому",
	"Open the frame": "Відкрити кадр",
	"Outlines: what each recording has in view now. Lines: paths of movers over the last 4 seconds. Where no path is drawn, no motion was detected; something that lies still becomes part of the ground picture.": "Контури: що зараз у полі зору кожного запису. Лінії: шляхи рухомих об’єктів за останні 4 секунди. Де шляху немає, руху не виявлено; те, що лежить нерухомо, стає частиною зображення місцевості.",
	Pause: "Пауза",
	Picture: "Зображення",
	"Pictures on the ground, or untouched frames": "Зображення на місцевості або незмінені кадри",
	Place: "Місце",
	Play: "Відтворити",
	"Play on the clock of": "Відтворювати за годинником",
	"Play or pause": "Відтворити або пауза",
	"Play {file} on its own": "Відтворити {file} окремо",
	"Plays as": "Відтворюється як",
	"Points in agreement": "Узгоджених точок",
	"Previous finding (B)": "Попередній висновок (B)",
	Probability: "Імовірність",
	"Recorded at": "Записано",
	"Recording that leads the frame steps": "Запис, що веде покадровий крок",
	"Recording {n}: {file}": "Запис {n}: {file}",
	Recordings: "Записи",
	Region: "Ділянка",
	Remove: "Прибрати",
	"Remove anchor {n}": "Прибрати прив’язку {n}",
	Results: "Результати",
	Rival: "Суперник",
	"Same footage": "Та сама зйомка",
	"Same place": "Те саме місце",
	"Same place and time": "Те саме місце й час",
	"Same soundtrack:": "Та сама звукова доріжка:",
	Score: "Оцінка",
	"Set aside: the answer between {a} and {b} is contradicted by the others.": "Відкладено: відповідь між {a} і {b} суперечить іншим.",
	"Set by a person.": "Виставлено людиною.",
	"Set the clock by hand": "Виставити годинник вручну",
	Shots: "Плани",
	Show: "Показати",
	"Show or blur every picture": "Показати або розмити всі зображення",
	"Show picture": "Показати зображення",
	"Show picture: {what}": "Показати зображення: {what}",
	"Show pictures": "Показати зображення",
	"Single keys are on": "Окремі клавіші ввімкнено",
	"Skip to findings": "До висновків",
	"Slower or faster": "Повільніше або швидше",
	Sound: "Звук",
	"Sound off": "Звук вимкнено",
	"Sound on": "Звук увімкнено",
	"Space, K": "Пробіл, K",
	Speed: "Швидкість",
	"Start or end": "Початок або кінець",
	Stretches: "Відтинки",
	"The common clock is undetermined.": "Спільний годинник не визначено.",
	"The ground is not part of this copy of the report": "Місцевості немає в цій копії звіту",
	"The machine measured a common ground and a common time. Whether both show the same incident is for a person to judge.": "Машина виміряла спільну місцевість і спільний час. Чи обидва показують ту саму подію, вирішує людина.",
	"The machine measured a common ground. A common time was not found.": "Машина виміряла спільну місцевість. Спільного часу не знайдено.",
	"The machine measured a common time without a common ground: the place follows from what moved or was heard in both. Whether both show the same incident is for a person to judge.": "Машина виміряла спільний час без спільної місцевості: місце випливає з того, що рухалося чи звучало в обох. Чи обидва показують ту саму подію, вирішує людина.",
	"The map is not part of this copy of the report: it would show where the cameras were.": "Карти немає в цій копії звіту: вона показала б, де були камери.",
	"The material does not support an answer.": "Матеріал не дає підстав для відповіді.",
	"The recordings play on their own. A person can set the clock below.": "Записи відтворюються окремо. Людина може виставити годинник нижче.",
	"The recordings play on their own; a person can set the clock by hand.": "Записи відтворюються окремо; людина може виставити годинник вручну.",
	"These recordings can show people being harmed. Pictures stay blurred and sound stays off until you ask for them.": "Ці записи можуть показувати, як людям завдають шкоди. Зображення розмиті, а звук вимкнено, доки ви про них не попросите.",
	"This list": "Цей список",
	"This page holds no recordings.": "На цій сторінці немає записів.",
	Timeline: "Шкала часу",
	"To keep these anchors in the findings, run:": "Щоб зберегти ці прив’язки у висновках, виконайте:",
	Transport: "Керування відтворенням",
	Undetermined: "Не визначено",
	"Undetermined.": "Не визначено.",
	"Untouched frame": "Незмінений кадр",
	"What each shows": "Що показує кожен",
	"What plays is a working copy at the original’s own presentation times. The original is named by its SHA-256 digest and is not changed.": "Відтворюється робоча копія з власними моментами показу оригіналу. Оригінал названо за сумою SHA-256, і його не змінено.",
	"What the machine had measured": "Що виміряла машина",
	"Who shows it": "Хто це показує",
	"Without a common clock there is nothing to set side by side.": "Без спільного годинника порівнювати нічого.",
	"Zoom in": "Наблизити",
	"Zoom out": "Віддалити",
	"Zoom the timeline": "Масштаб шкали часу",
	"a common edit, not by itself a common time": "спільний монтаж, сам собою не спільний час",
	"a person (these anchors)": "людини (ці прив’язки)",
	"abrupt light": "різка зміна світла",
	"after its end": "після кінця",
	aligned: "суміщено",
	and: "і",
	"before its start": "до початку",
	"between {a} and {b}; {basis}, said by {author}": "між {a} і {b}; {basis}, зі слів {author}",
	black: "чорне",
	both: "обидва",
	"clock undetermined": "годинник не визначено",
	"clock {t}": "годинник {t}",
	"common clock": "спільний годинник",
	covered: "закрито",
	cut: "склейка",
	"encoded anew, {w} × {h}, at the original’s times": "перекодовано, {w} × {h}, з моментами оригіналу",
	"end {t}": "кінець {t}",
	"every recording": "усі записи",
	"finding ›": "висновок ›",
	"frame {n}": "кадр {n}",
	"frame {n} of {file}": "кадр {n} з {file}",
	"from {digest}…": "з {digest}…",
	frozen: "нерухоме",
	gap: "розрив",
	"gap between two stretches of this recording": "розрив між двома відтинками цього запису",
	"ground map": "карта місцевості",
	human: "людина",
	"human clock": "годинник людини",
	"in every recording": "у всіх записах",
	"in one only": "лише в одному",
	"in view, not observed": "у полі зору, не спостережено",
	leads: "веде",
	machine: "машина",
	"motion of tracks": "рух об’єктів",
	"motion on the ground": "рух на місцевості",
	"movers tracked": "відстежені об’єкти",
	"next at {t} on the clock": "далі о {t} за годинником",
	no: "ні",
	"no frame": "немає кадру",
	"no match found": "збігу не знайдено",
	"no place on the clock: undetermined": "немає місця на годиннику: не визначено",
	none: "немає",
	"none found": "не знайдено",
	"not resolvable": "не розрізнити",
	"not stated": "не вказано",
	observation: "спостереження",
	observed: "спостережено",
	"on its own at {t}": "окремо на {t}",
	"one second back": "секунда назад",
	"one second on": "секунда вперед",
	"out of view": "поза полем зору",
	"overall motion": "загальний рух",
	"own time of 1": "власний час 1",
	"players within {n} ms": "програвачі в межах {n} мс",
	same: "те саме",
	"same footage": "та сама зйомка",
	"score {n}": "оцінка {n}",
	"shows the same frames as": "показує ті самі кадри, що й",
	sound: "звук",
	"sound level": "рівень звуку",
	"start {t}": "початок {t}",
	"the browser does not play this working copy": "браузер не відтворює цю робочу копію",
	"the machine": "машини",
	"the original’s own coded pictures, {w} × {h}": "власні закодовані кадри оригіналу, {w} × {h}",
	"this recording has no copy that this page can play": "немає копії цього запису, яку ця сторінка може відтворити",
	undecodable: "не декодується",
	undetermined: "не визначено",
	"what this recording shows at this time is undetermined": "що цей запис показує в цей час, не визначено",
	"working copy": "робоча копія",
	yes: "так",
	"{file} belongs to the anchor": "{file} належить до прив’язки",
	"{n} m": "{n} м",
	"{n} movers tracked now": "зараз відстежено рухомих об’єктів: {n}",
	"{n} only": "лише {n}",
	"{n} pairs compared": "порівняно пар: {n}",
	"{n} px": "{n} пікс.",
	"{n} px of the reference picture; no scale known": "{n} пкс опорного зображення; масштаб невідомий",
	"{n} s": "{n} с",
	"{n} stretches on one clock": "відтинків на спільному годиннику: {n}",
	"{span} of {b} runs from {t} of {a}{rate}.": "{span} у {b} іде від {t} у {a}{rate}.",
	"{t} (frame {n})": "{t} (кадр {n})",
	"{t} on the clock": "{t} за годинником",
	"{t} s, score {n}": "{t} с, оцінка {n}",
	"{t} · frame {n}": "{t} · кадр {n}",
	"± {n} ms": "± {n} мс",
	"± {n} s": "± {n} с",
	"‹ finding": "‹ висновок",
	"−1 s": "−1 с"
};
// src/words/ru.json
var ru_default = {
	"nav.start": "Обзор",
	"nav.recordings": "Записи",
	"nav.pairs": "Сравнения",
	"nav.archive": "Архив",
	"nav.publish": "Публикация",
	"nav.case": "Дело",
	"shell.language": "Язык",
	"shell.skip": "К содержанию страницы",
	"shell.home": "Diptych: обзор",
	"shell.pages": "Страницы",
	"shell.theme": "Тема",
	"shell.keys": "Клавиши",
	"shell.close": "Закрыть",
	"shell.keys_note": "У страницы сравнения свои клавиши; их список там открывает ?.",
	"shell.local": "Всё остаётся на этом компьютере.",
	"me.who": "Ваш псевдоним",
	"me.hint": "Под ним хранятся ваши наблюдения: слово, дефис, буквы или цифры, например viewer-1. Никогда не имя.",
	"me.keep": "Применить",
	"me.exposure": "Показано сегодня",
	"me.exposure_hint": "Сколько времени сегодня изображения были открыты без размытия. Считается только в этом браузере и никуда не отправляется; нажмите, чтобы начать заново.",
	"me.minutes": "{n} мин",
	"wait.loading": "Загрузка …",
	"missing.title": "Такой страницы нет",
	"missing.words": "Возможно, адрес неполный или относится к другому делу.",
	"missing.home": "К обзору",
	"error.title": "Что-то не получилось",
	"error.unexpected": "На странице произошла непредвиденная ошибка.",
	"error.again": "Попробовать ещё раз",
	"start.none_title": "Ни одно дело не открыто",
	"start.none_open": "Начните с дела",
	"start.none_words": "Дело — это папка, которая хранит записи, измеренное и сказанное о них. Три команды создают её и открывают здесь:",
	"start.one_title": "Одной записи мало для сравнения",
	"start.one_words": "Примите ещё одну запись того же события, затем сравните обе.",
	"start.kept": "Как хранится дело",
	"start.all": "Все: {n}",
	"recordings.none_title": "В деле ещё нет записей",
	"recordings.none_words": "Перетащите файлы выше или используйте diptych take-in. Они называются по контрольной сумме и никогда не меняются.",
	"recordings.reason": "Зачем сравнивать",
	"recordings.compare": "Сравнить",
	"recordings.choose": "Выбрать запись {n}",
	"recordings.choose_two": "Выберите ниже две или больше записей.",
	"recordings.chosen": "Выбрано: {n}. Чтение оригиналов будет занесено в журнал.",
	"recordings.open_pair": "Открыть сравнение",
	"recordings.file": "Файл",
	"recordings.length": "Длительность",
	"recordings.picture": "Изображение",
	"recordings.size": "Размер",
	"recordings.state": "Состояние",
	"recordings.findings": "Результаты",
	"recordings.taken_in": "Принято",
	"recordings.unnamed": "Оригинал {n}",
	"drop.title": "Принять",
	"drop.lead": "Перетащите сюда видео и файлы, которые пришли с ними. Каждый копируется, и его контрольная сумма считается прежде, чем что-либо его откроет; ваши файлы не меняются.",
	"drop.choose": "Выбрать файлы",
	"drop.anywhere": "или перетащите файлы или папки куда угодно на эту страницу",
	"drop.waits": "ждёт",
	"drop.received": "получен",
	"drop.known": "уже в деле под № {n}",
	"drop.called_off": "отменено; ничего из него не сохранено",
	"drop.broke_off": "Соединение оборвалось; ничего из файла не сохранено.",
	"drop.again": "Попробуйте ещё раз; ваш файл не изменён.",
	"drop.receiving": "Получение …",
	"drop.ready": "Файлов готово: {n}",
	"drop.where_from": "Откуда они",
	"drop.source": "От кого",
	"drop.collector": "Кто принимает",
	"drop.medium": "На чём пришли",
	"drop.medium_hint": "Например, карта памяти или мессенджер.",
	"drop.relevance": "Почему они важны",
	"drop.sealed": "Хранится запечатанно.",
	"drop.conditions": "Условия того, кто передал",
	"drop.conditions_note": "Они обязывают каждый последующий экспорт. О чём не спросили, то не разрешено.",
	"drop.may_publish": "Что можно публиковать",
	"publish_may.not_asked": "не спрашивали: ничего",
	"publish_may.nothing": "ничего",
	"publish_may.description": "описание словами",
	"publish_may.stills": "отдельные кадры",
	"publish_may.video": "видео",
	"drop.embargo": "Не публиковать до",
	"drop.embargo_hint": "По времени этого компьютера.",
	"drop.share": "Можно передавать",
	"drop.share_hint": "Метки партнёров через запятую. Не спрашивали: никому.",
	"drop.words": "Слова об источнике",
	"drop.words_hint": "Единственные, которые можно употреблять, например «жительница города».",
	"drop.secrecy": "Тайна перед судом никогда не гарантирована: суд может приказать назвать источник, и тот, кто хранит имя, может быть вынужден подчиниться. Скажите об этом человеку, который что-то передаёт, до того, как он это сделает.",
	"drop.take_in": "Принять",
	"drop.throw_away": "Выбросить копии",
	"drop.nothing_lost": "Файлы, сохранённые до этого, остаются в деле; повторный приём продолжит оттуда.",
	"drop.summary": "Принято: {n}. Уже известны: {known}. Не читаются или отклонены: {bad}.",
	"drop.outcome": "Что стало с каждым файлом",
	"drop.became": "Итог",
	"drop.why": "Почему",
	"intake.taken_in": "принят",
	"intake.known": "уже известен",
	"intake.refused": "отклонён",
	"intake.failed": "не удалось",
	"archive.which": "Какой",
	"archive.own": "записей этого дела",
	"archive.named": "названный при запуске (--archive)",
	"archive.holds": "Что в нём есть",
	"archive.not_in": "Записи дела, которых в нём нет",
	"archive.none": "нет",
	"archive.not_taken": "Не удалось добавить: {n}",
	"archive.add": "Добавить",
	"archive.add_note": "Записей дела к добавлению: {n}. Они остаются на месте; хранятся их отпечатки.",
	"archive.all_in": "Все читаемые записи дела уже в нём.",
	"archive.more": "Другие файлы и причина",
	"archive.files": "Файлы или папки этого компьютера",
	"archive.files_hint": "По одному пути в строке. Их только читают.",
	"archive.reason": "Почему",
	"archive.places": "Описать также местность, для других видов места (медленнее)",
	"archive.look": "Искать копии",
	"archive.look_note": "Сравнивает каждую запись с каждой другой. Что уже сравнено, не сравнивается снова.",
	"archive.compare": "Сравнить все",
	"archive.find_one": "Одна запись против архива",
	"archive.find": "Искать",
	"archive.open_found": "Открыть найденное",
	"archive.added": "Добавлено: {n}. Уже известны: {known}.",
	"archive.compared": "Записей: {n}. Групп с общими кадрами: {m}.",
	"archive.empty_title": "Архив пуст",
	"archive.empty_words": "Добавьте записи дела выше; затем ищите среди них копии.",
	"archive.not_compared_title": "Ещё ничего не сравнено",
	"archive.not_compared_words": "Сравните все записи выше. В командной строке:",
	"archive.no_copies_title": "Общих кадров не найдено",
	"archive.no_copies_words": "Сравнено записей: {n}. То, что ничего не найдено, не доказывает, что ничего нет.",
	"archive.short": "Только короткие отрывки",
	"archive.short_note": "У этих пар слишком мало общего, чтобы составить группу.",
	"archive.rejected": "Признано: не совпадают",
	"archive.not_compared": "Не сравнено полностью",
	"archive.cluster": "Группа {k}: записей {n}, вместе кадров {s}",
	"archive.members": "Записи группы",
	"archive.shows": "Показывает из этого",
	"archive.published": "Опубликовано",
	"archive.most_complete": "самая полная из найденных",
	"archive.earliest": "самая ранняя из найденных",
	"archive.pairs": "Пары",
	"archive.pair": "Пара",
	"archive.in_out_a": "Начало–конец в первой",
	"archive.in_out_b": "Начало–конец во второй",
	"archive.score": "Оценка",
	"archive.score_note": "Средняя согласованность движущегося, от 0 до 1. Ни она, ни самое раннее время не говорят, какая запись является оригиналом.",
	"archive.edited": "Смонтировано",
	"archive.judged": "Суждение",
	"archive.open_question": "ещё не рассмотрено",
	"archive.only_in": "Показывает только одна:",
	"archive.could_derive": "Что из чего могло происходить: {n}",
	"archive.against": "Против:",
	"archive.derives": "{a} могла происходить из {b}.",
	"archive.drawing": "Кто что показывает: записей {n} на протяжении {s}",
	"archive.shared_part": "показывают несколько",
	"archive.alone_part": "показывает только одна",
	"archive.facts": "Пара записей",
	"archive.evidence": "Отрывки и кадры-доказательства",
	"archive.evidence_note": "Первый и последний кадр каждого отрывка, из обеих. Они размыты, пока вы не попросите каждый.",
	"archive.frames_make": "Раскодировать кадры",
	"archive.frames_note": "Чтение оригиналов дела заносится в журнал.",
	"archive.frames_none": "Кадров нет: медиа не было под рукой или оба файла содержат те же байты.",
	"archive.show_all": "Показать все кадры",
	"archive.mirrored": "зеркально",
	"archive.turned": "повёрнуто на {n}°",
	"archive.rate": "скорость {n}",
	"archive.in": "начало",
	"archive.out": "конец",
	"archive.piece": "Отрывок {k}",
	"archive.frame": "кадр {n}",
	"archive.edits": "Список правок",
	"archive.edits_note": "Что сделано с {a}, чтобы получить {b}: воспроизведено и сверено.",
	"archive.edits_make": "Измерить правки",
	"archive.edits_again": "Измерить снова",
	"archive.no_edits": "Правок не найдено.",
	"archive.what": "Что",
	"archive.when": "Когда",
	"archive.statement": "Словами",
	"archive.residual": "Воспроизведено из источника: SSIM {ssim}, яркость различается на {rms} уровня, {open} % изображения не объяснено.",
	"archive.sound": "Звук",
	"archive.moment": "Источник и копия в {t}",
	"archive.judge": "Подтвердить или отклонить",
	"archive.judge_note": "Каждое суждение сохраняется; действует новейшее, и поиск его учитывает.",
	"archive.because": "Почему",
	"archive.reason_needed": "Сначала скажите почему.",
	"archive.judgement_kept": "Суждение сохранено.",
	"archive.basis": "Сравнено по",
	"judge.match": "Те же кадры",
	"judge.not_a_match": "Не совпадает",
	"judge.unsure": "Не уверены",
	"judge.withdrawn": "Отозвать суждение",
	"judged.match": "те же кадры",
	"judged.not_a_match": "не совпадает",
	"judged.unsure": "не уверены",
	"judged.withdrawn": "отозвано",
	"edited.first": "первая",
	"edited.second": "вторая",
	"edited.both": "обе",
	"edited.unknown": "неизвестно",
	"edited_found.query": "та, которую искали",
	"edited_found.found": "найденная",
	"edited_found.both": "обе",
	"edited_found.unknown": "неизвестно",
	"basis.frames": "кадрам",
	"basis.digest": "тем же байтам",
	"basis.fingerprint": "только отпечаткам",
	"edit.crop": "обрезано",
	"edit.bars": "добавлены полосы",
	"edit.scale": "масштабировано",
	"edit.mirror": "отзеркалено",
	"edit.rotate": "повёрнуто",
	"edit.overlay": "наложение",
	"edit.grade": "изменены цвета",
	"edit.blur": "размыто",
	"edit.speed": "изменена скорость",
	"edit.removed": "часть источника пропущена",
	"edit.freeze": "стоп-кадр",
	"edit.reorder": "изменён порядок",
	"edit.sound_replaced": "звук заменён",
	"edit.sound_removed": "звук удалён",
	"sound.same": "тот же",
	"sound.shifted": "тот же, сдвинутый",
	"sound.mixed": "смешан с другим",
	"sound.replaced": "заменён",
	"sound.removed": "удалён",
	"sound.none": "ни у одной нет звука",
	"sound.undetermined": "не определено",
	"sound_kind.same_soundtrack": "та же звуковая дорожка",
	"sound_kind.two_microphones": "одно событие, два микрофона",
	"sound_kind.music": "музыка",
	"sound_kind.ambiguous": "неоднозначно: повторяется",
	"found.title": "Искали: {name}",
	"found.searched": "Записей просмотрено: {n}.",
	"found.nothing": "Ничего не найдено",
	"found.nothing_words": "Никаких общих кадров, звука или места. То, что ничего не найдено, не доказывает, что ничего нет.",
	"found.footage": "Те же кадры",
	"found.in_out_query": "Начало–конец в искомой",
	"found.in_out_found": "Начало–конец в найденной",
	"found.longer": "более длинная версия",
	"found.sound": "Общий звук",
	"found.kind": "Вид",
	"found.places": "Другие виды того же места",
	"found.places_note": "Кандидаты: местность совпадает. То же ли время, скажет сравнение.",
	"found.at_query": "Момент в искомой",
	"found.at_found": "Момент в найденной",
	"found.inliers": "Точек совпадает",
	"found.notes": "Примечания",
	"publish.begin_title": "Спланировать копию",
	"publish.begin_note": "Запись исследуется; копия начинается с того, что всё закрыто и без звука. Каждая часть, которую должны увидеть или услышать, требует причины и второго человека.",
	"publish.recording": "Запись",
	"publish.fill": "Маски выглядят как",
	"publish.begin": "Спланировать",
	"publish.open": "Открыть план",
	"publish.none_here": "Сначала примите запись.",
	"publish.none_title": "Копий для публикации ещё нет",
	"publish.none_words": "Выберите запись выше. От этого ничего не покидает дело.",
	"publish.planned": "Спланировано",
	"publish.clearances": "Разрешения",
	"publish.agreed_of": "согласовано {n} из {m}",
	"publish.stops": "Что её останавливает",
	"publish.nothing_stops": "ничто не останавливает",
	"publish.made": "Сделано",
	"publish.title": "Копия для публикации: {name}",
	"publish.drawn": "Область нарисована.",
	"publish.show_first": "Сначала покажите изображение.",
	"publish.draw": "Нарисовать область",
	"publish.draw_first": "Сначала нарисуйте область на изображении.",
	"publish.which_track": "Трек",
	"publish.track": "трек {id}",
	"publish.radius": "Половина ширины",
	"publish.radius_hint": "Доля ширины изображения.",
	"publish.add_title": "Закрыть или открыть",
	"publish.add_note": "Кто стоит или лежит неподвижно, требует отдельной маски: машина считает их частью места.",
	"publish.what": "Что",
	"publish.where": "Где",
	"publish.from": "От, с",
	"publish.to": "До, с",
	"publish.now": "Сейчас",
	"publish.reason": "Почему",
	"publish.add": "Добавить",
	"publish.added": "Добавлено.",
	"publish.rows": "Маски и разрешения",
	"publish.all_masked": "Всё закрыто и без звука.",
	"publish.go": "Перейти туда",
	"publish.waits": "Ждёт второго человека:",
	"publish.second": "Второй человек для {id}",
	"publish.agree": "Согласиться",
	"publish.agreed": "согласовано",
	"publish.agreed_by": "Согласовано: {who}, {at}.",
	"publish.withdraw": "Отозвать согласие",
	"publish.questions": "Перед обнародованием",
	"publish.open_question": "открыто",
	"publish.verdict": "Ответ",
	"publish.why": "Почему",
	"publish.answer": "Ответить",
	"publish.preview": "Предпросмотр",
	"publish.preview_note": "Моменты до и после закрытия, где видно было бы больше всего. Учтены и разрешения, которых ещё никто не согласовал. Для тех, кто решает; никому не передавайте.",
	"publish.preview_make": "Сделать предпросмотр",
	"publish.preview_again": "Сделать снова",
	"publish.preview_old": "План изменён после этого предпросмотра.",
	"publish.before_at": "до, в {t}",
	"publish.after_at": "после, в {t}",
	"publish.moment": "{t}: видно было бы {p} %",
	"publish.make_title": "Копия",
	"publish.make_note": "Она сделана только из пикселей и времени, разобрана и проверена, прежде чем показать здесь.",
	"publish.make": "Сделать копию",
	"publish.make_still": "Сделать один кадр этого момента",
	"publish.not_made": "Она не сделана",
	"publish.checked": "проверено",
	"publish.not_checked": "проверка нашла проблемы",
	"publish.save": "Сохранить копию",
	"fill.surroundings": "их окружение",
	"fill.solid": "один серый",
	"clear.masked": "держать закрытым",
	"clear.scene": "показать неподвижное место",
	"clear.movers": "показать то, что движется",
	"clear.overlay": "показать метки на изображении",
	"clear.sound": "дать услышать звук",
	"where.whole": "всё изображение",
	"where.picture": "область изображения",
	"where.ground": "область, остающаяся на местности",
	"where.track": "вдоль трека",
	"verdict.clear": "ясно: можно показать",
	"verdict.none_in_view": "никого в кадре",
	"verdict.stop": "стоп: нельзя показывать",
	"question.prisoners": "Пленные",
	"question.next_of_kin": "Близкие родственники",
	"question.minors": "Несовершеннолетние",
	"question.consent": "Согласие",
	"question.sexual_violence": "Сексуальное насилие",
	"question_long.prisoners": "Можно ли узнать кого-то, кто удерживается, сдался или ранен в руках противника? Третья Женевская конвенция, ст. 13: защищены от оскорблений и любопытства толпы.",
	"question_long.next_of_kin": "Показан ли кто-то, кто погиб или пострадал, и сообщили ли прежде близким?",
	"question_long.minors": "Можно ли узнать несовершеннолетнего по лицу, телу, голосу, одежде, месту или компании?",
	"question_long.consent": "Все ли, кого можно узнать, согласились на такое использование, и можно ли вообще использовать запись?",
	"question_long.sexual_violence": "Показано ли сексуальное насилие либо место или звук, ведущие к человеку, который его пережил?",
	"stop.may_publish": "Что можно публиковать",
	"stop.embargo_until": "Эмбарго",
	"stop.may_share_with": "Кому можно передавать",
	"stop.prisoners": "Пленные",
	"stop.next_of_kin": "Близкие родственники",
	"stop.minors": "Несовершеннолетние",
	"stop.consent": "Согласие",
	"stop.sexual_violence": "Сексуальное насилие",
	"stop.case": "Дело",
	"recording.about": "Оригинал",
	"recording.events": "События хранения: {n}",
	"pairs.none_title": "Ещё ничего не сравнивали",
	"pairs.none_words": "Выберите две или больше записей одного события; сравнение ставит их на одни часы и одну карту.",
	"pairs.choose": "Выбрать записи",
	"pairs.recordings": "Записи",
	"pairs.relation": "Связь",
	"pairs.clock": "Часы",
	"pairs.stored": "Сохранено",
	"pairs.by_hand": "вручную",
	"pair.copy_address": "Копировать адрес этого момента",
	"pair.copied": "Скопировано",
	"pair.observations": "Наблюдения",
	"pair.findings": "Результаты",
	"pair.said": "Сказанное",
	"pair.frames": "Кадры",
	"pair.recordings": "Записи",
	"contrast.title": "Чего каждая не показывает",
	"contrast.none": "На общих часах каждая показывает всё время другой.",
	"contrast.alone": "Показана одна запись, поэтому сравнивать не с чем.",
	"contrast.shows": "показывает {t}",
	"why.before": "не записано: до начала",
	"why.after": "не записано: после конца",
	"why.gap": "не записано: разрыв",
	"why.unplaced": "нет места на часах: не определено",
	"said.blind": "Пока вы работаете вслепую, сказанное другими не показывается.",
	"said.none": "В реестре дела нет заявлений. Их добавляют так:",
	"said.no_claim": "Без утверждения",
	"said.support": "указывает на",
	"said.observed": "там наблюдается",
	"stance.for": "За",
	"stance.against": "Против",
	"stance.neither": "Ни за, ни против",
	"clock.reason": "Какой момент вы узнали и как",
	"clock.reason_hint": "Хранится вместе с привязкой; ответ машины остаётся рядом.",
	"clock.keep": "Сохранить в деле",
	"clock.kept": "Привязки в деле",
	"clock.withdraw": "Отозвать",
	"clock.withdraw_reason": "Почему отозвано",
	"clock.withdrawn": "отозвано",
	"observe.new": "Новое наблюдение",
	"observe.edit": "Изменить наблюдение",
	"observe.in": "Начало",
	"observe.out": "Конец",
	"observe.who": "Кто или что",
	"observe.action": "Что происходит",
	"observe.certainty": "Уверенность",
	"observe.region": "Где на изображении",
	"observe.region_hint": "Слева, сверху, ширина, высота в процентах; или нарисуйте.",
	"observe.note": "Примечание",
	"observe.keep": "Сохранить",
	"observe.cancel": "Отменить",
	"observe.draw": "Нарисовать область",
	"observe.as": "как {who}",
	"observe.no_frame": "Ведущая запись не имеет кадра в этот момент.",
	"observe.blurred": "Сначала откройте изображение или введите область в процентах.",
	"observe.drawing": "Нарисуйте прямоугольник на изображении.",
	"observe.no_span": "I отмечает начало, O — конец.",
	"observe.kept": "Наблюдение сохранено.",
	"observe.none": "Наблюдений пока нет. Воспроизводите, нажмите I в начале и O в конце, опишите, что происходит, нажмите Enter.",
	"observe.in_region": "с областью",
	"observe.version": "версия {n}",
	"observe.change": "Изменить",
	"observe.withdraw": "Отозвать",
	"observe.key_in": "Наблюдение: отметить начало",
	"observe.key_out": "Наблюдение: отметить конец и писать",
	"observe.key_region": "Наблюдение: нарисовать область",
	"observe.key_focus": "Наблюдение: написать, что происходит",
	"certainty.certain": "уверенно",
	"certainty.probable": "вероятно",
	"certainty.possible": "возможно",
	"agree.title": "{a} и {b}",
	"agree.share": "совпадают в {n}: {p} %",
	"agree.only": "только {who}: {what}",
	"agree.apart": "начало {a} с, конец {b} с разницы",
	"agree.rule": "Два наблюдения совпадают, если у них общая хотя бы половина более короткого; моменты — в пределах половины секунды. Доля считает совпадения дважды, делённые на все наблюдения обоих.",
	"blind.on": "{who} работает вслепую.",
	"blind.alone": "Показана только одна запись и никаких чужих заметок.",
	"blind.notes": "Чужие заметки не показаны.",
	"blind.end": "Закончить работу вслепую",
	"blind.title": "Работать вслепую",
	"blind.words": "Пока не закончите, вы видите только свои наблюдения; затем будет показано совпадение с другими. Начало и конец заносятся в журнал.",
	"blind.show": "Что показывать",
	"blind.all": "все записи",
	"blind.one": "только {file}",
	"blind.begin": "Начать как {who}",
	"presence.observed": "наблюдается и там",
	"presence.in_view_not_observed": "в поле зрения, не наблюдается",
	"presence.out_of_view": "вне поля зрения",
	"presence.before_start": "до начала",
	"presence.after_end": "после конца",
	"presence.gap": "разрыв",
	"presence.covered": "закрыто",
	"presence.not_resolvable": "не различить",
	"presence.undetermined": "не определено",
	"care.title": "Просмотр",
	"care.words": "Записи, отмеченные как тяжёлые для просмотра, остаются маленькими, размытыми и без звука, пока о каждой не попросят.",
	"care.graphic": "Тяжёлая для просмотра",
	"care.described": "Что показывает, словами",
	"care.described_hint": "Чтобы другим не нужно было смотреть.",
	"care.keep": "Сохранить",
	"care.kept": "Сохранено в деле.",
	"care.marked": "Отмечено как тяжёлое для просмотра.",
	"care.no_need": "Уже описано, смотреть не нужно",
	"graphic.yes": "да",
	"graphic.no": "нет",
	"graphic.not_determined": "не определено",
	"case.state": "Состояние",
	"case.originals": "Оригиналы",
	"case.records": "Записи людей",
	"case.findings": "Результаты",
	"case.log": "События хранения",
	"case.timestamps": "Метки времени",
	"case.last_check": "Последняя полная проверка",
	"case.next_check": "Следующая полная проверка",
	"case.never": "никогда",
	"case.events": "События хранения",
	"case.events_note": "Сначала новые. Люди — под псевдонимами; причины запечатаны и видны владельцу ключа.",
	"case.no_events": "Журнал пуст.",
	"case.when": "Когда",
	"case.who": "Кто",
	"case.what": "Что",
	"case.why": "Зачем",
	"case.newer": "Новее",
	"case.older": "Старее",
	"case.check": "Проверить дело",
	"case.check_note": "Читает каждый файл и сверяет с журналом. Итог станет событием в журнале.",
	"case.verify": "Проверить сейчас",
	"case.well": "Всё в порядке",
	"case.problems": "Проблемы: {n}",
	"case.checked": "Файлов: {n}, записей журнала: {m}.",
	"case.open": "Что здесь не удалось проверить",
	"hand.note": "Сначала посмотрите, что уйдёт, а что останется; затем запишется папка, которую может проверить посторонний.",
	"hand.title": "Передать",
	"hand.recipient_hint": "Как её назвали источники.",
	"hand.name": "Как она называется",
	"hand.reason": "Почему",
	"hand.place": "Папка для записи",
	"hand.place_hint": "Отсутствует, пуста или прежняя передача; вне дела.",
	"hand.make": "Передать",
	"hand.made": "Папка записана, подписана и занесена в журнал",
	"hand.made_words": "Файлов: {files}, {size}. Ушло: {n}. Осталось: {m}.",
	"hand.check": "Посторонний проверяет её этой строкой; нужен только Python:",
	"hand.why": "Почему остаётся",
	"hand.to": "Кому",
	"hand.recipient": "метка партнёра",
	"hand.look": "Посмотреть",
	"hand.leaves": "Уходит: {n}",
	"hand.stays": "Остаётся: {n}",
	"hand.nothing": "ничего",
	"tier.public": "общественности",
	"tier.partner": "партнёру",
	"tier.court": "суду",
	"relation.same_footage": "Та же съёмка",
	"relation.same_place_and_time": "То же место и время",
	"relation.same_place": "То же место",
	"relation.no_relation_found": "Связь не найдена",
	"relation.undetermined": "Не определено",
	"clock.aligned": "совмещены",
	"clock.partly": "совмещены частично",
	"clock.undetermined": "не определено",
	"state.readable": "читается",
	"state.unreadable": "не читается",
	"state.not_media": "не медиа",
	"state.not_finished": "не завершено",
	"state.quarantined": "в карантине",
	"state.destroyed": "уничтожено с записью",
	"timestamps.timestamped": "с меткой времени",
	"timestamps.not_yet_timestamped": "ещё без метки времени",
	"timestamps.partly_timestamped": "частично с меткой",
	"clock.again": "Измерить снова с этими привязками",
	"clock.again_words": "Страница уже идёт по ним. Повторное измерение сохраняет отдельный результат со своими кадрами-доказательствами.",
	"clock.again_reason": "измерено снова с привязками, выставленными вручную",
	"exact.button": "Точный кадр",
	"exact.hint": "Декодировать этот кадр из самого оригинала; просмотр занесут в журнал",
	"exact.title": "Точный кадр {file}",
	"exact.words": "Воспроизводится рабочая копия. Здесь кадр декодируется из оригинала, показывается без размытия, а просмотр с причиной заносится в журнал.",
	"exact.reason": "Зачем вы смотрите оригинал",
	"exact.look": "Показать кадр {n}",
	"exact.alt": "Кадр {n} оригинала",
	"exact.caption": "Кадр {n} на {t}, {w} × {h}, декодирован из оригинала",
	"exact.save": "Сохранить изображение",
	"stage.decoding": "декодирование",
	"work.view": "Просмотр оригинала",
	"work.compare": "Сравнение",
	"work.verify": "Проверка дела",
	"work.take_in": "Приём",
	"work.archive_add": "Добавление в архив",
	"work.archive_compare": "Поиск копий",
	"work.archive_frames": "Раскодирование кадров",
	"work.archive_edits": "Измерение правок",
	"work.find": "Поиск в архиве",
	"work.hand_over": "Передача",
	"work.publish_plan": "Планирование копии",
	"work.publish_preview": "Подготовка предпросмотра",
	"work.publish_make": "Изготовление копии",
	"work.cancel": "Отменить",
	"work.state.done": "готово",
	"work.state.failed": "не удалось",
	"work.state.cancelled": "отменено",
	"stage.starting": "начало",
	"stage.checking files": "проверка файлов",
	"stage.preserving": "сохранение",
	"stage.examining": "первый взгляд",
	"stage.sidecars": "файлы, которые о них говорят",
	"stage.fingerprinting": "отпечатки",
	"stage.indexing": "индексирование",
	"stage.comparing": "сравнение",
	"stage.matching": "сопоставление",
	"stage.measuring the edits": "измерение правок",
	"stage.comparing the sound": "сравнение звука",
	"stage.making the copy again": "воспроизведение копии",
	"stage.reading the source": "чтение источника",
	"stage.reading the copy": "чтение копии",
	"stage.previewing": "предпросмотр",
	"stage.masking": "закрытие",
	"stage.writing": "запись",
	"stage.copying": "копирование",
	"stage.working copies": "рабочие копии",
	"stage.finding the clock": "поиск часов",
	"stage.registering the ground": "совмещение местности",
	"stage.the page": "страница",
	"nav.register": "Реестр",
	"register.incidents": "События",
	"register.counts": "Подсчёты",
	"register.links": "Связи",
	"register.import": "Импорт",
	"register.absent_title": "Реестра ещё нет",
	"register.absent_words": "Названного файла не существует. Его создаст первый импорт.",
	"register.none_title": "Ни один реестр не открыт",
	"register.none_words": "Запустите рабочее место с реестром или с делом, в котором есть собственный:",
	"register.empty_title": "В реестре ещё нет событий",
	"register.empty_words": "Импортируйте таблицу или выгрузку другой программы: столбцы распознаются, а пробный прогон покажет, что станет с каждой строкой. Или запишите первое событие вручную.",
	"register.write_one": "Новое событие",
	"register.found": "Событий: {n}",
	"register.found_least": "Событий: не меньше {n}",
	"register.nothing_title": "Ничего не найдено",
	"register.nothing_words": "Уберите одно из условий, оставьте меньше букв слова или ищите по другому написанию места.",
	"register.undated": "без даты",
	"register.not_stated": "не указано",
	"register.no_number": "без числа",
	"register.sort": "Сначала новые или старые",
	"register.relevance": "по соответствию",
	"register.previous": "Назад",
	"register.next": "Далее",
	"register.page": "Страница {n}",
	"register.page_of": "Страница {n} из {m}",
	"keys.search": "поиск",
	"keys.walk": "ход",
	"keys.open": "открыть",
	"keys.pages": "листать",
	"views.label": "Вид найденного",
	"views.table": "Таблица",
	"views.map": "Карта",
	"views.timeline": "Шкала времени",
	"views.charts": "Диаграммы",
	"filter.search": "Поиск: слова, \"фразы\", -без",
	"filter.from": "от",
	"filter.to": "до",
	"filter.from_long": "Период от",
	"filter.to_long": "Период до",
	"filter.period_hint": "Год, месяц или день: 2024, 2024-08, 2024-08-12. Находятся события, хотя бы один день даты которых может лежать в периоде.",
	"filter.place": "Место",
	"filter.place_hint": "В любом написании: украинском, русском или латинском.",
	"filter.searches": "Сохранённые поиски",
	"filter.none_kept": "Сохранённых поисков ещё нет.",
	"filter.keep": "Сохранить этот",
	"filter.keep_name": "Название поиска",
	"filter.kept": "Поиск сохранён.",
	"filter.forget": "Забыть «{name}»",
	"filter.no_values": "Значений нет.",
	"filter.chosen": "Условия",
	"filter.remove": "Убрать это условие",
	"filter.clear": "Убрать все",
	"filter.cleared": "Все условия убраны.",
	"filter.in_box": "в части карты",
	"filter.undated": "только без даты",
	"filter_field.source": "Источник",
	"filter_field.kind": "Вид",
	"filter_field.side": "Предполагаемая сторона",
	"filter_field.affected": "Пострадавшая сторона",
	"filter_field.status": "Статус",
	"filter_field.country": "Страна",
	"filter_field.place": "Место",
	"filter_field.period": "Период",
	"filter_field.standing": "Оспоренность",
	"filter_field.state": "Проверка",
	"standing.open": "не оспорено",
	"standing.denied": "отрицается",
	"standing.refuted": "опровергнуто",
	"state.unreviewed": "не просмотрено",
	"state.reviewed": "просмотрено",
	"state.verified": "подтверждено вторым лицом",
	"state.withdrawn": "отозвано",
	"step.unreviewed": "Вернуть к непросмотренным",
	"step.reviewed": "Отметить просмотренным",
	"step.verified": "Подтвердить как второе лицо",
	"step.withdrawn": "Отозвать",
	"field.id": "Идентификатор",
	"field.source": "Источник",
	"field.title": "Заголовок",
	"field.description": "Описание",
	"field.when": "Дата",
	"field.date_from": "Дата от",
	"field.date_to": "Дата до",
	"field.kind": "Вид",
	"field.place": "Место",
	"field.places": "Места",
	"field.admin": "Область",
	"field.country": "Страна",
	"field.latitude": "Широта",
	"field.longitude": "Долгота",
	"field.precision": "Точность, м",
	"field.precision_m": "Точность, м",
	"field.spellings": "Другие написания",
	"field.affected": "Пострадали",
	"field.affected_min": "Пострадали, не меньше",
	"field.affected_max": "Пострадали, не больше",
	"field.unit": "Единица",
	"field.alleged": "Предполагаемая сторона",
	"field.alleged_party": "Предполагаемая сторона",
	"field.affected_party": "Пострадавшая сторона",
	"field.parties": "Стороны",
	"field.party": "Сторона",
	"field.role": "Роль",
	"field.party_standing": "Как она названа",
	"field.members": "Участники или возможные стороны",
	"field.status": "Статус у источника",
	"field.standing": "Оспоренность",
	"field.standard": "Стандарт доказывания",
	"field.url": "Адрес",
	"field.language": "Язык",
	"field.recordings": "Записи",
	"field.extra": "Другие столбцы",
	"role.alleged": "Предполагаемая сторона",
	"role.affected": "Пострадавшая сторона",
	"role.other": "Другая сторона",
	"party.named": "названа",
	"party.unknown": "неизвестна",
	"party.disputed": "спорная",
	"party.coalition": "коалиция",
	"verdict.same": "То же",
	"verdict.different": "Разные",
	"verdict.unsure": "Не ясно",
	"verdict.withdrawn": "отозвано",
	"independence.party_to_the_conflict": "сторона конфликта",
	"independence.tied_to_a_party": "связан со стороной",
	"independence.independent": "независимый",
	"independence.unknown": "независимость неизвестна",
	"investigation.announced": "объявлено",
	"investigation.opened": "начато",
	"investigation.under_way": "идёт",
	"investigation.charged": "предъявлено обвинение",
	"investigation.in_court": "в суде",
	"investigation.decided": "вынесено решение",
	"investigation.closed": "закрыто",
	"investigation.unknown": "стадия неизвестна",
	"incident.edit": "Изменить",
	"incident.kept": "Сохранено.",
	"incident.version": "версия {n}",
	"incident.of": "записано: {source}",
	"incident.stated": "Что указывает источник",
	"incident.as_source": "словами источника",
	"incident.means": "может означать от {first} до {last}",
	"incident.unknown_party": "неизвестна",
	"incident.unnamed_place": "место без названия",
	"incident.no_position": "без координат",
	"incident.said": "Что сказано",
	"incident.nothing_said": "В реестре нет заявлений об этом событии.",
	"incident.none": "Нет.",
	"incident.general": "Общие заявления, отдельно",
	"incident.general_note": "Они касаются действий названной здесь стороны, но ни одного отдельного события: ни одно из них не отрицает это событие.",
	"incident.investigations": "Расследования",
	"incident.as_of": "на {day}",
	"incident.requests": "Запросы комментария",
	"incident.answer": "заявлений «за»: {n}, «против»: {m}",
	"incident.translated": "Перевод: {words}",
	"incident.speaks_for": "выступает за {side}",
	"incident.links": "Оценённые связи",
	"incident.no_links": "Связей с другими событиями ещё никто не оценивал.",
	"incident.review": "Проверка",
	"incident.review_note": "Подтверждает второе лицо: не тот, кто написал эту версию, и не тот, кто просмотрел её первым.",
	"incident.reason": "Причина",
	"incident.edited_by": "Написано: {who}.",
	"incident.imported": "Как импортировано.",
	"incident.reviewed_by": "Просмотрено: {who}.",
	"incident.history": "История",
	"incident.changed": "Изменённых полей: {n}",
	"incident.field": "Поле",
	"incident.before": "Было",
	"incident.after": "Стало",
	"incident.undo": "Отменить последнюю версию",
	"incident.undo_note": "Предыдущая версия вернётся как новая; ничего не пропадает. Отмена первой версии отзывает событие.",
	"incident.undo_reason": "Почему отменяется",
	"incident.undo_do": "Отменить",
	"form.note": "Пишите то, что указывает источник, так, как он указывает. Чего он не указывает, оставляйте пустым.",
	"form.when_hint": "Насколько известно: 2024, 2024-08, 2024-08-12, 2024-08-12/2024-08-14, 2024-08?",
	"form.kind_hint": "Словами источника.",
	"form.least": "Не меньше",
	"form.most": "Не больше",
	"form.add_place": "Добавить место",
	"form.add_party": "Добавить сторону",
	"form.parties_note": "Стороны так, как их называет источник; никогда не лица. Участников разделяйте точкой с запятой.",
	"form.take_away": "Убрать",
	"form.reason_hint": "Сохраняется с версией навсегда.",
	"form.keep": "Сохранить",
	"form.cancel": "Отмена",
	"map.label": "Карта найденного",
	"map.keys": "Карта: стрелки двигают, плюс и минус меняют масштаб",
	"map.in": "Приблизить",
	"map.out": "Отдалить",
	"map.all": "Показать всё",
	"map.only_this": "Только эта часть карты",
	"map.placed": "С координатами: {n}.",
	"map.unlocated": "Без координат, не на карте: {n}.",
	"map.more": "Не показано меток: {n}; приблизьте карту.",
	"map.same": "Событий в одной точке: {n}. Открыть таблицей.",
	"map.cluster": "Событий рядом: {n}. Приблизить.",
	"map.precision": "в пределах {m} м",
	"map.no_precision": "точность не указана",
	"timeline.title": "Когда это произошло",
	"timeline.note": "Дата показана настолько, насколько известна: сплошным, если вся лежит в периоде, светлее, если может там лежать. Выберите столбец, чтобы увидеть его период.",
	"timeline.bar": "{period}: {n}",
	"timeline.bar_range": "{period}: от {n} до {m}",
	"timeline.sure": "в пределах периода",
	"timeline.may": "может лежать в периоде",
	"timeline.spans": "Даты, которые могут означать несколько периодов",
	"timeline.spans_more": "Самые частые {n} из {m}.",
	"timeline.each": "По одному",
	"timeline.undated": "Без даты, не на шкале: {n}.",
	"timeline.show_undated": "Показать их",
	"timeline.none_title": "Нет дат для показа",
	"timeline.none_words": "Ни у одного из найденных событий нет даты.",
	"charts.note": "Каждая полоса — от наименьшего до наибольшего указанного, для событий, которых никто не отрицал и не опроверг.",
	"charts.apart": "Другие единицы или стандарты — на отдельных диаграммах: их не сравнивают.",
	"charts.standard": "Стандарт доказывания: {standard}.",
	"charts.unit": "Пострадали, единица: {unit}",
	"charts.rows": "Строки",
	"charts.by_side": "предполагаемая сторона",
	"charts.by_kind": "вид",
	"charts.table": "Таблицей, с правилом и пробелами",
	"charts.bar": "{name}, {period}: от {min} до {max} {unit}, событий: {n}",
	"counts.by": "Считать по",
	"counts.period": "Периоды",
	"counts.all": "все",
	"counts.all_dated": "все с датой",
	"counts.filtered": "Из того, что находит фильтр.",
	"counts.see_filter": "Посмотреть",
	"counts.everything": "Из всех событий.",
	"counts.set_filter": "Задать фильтр",
	"counts.nothing_words": "Ни одно событие не подходит, считать нечего.",
	"counts.not_comparable": "Чего нельзя сравнивать или складывать",
	"counts.rows_touched": "Строк: {n}.",
	"counts.not_stated": "не указано",
	"counts.no_period": "не в одном периоде",
	"counts.unit": "Единица",
	"counts.incidents": "События",
	"counts.range": "Пострадали, от–до",
	"counts.resolved": "Дубликаты посчитаны раз",
	"counts.denied": "Отрицается, отдельно",
	"counts.refuted": "Опровергнуто, отдельно",
	"counts.of_them": "Из них {what}",
	"counts.first_rows": "Первые {n} из {m} строк; в загрузке все.",
	"counts.as_charts": "Диаграммами",
	"counts.how": "Как посчитано",
	"counts.rule": "Правило",
	"counts.snapshot": "Снимок реестра",
	"counts.recompute": "Посчитать снова",
	"counts.save_json": "Скачать JSON",
	"counts.save_page": "Скачать страницей",
	"counts.stated": "Числа, которые указывают сами источники",
	"counts.stated_note": "Они приведены словами источников и ни к чему не прибавляются.",
	"counts.stated_pairs": "Какие из них можно сравнивать",
	"missing.undated": "без даты",
	"missing.unlocated": "без координат",
	"missing.unreviewed": "не просмотрено",
	"missing.without_number": "без числа",
	"period.year": "годы",
	"period.month": "месяцы",
	"period.all": "один период",
	"aspect.unit": "Единица",
	"aspect.standard": "Стандарт",
	"aspect.rule": "Правило",
	"aspect.period": "Период",
	"aspect.side": "Сторона",
	"import.choose": "Выберите файл или перетащите его сюда",
	"import.known": "CSV или XLSX со строкой заголовков; распознаются выгрузки Atlos, Bayanat, ACLED, auto-archiver, timemap и Uwazi. Файл остаётся на этом компьютере.",
	"import.reading": "Чтение {name} …",
	"import.plain": "таблица",
	"import.own_map": "Столбцы этой формы известны; поле каждого определено.",
	"import.columns": "Какой столбец заполняет какое поле",
	"import.column": "Столбец",
	"import.field": "Поле",
	"import.sample": "В таблице",
	"import.fills": "Поле, которое заполняет столбец {column}",
	"import.passed_over": "не берётся",
	"import.source": "Чья это таблица",
	"import.source_hint": "Если столбца источника нет.",
	"import.source_needed": "Нужно: её номера действуют лишь в пределах одной установки.",
	"import.origin": "Перед каждым идентификатором",
	"import.origin_hint": "Чтобы у двух реестров могли быть одинаковые номера.",
	"import.dates": "Как записаны даты",
	"import.dates_hint": "Пусто для 2024-08-12; %d.%m.%Y для 12.08.2024.",
	"import.reason": "Зачем импортируется",
	"import.reason_hint": "Сохраняется с каждой строкой; по умолчанию контрольная сумма файла.",
	"import.dry": "Пробный прогон",
	"import.dry_hint": "Покажет, что станет с каждой строкой; ничего не записывается.",
	"import.dry_done": "Что произошло бы",
	"import.dry_words": "Ничего не записано.",
	"import.done": "Импортировано",
	"import.created": "новых",
	"import.updated": "обновлённых",
	"import.unchanged": "без изменений",
	"import.rejected": "не взято",
	"import.rejected_rows": "Строки, которые не взяты, и почему",
	"import.row": "Строка",
	"import.why": "Почему",
	"import.ignored": "Не взятые столбцы: {columns}",
	"import.changes": "Строк с изменениями: {n}",
	"import.fields": "Поля",
	"import.go": "Импортировать события: {n}",
	"import.without": "Без невзятых строк: {n}.",
	"import.see": "К реестру",
	"links.left": "Один источник",
	"links.right": "Другой источник",
	"links.find": "Искать связи",
	"links.note": "Пары записей, которые могут быть об одном событии, вероятные сначала. Решает человек; записи никогда не сливаются.",
	"links.one_source_title": "Одного источника мало для связей",
	"links.one_source_words": "Импортируйте второй реестр: связи ищутся между записями двух источников.",
	"links.none_title": "Ни одной пары не найдено",
	"links.none_words": "Никакие записи «{left}» и «{right}» не близки по времени, месту и словам.",
	"links.pair": "Две записи",
	"links.at": "Пара {n} из {m}",
	"links.to_do": "ещё не оценено: {n}",
	"links.probability": "То же событие: {p}",
	"links.position": "Координаты",
	"links.reasons": "Что говорит за и против",
	"links.bits_note": "Биты: каждый удваивает или вдвое уменьшает шансы. Вместе дают вероятность; оценено по этим двум источникам.",
	"links.reason_hint": "пусто: причины выше",
	"links.by_reasons": "{verdict}: {words}",
	"links.take_back": "Отозвать",
	"links.kept": "Сохранено: {verdict}.",
	"links.contradictions": "Оценки, которые противоречат друг другу: {n}",
	"links.judged": "Оценено: {n}",
	"links.none_judged": "Ещё ничего не оценено.",
	"work.import": "Импорт",
	"work.dry_run": "Пробный прогон",
	"work.link": "Поиск связей",
	"stage.rows": "строки",
	"stage.commit": "запись",
	"stage.reading rows": "чтение строк",
	"stage.reading texts": "чтение текстов",
	"stage.bringing rows together": "сведение строк",
	"stage.weighing": "взвешивание",
	"start.register": "Открыт реестр",
	"login.title": "Вход",
	"login.words": "Над этим делом работают несколько человек. Владельцы дела создают учётные записи и помогают, если что-то утрачено.",
	"login.name": "Учётная запись",
	"login.name_hint": "Псевдоним, например reviewer-1.",
	"login.password": "Пароль",
	"login.code": "Код аутентификатора",
	"login.code_hint": "Шесть цифр; оставьте пустым, если их нет или если вы показываете ключ доступа.",
	"login.send": "Войти",
	"login.refused": "Имя, пароль или код неверны",
	"login.wait": "Слишком много неудачных попыток. Следующая возможна через {n} с",
	"login.owner": "Поможет владелец дела: утраченный пароль или аутентификатор создают заново.",
	"login.choose": "Выберите пароль",
	"login.choose_first": "Первый пароль создан для вас, и его знает тот, кто создал запись. Выберите такой, который знаете только вы.",
	"login.choose_words": "Все ваши сеансы закончатся, а этот начнётся заново.",
	"login.old": "Нынешний пароль",
	"login.new": "Новый пароль",
	"login.new_hint": "Не меньше {n} символов с аутентификатором, {m} без него. Хорошо подходят несколько слов с пробелами.",
	"login.again": "Новый пароль ещё раз",
	"login.differs": "Они различаются.",
	"login.keep": "Использовать",
	"login.out": "Выйти",
	"login.account": "Ваша учётная запись: {role}",
	"login.no_pictures": "Ваша роль читает записи и подсчёты. Изображения и звук не показываются.",
	"shell.team": "То, что вы здесь делаете, хранится под именем вашей учётной записи.",
	"role.owner": "владелец",
	"role.editor": "редактор",
	"role.reviewer": "рецензент",
	"role.viewer": "зритель",
	"role.data_viewer": "читатель данных",
	"register.sources": "Источники",
	"sources.search": "Название, сторона или примечание",
	"sources.independence": "Независимость",
	"sources.sort": "Порядок",
	"sources.all": "все, сторона или нет",
	"sources_sort.name": "по названию",
	"sources_sort.statements": "сначала с наибольшим числом утверждений",
	"sources_sort.incidents": "сначала с наибольшим числом событий",
	"sources_sort.reliability": "по надёжности",
	"sources.found": "Источников: {n} из {m}",
	"sources.none_title": "Источников пока нет",
	"sources.none_words": "Импортируйте таблицу или запишите источники и утверждения: diptych register record. Каждый источник будет здесь со сказанным.",
	"sources.nothing_words": "Оставьте меньше букв или уберите условие.",
	"sources.reliability": "Надёжность",
	"sources.reliability_hint": "Насколько на источник полагаются, от A до F; оценка источника, что бы он ни говорил.",
	"sources.confidence": "Достоверность его утверждений",
	"sources.confidence_hint": "Насколько верят каждому утверждению, кто бы его ни высказал; считается отдельно и не соединяется с надёжностью.",
	"sources.confidence_one": "достоверность:",
	"sources.statements": "Утверждения",
	"sources.statements_hint": "Его собственные утверждения по видам.",
	"sources.of_them_passed_on": "Из них только переданные",
	"sources.of_them_general": "Из них не об отдельном событии",
	"sources.incidents": "Упомянутые события",
	"sources.incidents_hint": "События, о которых его утверждения, каждое один раз.",
	"sources.rows": "События от него",
	"sources.rows_hint": "События этого реестра, происходящие из самого источника.",
	"sources.requests": "Запросы о комментарии",
	"sources.two_things": "Надёжность оценивают для источника, достоверность — для утверждения. Они показаны рядом и никогда не сводятся в одно.",
	"sources.no_record": "назван только событиями или утверждениями",
	"sources.no_record_words": "В реестре нет записи об этом источнике; его называют только события, утверждения или запросы. Его не оценивали.",
	"sources.not_judged": "не оценено",
	"sources.rings": "Сообщения по кругу",
	"sources.rings_note": "Эти утверждения передают друг друга и не имеют источника вовне. Каждый круг считается один раз.",
	"sources.goes_back": "Утверждения, восходящие к одному",
	"sources.goes_back_note": "То, что лишь передаёт другое утверждение, считается с ним один раз.",
	"sources.circular": "круг",
	"sources.passed_on": "передано",
	"sources.asked": "Запросы о комментарии",
	"sources.nothing_asked": "Запросов к нему не записано.",
	"sources.overdue": "срок истёк",
	"sources.about_incidents": "о",
	"sources.all_kinds": "все виды",
	"sources.kind": "Вид",
	"sources.statements_of": "Утверждений: {n}",
	"sources.no_statements": "Сказанного им не записано.",
	"sources.note": "Примечание",
	"sources.about": "Об источнике",
	"sources.history": "История: {n}",
	"reliability.A": "полностью надёжен",
	"reliability.B": "обычно надёжен",
	"reliability.C": "довольно надёжен",
	"reliability.D": "обычно ненадёжен",
	"reliability.E": "ненадёжен",
	"reliability.F": "оценить нельзя",
	"confidence.confirmed": "подтверждено",
	"confidence.probable": "вероятно",
	"confidence.possible": "возможно",
	"confidence.doubtful": "сомнительно",
	"confidence.cannot_be_judged": "оценить нельзя",
	"confidence.not_judged": "не оценено",
	"act.asserts": "утверждает",
	"act.denies": "отрицает",
	"act.declines_to_comment": "отказывается комментировать",
	"act.does_not_respond": "не отвечает",
	"act.estimates": "приводит оценку",
	"act.assesses": "даёт вывод",
	"act.announces_investigation": "объявляет расследование",
	"act_said.asserts": "утверждает",
	"act_said.denies": "отрицает",
	"act_said.declines_to_comment": "отказывается комментировать",
	"act_said.does_not_respond": "не отвечает на запрос",
	"act_said.estimates": "оценивает",
	"act_said.assesses": "приходит к выводу",
	"act_said.announces_investigation": "объявляет расследование",
	"outcome.answered": "есть ответ",
	"outcome.declined": "отказ комментировать",
	"outcome.no_response": "без ответа",
	"outcome.waiting": "ответ не записан",
	"request.answered": "есть ответ (утверждение {id})",
	"request.declined": "отказ комментировать",
	"request.no_response": "ответа не было",
	"request.waiting": "ответ не записан",
	"request.words": "Запрос от {by} к {asked}, {at}, {deadline}: {question}; {as_of}: {outcome}.",
	"request.deadline": "срок {day}",
	"request.no_deadline": "без срока",
	"request.no_day": "по состоянию на неуказанный день",
	"figure.none": "без числа",
	"figure.more_than": "более {n}",
	"figure.at_least": "не менее {n}",
	"figure.at_most": "не более {n}",
	"figure.range": "от {a} до {b}",
	"figure_aspect.population": "совокупность",
	"figure_aspect.side": "сторона",
	"figure_aspect.period": "период",
	"figure_aspect.rule": "правило",
	"figure_aspect.standard": "стандарт",
	"said_words.ascribed": "источник приписывает это: {what}",
	"said_words.figure": "число: {what}",
	"said_words.reasons": "названная причина: {what}",
	"said_words.holds_for": "о времени {what}",
	"said_words.through": "через: {what}",
	"said_words.then": "далее",
	"said_words.repeats": "передаёт утверждение {what} и считается с ним один раз",
	"said_words.about": "о событии {what}",
	"said_words.general": "общее: не об отдельном событии",
	"counts.compare_all": "Сравнить со всеми остальными",
	"counts.compare_one": "Сравнить число {n} со всеми остальными",
	"counts.not_all": "Ниже сравнены между собой первые {n}. Ещё {m} не сравнены: нажмите «Сравнить со всеми остальными» у числа.",
	"relation_of_figures.below": "первое ниже второго",
	"relation_of_figures.above": "первое выше второго",
	"relation_of_figures.overlapping": "они перекрываются",
	"relation_of_figures.equal": "они равны",
	"exchange.title": "Обмен с партнёрами",
	"exchange.note": "Уходят отпечатки, никогда не медиа: партнёры узнают, есть ли у вас та же съёмка.",
	"exchange.leaves": "Что уходит",
	"exchange.search": "Искать по названию",
	"exchange.held": "Записей: {n}, опечатано: {m}",
	"exchange.choose": "Выбрать",
	"exchange.seal": "Печать",
	"exchange.sealed": "опечатано: не уходит никогда",
	"exchange.no_longer": "больше не опечатано",
	"exchange.do_seal": "Опечатать",
	"exchange.unseal": "Снять печать",
	"exchange.none_is_all": "Ничего не отмечено: все неопечатанные.",
	"exchange.with_names": "Давать имена файлов вместо псевдонимов",
	"exchange.preview": "Посмотреть, что уйдёт",
	"exchange.would_leave": "Отпечатков, которые ушли бы: {n}, {size}",
	"exchange.warning": "У кого есть этот файл, может без вас спросить его, есть ли у вас данное видео. Изображений из него не восстановить, но длительности, размеры и сходство прочитать можно.",
	"exchange.kept_back": "Опечатано и оставлено: {n}.",
	"exchange.not_readable": "Отпечатки, которые не читаются целиком, тоже остаются: {n}.",
	"exchange.leaves_as": "Уходит как",
	"exchange.here": "Здесь, остаётся здесь",
	"exchange.save": "Сохранить файл",
	"exchange.saved": "Файл сделан; в архиве записано, что он ушёл.",
	"exchange.nothing": "Ничего бы не ушло.",
	"exchange.left": "Уходило раньше",
	"exchange.when": "Когда",
	"exchange.items": "Записи",
	"exchange.names": "Названо",
	"exchange.file_names": "именами файлов",
	"exchange.pseudonyms": "псевдонимами",
	"exchange.none_left": "Из этого архива ничего не уходило.",
	"exchange.partners": "От партнёров",
	"exchange.partner": "Партнёр",
	"exchange.no_partners": "Отпечатков партнёров здесь нет.",
	"exchange.take": "Файл партнёра",
	"exchange.take_note": "Всё проверяется, прежде чем что-либо сохранить. Затем поиск и сравнение просматривают и его.",
	"exchange.file": "Файл",
	"exchange.take_in": "Принять",
	"exchange.taken": "Принято от {partner}: {n}.",
	"exchange.known": "Они уже были здесь.",
	"report.title": "Сравнение для обнародования",
	"report.note": "Страница с числами сравнения и копиями для публикации, которые сделаны и проверены. Имена файлов, суммы, примечания, местность, кадры-доказательства, рабочие копии и наблюдения остаются.",
	"report.comparison": "Сравнение",
	"report.look": "Посмотреть",
	"report.shows": "Что показано",
	"report.copy": "копия для публикации",
	"report.not_shown": "не показано: проверенной копии не сделано",
	"item.original": "оригиналы",
	"item.original_metadata": "документы об оригиналах",
	"item.original_file_name": "имена файлов оригиналов",
	"item.original_digest": "контрольные суммы оригиналов",
	"item.working_copy": "рабочие копии",
	"item.evidence_frame": "доказательные кадры",
	"item.publishing_copy": "копии для публикации",
	"item.published_report": "записи о страницах для обнародования",
	"item.findings": "результаты",
	"item.ground": "местность",
	"item.observation": "наблюдения и суждения",
	"item.source_identity": "личности источников",
	"item.source_attributes": "сведения об источниках",
	"item.source_pseudonym": "псевдонимы источников",
	"item.source_description": "слова об источниках",
	"item.source_commitment": "обязательства об источниках (слепые отпечатки)",
	"item.take_in_time": "время приёма",
	"item.custody_log": "файлы журнала хранения",
	"item.statement": "утверждения",
	"item.register": "снимки реестров",
	"item.reason": "причины действий",
	"item.receipt": "расписки",
	"item.report": "технические отчёты",
	"item.hand_over": "записи о передачах",
	"item.publication": "записи о копиях для публикации",
	"item.publication_plan": "планы копий для публикации",
	"item.note": "заметки",
	"item.care": "заметки о просмотре",
	"item.round": "периоды работы вслепую",
	"report.logged": "Это будет занесено в журнал: какое сравнение, контрольные суммы, что показано и кто это согласовал.",
	"report.place": "Папка",
	"report.place_hint": "Отсутствует, пуста или прежний отчёт.",
	"report.make": "Записать страницу",
	"report.made": "Страница записана",
	"work.publish_report": "Страница для обнародования",
	"map.own_by": "Ваша карта: {file}. Авторы: {credit}. Границы и названия на ней — их.",
	"map.own": "Ваша карта: {file}. Чья она, не сказано; границы и названия на ней — её авторов.",
	"nav.team": "Команда",
	"ask.leave": "Не надо",
	"ask.copy": "Скопировать",
	"ask.copied": "Скопировано.",
	"ask.copy_by_hand": "Браузер здесь не копирует: выделите и скопируйте вручную.",
	"account.title": "Моя учётная запись",
	"account.password": "Пароль",
	"account.factor": "Второй фактор",
	"account.factor_set": "настроен",
	"account.factor_none": "Нет: учётную запись открывает один пароль",
	"account.factor_note": "Приложение на телефоне показывает шесть цифр, которые спрашивают при входе. Новый заменяет прежний.",
	"account.set_up": "Настроить аутентификатор",
	"account.replace": "Заменить аутентификатор",
	"account.qr": "QR-код с ключом для аутентификатора",
	"account.scan": "Отсканируйте его аутентификатором или введите там ключ. Он показан только сейчас.",
	"account.key": "Ключ",
	"account.first_code": "Код, который он показывает",
	"account.first_code_hint": "Прежний аутентификатор действует, пока этот код не будет верным.",
	"account.confirm": "Использовать с этого момента",
	"account.factor_kept": "Аутентификатор действует с этого момента.",
	"account.sessions": "Сеансы",
	"account.sessions_note": "Где вы вошли. Сеанс кончается после часа без запросов и через 12 часов.",
	"account.begun": "Начало",
	"account.seen": "Последний запрос",
	"account.this": "этот",
	"account.end": "Завершить",
	"account.end_others": "Завершить все другие",
	"account.ended": "Сеанс завершён.",
	"account.tokens": "Токены для программ",
	"account.tokens_note": "Программа показывает токен вместо пароля. Он никогда не делает больше, чем разрешено вам, записывается под собственным названием и кончается, когда ваша учётная запись закрыта или сброшена.",
	"account.no_tokens": "Нет ни одного.",
	"account.name": "Название",
	"account.role": "Роль",
	"account.state": "Состояние",
	"account.until": "до {at}",
	"account.over": "истёк",
	"account.revoked": "отозван",
	"account.revoke": "Отозвать",
	"account.revoke_name": "Отозвать {name}",
	"account.revoke_words": "Программы с этим токеном сразу больше не впускают.",
	"account.token_name": "Название нового токена",
	"account.token_hint": "Псевдоним, например importer-1.",
	"account.lasts": "Действует",
	"account.days": "{n} дн.",
	"account.add_token": "Создать токен",
	"account.token": "Токен",
	"account.token_made": "{name} создан",
	"account.once": "Он показан только сейчас. Кто его имеет, действует с его ролью.",
	"account.token_use": "Программа посылает его в заголовке Authorization: Bearer, затем токен.",
	"team.title": "Учётные записи команды",
	"team.note": "Названия — псевдонимы: они стоят в журнале хранения. Учётные записи закрывают, но никогда не удаляют, потому что их называет история.",
	"team.accounts": "Учётные записи",
	"team.sessions": "Сеансы",
	"team.tokens": "Токены для программ",
	"team.no_tokens": "Нет ни одного.",
	"team.made_by": "Создал",
	"team.restrictions": "Скрытое от некоторых",
	"team.item": "Предмет",
	"team.seen_by": "Видят владельцы и",
	"team.owners_alone": "больше никто",
	"team.restrict_by": "Устанавливают и снимают в командной строке: diptych team restrict.",
	"team.history": "Что сделано",
	"team.chain": "как было записано",
	"team.chain_broken": "не как было записано: кто-то изменил файл",
	"team.disabled": "закрыта",
	"team.first_login": "первый вход впереди",
	"team.factor": "второй фактор",
	"team.no_factor": "без второго фактора",
	"team.role_of": "Роль {name}",
	"team.give": "Дать",
	"team.give_to": "Дать {name} другую роль",
	"team.give_words": "{name} становится {role}, со следующего запроса.",
	"team.end": "Завершить сеансы",
	"team.end_of": "Завершить все сеансы {name}",
	"team.end_words": "Кто работает под этой учётной записью, выходит и может войти снова.",
	"team.reset": "Сбросить",
	"team.reset_of": "Сбросить {name}",
	"team.reset_words": "Будут созданы новый пароль, второй фактор и ключ подписи; сеансы кончатся, токены этой записи больше не будут действовать.",
	"team.disable": "Закрыть",
	"team.disable_of": "Закрыть {name}",
	"team.disable_words": "Сеансы кончаются сразу, и никто не войдёт под ней, пока её не откроют снова.",
	"team.enable": "Открыть снова",
	"team.enable_of": "Открыть {name} снова",
	"team.enable_words": "Вход — со своим паролем и вторым фактором, как прежде.",
	"team.with_factor": "С аутентификатором",
	"team.new_name": "Название новой учётной записи",
	"team.add": "Добавить учётную запись",
	"team.made": "{name} может начинать",
	"team.once": "Передайте это так, чтобы никто другой не прочёл. Показано только сейчас; первый вход попросит собственный пароль.",
	"team.first_password": "Первый пароль",
	"team.handed_over": "Передано",
	"team.done": "Сделано и записано в историю.",
	"team.kind.original": "оригинал",
	"team.kind.comparison": "сравнение",
	"team.kind.publication": "копия для публикации",
	"team.kind.incident": "инцидент",
	"team.event.account_added": "добавлена учётная запись",
	"team.event.account_reset": "сброшена учётная запись",
	"team.event.role_set": "дана роль",
	"team.event.account_disabled": "закрыта учётная запись",
	"team.event.account_enabled": "снова открыта учётная запись",
	"team.event.sessions_ended": "завершены сеансы",
	"team.event.password_changed": "изменён пароль",
	"team.event.second_factor_set": "настроен аутентификатор",
	"team.event.token_added": "создан токен",
	"team.event.token_revoked": "отозван токен",
	"team.event.restricted": "скрыто от некоторых",
	"team.event.restriction_lifted": "снова показано всем",
	"account.does.owner": "Вы видите всё дело и ведёте учётные записи.",
	"account.does.editor": "Вы принимаете файлы, сравниваете, изменяете инциденты и готовите публикацию.",
	"account.does.reviewer": "Вы наблюдаете, судите и соглашаетесь как второе лицо.",
	"account.does.viewer": "Вы всё смотрите и ничего не меняете.",
	"account.does.data_viewer": "Вы читаете записи и подсчёты, без изображений и звука.",
	"may.not": "Ваша роль ({role}) этого не включает. Могут: {roles}.",
	"login.passkey": "Войти с ключом доступа",
	"account.authenticator": "Аутентификатор",
	"account.without": "Спрашивать только ключи доступа",
	"account.without_words": "Коды аутентификатора больше не действуют; учётную запись открывают пароль и ключ доступа.",
	"passkey.title": "Ключи доступа",
	"passkey.note": "Устройство или ключ безопасности подписывает вместо кода. Пароль остаётся: он открывает ключ, которым подписаны ваши действия.",
	"passkey.of": "Для",
	"passkey.used": "В последний раз",
	"passkey.remove": "Убрать",
	"passkey.remove_one": "Убрать {name}",
	"passkey.remove_words": "Он больше не открывает эту запись. То, что хранит устройство, убирают на нём.",
	"passkey.not_here": "Браузеры хранят ключи доступа для имени через https или для localhost; этот адрес ни то ни другое. На этой машине откройте",
	"passkey.name": "Название нового ключа доступа",
	"passkey.name_hint": "Как вы называете устройство, например: синий ключ.",
	"passkey.add": "Добавить ключ доступа",
	"passkey.kept": "Ключ доступа действует с этого момента.",
	"passkey.nothing": "Браузер не дал ключа доступа",
	"passkey.nothing_advice": "Это отменено, длилось слишком долго, или на устройстве нет ключа для этого адреса, либо уже есть для этой записи.",
	"team.event.passkey_added": "добавлен ключ доступа",
	"team.event.passkey_removed": "убран ключ доступа",
	"team.event.second_factor_removed": "убран аутентификатор"
};
// src/words/uk.json
var uk_default = {
	"nav.start": "Огляд",
	"nav.recordings": "Записи",
	"nav.pairs": "Порівняння",
	"nav.archive": "Архів",
	"nav.publish": "Публікація",
	"nav.case": "Справа",
	"shell.language": "Мова",
	"shell.skip": "До змісту сторінки",
	"shell.home": "Diptych: огляд",
	"shell.pages": "Сторінки",
	"shell.theme": "Тема",
	"shell.keys": "Клавіші",
	"shell.close": "Закрити",
	"shell.keys_note": "Сторінка порівняння має власні клавіші; їх список там відкриває ?.",
	"shell.local": "Усе залишається на цьому комп’ютері.",
	"me.who": "Ваш псевдонім",
	"me.hint": "Під ним зберігаються ваші спостереження: слово, дефіс, літери або цифри, наприклад viewer-1. Ніколи не ім’я.",
	"me.keep": "Застосувати",
	"me.exposure": "Показано сьогодні",
	"me.exposure_hint": "Скільки часу сьогодні зображення були відкриті без розмиття. Рахується лише в цьому браузері й нікуди не надсилається; натисніть, щоб почати спочатку.",
	"me.minutes": "{n} хв",
	"wait.loading": "Завантаження …",
	"missing.title": "Такої сторінки немає",
	"missing.words": "Можливо, адреса неповна або належить до іншої справи.",
	"missing.home": "До огляду",
	"error.title": "Щось не вдалося",
	"error.unexpected": "Сторінка зазнала непередбаченої помилки.",
	"error.again": "Спробувати ще раз",
	"start.none_title": "Жодної справи не відкрито",
	"start.none_open": "Почніть зі справи",
	"start.none_words": "Справа — це тека, що зберігає записи, виміряне й сказане про них. Три команди створюють її та відкривають тут:",
	"start.one_title": "Одного запису замало для порівняння",
	"start.one_words": "Прийміть ще один запис тієї самої події, а тоді порівняйте обидва.",
	"start.kept": "Як зберігається справа",
	"start.all": "Усі: {n}",
	"recordings.none_title": "У справі ще немає записів",
	"recordings.none_words": "Перетягніть файли вище або скористайтеся diptych take-in. Вони називаються за контрольною сумою й ніколи не змінюються.",
	"recordings.reason": "Навіщо порівнювати",
	"recordings.compare": "Порівняти",
	"recordings.choose": "Вибрати запис {n}",
	"recordings.choose_two": "Виберіть нижче два або більше записів.",
	"recordings.chosen": "Вибрано: {n}. Читання оригіналів буде занесено до журналу.",
	"recordings.open_pair": "Відкрити порівняння",
	"recordings.file": "Файл",
	"recordings.length": "Тривалість",
	"recordings.picture": "Зображення",
	"recordings.size": "Розмір",
	"recordings.state": "Стан",
	"recordings.findings": "Висновки",
	"recordings.taken_in": "Прийнято",
	"recordings.unnamed": "Оригінал {n}",
	"drop.title": "Прийняти",
	"drop.lead": "Перетягніть сюди відео та файли, що надійшли з ними. Кожен копіюється, і його контрольна сума рахується, перш ніж щось його відкриє; ваші файли не змінюються.",
	"drop.choose": "Вибрати файли",
	"drop.anywhere": "або перетягніть файли чи теки будь-куди на цю сторінку",
	"drop.waits": "чекає",
	"drop.received": "отримано",
	"drop.known": "вже у справі під № {n}",
	"drop.called_off": "скасовано; нічого з нього не збережено",
	"drop.broke_off": "З’єднання обірвалося; нічого з файлу не збережено.",
	"drop.again": "Спробуйте ще раз; ваш файл не змінено.",
	"drop.receiving": "Отримання …",
	"drop.ready": "Файлів готово: {n}",
	"drop.where_from": "Звідки вони",
	"drop.source": "Від кого",
	"drop.collector": "Хто приймає",
	"drop.medium": "На чому надійшли",
	"drop.medium_hint": "Наприклад, картка пам’яті чи месенджер.",
	"drop.relevance": "Чому вони важливі",
	"drop.sealed": "Зберігається запечатано.",
	"drop.conditions": "Умови того, хто передав",
	"drop.conditions_note": "Вони зобов’язують кожен подальший експорт. Про що не спитали, те не дозволено.",
	"drop.may_publish": "Що можна публікувати",
	"publish_may.not_asked": "не питали: нічого",
	"publish_may.nothing": "нічого",
	"publish_may.description": "опис словами",
	"publish_may.stills": "окремі кадри",
	"publish_may.video": "відео",
	"drop.embargo": "Не публікувати до",
	"drop.embargo_hint": "За часом цього комп’ютера.",
	"drop.share": "Можна передавати",
	"drop.share_hint": "Позначки партнерів через кому. Не питали: нікому.",
	"drop.words": "Слова про джерело",
	"drop.words_hint": "Єдині, які можна вживати, наприклад «мешканка міста».",
	"drop.secrecy": "Таємниця перед судом ніколи не гарантована: суд може наказати назвати джерело, і той, хто зберігає ім’я, може бути змушений виконати наказ. Скажіть про це людині, яка щось передає, до того, як вона це зробить.",
	"drop.take_in": "Прийняти",
	"drop.throw_away": "Викинути копії",
	"drop.nothing_lost": "Файли, збережені до цього, залишаються у справі; повторне приймання продовжить звідти.",
	"drop.summary": "Прийнято: {n}. Вже відомі: {known}. Не читаються або відхилені: {bad}.",
	"drop.outcome": "Що сталося з кожним файлом",
	"drop.became": "Результат",
	"drop.why": "Чому",
	"intake.taken_in": "прийнято",
	"intake.known": "вже відомий",
	"intake.refused": "відхилено",
	"intake.failed": "не вдалося",
	"archive.which": "Який",
	"archive.own": "записів цієї справи",
	"archive.named": "названий під час запуску (--archive)",
	"archive.holds": "Що в ньому є",
	"archive.not_in": "Записи справи, яких у ньому немає",
	"archive.none": "немає",
	"archive.not_taken": "Не вдалося додати: {n}",
	"archive.add": "Додати",
	"archive.add_note": "Записів справи до додавання: {n}. Вони залишаються на місці; зберігаються їхні відбитки.",
	"archive.all_in": "Усі читабельні записи справи вже в ньому.",
	"archive.more": "Інші файли та причина",
	"archive.files": "Файли або теки цього комп’ютера",
	"archive.files_hint": "По одному шляху в рядку. Їх лише читають.",
	"archive.reason": "Чому",
	"archive.places": "Описати також місцевість, для інших поглядів на місце (повільніше)",
	"archive.look": "Шукати копії",
	"archive.look_note": "Порівнює кожен запис з кожним іншим. Що вже порівняно, не порівнюється знову.",
	"archive.compare": "Порівняти всі",
	"archive.find_one": "Один запис проти архіву",
	"archive.find": "Шукати",
	"archive.open_found": "Відкрити знайдене",
	"archive.added": "Додано: {n}. Вже відомі: {known}.",
	"archive.compared": "Записів: {n}. Груп зі спільними кадрами: {m}.",
	"archive.empty_title": "Архів порожній",
	"archive.empty_words": "Додайте записи справи вище; потім шукайте серед них копії.",
	"archive.not_compared_title": "Ще нічого не порівняно",
	"archive.not_compared_words": "Порівняйте всі записи вище. У командному рядку:",
	"archive.no_copies_title": "Спільних кадрів не знайдено",
	"archive.no_copies_words": "Порівняно записів: {n}. Що нічого не знайдено, не доводить, що нічого немає.",
	"archive.short": "Лише короткі уривки",
	"archive.short_note": "Ці пари мають замало спільного, щоб скласти групу.",
	"archive.rejected": "Визнано: не збігаються",
	"archive.not_compared": "Не порівняно повністю",
	"archive.cluster": "Група {k}: записів {n}, разом кадрів {s}",
	"archive.members": "Записи групи",
	"archive.shows": "Показує з цього",
	"archive.published": "Опубліковано",
	"archive.most_complete": "найповніший зі знайдених",
	"archive.earliest": "найраніший зі знайдених",
	"archive.pairs": "Пари",
	"archive.pair": "Пара",
	"archive.in_out_a": "Початок–кінець у першому",
	"archive.in_out_b": "Початок–кінець у другому",
	"archive.score": "Оцінка",
	"archive.score_note": "Середня узгодженість рухомого, від 0 до 1. Ні вона, ні найраніший час не кажуть, який запис є оригіналом.",
	"archive.edited": "Змонтовано",
	"archive.judged": "Судження",
	"archive.open_question": "ще не розглянуто",
	"archive.only_in": "Показує лише один:",
	"archive.could_derive": "Що з чого могло походити: {n}",
	"archive.against": "Проти:",
	"archive.derives": "{a} міг походити з {b}.",
	"archive.drawing": "Хто що показує: записів {n} упродовж {s}",
	"archive.shared_part": "показують кілька",
	"archive.alone_part": "показує лише один",
	"archive.facts": "Пара записів",
	"archive.evidence": "Уривки й кадри-докази",
	"archive.evidence_note": "Перший і останній кадр кожного уривка, з обох. Вони розмиті, доки ви не попросите кожен.",
	"archive.frames_make": "Розкодувати кадри",
	"archive.frames_note": "Читання оригіналів справи заноситься до журналу.",
	"archive.frames_none": "Кадрів немає: медіа не було під рукою або обидва файли мають ті самі байти.",
	"archive.show_all": "Показати всі кадри",
	"archive.mirrored": "дзеркально",
	"archive.turned": "повернуто на {n}°",
	"archive.rate": "швидкість {n}",
	"archive.in": "початок",
	"archive.out": "кінець",
	"archive.piece": "Уривок {k}",
	"archive.frame": "кадр {n}",
	"archive.edits": "Список правок",
	"archive.edits_note": "Що зроблено з {a}, щоб отримати {b}: відтворено й звірено.",
	"archive.edits_make": "Виміряти правки",
	"archive.edits_again": "Виміряти знову",
	"archive.no_edits": "Правок не знайдено.",
	"archive.what": "Що",
	"archive.when": "Коли",
	"archive.statement": "Словами",
	"archive.residual": "Відтворено з джерела: SSIM {ssim}, яскравість різниться на {rms} рівня, {open} % зображення не пояснено.",
	"archive.sound": "Звук",
	"archive.moment": "Джерело й копія о {t}",
	"archive.judge": "Підтвердити або відхилити",
	"archive.judge_note": "Кожне судження зберігається; діє найновіше, і пошук його враховує.",
	"archive.because": "Чому",
	"archive.reason_needed": "Спершу скажіть чому.",
	"archive.judgement_kept": "Судження збережено.",
	"archive.basis": "Порівняно за",
	"judge.match": "Ті самі кадри",
	"judge.not_a_match": "Не збігається",
	"judge.unsure": "Не певні",
	"judge.withdrawn": "Відкликати судження",
	"judged.match": "ті самі кадри",
	"judged.not_a_match": "не збігається",
	"judged.unsure": "не певні",
	"judged.withdrawn": "відкликано",
	"edited.first": "перший",
	"edited.second": "другий",
	"edited.both": "обидва",
	"edited.unknown": "невідомо",
	"edited_found.query": "той, який шукали",
	"edited_found.found": "знайдений",
	"edited_found.both": "обидва",
	"edited_found.unknown": "невідомо",
	"basis.frames": "кадрами",
	"basis.digest": "тими самими байтами",
	"basis.fingerprint": "лише відбитками",
	"edit.crop": "обрізано",
	"edit.bars": "додано смуги",
	"edit.scale": "масштабовано",
	"edit.mirror": "віддзеркалено",
	"edit.rotate": "повернуто",
	"edit.overlay": "накладення",
	"edit.grade": "змінено кольори",
	"edit.blur": "розмито",
	"edit.speed": "змінено швидкість",
	"edit.removed": "частину джерела пропущено",
	"edit.freeze": "стоп-кадр",
	"edit.reorder": "змінено порядок",
	"edit.sound_replaced": "звук замінено",
	"edit.sound_removed": "звук вилучено",
	"sound.same": "той самий",
	"sound.shifted": "той самий, зсунутий",
	"sound.mixed": "змішаний з іншим",
	"sound.replaced": "замінений",
	"sound.removed": "вилучений",
	"sound.none": "жоден не має звуку",
	"sound.undetermined": "не визначено",
	"sound_kind.same_soundtrack": "та сама звукова доріжка",
	"sound_kind.two_microphones": "одна подія, два мікрофони",
	"sound_kind.music": "музика",
	"sound_kind.ambiguous": "неоднозначно: повторюється",
	"found.title": "Шукали: {name}",
	"found.searched": "Записів переглянуто: {n}.",
	"found.nothing": "Нічого не знайдено",
	"found.nothing_words": "Жодних спільних кадрів, звуку чи місця. Що нічого не знайдено, не доводить, що нічого немає.",
	"found.footage": "Ті самі кадри",
	"found.in_out_query": "Початок–кінець у шуканому",
	"found.in_out_found": "Початок–кінець у знайденому",
	"found.longer": "довша версія",
	"found.sound": "Спільний звук",
	"found.kind": "Вид",
	"found.places": "Інші погляди на те саме місце",
	"found.places_note": "Кандидати: місцевість збігається. Чи той самий час, скаже порівняння.",
	"found.at_query": "Момент у шуканому",
	"found.at_found": "Момент у знайденому",
	"found.inliers": "Точок збігається",
	"found.notes": "Примітки",
	"publish.begin_title": "Спланувати копію",
	"publish.begin_note": "Запис досліджується; копія починається з того, що все закрито й без звуку. Кожна частина, яку мають побачити чи почути, потребує причини та другої людини.",
	"publish.recording": "Запис",
	"publish.fill": "Маски виглядають як",
	"publish.begin": "Спланувати",
	"publish.open": "Відкрити план",
	"publish.none_here": "Спершу прийміть запис.",
	"publish.none_title": "Копій для публікації ще немає",
	"publish.none_words": "Виберіть запис вище. Від цього нічого не покидає справу.",
	"publish.planned": "Сплановано",
	"publish.clearances": "Дозволи",
	"publish.agreed_of": "погоджено {n} з {m}",
	"publish.stops": "Що її зупиняє",
	"publish.nothing_stops": "ніщо не зупиняє",
	"publish.made": "Зроблено",
	"publish.title": "Копія для публікації: {name}",
	"publish.drawn": "Ділянку намальовано.",
	"publish.show_first": "Спершу покажіть зображення.",
	"publish.draw": "Намалювати ділянку",
	"publish.draw_first": "Спершу намалюйте ділянку на зображенні.",
	"publish.which_track": "Слід",
	"publish.track": "слід {id}",
	"publish.radius": "Половина ширини",
	"publish.radius_hint": "Частка ширини зображення.",
	"publish.add_title": "Закрити або відкрити",
	"publish.add_note": "Хто стоїть чи лежить нерухомо, потребує окремої маски: машина вважає їх частиною місця.",
	"publish.what": "Що",
	"publish.where": "Де",
	"publish.from": "Від, с",
	"publish.to": "До, с",
	"publish.now": "Зараз",
	"publish.reason": "Чому",
	"publish.add": "Додати",
	"publish.added": "Додано.",
	"publish.rows": "Маски й дозволи",
	"publish.all_masked": "Усе закрито й без звуку.",
	"publish.go": "Перейти туди",
	"publish.waits": "Чекає на другу людину:",
	"publish.second": "Друга людина для {id}",
	"publish.agree": "Погодитися",
	"publish.agreed": "погоджено",
	"publish.agreed_by": "Погодив/-ла {who}, {at}.",
	"publish.withdraw": "Відкликати згоду",
	"publish.questions": "Перед оприлюдненням",
	"publish.open_question": "відкрито",
	"publish.verdict": "Відповідь",
	"publish.why": "Чому",
	"publish.answer": "Відповісти",
	"publish.preview": "Попередній перегляд",
	"publish.preview_note": "Моменти до й після закриття, де видно було б найбільше. Враховано й дозволи, яких ще ніхто не погодив. Для тих, хто вирішує; нікому не передавайте.",
	"publish.preview_make": "Зробити перегляд",
	"publish.preview_again": "Зробити знову",
	"publish.preview_old": "План змінено після цього перегляду.",
	"publish.before_at": "до, о {t}",
	"publish.after_at": "після, о {t}",
	"publish.moment": "{t}: видно було б {p} %",
	"publish.make_title": "Копія",
	"publish.make_note": "Її зроблено лише з пікселів і часу, розібрано й перевірено, перш ніж показати тут.",
	"publish.make": "Зробити копію",
	"publish.make_still": "Зробити один кадр цього моменту",
	"publish.not_made": "Її не зроблено",
	"publish.checked": "перевірено",
	"publish.not_checked": "перевірка знайшла проблеми",
	"publish.save": "Зберегти копію",
	"fill.surroundings": "їхнє оточення",
	"fill.solid": "один сірий",
	"clear.masked": "тримати закритим",
	"clear.scene": "показати нерухоме місце",
	"clear.movers": "показати те, що рухається",
	"clear.overlay": "показати позначки на зображенні",
	"clear.sound": "дати почути звук",
	"where.whole": "усе зображення",
	"where.picture": "ділянка зображення",
	"where.ground": "ділянка, що лишається на місцевості",
	"where.track": "уздовж сліду",
	"verdict.clear": "ясно: можна показати",
	"verdict.none_in_view": "нікого в кадрі",
	"verdict.stop": "стоп: не можна показувати",
	"question.prisoners": "Полонені",
	"question.next_of_kin": "Близькі родичі",
	"question.minors": "Неповнолітні",
	"question.consent": "Згода",
	"question.sexual_violence": "Сексуальне насильство",
	"question_long.prisoners": "Чи можна впізнати когось, хто утримується, здався або поранений у руках супротивника? Третя Женевська конвенція, ст. 13: захищені від образ і цікавості натовпу.",
	"question_long.next_of_kin": "Чи показано когось, хто загинув або постраждав, і чи повідомили раніше близьких?",
	"question_long.minors": "Чи можна впізнати неповнолітню особу за обличчям, тілом, голосом, одягом, місцем чи товариством?",
	"question_long.consent": "Чи всі, кого можна впізнати, погодилися на таке використання, і чи можна взагалі використовувати запис?",
	"question_long.sexual_violence": "Чи показано сексуальне насильство або місце чи звук, що ведуть до людини, яка його пережила?",
	"stop.may_publish": "Що можна публікувати",
	"stop.embargo_until": "Ембарго",
	"stop.may_share_with": "Кому можна передавати",
	"stop.prisoners": "Полонені",
	"stop.next_of_kin": "Близькі родичі",
	"stop.minors": "Неповнолітні",
	"stop.consent": "Згода",
	"stop.sexual_violence": "Сексуальне насильство",
	"stop.case": "Справа",
	"recording.about": "Оригінал",
	"recording.events": "Події збереження: {n}",
	"pairs.none_title": "Ще нічого не порівнювали",
	"pairs.none_words": "Виберіть два або більше записів однієї події; порівняння ставить їх на один годинник і одну карту.",
	"pairs.choose": "Вибрати записи",
	"pairs.recordings": "Записи",
	"pairs.relation": "Зв’язок",
	"pairs.clock": "Годинник",
	"pairs.stored": "Збережено",
	"pairs.by_hand": "вручну",
	"pair.copy_address": "Копіювати адресу цієї миті",
	"pair.copied": "Скопійовано",
	"pair.observations": "Спостереження",
	"pair.findings": "Висновки",
	"pair.said": "Сказане",
	"pair.frames": "Кадри",
	"pair.recordings": "Записи",
	"contrast.title": "Чого кожен не показує",
	"contrast.none": "На спільному годиннику кожен показує весь час іншого.",
	"contrast.alone": "Показано один запис, тож порівнювати ні з чим.",
	"contrast.shows": "показує {t}",
	"why.before": "не записано: до початку",
	"why.after": "не записано: після кінця",
	"why.gap": "не записано: розрив",
	"why.unplaced": "немає місця на годиннику: не визначено",
	"said.blind": "Поки ви працюєте наосліп, сказане іншими не показується.",
	"said.none": "У реєстрі справи немає заяв. Їх додають так:",
	"said.no_claim": "Без твердження",
	"said.support": "вказує на",
	"said.observed": "там спостережено",
	"stance.for": "За",
	"stance.against": "Проти",
	"stance.neither": "Ні за, ні проти",
	"clock.reason": "Яку мить ви впізнали і як",
	"clock.reason_hint": "Зберігається з прив’язкою; відповідь машини лишається поруч.",
	"clock.keep": "Зберегти у справі",
	"clock.kept": "Прив’язки у справі",
	"clock.withdraw": "Відкликати",
	"clock.withdraw_reason": "Чому відкликано",
	"clock.withdrawn": "відкликано",
	"observe.new": "Нове спостереження",
	"observe.edit": "Змінити спостереження",
	"observe.in": "Початок",
	"observe.out": "Кінець",
	"observe.who": "Хто або що",
	"observe.action": "Що відбувається",
	"observe.certainty": "Певність",
	"observe.region": "Де на зображенні",
	"observe.region_hint": "Ліворуч, згори, ширина, висота у відсотках; або намалюйте.",
	"observe.note": "Примітка",
	"observe.keep": "Зберегти",
	"observe.cancel": "Скасувати",
	"observe.draw": "Намалювати ділянку",
	"observe.as": "як {who}",
	"observe.no_frame": "Провідний запис не має кадру цієї миті.",
	"observe.blurred": "Спершу відкрийте зображення або введіть ділянку у відсотках.",
	"observe.drawing": "Намалюйте прямокутник на зображенні.",
	"observe.no_span": "I позначає початок, O — кінець.",
	"observe.kept": "Спостереження збережено.",
	"observe.none": "Спостережень ще немає. Відтворюйте, натисніть I на початку та O в кінці, опишіть, що відбувається, натисніть Enter.",
	"observe.in_region": "з ділянкою",
	"observe.version": "версія {n}",
	"observe.change": "Змінити",
	"observe.withdraw": "Відкликати",
	"observe.key_in": "Спостереження: позначити початок",
	"observe.key_out": "Спостереження: позначити кінець і писати",
	"observe.key_region": "Спостереження: намалювати ділянку",
	"observe.key_focus": "Спостереження: написати, що відбувається",
	"certainty.certain": "певно",
	"certainty.probable": "ймовірно",
	"certainty.possible": "можливо",
	"agree.title": "{a} і {b}",
	"agree.share": "збігаються в {n}: {p} %",
	"agree.only": "лише {who}: {what}",
	"agree.apart": "початок {a} с, кінець {b} с різниці",
	"agree.rule": "Два спостереження збігаються, якщо мають спільну щонайменше половину коротшого; миті — у межах пів секунди. Частка рахує збіги двічі, поділені на всі спостереження обох.",
	"blind.on": "{who} працює наосліп.",
	"blind.alone": "Показано лише один запис і жодних чужих нотаток.",
	"blind.notes": "Чужі нотатки не показано.",
	"blind.end": "Завершити роботу наосліп",
	"blind.title": "Працювати наосліп",
	"blind.words": "Доки не завершите, ви бачите лише власні спостереження; потім буде показано збіг з іншими. Початок і кінець заносяться до журналу.",
	"blind.show": "Що показувати",
	"blind.all": "усі записи",
	"blind.one": "лише {file}",
	"blind.begin": "Почати як {who}",
	"presence.observed": "спостережено й там",
	"presence.in_view_not_observed": "у полі зору, не спостережено",
	"presence.out_of_view": "поза полем зору",
	"presence.before_start": "до початку",
	"presence.after_end": "після кінця",
	"presence.gap": "розрив",
	"presence.covered": "закрито",
	"presence.not_resolvable": "не розрізнити",
	"presence.undetermined": "не визначено",
	"care.title": "Перегляд",
	"care.words": "Записи, позначені як тяжкі для перегляду, лишаються малими, розмитими й без звуку, доки про кожен не попросять.",
	"care.graphic": "Тяжкий для перегляду",
	"care.described": "Що показує, словами",
	"care.described_hint": "Щоб іншим не треба було дивитися.",
	"care.keep": "Зберегти",
	"care.kept": "Збережено у справі.",
	"care.marked": "Позначено як тяжкий для перегляду.",
	"care.no_need": "Вже описано, дивитися не потрібно",
	"graphic.yes": "так",
	"graphic.no": "ні",
	"graphic.not_determined": "не визначено",
	"case.state": "Стан",
	"case.originals": "Оригінали",
	"case.records": "Документи",
	"case.findings": "Висновки",
	"case.log": "Події збереження",
	"case.timestamps": "Позначки часу",
	"case.last_check": "Остання повна перевірка",
	"case.next_check": "Наступна повна перевірка",
	"case.never": "ніколи",
	"case.events": "Події збереження",
	"case.events_note": "Спершу найновіші. Люди — під псевдонімами; причини запечатано, їх видно власникові ключа.",
	"case.no_events": "Журнал порожній.",
	"case.when": "Коли",
	"case.who": "Хто",
	"case.what": "Що",
	"case.why": "Навіщо",
	"case.newer": "Новіші",
	"case.older": "Старіші",
	"case.check": "Перевірити справу",
	"case.check_note": "Читає кожен файл і звіряє з журналом. Результат стане подією в журналі.",
	"case.verify": "Перевірити зараз",
	"case.well": "Усе гаразд",
	"case.problems": "Проблеми: {n}",
	"case.checked": "Файлів: {n}, записів журналу: {m}.",
	"case.open": "Що тут не вдалося перевірити",
	"hand.note": "Спершу погляньте, що піде, а що залишиться; потім запишеться тека, яку може перевірити стороння людина.",
	"hand.title": "Передати",
	"hand.recipient_hint": "Як її назвали джерела.",
	"hand.name": "Як вона називається",
	"hand.reason": "Чому",
	"hand.place": "Тека для запису",
	"hand.place_hint": "Відсутня, порожня або попередня передача; поза справою.",
	"hand.make": "Передати",
	"hand.made": "Теку записано, підписано й занесено до журналу",
	"hand.made_words": "Файлів: {files}, {size}. Пішло: {n}. Залишилося: {m}.",
	"hand.check": "Стороння людина перевіряє її цим рядком; потрібен лише Python:",
	"hand.why": "Чому залишається",
	"hand.to": "Кому",
	"hand.recipient": "позначка партнера",
	"hand.look": "Переглянути",
	"hand.leaves": "Виходить: {n}",
	"hand.stays": "Залишається: {n}",
	"hand.nothing": "нічого",
	"tier.public": "громадськості",
	"tier.partner": "партнерові",
	"tier.court": "судові",
	"relation.same_footage": "Та сама зйомка",
	"relation.same_place_and_time": "Те саме місце й час",
	"relation.same_place": "Те саме місце",
	"relation.no_relation_found": "Зв’язку не знайдено",
	"relation.undetermined": "Не визначено",
	"clock.aligned": "суміщено",
	"clock.partly": "суміщено частково",
	"clock.undetermined": "не визначено",
	"state.readable": "читається",
	"state.unreadable": "не читається",
	"state.not_media": "не медіа",
	"state.not_finished": "не завершено",
	"state.quarantined": "у карантині",
	"state.destroyed": "знищено з записом",
	"timestamps.timestamped": "з позначкою часу",
	"timestamps.not_yet_timestamped": "ще без позначки часу",
	"timestamps.partly_timestamped": "частково з позначкою",
	"clock.again": "Виміряти знову з цими прив’язками",
	"clock.again_words": "Сторінка вже йде за ними. Повторне вимірювання зберігає окремий висновок зі своїми кадрами-доказами.",
	"clock.again_reason": "виміряно знову з прив’язками, виставленими вручну",
	"exact.button": "Точний кадр",
	"exact.hint": "Декодувати цей кадр із самого оригіналу; перегляд занесуть до журналу",
	"exact.title": "Точний кадр {file}",
	"exact.words": "Відтворюється робоча копія. Тут кадр декодується з оригіналу, показується без розмиття, а перегляд із причиною заноситься до журналу.",
	"exact.reason": "Чому ви дивитеся оригінал",
	"exact.look": "Показати кадр {n}",
	"exact.alt": "Кадр {n} оригіналу",
	"exact.caption": "Кадр {n} на {t}, {w} × {h}, декодовано з оригіналу",
	"exact.save": "Зберегти зображення",
	"stage.decoding": "декодування",
	"work.view": "Перегляд оригіналу",
	"work.compare": "Порівняння",
	"work.verify": "Перевірка справи",
	"work.take_in": "Приймання",
	"work.archive_add": "Додавання до архіву",
	"work.archive_compare": "Пошук копій",
	"work.archive_frames": "Розкодування кадрів",
	"work.archive_edits": "Вимірювання правок",
	"work.find": "Пошук в архіві",
	"work.hand_over": "Передавання",
	"work.publish_plan": "Планування копії",
	"work.publish_preview": "Підготовка перегляду",
	"work.publish_make": "Виготовлення копії",
	"work.cancel": "Скасувати",
	"work.state.done": "готово",
	"work.state.failed": "не вдалося",
	"work.state.cancelled": "скасовано",
	"stage.starting": "початок",
	"stage.checking files": "перевірка файлів",
	"stage.preserving": "збереження",
	"stage.examining": "перший погляд",
	"stage.sidecars": "файли, що про них говорять",
	"stage.fingerprinting": "відбитки",
	"stage.indexing": "індексування",
	"stage.comparing": "порівняння",
	"stage.matching": "зіставлення",
	"stage.measuring the edits": "вимірювання правок",
	"stage.comparing the sound": "порівняння звуку",
	"stage.making the copy again": "відтворення копії",
	"stage.reading the source": "читання джерела",
	"stage.reading the copy": "читання копії",
	"stage.previewing": "перегляд",
	"stage.masking": "закриття",
	"stage.writing": "запис",
	"stage.copying": "копіювання",
	"stage.working copies": "робочі копії",
	"stage.finding the clock": "пошук годинника",
	"stage.registering the ground": "суміщення місцевості",
	"stage.the page": "сторінка",
	"nav.register": "Реєстр",
	"register.incidents": "Події",
	"register.counts": "Підрахунки",
	"register.links": "Зв’язки",
	"register.import": "Імпорт",
	"register.absent_title": "Реєстру ще немає",
	"register.absent_words": "Названого файлу не існує. Його створить перший імпорт.",
	"register.none_title": "Жодного реєстру не відкрито",
	"register.none_words": "Запустіть робоче місце з реєстром або зі справою, яка має власний:",
	"register.empty_title": "У реєстрі ще немає подій",
	"register.empty_words": "Імпортуйте таблицю або вивантаження іншої програми: стовпці буде розпізнано, а пробний прогін покаже, що станеться з кожним рядком. Або запишіть першу подію вручну.",
	"register.write_one": "Нова подія",
	"register.found": "Подій: {n}",
	"register.found_least": "Подій: щонайменше {n}",
	"register.nothing_title": "Нічого не знайдено",
	"register.nothing_words": "Приберіть одну з умов, залиште менше літер слова або шукайте за іншим написанням місця.",
	"register.undated": "без дати",
	"register.not_stated": "не зазначено",
	"register.no_number": "без числа",
	"register.sort": "Спершу найновіші або найдавніші",
	"register.relevance": "найближчі",
	"register.previous": "Назад",
	"register.next": "Далі",
	"register.page": "Сторінка {n}",
	"register.page_of": "Сторінка {n} з {m}",
	"keys.search": "пошук",
	"keys.walk": "рух",
	"keys.open": "відкрити",
	"keys.pages": "гортати",
	"views.label": "Подання знайденого",
	"views.table": "Таблиця",
	"views.map": "Карта",
	"views.timeline": "Часова шкала",
	"views.charts": "Діаграми",
	"filter.search": "Пошук: слова, \"фрази\", -без",
	"filter.from": "від",
	"filter.to": "до",
	"filter.from_long": "Період від",
	"filter.to_long": "Період до",
	"filter.period_hint": "Рік, місяць або день: 2024, 2024-08, 2024-08-12. Знаходяться події, хоча б один день дати яких може належати до періоду.",
	"filter.place": "Місце",
	"filter.place_hint": "У будь-якому написанні: українському, російському чи латинському.",
	"filter.searches": "Збережені пошуки",
	"filter.none_kept": "Збережених пошуків ще немає.",
	"filter.keep": "Зберегти цей",
	"filter.keep_name": "Назва пошуку",
	"filter.kept": "Пошук збережено.",
	"filter.forget": "Забути «{name}»",
	"filter.no_values": "Значень немає.",
	"filter.chosen": "Умови",
	"filter.remove": "Прибрати цю умову",
	"filter.clear": "Прибрати все",
	"filter.cleared": "Усі умови прибрано.",
	"filter.in_box": "у частині карти",
	"filter.undated": "лише без дати",
	"filter_field.source": "Джерело",
	"filter_field.kind": "Вид",
	"filter_field.side": "Імовірна сторона",
	"filter_field.affected": "Потерпіла сторона",
	"filter_field.status": "Статус",
	"filter_field.country": "Країна",
	"filter_field.place": "Місце",
	"filter_field.period": "Період",
	"filter_field.standing": "Оскарженість",
	"filter_field.state": "Перевірка",
	"standing.open": "не оскаржено",
	"standing.denied": "заперечено",
	"standing.refuted": "спростовано",
	"state.unreviewed": "не переглянуто",
	"state.reviewed": "переглянуто",
	"state.verified": "підтверджено другою особою",
	"state.withdrawn": "відкликано",
	"step.unreviewed": "Повернути до непереглянутих",
	"step.reviewed": "Позначити переглянутою",
	"step.verified": "Підтвердити як друга особа",
	"step.withdrawn": "Відкликати",
	"field.id": "Ідентифікатор",
	"field.source": "Джерело",
	"field.title": "Заголовок",
	"field.description": "Опис",
	"field.when": "Дата",
	"field.date_from": "Дата від",
	"field.date_to": "Дата до",
	"field.kind": "Вид",
	"field.place": "Місце",
	"field.places": "Місця",
	"field.admin": "Область",
	"field.country": "Країна",
	"field.latitude": "Широта",
	"field.longitude": "Довгота",
	"field.precision": "Точність, м",
	"field.precision_m": "Точність, м",
	"field.spellings": "Інші написання",
	"field.affected": "Постраждали",
	"field.affected_min": "Постраждали, щонайменше",
	"field.affected_max": "Постраждали, щонайбільше",
	"field.unit": "Одиниця",
	"field.alleged": "Імовірна сторона",
	"field.alleged_party": "Імовірна сторона",
	"field.affected_party": "Потерпіла сторона",
	"field.parties": "Сторони",
	"field.party": "Сторона",
	"field.role": "Роль",
	"field.party_standing": "Як її названо",
	"field.members": "Учасники або можливі сторони",
	"field.status": "Статус у джерелі",
	"field.standing": "Оскарженість",
	"field.standard": "Стандарт доказування",
	"field.url": "Адреса",
	"field.language": "Мова",
	"field.recordings": "Записи",
	"field.extra": "Інші стовпці",
	"role.alleged": "Імовірна сторона",
	"role.affected": "Потерпіла сторона",
	"role.other": "Інша сторона",
	"party.named": "названо",
	"party.unknown": "невідома",
	"party.disputed": "спірна",
	"party.coalition": "коаліція",
	"verdict.same": "Та сама",
	"verdict.different": "Різні",
	"verdict.unsure": "Не певні",
	"verdict.withdrawn": "відкликано",
	"independence.party_to_the_conflict": "сторона конфлікту",
	"independence.tied_to_a_party": "пов’язане зі стороною",
	"independence.independent": "незалежне",
	"independence.unknown": "незалежність невідома",
	"investigation.announced": "оголошено",
	"investigation.opened": "розпочато",
	"investigation.under_way": "триває",
	"investigation.charged": "пред’явлено обвинувачення",
	"investigation.in_court": "у суді",
	"investigation.decided": "винесено рішення",
	"investigation.closed": "закрито",
	"investigation.unknown": "стадія невідома",
	"incident.edit": "Змінити",
	"incident.kept": "Збережено.",
	"incident.version": "версія {n}",
	"incident.of": "записано: {source}",
	"incident.stated": "Що зазначає джерело",
	"incident.as_source": "словами джерела",
	"incident.means": "може означати від {first} до {last}",
	"incident.unknown_party": "невідома",
	"incident.unnamed_place": "місце без назви",
	"incident.no_position": "без координат",
	"incident.said": "Що сказано",
	"incident.nothing_said": "У реєстрі немає заяв про цю подію.",
	"incident.none": "Немає.",
	"incident.general": "Загальні заяви, окремо",
	"incident.general_note": "Вони стосуються дій названої тут сторони, але не жодної окремої події: жодна з них не є запереченням цієї.",
	"incident.investigations": "Розслідування",
	"incident.as_of": "станом на {day}",
	"incident.requests": "Запити на коментар",
	"incident.answer": "заяв «за»: {n}, «проти»: {m}",
	"incident.translated": "Переклад: {words}",
	"incident.speaks_for": "виступає за {side}",
	"incident.links": "Оцінені зв’язки",
	"incident.no_links": "Зв’язків з іншими подіями ще ніхто не оцінював.",
	"incident.review": "Перевірка",
	"incident.review_note": "Підтверджує друга особа: не той, хто написав цю версію, і не той, хто переглянув її першим.",
	"incident.reason": "Причина",
	"incident.edited_by": "Написано: {who}.",
	"incident.imported": "Як імпортовано.",
	"incident.reviewed_by": "Переглянуто: {who}.",
	"incident.history": "Історія",
	"incident.changed": "Змінених полів: {n}",
	"incident.field": "Поле",
	"incident.before": "Було",
	"incident.after": "Стало",
	"incident.undo": "Скасувати останню версію",
	"incident.undo_note": "Попередня версія повертається як нова; нічого не зникає. Скасування першої версії відкликає подію.",
	"incident.undo_reason": "Чому скасовується",
	"incident.undo_do": "Скасувати",
	"form.note": "Пишіть те, що зазначає джерело, так, як воно зазначає. Чого не зазначено, лишайте порожнім.",
	"form.when_hint": "Наскільки відомо: 2024, 2024-08, 2024-08-12, 2024-08-12/2024-08-14, 2024-08?",
	"form.kind_hint": "Словами джерела.",
	"form.least": "Щонайменше",
	"form.most": "Щонайбільше",
	"form.add_place": "Додати місце",
	"form.add_party": "Додати сторону",
	"form.parties_note": "Сторони так, як їх називає джерело; ніколи не особи. Учасників розділяйте крапкою з комою.",
	"form.take_away": "Прибрати",
	"form.reason_hint": "Зберігається з версією назавжди.",
	"form.keep": "Зберегти",
	"form.cancel": "Скасувати",
	"map.label": "Карта знайденого",
	"map.keys": "Карта: стрілки рухають, плюс і мінус змінюють масштаб",
	"map.in": "Наблизити",
	"map.out": "Віддалити",
	"map.all": "Показати все",
	"map.only_this": "Лише ця частина карти",
	"map.placed": "З координатами: {n}.",
	"map.unlocated": "Без координат, не на карті: {n}.",
	"map.more": "Не показано позначок: {n}; наблизьте карту.",
	"map.same": "Подій в одній точці: {n}. Відкрити таблицею.",
	"map.cluster": "Подій поруч: {n}. Наблизити.",
	"map.precision": "у межах {m} м",
	"map.no_precision": "точність не зазначено",
	"timeline.title": "Коли це сталося",
	"timeline.note": "Дату показано настільки, наскільки вона відома: суцільно, якщо вона вся в періоді, світліше, якщо може там бути. Виберіть стовпець, щоб побачити його період.",
	"timeline.bar": "{period}: {n}",
	"timeline.bar_range": "{period}: від {n} до {m}",
	"timeline.sure": "у межах періоду",
	"timeline.may": "може належати до періоду",
	"timeline.spans": "Дати, що можуть означати кілька періодів",
	"timeline.spans_more": "Найчастіші {n} з {m}.",
	"timeline.each": "По одній",
	"timeline.undated": "Без дати, не на шкалі: {n}.",
	"timeline.show_undated": "Показати їх",
	"timeline.none_title": "Немає дат для показу",
	"timeline.none_words": "Жодна зі знайдених подій не має дати.",
	"charts.note": "Кожна смуга — від найменшого до найбільшого зазначеного, для подій, яких ніхто не заперечив і не спростував.",
	"charts.apart": "Інші одиниці чи стандарти — на окремих діаграмах: їх не порівнюють.",
	"charts.standard": "Стандарт доказування: {standard}.",
	"charts.unit": "Постраждали, одиниця: {unit}",
	"charts.rows": "Рядки",
	"charts.by_side": "імовірна сторона",
	"charts.by_kind": "вид",
	"charts.table": "Таблицею, з правилом і прогалинами",
	"charts.bar": "{name}, {period}: від {min} до {max} {unit}, подій: {n}",
	"counts.by": "Рахувати за",
	"counts.period": "Періоди",
	"counts.all": "усі",
	"counts.all_dated": "усі з датою",
	"counts.filtered": "З того, що знаходить фільтр.",
	"counts.see_filter": "Переглянути",
	"counts.everything": "З усіх подій.",
	"counts.set_filter": "Задати фільтр",
	"counts.nothing_words": "Жодна подія не підходить, тож рахувати нічого.",
	"counts.not_comparable": "Чого не можна порівнювати чи додавати",
	"counts.rows_touched": "Рядків: {n}.",
	"counts.not_stated": "не зазначено",
	"counts.no_period": "не в одному періоді",
	"counts.unit": "Одиниця",
	"counts.incidents": "Події",
	"counts.range": "Постраждали, від–до",
	"counts.resolved": "Дублікати пораховано раз",
	"counts.denied": "Заперечено, окремо",
	"counts.refuted": "Спростовано, окремо",
	"counts.of_them": "З них {what}",
	"counts.first_rows": "Перші {n} з {m} рядків; у завантаженні всі.",
	"counts.as_charts": "Діаграмами",
	"counts.how": "Як пораховано",
	"counts.rule": "Правило",
	"counts.snapshot": "Знімок реєстру",
	"counts.recompute": "Порахувати знову",
	"counts.save_json": "Завантажити JSON",
	"counts.save_page": "Завантажити сторінкою",
	"counts.stated": "Числа, які зазначають самі джерела",
	"counts.stated_note": "Вони наведені словами джерел і ні до чого не додаються.",
	"counts.stated_pairs": "Які з них можна порівнювати",
	"missing.undated": "без дати",
	"missing.unlocated": "без координат",
	"missing.unreviewed": "не переглянуто",
	"missing.without_number": "без числа",
	"period.year": "роки",
	"period.month": "місяці",
	"period.all": "один період",
	"aspect.unit": "Одиниця",
	"aspect.standard": "Стандарт",
	"aspect.rule": "Правило",
	"aspect.period": "Період",
	"aspect.side": "Сторона",
	"import.choose": "Виберіть файл або перетягніть його сюди",
	"import.known": "CSV або XLSX із рядком заголовків; розпізнаються вивантаження Atlos, Bayanat, ACLED, auto-archiver, timemap та Uwazi. Файл лишається на цьому комп’ютері.",
	"import.reading": "Читання {name} …",
	"import.plain": "таблиця",
	"import.own_map": "Стовпці цієї форми відомі; поле кожного визначене.",
	"import.columns": "Який стовпець заповнює яке поле",
	"import.column": "Стовпець",
	"import.field": "Поле",
	"import.sample": "У таблиці",
	"import.fills": "Поле, яке заповнює стовпець {column}",
	"import.passed_over": "не береться",
	"import.source": "Чия це таблиця",
	"import.source_hint": "Якщо стовпця джерела немає.",
	"import.source_needed": "Потрібно: її номери чинні лише в межах однієї установки.",
	"import.origin": "Перед кожним ідентифікатором",
	"import.origin_hint": "Щоб два реєстри могли мати однакові номери.",
	"import.dates": "Як записано дати",
	"import.dates_hint": "Порожньо для 2024-08-12; %d.%m.%Y для 12.08.2024.",
	"import.reason": "Навіщо імпортується",
	"import.reason_hint": "Зберігається з кожним рядком; типово — контрольна сума файлу.",
	"import.dry": "Пробний прогін",
	"import.dry_hint": "Покаже, що станеться з кожним рядком; нічого не записується.",
	"import.dry_done": "Що сталося б",
	"import.dry_words": "Нічого не записано.",
	"import.done": "Імпортовано",
	"import.created": "нових",
	"import.updated": "оновлених",
	"import.unchanged": "без змін",
	"import.rejected": "не взято",
	"import.rejected_rows": "Рядки, яких не взято, і чому",
	"import.row": "Рядок",
	"import.why": "Чому",
	"import.ignored": "Не взяті стовпці: {columns}",
	"import.changes": "Рядків зі змінами: {n}",
	"import.fields": "Поля",
	"import.go": "Імпортувати події: {n}",
	"import.without": "Без невзятих рядків: {n}.",
	"import.see": "До реєстру",
	"links.left": "Одне джерело",
	"links.right": "Інше джерело",
	"links.find": "Шукати зв’язки",
	"links.note": "Пари записів, що можуть бути про одну подію, найімовірніші спершу. Вирішує людина; записи ніколи не зливаються.",
	"links.one_source_title": "Одного джерела замало для зв’язків",
	"links.one_source_words": "Імпортуйте другий реєстр: зв’язки шукають між записами двох джерел.",
	"links.none_title": "Жодної пари не знайдено",
	"links.none_words": "Жодні записи «{left}» і «{right}» не близькі за часом, місцем і словами.",
	"links.pair": "Два записи",
	"links.at": "Пара {n} з {m}",
	"links.to_do": "ще не оцінено: {n}",
	"links.probability": "Та сама подія: {p}",
	"links.position": "Координати",
	"links.reasons": "Що свідчить за і проти",
	"links.bits_note": "Біти: кожен подвоює або вдвічі зменшує шанси. Разом дають імовірність; оцінено за цими двома джерелами.",
	"links.reason_hint": "порожньо: причини вище",
	"links.by_reasons": "{verdict}: {words}",
	"links.take_back": "Відкликати",
	"links.kept": "Збережено: {verdict}.",
	"links.contradictions": "Оцінки, що суперечать одна одній: {n}",
	"links.judged": "Оцінено: {n}",
	"links.none_judged": "Ще нічого не оцінено.",
	"work.import": "Імпорт",
	"work.dry_run": "Пробний прогін",
	"work.link": "Пошук зв’язків",
	"stage.rows": "рядки",
	"stage.commit": "запис",
	"stage.reading rows": "читання рядків",
	"stage.reading texts": "читання текстів",
	"stage.bringing rows together": "зведення рядків",
	"stage.weighing": "зважування",
	"start.register": "Відкрито реєстр",
	"login.title": "Вхід",
	"login.words": "Над цією справою працюють кілька людей. Власники справи створюють облікові записи й допомагають, якщо щось утрачено.",
	"login.name": "Обліковий запис",
	"login.name_hint": "Псевдонім, наприклад reviewer-1.",
	"login.password": "Пароль",
	"login.code": "Код автентифікатора",
	"login.code_hint": "Шість цифр; лишіть порожнім, якщо їх немає або якщо ви показуєте ключ доступу.",
	"login.send": "Увійти",
	"login.refused": "Ім’я, пароль або код неправильні",
	"login.wait": "Забагато невдалих спроб. Наступна можлива через {n} с",
	"login.owner": "Допоможе власник справи: утрачений пароль чи автентифікатор створюють наново.",
	"login.choose": "Виберіть пароль",
	"login.choose_first": "Перший пароль створено для вас, і його знає той, хто створив запис. Виберіть такий, який знаєте лише ви.",
	"login.choose_words": "Усі ваші сеанси закінчаться, а цей почнеться наново.",
	"login.old": "Теперішній пароль",
	"login.new": "Новий пароль",
	"login.new_hint": "Щонайменше {n} символів з автентифікатором, {m} без нього. Добре підходять кілька слів із пробілами.",
	"login.again": "Новий пароль ще раз",
	"login.differs": "Вони різні.",
	"login.keep": "Використовувати",
	"login.out": "Вийти",
	"login.account": "Ваш обліковий запис: {role}",
	"login.no_pictures": "Ваша роль читає записи й підрахунки. Зображення та звук не показуються.",
	"shell.team": "Те, що ви тут робите, зберігається під іменем вашого облікового запису.",
	"role.owner": "власник",
	"role.editor": "редактор",
	"role.reviewer": "рецензент",
	"role.viewer": "глядач",
	"role.data_viewer": "читач даних",
	"register.sources": "Джерела",
	"sources.search": "Назва, сторона або примітка",
	"sources.independence": "Незалежність",
	"sources.sort": "Порядок",
	"sources.all": "усі, сторона чи ні",
	"sources_sort.name": "за назвою",
	"sources_sort.statements": "спершу з найбільшою кількістю тверджень",
	"sources_sort.incidents": "спершу з найбільшою кількістю подій",
	"sources_sort.reliability": "за надійністю",
	"sources.found": "Джерел: {n} з {m}",
	"sources.none_title": "Джерел ще немає",
	"sources.none_words": "Імпортуйте таблицю або запишіть джерела й твердження: diptych register record. Кожне джерело стоятиме тут зі сказаним.",
	"sources.nothing_words": "Залиште менше літер або приберіть умову.",
	"sources.reliability": "Надійність",
	"sources.reliability_hint": "Наскільки на джерело покладаються, від A до F; оцінка джерела, хоч би що воно казало.",
	"sources.confidence": "Достовірність його тверджень",
	"sources.confidence_hint": "Наскільки вірять кожному твердженню, хоч би хто його висловив; рахується окремо й не поєднується з надійністю.",
	"sources.confidence_one": "достовірність:",
	"sources.statements": "Твердження",
	"sources.statements_hint": "Його власні твердження за видами.",
	"sources.of_them_passed_on": "З них лише передані",
	"sources.of_them_general": "З них не про окрему подію",
	"sources.incidents": "Згадані події",
	"sources.incidents_hint": "Події, про які його твердження, кожна раз.",
	"sources.rows": "Події від нього",
	"sources.rows_hint": "Події цього реєстру, що походять із самого джерела.",
	"sources.requests": "Запити про коментар",
	"sources.two_things": "Надійність оцінюють для джерела, достовірність — для твердження. Їх показано поруч і ніколи не зведено в одне.",
	"sources.no_record": "назване лише подіями чи твердженнями",
	"sources.no_record_words": "Реєстр не має запису про це джерело; його називають лише події, твердження чи запити. Його не оцінювали.",
	"sources.not_judged": "не оцінено",
	"sources.rings": "Повідомлення по колу",
	"sources.rings_note": "Ці твердження передають одне одного й не мають джерела зовні. Кожне коло рахується раз.",
	"sources.goes_back": "Твердження, що сходять до одного",
	"sources.goes_back_note": "Те, що лише передає інше твердження, рахується з ним раз.",
	"sources.circular": "коло",
	"sources.passed_on": "передано",
	"sources.asked": "Запити про коментар",
	"sources.nothing_asked": "Запитів до нього не записано.",
	"sources.overdue": "строк минув",
	"sources.about_incidents": "про",
	"sources.all_kinds": "усі види",
	"sources.kind": "Вид",
	"sources.statements_of": "Тверджень: {n}",
	"sources.no_statements": "Сказаного ним не записано.",
	"sources.note": "Примітка",
	"sources.about": "Про джерело",
	"sources.history": "Історія: {n}",
	"reliability.A": "цілком надійне",
	"reliability.B": "зазвичай надійне",
	"reliability.C": "досить надійне",
	"reliability.D": "зазвичай ненадійне",
	"reliability.E": "ненадійне",
	"reliability.F": "оцінити не можна",
	"confidence.confirmed": "підтверджено",
	"confidence.probable": "імовірно",
	"confidence.possible": "можливо",
	"confidence.doubtful": "сумнівно",
	"confidence.cannot_be_judged": "оцінити не можна",
	"confidence.not_judged": "не оцінено",
	"act.asserts": "стверджує",
	"act.denies": "заперечує",
	"act.declines_to_comment": "відмовляється коментувати",
	"act.does_not_respond": "не відповідає",
	"act.estimates": "наводить оцінку",
	"act.assesses": "дає висновок",
	"act.announces_investigation": "оголошує розслідування",
	"act_said.asserts": "твердить",
	"act_said.denies": "заперечує",
	"act_said.declines_to_comment": "відмовляється коментувати",
	"act_said.does_not_respond": "не відповідає на запит",
	"act_said.estimates": "оцінює",
	"act_said.assesses": "доходить висновку",
	"act_said.announces_investigation": "оголошує розслідування",
	"outcome.answered": "є відповідь",
	"outcome.declined": "відмова коментувати",
	"outcome.no_response": "без відповіді",
	"outcome.waiting": "відповіді не записано",
	"request.answered": "є відповідь (твердження {id})",
	"request.declined": "відмова коментувати",
	"request.no_response": "відповіді не було",
	"request.waiting": "відповіді не записано",
	"request.words": "Запит від {by} до {asked}, {at}, {deadline}: {question}; {as_of}: {outcome}.",
	"request.deadline": "строк {day}",
	"request.no_deadline": "без строку",
	"request.no_day": "станом на невказаний день",
	"figure.none": "без числа",
	"figure.more_than": "понад {n}",
	"figure.at_least": "щонайменше {n}",
	"figure.at_most": "щонайбільше {n}",
	"figure.range": "від {a} до {b}",
	"figure_aspect.population": "сукупність",
	"figure_aspect.side": "сторона",
	"figure_aspect.period": "період",
	"figure_aspect.rule": "правило",
	"figure_aspect.standard": "стандарт",
	"said_words.ascribed": "джерело приписує це: {what}",
	"said_words.figure": "число: {what}",
	"said_words.reasons": "названа причина: {what}",
	"said_words.holds_for": "про час {what}",
	"said_words.through": "через: {what}",
	"said_words.then": "далі",
	"said_words.repeats": "передає твердження {what} і рахується з ним раз",
	"said_words.about": "про подію {what}",
	"said_words.general": "загальне: не про окрему подію",
	"counts.compare_all": "Порівняти з усіма іншими",
	"counts.compare_one": "Порівняти число {n} з усіма іншими",
	"counts.not_all": "Нижче порівняно між собою перші {n}. Ще {m} не порівняно: натисніть «Порівняти з усіма іншими» біля числа.",
	"relation_of_figures.below": "перше нижче за друге",
	"relation_of_figures.above": "перше вище за друге",
	"relation_of_figures.overlapping": "вони перекриваються",
	"relation_of_figures.equal": "вони рівні",
	"exchange.title": "Обмін із партнерами",
	"exchange.note": "Виходять відбитки, ніколи не медіа: партнери дізнаються, чи маєте ви ту саму зйомку.",
	"exchange.leaves": "Що виходить",
	"exchange.search": "Шукати за назвою",
	"exchange.held": "Записів: {n}, опечатано: {m}",
	"exchange.choose": "Вибрати",
	"exchange.seal": "Печатка",
	"exchange.sealed": "опечатано: не виходить ніколи",
	"exchange.no_longer": "більше не опечатано",
	"exchange.do_seal": "Опечатати",
	"exchange.unseal": "Зняти печатку",
	"exchange.none_is_all": "Нічого не позначено: усі неопечатані.",
	"exchange.with_names": "Давати назви файлів замість псевдонімів",
	"exchange.preview": "Переглянути, що вийде",
	"exchange.would_leave": "Відбитків, що вийшли б: {n}, {size}",
	"exchange.warning": "Хто має цей файл, може без вас спитати його, чи маєте ви певне відео. Зображень із нього не відновити, але тривалості, розміри й подібність прочитати можна.",
	"exchange.kept_back": "Опечатано й залишено: {n}.",
	"exchange.not_readable": "Відбитки, що не читаються повністю, теж залишаються: {n}.",
	"exchange.leaves_as": "Виходить як",
	"exchange.here": "Тут, лишається тут",
	"exchange.save": "Зберегти файл",
	"exchange.saved": "Файл зроблено; в архіві записано, що він вийшов.",
	"exchange.nothing": "Нічого б не вийшло.",
	"exchange.left": "Виходило раніше",
	"exchange.when": "Коли",
	"exchange.items": "Записи",
	"exchange.names": "Названо",
	"exchange.file_names": "назвами файлів",
	"exchange.pseudonyms": "псевдонімами",
	"exchange.none_left": "З цього архіву нічого не виходило.",
	"exchange.partners": "Від партнерів",
	"exchange.partner": "Партнер",
	"exchange.no_partners": "Відбитків партнерів тут немає.",
	"exchange.take": "Файл партнера",
	"exchange.take_note": "Усе перевіряється, перш ніж щось зберегти. Далі пошук і порівняння переглядають і його.",
	"exchange.file": "Файл",
	"exchange.take_in": "Прийняти",
	"exchange.taken": "Прийнято від {partner}: {n}.",
	"exchange.known": "Вони вже були тут.",
	"report.title": "Порівняння для оприлюднення",
	"report.note": "Сторінка з числами порівняння та копіями для публікації, які зроблено й перевірено. Назви файлів, суми, примітки, місцевість, кадри-докази, робочі копії та спостереження залишаються.",
	"report.comparison": "Порівняння",
	"report.look": "Переглянути",
	"report.shows": "Що показано",
	"report.copy": "копія для публікації",
	"report.not_shown": "не показано: перевіреної копії не зроблено",
	"item.original": "оригінали",
	"item.original_metadata": "документи про оригінали",
	"item.original_file_name": "назви файлів оригіналів",
	"item.original_digest": "контрольні суми оригіналів",
	"item.working_copy": "робочі копії",
	"item.evidence_frame": "доказові кадри",
	"item.publishing_copy": "копії для публікації",
	"item.published_report": "записи про сторінки для оприлюднення",
	"item.findings": "результати",
	"item.ground": "місцевість",
	"item.observation": "спостереження й судження",
	"item.source_identity": "особи джерел",
	"item.source_attributes": "відомості про джерела",
	"item.source_pseudonym": "псевдоніми джерел",
	"item.source_description": "слова про джерела",
	"item.source_commitment": "зобов’язання щодо джерел (сліпі відбитки)",
	"item.take_in_time": "час приймання",
	"item.custody_log": "файли журналу збереження",
	"item.statement": "твердження",
	"item.register": "знімки реєстрів",
	"item.reason": "причини дій",
	"item.receipt": "розписки",
	"item.report": "технічні звіти",
	"item.hand_over": "записи про передачі",
	"item.publication": "записи про копії для публікації",
	"item.publication_plan": "плани копій для публікації",
	"item.note": "нотатки",
	"item.care": "нотатки про перегляд",
	"item.round": "періоди роботи наосліп",
	"report.logged": "Це буде занесено до журналу: яке порівняння, контрольні суми, що показано й хто це погодив.",
	"report.place": "Тека",
	"report.place_hint": "Відсутня, порожня або попередній звіт.",
	"report.make": "Записати сторінку",
	"report.made": "Сторінку записано",
	"work.publish_report": "Сторінка для оприлюднення",
	"map.own_by": "Ваша карта: {file}. Автори: {credit}. Кордони й назви на ній — їхні.",
	"map.own": "Ваша карта: {file}. Чия вона, не сказано; кордони й назви на ній — її авторів.",
	"nav.team": "Команда",
	"ask.leave": "Не треба",
	"ask.copy": "Копіювати",
	"ask.copied": "Скопійовано.",
	"ask.copy_by_hand": "Браузер тут не копіює: виділіть і скопіюйте вручну.",
	"account.title": "Мій обліковий запис",
	"account.password": "Пароль",
	"account.factor": "Другий чинник",
	"account.factor_set": "налаштовано",
	"account.factor_none": "Немає: обліковий запис відкриває сам пароль",
	"account.factor_note": "Застосунок на телефоні показує шість цифр, які питають під час входу. Новий замінює попередній.",
	"account.set_up": "Налаштувати автентифікатор",
	"account.replace": "Замінити автентифікатор",
	"account.qr": "QR-код із ключем для автентифікатора",
	"account.scan": "Скануйте його автентифікатором або введіть там ключ. Його показано лише зараз.",
	"account.key": "Ключ",
	"account.first_code": "Код, який він показує",
	"account.first_code_hint": "Попередній автентифікатор діє, доки цей код не буде правильним.",
	"account.confirm": "Користуватися відтепер",
	"account.factor_kept": "Автентифікатор діє відтепер.",
	"account.sessions": "Сеанси",
	"account.sessions_note": "Де ви увійшли. Сеанс закінчується після години без запитів і через 12 годин.",
	"account.begun": "Початок",
	"account.seen": "Останній запит",
	"account.this": "цей",
	"account.end": "Завершити",
	"account.end_others": "Завершити всі інші",
	"account.ended": "Сеанс завершено.",
	"account.tokens": "Токени для програм",
	"account.tokens_note": "Програма показує токен замість пароля. Він ніколи не робить більше, ніж дозволено вам, записується під власною назвою і закінчується, коли ваш обліковий запис закрито або скинуто.",
	"account.no_tokens": "Немає жодного.",
	"account.name": "Назва",
	"account.role": "Роль",
	"account.state": "Стан",
	"account.until": "до {at}",
	"account.over": "закінчився",
	"account.revoked": "відкликано",
	"account.revoke": "Відкликати",
	"account.revoke_name": "Відкликати {name}",
	"account.revoke_words": "Програми з цим токеном одразу більше не впускають.",
	"account.token_name": "Назва нового токена",
	"account.token_hint": "Псевдонім, як-от importer-1.",
	"account.lasts": "Діє",
	"account.days": "{n} дн.",
	"account.add_token": "Створити токен",
	"account.token": "Токен",
	"account.token_made": "{name} створено",
	"account.once": "Його показано лише зараз. Хто його має, діє з його роллю.",
	"account.token_use": "Програма надсилає його в заголовку Authorization: Bearer, далі токен.",
	"team.title": "Облікові записи команди",
	"team.note": "Назви — псевдоніми: вони стоять у журналі зберігання. Облікові записи закривають, але ніколи не вилучають, бо їх називає історія.",
	"team.accounts": "Облікові записи",
	"team.sessions": "Сеанси",
	"team.tokens": "Токени для програм",
	"team.no_tokens": "Немає жодного.",
	"team.made_by": "Створив",
	"team.restrictions": "Приховане від декого",
	"team.item": "Предмет",
	"team.seen_by": "Бачать власники та",
	"team.owners_alone": "більше ніхто",
	"team.restrict_by": "Встановлюють і знімають у командному рядку: diptych team restrict.",
	"team.history": "Що зроблено",
	"team.chain": "як було записано",
	"team.chain_broken": "не як було записано: хтось змінив файл",
	"team.disabled": "закрито",
	"team.first_login": "перший вхід попереду",
	"team.factor": "другий чинник",
	"team.no_factor": "без другого чинника",
	"team.role_of": "Роль {name}",
	"team.give": "Надати",
	"team.give_to": "Надати {name} іншу роль",
	"team.give_words": "{name} стає {role}, від наступного запиту.",
	"team.end": "Завершити сеанси",
	"team.end_of": "Завершити всі сеанси {name}",
	"team.end_words": "Хто працює під цим обліковим записом, виходить і може увійти знову.",
	"team.reset": "Скинути",
	"team.reset_of": "Скинути {name}",
	"team.reset_words": "Буде створено новий пароль, другий чинник і ключ підпису; сеанси закінчаться, токени цього запису більше не діятимуть.",
	"team.disable": "Закрити",
	"team.disable_of": "Закрити {name}",
	"team.disable_words": "Сеанси закінчуються одразу, і ніхто не увійде під ним, доки його не відкриють знову.",
	"team.enable": "Відкрити знову",
	"team.enable_of": "Відкрити {name} знову",
	"team.enable_words": "Вхід — зі своїм паролем і другим чинником, як раніше.",
	"team.with_factor": "З автентифікатором",
	"team.new_name": "Назва нового облікового запису",
	"team.add": "Додати обліковий запис",
	"team.made": "{name} може починати",
	"team.once": "Передайте це так, щоб ніхто інший не прочитав. Показано лише зараз; перший вхід попросить власний пароль.",
	"team.first_password": "Перший пароль",
	"team.handed_over": "Передано",
	"team.done": "Зроблено й записано в історію.",
	"team.kind.original": "оригінал",
	"team.kind.comparison": "порівняння",
	"team.kind.publication": "копія для публікації",
	"team.kind.incident": "інцидент",
	"team.event.account_added": "додано обліковий запис",
	"team.event.account_reset": "скинуто обліковий запис",
	"team.event.role_set": "надано роль",
	"team.event.account_disabled": "закрито обліковий запис",
	"team.event.account_enabled": "знову відкрито обліковий запис",
	"team.event.sessions_ended": "завершено сеанси",
	"team.event.password_changed": "змінено пароль",
	"team.event.second_factor_set": "налаштовано автентифікатор",
	"team.event.token_added": "створено токен",
	"team.event.token_revoked": "відкликано токен",
	"team.event.restricted": "приховано від декого",
	"team.event.restriction_lifted": "знову показано всім",
	"account.does.owner": "Ви бачите всю справу й ведете облікові записи.",
	"account.does.editor": "Ви приймаєте файли, порівнюєте, змінюєте інциденти й готуєте публікацію.",
	"account.does.reviewer": "Ви спостерігаєте, судите й погоджуєте як друга особа.",
	"account.does.viewer": "Ви все переглядаєте й нічого не змінюєте.",
	"account.does.data_viewer": "Ви читаєте записи й підрахунки, без зображень і звуку.",
	"may.not": "Ваша роль ({role}) цього не охоплює. Можуть: {roles}.",
	"login.passkey": "Увійти з ключем доступу",
	"account.authenticator": "Автентифікатор",
	"account.without": "Питати лише ключі доступу",
	"account.without_words": "Коди автентифікатора більше не діють; обліковий запис відкривають пароль і ключ доступу.",
	"passkey.title": "Ключі доступу",
	"passkey.note": "Пристрій або ключ безпеки підписує замість коду. Пароль лишається: він відкриває ключ, яким підписано ваші дії.",
	"passkey.of": "Для",
	"passkey.used": "Востаннє",
	"passkey.remove": "Прибрати",
	"passkey.remove_one": "Прибрати {name}",
	"passkey.remove_words": "Він більше не відкриває цей запис. Те, що зберігає пристрій, прибирають на ньому.",
	"passkey.not_here": "Браузери зберігають ключі доступу для назви через https або для localhost; ця адреса не те і не інше. На цій машині відкрийте",
	"passkey.name": "Назва нового ключа доступу",
	"passkey.name_hint": "Як ви звете пристрій, наприклад: синій ключ.",
	"passkey.add": "Додати ключ доступу",
	"passkey.kept": "Ключ доступу діє відтепер.",
	"passkey.nothing": "Браузер не дав ключа доступу",
	"passkey.nothing_advice": "Це скасовано, тривало задовго, або на пристрої немає ключа для цієї адреси, чи вже є для цього запису.",
	"team.event.passkey_added": "додано ключ доступу",
	"team.event.passkey_removed": "прибрано ключ доступу",
	"team.event.second_factor_removed": "прибрано автентифікатор"
};
// \0vite/preload-helper.js
var scriptRel = /* @__PURE__ */ (function detectScriptRel() {
	const relList = typeof document !== "undefined" && document.createElement("link").relList;
	return relList && relList.supports && relList.supports("modulepreload") ? "modulepreload" : "preload";
})();
var assetsURL = function(dep) {
	return "/static/" + dep;
};
var seen = {};
var isCssPreloadUrl = function isCssPreloadUrl(url) {
	return url.pathname.endsWith(".css");
};
var preloadOnce = function preloadOnce(seen, href, preload) {
	if (href in seen) return seen[href];
	const promise = preload();
	if (!promise) {
		seen[href] = void 0;
		return;
	}
	const preloadPromise = promise.then(() => {
		seen[href] = void 0;
	}, (err) => {
		seen[href] = void 0;
		throw err;
	});
	seen[href] = preloadPromise;
	return preloadPromise;
};
var __vitePreload = function preload(baseModule, deps, importerUrl) {
	let promise = Promise.resolve();
	if (deps && deps.length > 0) {
		let preloadedHrefs;
		const cspNonceMeta = document.querySelector("meta[property=csp-nonce]");
		const cspNonce = cspNonceMeta?.nonce || cspNonceMeta?.getAttribute("nonce");
		function allSettled(promises) {
			return Promise.all(promises.map((p) => Promise.resolve(p).then((value) => ({
				status: "fulfilled",
				value
			}), (reason) => ({
				status: "rejected",
				reason
			}))));
		}
		function importMetaResolve(specifier) {
			if (import.meta.resolve) return new URL(import.meta.resolve(specifier));
			return new URL(
				specifier,
				/** #__KEEP__ */
				import.meta.url
			);
		}
		promise = allSettled(deps.map((depString) => {
			depString = assetsURL(depString, importerUrl);
			const dep = importMetaResolve(depString);
			const isCss = isCssPreloadUrl(dep);
			return preloadOnce(seen, dep.href, () => {
				if (preloadedHrefs === void 0) {
					preloadedHrefs = {
						all: /* @__PURE__ */ new Set(),
						styles: /* @__PURE__ */ new Set()
					};
					const links = document.getElementsByTagName("link");
					for (let i = links.length - 1; i >= 0; i--) {
						const link = links[i];
						preloadedHrefs.all.add(link.href);
						if (link.rel === "stylesheet") preloadedHrefs.styles.add(link.href);
					}
				}
				if ((isCss ? preloadedHrefs.styles : preloadedHrefs.all).has(dep.href)) return;
				const link = document.createElement("link");
				link.rel = isCss ? "stylesheet" : scriptRel;
				if (!isCss) link.as = "script";
				link.crossOrigin = "";
				link.href = dep.href;
				if (cspNonce) link.setAttribute("nonce", cspNonce);
				document.head.appendChild(link);
				if (isCss) return new Promise((res, rej) => {
					const handleSettle = (e) => {
						link.removeEventListener("load", handleSettle);
						link.removeEventListener("error", handleSettle);
						if (e.type === "error") rej(/* @__PURE__ */ new Error(`Unable to preload CSS for ${dep}`));
						else res(e);
					};
					link.addEventListener("load", handleSettle);
					link.addEventListener("error", handleSettle);
				});
			});
		}).filter((p) => p !== void 0));
	}
	function handlePreloadError(err) {
		const e = new Event("vite:preloadError", { cancelable: true });
		e.payload = err;
		window.dispatchEvent(e);
		if (!e.defaultPrevented) throw err;
	}
	return promise.then((res) => {
		for (const item of res || []) {
			if (item.status !== "rejected") continue;
			handlePreloadError(item.reason);
		}
		return baseModule().catch(handlePreloadError);
	});
};
// src/app/words.ts
var LANGUAGES = {
	en: "English",
	uk: "Українська",
	ru: "Русский"
};
var CATALOGUES = {
	en: en_default,
	uk: uk_default,
	ru: ru_default
};
var KEPT$1 = "diptych.language";
function chosen() {
	const kept = localStorage.getItem(KEPT$1);
	if (kept && kept in CATALOGUES) return kept;
	return navigator.languages.map((one) => one.slice(0, 2)).find((one) => one in CATALOGUES) ?? "en";
}
var language = chosen();
document.documentElement.lang = language;
speak({
	uk: player_uk_default,
	ru: player_ru_default
}[language] ?? {});
var failures = null;
var LOCALES = {
	en: "en-GB",
	uk: "uk-UA",
	ru: "ru-RU"
};
/** Load what tells the machine's sentences in the chosen language, before a page is shown. */
async function loadSentences() {
	if (language !== "uk" && language !== "ru") return;
	const [{ Sentences }, rows, errors] = await Promise.all([
		__vitePreload(() => import("./part-tell.js"), []),
		__vitePreload(() => import("./part-sentences.js"), []),
		__vitePreload(() => import("./part-errors.js"), [])
	]);
	const known = rows.default;
	tellWith(new Sentences(known, language, LOCALES[language]));
	failures = new Sentences([...known, ...errors.default], language, LOCALES[language]);
}
/** A failure, a warning or a note that the machine wrote, in the person's language where it is known. */
function tell(text) {
	return text && failures?.tell(text) || text;
}
function choose(name) {
	localStorage.setItem(KEPT$1, name);
	location.reload();
}
/** The words of a key; `{name}` in them is replaced. */
function t(key, values = {}) {
	return (CATALOGUES[language]?.[key] ?? en_default[key]).replace(/\{(\w+)\}/g, (whole, name) => name in values ? String(values[name]) : whole);
}
/** Words of a code that a workflow gives, such as a state; the code itself where there are none. */
function code(group, value) {
	const key = `${group}.${value}`;
	return key in en_default ? t(key) : value.replaceAll("_", " ");
}
var locale = LOCALES[language] ?? "en-GB";
function moment(iso) {
	const at = new Date(iso);
	return Number.isNaN(at.getTime()) ? iso : at.toLocaleString(locale, {
		dateStyle: "medium",
		timeStyle: "short"
	});
}
function count(n) {
	return n.toLocaleString(locale);
}
function bytes$1(n) {
	const units = [
		"B",
		"kB",
		"MB",
		"GB",
		"TB"
	];
	let k = 0, value = n;
	while (value >= 1e3 && k < units.length - 1) {
		value /= 1e3;
		k++;
	}
	return `${value.toLocaleString(locale, { maximumFractionDigits: value < 10 && k ? 1 : 0 })} ${units[k]}`;
}
// src/app/me.ts
var NAME = "diptych.me";
var SHOWN$2 = "diptych.shown_s";
var account = null;
/** Take who is logged in; styles hide what the role does not allow, and the server refuses it anyway. */
function logged(who) {
	account = who;
	const root = document.documentElement;
	if (who) root.dataset["may"] = who.may.join(" ");
	else delete root.dataset["may"];
}
function who() {
	return account;
}
function me() {
	return account?.name ?? localStorage.getItem(NAME) ?? "viewer-1";
}
var PSEUDONYM = /^[a-z]{1,20}-[a-z0-9]{1,40}$/;
function setMe(name) {
	localStorage.setItem(NAME, name);
}
var today = () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10);
/** Seconds today in which a picture was shown here without blur. */
function shownToday() {
	const [day, s] = (localStorage.getItem(SHOWN$2) ?? "").split(" ");
	return day === today() ? Number(s) || 0 : 0;
}
function resetShown() {
	localStorage.removeItem(SHOWN$2);
}
/** Counts while `visible` says that a picture is shown; returns a function that ends it. */
function watchExposure(visible, changed) {
	const timer = setInterval(() => {
		if (document.hidden || !visible()) return;
		const s = shownToday() + 1;
		localStorage.setItem(SHOWN$2, `${today()} ${s}`);
		changed(s);
	}, 1e3);
	return () => clearInterval(timer);
}
function minutes(s) {
	return t("me.minutes", { n: s < 60 ? `0:${String(Math.floor(s)).padStart(2, "0")}` : `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}` });
}
// src/app/parts.ts
/** A failure in plain words, with what can be done. */
function failure(error, again) {
	if (!(error instanceof ApiError)) console.error(error);
	const message = error instanceof ApiError ? error.message : t("error.unexpected");
	const advice = error instanceof ApiError ? error.advice : "";
	return h("div", {
		class: "card failure",
		role: "alert"
	}, h("h2", {}, plainly(sentence(message))), advice ? h("p", {}, plainly(advice)) : null, again ? h("p", {}, h("button", {
		type: "button",
		onclick: again
	}, t("error.again"))) : null);
}
/** A failure, a warning or a note, in the page's language; in English, and marked so, where its words are not known. */
function plainly(text) {
	const told = tell(text);
	return h("span", told === text && !OURS.test(text) ? { lang: "en" } : {}, told);
}
/** Words of the page itself. */
var OURS = /[\u0400-\u04ff]/;
function sentence(text) {
	const whole = text.charAt(0).toUpperCase() + text.slice(1);
	return /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}
/** What to do where there is nothing yet. */
function empty(title, words, ...more) {
	return h("div", { class: "card nothing" }, h("h2", {}, title), h("p", {}, words), ...more);
}
var last = 0;
/** A label with its field. */
function field(label, input, hint = "") {
	input.id ||= `field-${++last}`;
	const note = hint ? h("small", { id: `${input.id}-hint` }, hint) : null;
	if (note) input.setAttribute("aria-describedby", note.id);
	return h("div", { class: "field" }, h("label", { for: input.id }, label), input, note);
}
function command(text) {
	return h("pre", { tabindex: "0" }, text);
}
/** A table with a head; cells are text or elements. Numbers stand right. */
function table(caption, heads, rows, numeric = []) {
	const side = (k) => numeric.includes(k) ? "number" : void 0;
	return h("div", {
		class: "scroller",
		tabindex: "0",
		role: "region",
		"aria-label": caption
	}, h("table", { class: "list" }, h("caption", { class: "hidden" }, caption), h("thead", {}, h("tr", {}, ...heads.map((one, k) => h("th", {
		scope: "col",
		class: side(k)
	}, one)))), h("tbody", {}, ...rows.map((row) => h("tr", {}, ...row.map((cell, k) => h("td", { class: side(k) }, cell instanceof Node ? cell : cell === null ? "–" : String(cell))))))));
}
/** A word in a frame. */
function chip(text, good = false) {
	return h("span", { class: good ? "chip good" : "chip" }, text);
}
/** Say something that happened, for eyes and for screen readers. */
function say(text) {
	const live = document.getElementById("said");
	if (live) {
		live.textContent = "";
		setTimeout(() => {
			live.textContent = text;
		}, 30);
	}
}
// src/app/may.ts
var refusals = {};
/** Take what is refused; from now on a click on what is not offered says why and does nothing. */
function refuse(given) {
	refusals = given;
	document.addEventListener("click", (e) => {
		const el = e.target.closest?.("[data-refused]");
		if (!el) return;
		e.preventDefault();
		e.stopImmediatePropagation();
		say(el.title);
	}, true);
}
/** Whether all of these routes are open, each as `METHOD /path` with its parameters in braces. */
function may(...routes) {
	return !routes.some((one) => one in refusals);
}
/** Why not, in words. */
function whyNot(...routes) {
	const held = refusals[routes.find((one) => one in refusals) ?? ""] ?? [];
	return t("may.not", {
		role: code("role", who()?.role ?? ""),
		roles: held.map((one) => code("role", one)).join(", ")
	});
}
/** A button or a link: where its route is refused it stays readable and says why, and does nothing. */
function offered(el, ...routes) {
	if (may(...routes)) return el;
	const why = whyNot(...routes);
	el.dataset["refused"] = "";
	el.title = why;
	el.setAttribute("aria-disabled", "true");
	el.setAttribute("aria-description", why);
	return el;
}
/** A whole form or card: where its route is refused, its heading and the reason stand in its place. */
function panel(el, ...routes) {
	if (may(...routes)) return el;
	const head = el.querySelector("h2, h3");
	return h("section", { class: el.classList.contains("card") ? "card refused" : "refused" }, head ? head.cloneNode(true) : null, h("p", { class: "soft" }, whyNot(...routes)));
}
// src/app/router.ts
var Router = class {
	pages;
	outlet;
	changed;
	leave;
	asked = 0;
	constructor(pages, outlet, changed) {
		this.pages = pages;
		this.outlet = outlet;
		this.changed = changed;
		addEventListener("popstate", () => void this.show());
		document.addEventListener("click", (e) => {
			const link = e.target.closest?.("a");
			if (!link || e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || link.target || link.origin !== location.origin || link.getAttribute("href")?.startsWith("#")) return;
			e.preventDefault();
			this.go(link.pathname + link.search);
		});
	}
	go(address) {
		if (address !== location.pathname + location.search) history.pushState(null, "", address);
		this.show();
	}
	/** Show the page of the present address. */
	async show() {
		const mine = ++this.asked;
		this.leave?.();
		this.leave = void 0;
		const path = location.pathname.replace(/\/+$/, "") || "/";
		const page = this.pages.find((one) => one.path.test(path)) ?? null;
		this.changed(page);
		this.outlet.setAttribute("aria-busy", "true");
		const late = setTimeout(() => {
			if (mine === this.asked) this.outlet.replaceChildren(h("p", { class: "empty" }, t("wait.loading")));
		}, 300);
		let shown;
		try {
			shown = page ? await page.show((page.path.exec(path) ?? []).slice(1).map((one) => decodeURIComponent(one ?? "")), new URLSearchParams(location.search)) : missing();
		} catch (error) {
			shown = {
				title: t("error.title"),
				el: failure(error, () => void this.show())
			};
		}
		clearTimeout(late);
		if (mine !== this.asked) {
			shown.leave?.();
			return;
		}
		this.leave = shown.leave;
		this.outlet.removeAttribute("aria-busy");
		this.outlet.classList.toggle("wide", shown.wide === true);
		this.outlet.replaceChildren(shown.el);
		document.title = `${shown.title} – Diptych`;
		if (mine > 1) {
			scrollTo(0, 0);
			this.outlet.focus({ preventScroll: true });
		}
	}
};
function missing() {
	return {
		title: t("missing.title"),
		el: h("section", { class: "card" }, h("h1", {}, t("missing.title")), h("p", {}, t("missing.words")), h("p", {}, h("a", { href: "/" }, t("missing.home"))))
	};
}
// src/app/shell.ts
var THEME = "diptych.theme";
var Shell = class {
	pages;
	version;
	outlet = h("main", {
		id: "page",
		tabindex: "-1"
	});
	links = /* @__PURE__ */ new Map();
	exposure = h("button", {
		type: "button",
		class: "quiet exposure",
		title: t("me.exposure_hint"),
		onclick: () => {
			resetShown();
			this.exposed(0);
		}
	});
	keys;
	constructor(pages, title, version) {
		this.pages = pages;
		this.version = version;
		theme(localStorage.getItem(THEME));
		this.keys = this.keyList();
		this.exposed(shownToday());
		document.getElementById("workbench").replaceChildren(this.frame(title));
	}
	frame(title) {
		const links = this.pages.filter((one) => one.nav).map((one) => {
			const link = h("a", { href: one.nav.href }, t(one.nav.words));
			this.links.set(one, link);
			return h("li", {}, link);
		});
		const account = who();
		const name = account ? h("a", {
			class: "me",
			href: "/account",
			title: t("login.account", { role: code("role", account.role) })
		}, account.name) : h("button", {
			type: "button",
			class: "quiet",
			title: t("me.hint"),
			onclick: (e) => this.rename(e.currentTarget)
		}, me());
		const leave = account ? h("button", {
			type: "button",
			class: "quiet",
			onclick: () => void logout()
		}, t("login.out")) : null;
		const tongue = h("select", {
			"aria-label": t("shell.language"),
			onchange: () => choose(tongue.value)
		}, ...Object.entries(LANGUAGES).map(([code, words]) => h("option", {
			value: code,
			lang: code,
			selected: code === language
		}, words)));
		return h("div", { class: "diptych shell" }, h("a", {
			class: "skip",
			href: "#page",
			onclick: () => this.outlet.focus()
		}, t("shell.skip")), h("header", { class: "bar" }, h("a", {
			class: "mark",
			href: "/",
			"aria-label": t("shell.home")
		}, "Diptych"), title ? h("span", { class: "case-title" }, title) : null, links.length ? h("nav", { "aria-label": t("shell.pages") }, h("ul", {}, ...links)) : null, h("div", { class: "row" }, this.exposure, links.length ? name : null, leave, tongue, h("button", {
			type: "button",
			class: "quiet",
			onclick: () => turn()
		}, t("shell.theme")), h("button", {
			type: "button",
			class: "quiet",
			onclick: () => this.toggleKeys()
		}, h("span", { class: "keys-word" }, t("shell.keys"), " "), h("kbd", {}, "?")))), account && !account.may.includes("see") ? h("p", {
			class: "role-note",
			role: "note"
		}, t("login.no_pictures")) : null, this.outlet, h("footer", { class: "foot" }, !links.length ? "" : t(account ? "shell.team" : "shell.local"), ` Diptych ${this.version}`), h("div", {
			id: "said",
			class: "hidden",
			"aria-live": "polite"
		}), this.keys);
	}
	current(page) {
		for (const [one, link] of this.links) if (one === page) link.setAttribute("aria-current", "page");
		else link.removeAttribute("aria-current");
		const parent = page?.nav ? null : this.pages.find((one) => one.nav && one.nav.href !== "/" && location.pathname.startsWith(`${one.nav.href}/`));
		if (parent) this.links.get(parent)?.setAttribute("aria-current", "true");
	}
	/** How long pictures were shown today. Its room is kept while there is nothing to say, so that nothing moves when it comes. */
	exposed(s) {
		this.exposure.style.visibility = s > 0 ? "visible" : "hidden";
		this.exposure.replaceChildren(icon(ICONS.eye), h("span", { class: "hidden" }, `${t("me.exposure")} `), minutes(s));
	}
	/** `g` and a letter goes to a page; `?` lists the keys, where a page has none of its own. */
	listen(router) {
		let waiting = 0;
		document.addEventListener("keydown", (e) => {
			if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
			if (waiting && Date.now() - waiting < 1500) {
				const to = this.pages.find((one) => one.nav?.key === e.key.toLowerCase());
				waiting = 0;
				if (to) {
					e.preventDefault();
					e.stopPropagation();
					router.go(to.nav.href);
				}
			} else if (e.key === "g" && !document.querySelector(".players")) waiting = Date.now();
			else if (e.key === "?" && !document.querySelector(".players")) {
				e.preventDefault();
				this.toggleKeys();
			}
		}, true);
	}
	toggleKeys() {
		if (this.keys.open) this.keys.close();
		else this.keys.showModal();
	}
	keyList() {
		const rows = this.pages.filter((one) => one.nav).map((one) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, "g"), " ", h("kbd", {}, one.nav.key)), h("td", {}, t(one.nav.words))));
		const dialog = h("dialog", {
			class: "help",
			"aria-label": t("shell.keys")
		}, h("header", {}, h("h2", {}, t("shell.keys")), h("button", {
			type: "button",
			class: "quiet",
			onclick: () => dialog.close()
		}, t("shell.close"))), h("table", {}, h("tbody", {}, ...rows)), h("p", { class: "note" }, t("shell.keys_note")));
		return dialog;
	}
	rename(button) {
		const input = h("input", {
			type: "text",
			value: me(),
			pattern: "[a-z]{1,20}-[a-z0-9]{1,40}",
			required: true,
			autocomplete: "off",
			id: "me-name"
		});
		const dialog = h("dialog", {
			class: "help",
			"aria-label": t("me.who")
		});
		const keep = (e) => {
			e.preventDefault();
			if (PSEUDONYM.test(input.value)) {
				setMe(input.value);
				button.textContent = input.value;
				dialog.close();
				location.reload();
			}
		};
		dialog.append(h("form", { onsubmit: keep }, h("label", { for: "me-name" }, t("me.who")), h("p", { class: "note" }, t("me.hint")), input, h("p", { class: "row" }, h("button", {
			type: "submit",
			class: "primary"
		}, t("me.keep")), h("button", {
			type: "button",
			onclick: () => dialog.close()
		}, t("shell.close")))));
		dialog.addEventListener("close", () => dialog.remove());
		document.querySelector(".shell").append(dialog);
		dialog.showModal();
	}
};
async function logout() {
	await api("/session", { method: "DELETE" });
	location.assign("/");
}
function theme(name) {
	if (name) document.documentElement.dataset["theme"] = name;
}
function turn() {
	const html = document.documentElement;
	const dark = html.dataset["theme"] ? html.dataset["theme"] === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
	theme(dark ? "light" : "dark");
	localStorage.setItem(THEME, dark ? "light" : "dark");
	dispatchEvent(new Event("resize"));
}
// src/app/ask.ts
/** Ask whether something is to be done; `act` does it, and its failure is told in the dialog. */
function askFirst(title, words, action, act, ...more) {
	const out = h("div", { "aria-live": "assertive" });
	const button = h("button", {
		type: "submit",
		class: "primary"
	}, action);
	const dialog = h("dialog", {
		class: "help",
		"aria-label": title
	});
	const submit = async (e) => {
		e.preventDefault();
		button.disabled = true;
		try {
			await act();
			dialog.close();
		} catch (error) {
			out.replaceChildren(failure(error));
			button.disabled = false;
		}
	};
	dialog.append(h("form", { onsubmit: (e) => void submit(e) }, h("h2", {}, title), h("p", {}, words), ...more, out, h("p", { class: "row" }, button, h("button", {
		type: "button",
		onclick: () => dialog.close()
	}, t("ask.leave")))));
	dialog.addEventListener("close", () => dialog.remove());
	document.querySelector(".shell").append(dialog);
	dialog.showModal();
}
/** A QR code, dark on white in both themes: readers expect it so. */
function qrCode(drawn, words) {
	const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
	svg.setAttribute("viewBox", `0 0 ${drawn.size} ${drawn.size}`);
	svg.setAttribute("shape-rendering", "crispEdges");
	svg.setAttribute("role", "img");
	svg.setAttribute("aria-label", words);
	const dark = document.createElementNS("http://www.w3.org/2000/svg", "path");
	dark.setAttribute("d", drawn.path);
	svg.append(dark);
	return h("div", { class: "qr" }, svg);
}
/** A secret that is shown only now, with a button that copies it. */
function secret(label, text, spaced = false) {
	const told = h("span", { role: "status" });
	const copy = h("button", {
		type: "button",
		onclick: () => void navigator.clipboard.writeText(text).then(() => {
			told.textContent = t("ask.copied");
		}, () => {
			told.textContent = t("ask.copy_by_hand");
		})
	}, t("ask.copy"));
	return h("div", { class: "secret" }, h("span", { class: "soft" }, label), h("code", { tabindex: "0" }, spaced ? text.replace(/(.{4})(?=.)/g, "$1 ") : text), copy, told);
}
// src/app/passkey.ts
/** Whether browsers keep passkeys for this address: a name over TLS, or localhost. */
function passkeysHere() {
	return "PublicKeyCredential" in window && isSecureContext && !/^[\d.]+$|^\[/.test(location.hostname);
}
function bytes(text) {
	const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
	return Uint8Array.from(plain, (one) => one.charCodeAt(0)).buffer;
}
function text$2(raw) {
	return btoa(String.fromCharCode(...new Uint8Array(raw))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
/** Make a passkey as the API asks for it. */
async function makePasskey(asked) {
	const user = asked["user"];
	const known = asked["excludeCredentials"] ?? [];
	const publicKey = {
		...asked,
		challenge: bytes(asked["challenge"]),
		user: {
			...user,
			id: bytes(user.id)
		},
		excludeCredentials: known.map((one) => ({
			...one,
			id: bytes(one.id)
		}))
	};
	const made = await navigator.credentials.create({ publicKey });
	const response = made.response;
	return {
		id: made.id,
		rawId: text$2(made.rawId),
		type: made.type,
		response: {
			clientDataJSON: text$2(response.clientDataJSON),
			attestationObject: text$2(response.attestationObject)
		}
	};
}
/** Show a passkey; the person chooses which. */
async function showPasskey(asked) {
	const publicKey = {
		...asked,
		challenge: bytes(asked["challenge"]),
		allowCredentials: []
	};
	const shown = await navigator.credentials.get({ publicKey });
	const response = shown.response;
	return {
		id: shown.id,
		rawId: text$2(shown.rawId),
		type: shown.type,
		response: {
			clientDataJSON: text$2(response.clientDataJSON),
			authenticatorData: text$2(response.authenticatorData),
			signature: text$2(response.signature),
			...response.userHandle ? { userHandle: text$2(response.userHandle) } : {}
		}
	};
}
// src/pages/passkeys.ts
/** The present password, to be typed once more. */
function presentPassword() {
	return h("input", {
		type: "password",
		autocomplete: "current-password",
		required: true,
		maxlength: "200"
	});
}
/** What a person is told where the browser made or showed nothing. */
function unmade(error) {
	return failure(error instanceof DOMException ? new ApiError("passkey", t("passkey.nothing"), t("passkey.nothing_advice"), 0) : error);
}
function passkeyList(held, changed) {
	return h("div", {}, h("h3", {}, t("passkey.title")), h("p", { class: "note" }, t("passkey.note")), held.length ? table(t("passkey.title"), [
		t("account.name"),
		t("passkey.of"),
		t("passkey.used"),
		""
	], held.map((one) => [
		one.name,
		h("code", {}, one.rp_id),
		one.used_at ? moment(one.used_at) : t("case.never"),
		h("button", {
			type: "button",
			"aria-label": `${t("passkey.remove")}: ${one.name}`,
			onclick: () => remove(one, changed)
		}, t("passkey.remove"))
	])) : null, passkeysHere() ? adding(changed) : h("p", { class: "soft" }, t("passkey.not_here"), " ", h("a", { href: `http://localhost:${location.port}/account` }, `http://localhost:${location.port}/`)));
}
function remove(one, changed) {
	const password = presentPassword();
	askFirst(t("passkey.remove_one", { name: one.name }), t("passkey.remove_words"), t("passkey.remove"), async () => {
		await api(`/account/passkeys/${one.id}/remove`, { body: { password: password.value } });
		await changed();
	}, field(t("login.old"), password));
}
function adding(changed) {
	const name = h("input", {
		type: "text",
		name: "passkey-name",
		required: true,
		maxlength: "40",
		autocomplete: "off"
	});
	const password = presentPassword();
	password.name = "passkey-password";
	const out = h("div", { "aria-live": "assertive" });
	const button = h("button", { type: "submit" }, t("passkey.add"));
	const add = async (e) => {
		e.preventDefault();
		button.disabled = true;
		try {
			const asked = await api("/account/passkeys/offer", { body: { password: password.value } });
			await api("/account/passkeys", { body: {
				name: name.value,
				answer: await makePasskey(asked)
			} });
			say(t("passkey.kept"));
			await changed();
		} catch (error) {
			clear(out, unmade(error));
			button.disabled = false;
		}
	};
	return h("form", {
		class: "lines",
		onsubmit: (e) => void add(e)
	}, field(t("passkey.name"), name, t("passkey.name_hint")), field(t("login.old"), password), out, h("p", {}, button));
}
// src/pages/login.ts
var LEAST$1 = 8;
var LEAST_ALONE = 15;
/** The form that asks who it is; the address stays, so that the page that was asked for comes next. */
function loginPage() {
	const name = input("text", "username", "name");
	const password = input("password", "current-password", "password");
	const code = input("text", "one-time-code", "code");
	code.inputMode = "numeric";
	code.required = false;
	code.classList.add("code");
	const send = async () => {
		await api("/session", { body: {
			name: name.value,
			password: password.value,
			code: code.value
		} });
	};
	const withPasskey = async () => {
		const passkey = await showPasskey(await api("/session/challenge", { method: "POST" }));
		await api("/session", { body: {
			name: name.value,
			password: password.value,
			passkey
		} });
	};
	return h("div", { class: "page login" }, h("h1", {}, t("login.title")), h("section", { class: "card" }, h("p", { class: "note" }, t("login.words")), form(t("login.send"), send, () => {
		password.value = "";
		code.value = "";
		password.focus();
	}, passkeysHere() ? [t("login.passkey"), withPasskey] : null, field(t("login.name"), name, t("login.name_hint")), field(t("login.password"), password), field(t("login.code"), code, t("login.code_hint")))));
}
/** Choosing a password at the first login. */
function passwordPage() {
	return h("div", { class: "page login" }, h("h1", {}, t("login.choose")), h("section", { class: "card" }, h("p", { class: "note" }, t("login.choose_first")), passwordForm()));
}
/** The form that changes the password; the page begins anew with the new session. */
function passwordForm() {
	const old = input("password", "current-password", "old");
	const fresh = input("password", "new-password", "new");
	const again = input("password", "new-password", "again");
	fresh.minLength = LEAST$1;
	const check = () => again.setCustomValidity(again.value === fresh.value ? "" : t("login.differs"));
	fresh.addEventListener("input", check);
	again.addEventListener("input", check);
	const send = async () => {
		await api("/session/password", { body: {
			old: old.value,
			new: fresh.value
		} });
	};
	return form(t("login.keep"), send, () => fresh.focus(), null, field(t("login.old"), old), field(t("login.new"), fresh, t("login.new_hint", {
		n: LEAST$1,
		m: LEAST_ALONE
	})), field(t("login.again"), again));
}
function form(action, send, refused, other, ...fields) {
	const out = h("div", { "aria-live": "assertive" });
	const button = h("button", {
		type: "submit",
		class: "primary"
	}, action);
	const second = other ? h("button", {
		type: "button",
		onclick: () => {
			if (el.reportValidity()) go(other[1]);
		}
	}, other[0]) : null;
	const go = async (act) => {
		button.disabled = true;
		if (second) second.disabled = true;
		try {
			await act();
			location.reload();
			return;
		} catch (error) {
			out.replaceChildren(told$2(error));
			refused();
		}
		button.disabled = false;
		if (second) second.disabled = false;
	};
	const el = h("form", {
		class: "lines",
		onsubmit: (e) => {
			e.preventDefault();
			go(send);
		}
	}, ...fields, out, h("p", { class: "row" }, button, second));
	return el;
}
function told$2(error) {
	if (!(error instanceof ApiError)) return unmade(error);
	const wait = error.kind === "too_many_tries" ? /\d+/.exec(error.message)?.[0] : void 0;
	if (wait) return failure(new ApiError(error.kind, t("login.wait", { n: wait }), t("login.owner"), error.status));
	if (error.kind === "login_refused") return failure(new ApiError(error.kind, t("login.refused"), t("login.owner"), error.status));
	return failure(error);
}
function input(type, complete, name) {
	return h("input", {
		type,
		name,
		autocomplete: complete,
		required: true,
		maxlength: "200",
		spellcheck: "false",
		autocapitalize: "none"
	});
}
// src/pages/account.ts
var SPANS = [
	"1d",
	"7d",
	"30d",
	"90d",
	"365d"
];
var at = (s) => moment((/* @__PURE__ */ new Date(s * 1e3)).toISOString());
var accountPage = {
	path: /^\/account$/,
	async show() {
		const view = new AccountPage(await api("/account"));
		return {
			title: t("account.title"),
			el: view.el
		};
	}
};
/** What an authenticator reads: the code to scan, and the key to type. */
function authenticator(given) {
	return h("div", { class: "authenticator" }, qrCode(given.qr, t("account.qr")), h("div", {}, h("p", { class: "note" }, t("account.scan")), secret(t("account.key"), given.key, true)));
}
/** Whether a token counts, in words. */
function tokenState(one) {
	if (one.revoked_at) return chip(t("account.revoked"));
	return one.expires_s * 1e3 > Date.now() ? chip(t("account.until", { at: at(one.expires_s) }), true) : chip(t("account.over"));
}
var AccountPage = class {
	own;
	el;
	factor = h("div", {});
	sessions = h("div", {});
	tokens = h("div", {});
	made = h("div", {
		class: "stack",
		"aria-live": "polite"
	});
	constructor(own) {
		this.own = own;
		const one = own.account;
		this.el = h("div", { class: "page account" }, h("h1", {}, t("account.title")), h("p", {}, h("code", {}, one.name), " ", chip(code("role", one.role)), " ", h("span", { class: "soft" }, code("account.does", one.role))), h("div", { class: "two" }, h("div", { class: "stack" }, h("section", { class: "card" }, h("h2", {}, t("account.sessions")), h("p", { class: "note" }, t("account.sessions_note")), this.sessions), h("section", { class: "card" }, h("h2", {}, t("account.tokens")), h("p", { class: "note" }, t("account.tokens_note")), this.tokens, this.made, this.adding())), h("div", { class: "stack" }, h("section", { class: "card" }, h("h2", {}, t("account.factor")), this.factor), h("section", { class: "card" }, h("h2", {}, t("account.password")), h("p", { class: "note" }, t("login.choose_words")), passwordForm()))));
		this.draw();
	}
	async again() {
		this.own = await api("/account");
		this.draw();
	}
	draw() {
		const { account, sessions, tokens } = this.own;
		clear(this.factor, account.second_factor ? null : h("p", {}, chip(t("account.factor_none"))), h("h3", {}, t("account.authenticator"), " ", account.authenticator ? chip(t("account.factor_set"), true) : ""), h("p", { class: "note" }, t("account.factor_note")), this.beginning(), account.authenticator && this.own.passkeys.length ? h("p", {}, h("button", {
			type: "button",
			onclick: () => this.without()
		}, t("account.without"))) : null, passkeyList(this.own.passkeys, () => this.again()));
		clear(this.sessions, table(t("account.sessions"), [
			t("account.begun"),
			t("account.seen"),
			""
		], [...sessions].reverse().map((one) => [
			at(one.begun_s),
			at(one.seen_s),
			one.this ? chip(t("account.this"), true) : h("button", {
				type: "button",
				onclick: () => void this.ended(`/account/sessions/${one.id}`, "DELETE")
			}, t("account.end"))
		])), sessions.length > 1 ? h("p", {}, h("button", {
			type: "button",
			onclick: () => void this.ended("/account/sessions/end-others", "POST")
		}, t("account.end_others"))) : null);
		clear(this.tokens, tokens.length ? table(t("account.tokens"), [
			t("account.name"),
			t("account.role"),
			t("account.state"),
			""
		], tokens.map((one) => [
			h("code", {}, one.name),
			code("role", one.role),
			tokenState(one),
			one.revoked_at || one.expires_s * 1e3 <= Date.now() ? null : h("button", {
				type: "button",
				"aria-label": `${t("account.revoke")}: ${one.name}`,
				onclick: () => this.revoke(one)
			}, t("account.revoke"))
		])) : h("p", { class: "soft" }, t("account.no_tokens")));
	}
	async ended(path, method) {
		try {
			await api(path, { method });
			say(t("account.ended"));
			await this.again();
		} catch (error) {
			clear(this.sessions, failure(error, () => void this.again()));
		}
	}
	revoke(one) {
		askFirst(t("account.revoke_name", { name: one.name }), t("account.revoke_words"), t("account.revoke"), async () => {
			await api(`/account/tokens/${one.name}/revoke`, { method: "POST" });
			await this.again();
		});
	}
	without() {
		const password = presentPassword();
		askFirst(t("account.without"), t("account.without_words"), t("account.without"), async () => {
			await api("/account/authenticator/remove", { body: { password: password.value } });
			await this.again();
		}, field(t("login.old"), password));
	}
	/** The present password, then the code to scan. */
	beginning() {
		const password = presentPassword();
		password.name = "present";
		const out = h("div", { "aria-live": "assertive" });
		const begin = async (e) => {
			e.preventDefault();
			try {
				const given = await api("/account/authenticator/offer", { body: { password: password.value } });
				clear(this.factor, authenticator(given), this.confirming());
				this.factor.querySelector("input")?.focus();
			} catch (error) {
				clear(out, failure(error));
				password.focus();
			}
		};
		return h("form", {
			class: "lines",
			onsubmit: (e) => void begin(e)
		}, field(t("login.old"), password), out, h("p", {}, h("button", { type: "submit" }, this.own.account.authenticator ? t("account.replace") : t("account.set_up"))));
	}
	confirming() {
		const typed = h("input", {
			type: "text",
			name: "first-code",
			class: "code",
			inputmode: "numeric",
			autocomplete: "one-time-code",
			required: true,
			maxlength: "20",
			spellcheck: "false"
		});
		const out = h("div", { "aria-live": "assertive" });
		const confirm = async (e) => {
			e.preventDefault();
			try {
				await api("/account/authenticator", { body: { code: typed.value } });
				say(t("account.factor_kept"));
				await this.again();
			} catch (error) {
				clear(out, failure(error));
				typed.focus();
				typed.select();
			}
		};
		return h("form", {
			class: "lines",
			onsubmit: (e) => void confirm(e)
		}, field(t("account.first_code"), typed, t("account.first_code_hint")), out, h("p", { class: "row" }, h("button", {
			type: "submit",
			class: "primary"
		}, t("account.confirm")), h("button", {
			type: "button",
			onclick: () => this.draw()
		}, t("ask.leave"))));
	}
	adding() {
		const name = h("input", {
			type: "text",
			pattern: "[a-z]{1,20}-[a-z0-9]{1,40}",
			required: true,
			maxlength: "40",
			autocomplete: "off",
			spellcheck: "false",
			autocapitalize: "none"
		});
		const role = h("select", {}, ...[...this.own.token_roles].reverse().map((one) => h("option", { value: one }, code("role", one))));
		const lasts = h("select", {}, ...SPANS.map((one) => h("option", {
			value: one,
			selected: one === "30d"
		}, t("account.days", { n: parseInt(one, 10) }))));
		const add = async (e) => {
			e.preventDefault();
			try {
				const kept = await api("/account/tokens", { body: {
					name: name.value,
					role: role.value,
					lasts: lasts.value
				} });
				name.value = "";
				await this.again();
				clear(this.made, h("div", { class: "card once" }, h("h3", {}, t("account.token_made", { name: kept.name })), h("p", {}, t("account.once")), secret(t("account.token"), kept.token), h("p", { class: "note" }, t("account.token_use"))));
			} catch (error) {
				clear(this.made, failure(error));
			}
		};
		return h("form", {
			class: "row bottom",
			onsubmit: (e) => void add(e)
		}, field(t("account.token_name"), name, t("account.token_hint")), field(t("account.role"), role), field(t("account.lasts"), lasts), h("button", { type: "submit" }, t("account.add_token")));
	}
};
// src/app/work.ts
var EVERY_MS = 400;
/** Watch a piece of work until it ends; the element shows how far it is. */
function watch(work, ended) {
	const bar = h("progress", {
		max: "1",
		value: "0",
		"aria-label": code("work", work.kind)
	});
	const stage = h("span", { class: "soft" });
	const cancel = h("button", {
		type: "button",
		onclick: () => {
			cancel.disabled = true;
			api(`/jobs/${work.id}/cancel`, { method: "POST" }).then(take, () => void 0);
		}
	}, t("work.cancel"));
	const el = h("div", {
		class: "work card",
		role: "status"
	}, h("strong", {}, code("work", work.kind)), bar, stage, cancel);
	let timer = 0;
	let left = false;
	const take = (now) => {
		if (left) return;
		bar.value = now.fraction;
		stage.textContent = now.state === "running" ? `${code("stage", now.stage)} · ${Math.round(now.fraction * 100)} %` : code("work.state", now.state);
		if (now.state === "running") {
			timer = window.setTimeout(ask, EVERY_MS);
			return;
		}
		left = true;
		cancel.remove();
		bar.hidden = now.state !== "done";
		if (now.error) el.append(h("p", { role: "alert" }, plainly(sentence(now.error.message)), " ", plainly(now.error.advice)));
		ended(now);
	};
	const ask = () => {
		api(`/jobs/${work.id}`).then(take, (error) => {
			stage.replaceChildren(plainly(error.message));
		});
	};
	take(work);
	return {
		el,
		leave: () => {
			left = true;
			clearTimeout(timer);
		}
	};
}
/** All work that is under way. */
async function underWay() {
	return (await api("/jobs")).work.filter((one) => one.state === "running");
}
// src/pages/archive_data.ts
function nameOf(names, key) {
	const one = names[key];
	if (!one) return key.startsWith("partner:") ? key : key.slice(0, 12);
	return one.number ? `${one.number} ${one.file ?? ""}`.trim() : one.file ?? key.slice(0, 12);
}
function pairAddress(first, second) {
	return `/archive/pair?${new URLSearchParams({
		first,
		second
	}).toString()}`;
}
/** Minutes, seconds and hundredths. */
function length$1(s) {
	return `${Math.floor(s / 60)}:${(Math.floor(s * 100 + .5) / 100 % 60).toFixed(2).padStart(5, "0")}`;
}
function percent$2(share) {
	return `${Math.round(100 * share)} %`;
}
// src/pages/archive_drawing.ts
var ROW = 22;
var LEFT = 190;
var WIDTH = 1100;
var AXIS = 20;
var TICKS = 8;
var SVG = "http://www.w3.org/2000/svg";
function s(tag, props, ...children) {
	const el = document.createElementNS(SVG, tag);
	for (const [key, value] of Object.entries(props)) el.setAttribute(key, String(value));
	el.append(...children);
	return el;
}
function step(total) {
	return [
		.5,
		1,
		2,
		5,
		10,
		15,
		30,
		60,
		120,
		300,
		600,
		1800,
		3600
	].find((one) => total / one <= TICKS) ?? 7200;
}
function drawing(one, names) {
	const total = Math.max(one.timeline.length_s, .01);
	const x = (at) => LEFT + at / total * 896;
	const height = one.members.length * ROW + AXIS;
	const parts = [];
	for (let at = 0; at <= total + 1e-9; at += step(total)) parts.push(s("line", {
		class: "tick",
		x1: x(at),
		x2: x(at),
		y1: 0,
		y2: height - AXIS
	}), s("text", {
		class: "axis",
		x: x(at),
		y: height - 5,
		"text-anchor": "middle"
	}, length$1(at).replace(/\.00$/, "")));
	one.members.forEach((member, k) => {
		const name = nameOf(names, member.key);
		parts.push(s("text", {
			class: "name",
			x: 180,
			y: k * ROW + 15,
			"text-anchor": "end"
		}, name.length > 26 ? `${name.slice(0, 25)}…` : name));
		for (const stretch of one.timeline.stretches) {
			const shown = stretch.shown_by.find((each) => each.member === member.key);
			if (!shown) continue;
			const kind = stretch.shown_by.length === 1 ? "bar alone" : "bar";
			parts.push(s("rect", {
				class: kind,
				x: x(stretch.from_s),
				y: k * ROW + 4,
				width: Math.max(1.5, x(stretch.to_s) - x(stretch.from_s)),
				height: 14
			}, s("title", {}, `${name}: ${length$1(shown.from_s)}–${length$1(shown.to_s)}`)));
		}
	});
	return h("div", { class: "drawing" }, h("div", {}, s("svg", {
		viewBox: `0 0 ${WIDTH} ${height}`,
		role: "img",
		"aria-label": t("archive.drawing", {
			n: one.members.length,
			s: length$1(total)
		})
	}, ...parts)), h("p", { class: "note legend" }, h("span", { class: "swatch" }), t("archive.shared_part"), h("span", { class: "swatch alone" }), t("archive.alone_part")));
}
// src/pages/archive.ts
var KINDS = [
	"archive_add",
	"archive_compare",
	"find"
];
var archivePage = {
	path: /^\/archive$/,
	nav: {
		href: "/archive",
		words: "nav.archive",
		key: "a"
	},
	async show() {
		const view = new Archive();
		await view.fill();
		return {
			title: t("nav.archive"),
			leave: () => view.leave(),
			el: view.el
		};
	}
};
var Archive = class {
	el = h("div", { class: "page" });
	work = h("div", {
		class: "works",
		"aria-live": "polite"
	});
	leaves = [];
	watched = /* @__PURE__ */ new Set();
	leave() {
		this.leaves.forEach((one) => one());
	}
	async fill() {
		const [held, { pairs }, { recordings }, works] = await Promise.all([
			api("/archive"),
			api("/archive/pairs"),
			api("/case/recordings"),
			underWay()
		]);
		works.filter((one) => KINDS.includes(one.kind)).forEach((one) => this.follow(one));
		this.el.replaceChildren(h("header", { class: "row spread" }, h("h1", {}, t("nav.archive")), held.recordings ? offered(h("a", {
			class: "button",
			href: "/archive/exchange"
		}, t("exchange.title")), ...EXCHANGES) : null), this.top(held, recordings), this.work, ...results(held, pairs));
	}
	top(held, recordings) {
		const places = h("input", { type: "checkbox" });
		const files = h("textarea", {
			rows: "2",
			spellcheck: "false"
		});
		const reason = h("input", {
			type: "text",
			autocomplete: "off",
			maxlength: "2000"
		});
		const add = () => void this.start("/jobs/archive-add", {
			files: files.value.split("\n").map((one) => one.trim()).filter(Boolean),
			originals: true,
			places: places.checked,
			reason: reason.value
		});
		const usable = recordings.filter((one) => one.state === "readable" && !one.destroyed);
		const which = h("select", {}, ...usable.map((one) => h("option", { value: one.number }, `${one.number} · ${one.file ?? ""}`)));
		const facts = h("dl", {}, h("dt", {}, t("archive.which")), h("dd", {}, held.own ? t("archive.own") : t("archive.named")), h("dt", {}, t("nav.recordings")), h("dd", {}, count(held.recordings)), h("dt", {}, t("archive.not_in")), h("dd", {}, held.missing.length ? held.missing.join(", ") : t("archive.none")));
		return h("div", { class: "three" }, h("section", { class: "card" }, h("h2", {}, t("archive.holds")), facts, held.not_taken.length ? h("details", {}, h("summary", {}, t("archive.not_taken", { n: count(held.not_taken.length) })), h("ul", { class: "notes" }, ...held.not_taken.map((one) => h("li", {}, `${one.file}: `, spoken(one.reason))))) : null), panel(h("section", { class: "card" }, h("h2", {}, t("archive.add")), h("form", { onsubmit: (e) => {
			e.preventDefault();
			add();
		} }, h("p", { class: "note" }, held.missing.length ? t("archive.add_note", { n: count(held.missing.length) }) : t("archive.all_in")), h("details", {}, h("summary", {}, t("archive.more")), field(t("archive.files"), files, t("archive.files_hint")), field(t("archive.reason"), reason)), h("label", { class: "check" }, places, t("archive.places")), h("p", {}, h("button", {
			type: "submit",
			class: held.missing.length ? "primary" : void 0
		}, t("archive.add"))))), "POST /jobs/archive-add"), h("section", { class: "card" }, h("h2", {}, t("archive.look")), h("p", { class: "note" }, t("archive.look_note")), h("p", {}, offered(h("button", {
			type: "button",
			class: held.recordings && !held.missing.length ? "primary" : void 0,
			disabled: !held.recordings,
			onclick: () => void this.start("/jobs/archive-compare", { reason: "" })
		}, t("archive.compare")), "POST /jobs/archive-compare")), usable.length ? h("form", {
			class: "row",
			onsubmit: (e) => {
				e.preventDefault();
				this.start("/jobs/find", {
					original: Number(which.value),
					reason: ""
				});
			}
		}, field(t("archive.find_one"), which), offered(h("button", {
			type: "submit",
			disabled: !held.recordings
		}, t("archive.find")), "POST /jobs/find")) : null));
	}
	async start(path, body) {
		try {
			this.follow(await api(path, { body }));
		} catch (error) {
			this.work.replaceChildren(failure(error));
		}
	}
	follow(work) {
		if (this.watched.has(work.id)) return;
		this.watched.add(work.id);
		const shown = watch(work, (done) => this.ended(done, shown.el));
		this.leaves.push(shown.leave);
		this.work.replaceChildren(shown.el);
	}
	ended(done, el) {
		if (done.state !== "done" || !done.result) return;
		const result = done.result;
		if (done.kind === "find") {
			el.append(h("a", {
				class: "button primary",
				href: `/archive/found/${findingId(result)}`
			}, t("archive.open_found")));
			return;
		}
		el.append(h("p", {}, done.kind === "archive_add" ? t("archive.added", {
			n: count(Number(result["added"])),
			known: count(Number(result["known"]))
		}) : t("archive.compared", {
			n: count(Number(result["items"])),
			m: count(Number(result["clusters"]))
		})));
		this.fill();
	}
};
/** What the page of sharing does, besides showing itself. */
var EXCHANGES = [
	"GET /archive/exchange",
	"POST /archive/exchange/preview",
	"POST /archive/exchange/export",
	"PUT /archive/exchange/partners",
	"POST /archive/exchange/seals"
];
function findingId(result) {
	return String(result["finding"]).replace(/^findings\/|\.json$/g, "");
}
function results(held, pairs) {
	if (!held.recordings) return [empty(t("archive.empty_title"), t("archive.empty_words"))];
	if (!pairs) return [empty(t("archive.not_compared_title"), t("archive.not_compared_words"), command("diptych archive pairs --archive DIR --out DIR"))];
	const names = named$1(held.names, pairs);
	const shown = pairs.clusters.map((one, k) => clusterCard(one, k + 1, names, pairs.judged));
	if (!shown.length) shown.push(empty(t("archive.no_copies_title"), t("archive.no_copies_words", { n: count(pairs.items) })));
	if (pairs.short.length) shown.push(h("section", { class: "card" }, h("h2", {}, t("archive.short")), h("p", { class: "note" }, t("archive.short_note")), matchTable(pairs.short, names, pairs.judged)));
	const apart = pairs.judged.filter((one) => one.verdict === "not_a_match");
	if (apart.length) shown.push(h("section", { class: "card" }, h("h2", {}, t("archive.rejected")), table(t("archive.rejected"), [
		t("archive.pair"),
		t("archive.judged"),
		t("archive.because"),
		t("case.who")
	], apart.map((one) => [
		h("a", { href: pairAddress(one.first, one.second) }, `${nameOf(names, one.first)} · ${nameOf(names, one.second)}`),
		code("judged", one.verdict),
		one.reason,
		h("code", {}, one.by)
	]))));
	if (pairs.not_compared.length) shown.push(h("section", { class: "card" }, h("h2", {}, t("archive.not_compared")), h("ul", { class: "notes" }, ...pairs.not_compared.map((one) => h("li", {}, `${nameOf(names, one.item)}: `, spoken(one.reason))))));
	return shown;
}
/** Names of the case's recordings, else the base names under which the archive has them. */
function named$1(held, pairs) {
	const all = { ...held };
	for (const cluster of pairs.clusters) for (const one of cluster.members) all[one.key] ??= {
		number: null,
		file: one.file.split(/[\\/]/).pop() ?? one.file
	};
	return all;
}
function clusterCard(one, number, names, judged) {
	const link = (key) => {
		const n = names[key]?.number;
		return n ? h("a", { href: `/recordings/${n}` }, nameOf(names, key)) : nameOf(names, key);
	};
	return h("section", { class: "card cluster" }, h("h2", {}, t("archive.cluster", {
		k: number,
		n: count(one.members.length),
		s: length$1(one.timeline.length_s)
	})), drawing(one, names), table(t("archive.members"), [
		t("recordings.file"),
		"",
		t("recordings.length"),
		t("recordings.picture"),
		t("archive.shows"),
		t("archive.published")
	], one.members.map((each) => [
		link(each.key),
		h("span", { class: "row" }, each.key === one.most_complete ? chip(t("archive.most_complete"), true) : null, each.key === one.earliest_found ? chip(t("archive.earliest")) : null),
		length$1(each.duration_s),
		`${each.width} × ${each.height}`,
		`${length$1(each.shows_s)} · ${percent$2(each.shows_share)}`,
		each.published ? `${each.published.at} (${each.published.basis})` : null
	]), [
		2,
		3,
		4
	]), h("h3", {}, t("archive.pairs")), matchTable(one.matches, names, judged), one.only_in.length ? h("p", {}, t("archive.only_in"), " ", one.only_in.map((each) => `${nameOf(names, each.member)} ${length$1(each.from_s)}–${length$1(each.to_s)}`).join("; ")) : null, one.hypotheses.length ? h("details", {}, h("summary", {}, t("archive.could_derive", { n: count(one.hypotheses.length) })), h("ul", { class: "notes" }, ...one.hypotheses.map((each) => h("li", {}, t("archive.derives", {
		a: nameOf(names, each.member),
		b: nameOf(names, each.could_derive_from)
	}), " ", spoken(each.reasons.join(" ")), ...each.against.length ? [` ${t("archive.against")} `, spoken(each.against.join(" "))] : [])))) : null, one.notes.length || one.timeline.contradictions.length ? h("ul", { class: "notes" }, ...[...one.notes, ...one.timeline.contradictions.map((each) => each.reason)].map((each) => h("li", {}, spoken(each)))) : null);
}
function matchTable(matches, names, judged) {
	const said = (one) => {
		const found = judged.find((each) => [each.first, each.second].includes(one.first) && [each.first, each.second].includes(one.second));
		return found ? code("judged", found.verdict) : null;
	};
	return table(t("archive.pairs"), [
		t("archive.pair"),
		t("archive.in_out_a"),
		t("archive.in_out_b"),
		t("archive.score"),
		t("archive.edited"),
		t("archive.judged")
	], matches.map((one) => {
		const first = one.pieces[0];
		const more = one.pieces.length > 1 ? ` +${one.pieces.length - 1}` : "";
		return [
			h("a", { href: pairAddress(one.first, one.second) }, `${nameOf(names, one.first)} · ${nameOf(names, one.second)}`),
			first ? h("span", { class: "nowrap" }, `${length$1(first.query_from_s)}–${length$1(first.query_to_s)}${more}`) : null,
			first ? h("span", { class: "nowrap" }, `${length$1(first.found_from_s)}–${length$1(first.found_to_s)}${more}`) : null,
			one.score.toFixed(2),
			code("edited", one.edited),
			said(one) ?? t("archive.open_question")
		];
	}), [
		1,
		2,
		3
	]);
}
// src/pages/archive_exchange.ts
var PER_PAGE$1 = 100;
var SHOWN$1 = 200;
var archiveExchangePage = {
	path: /^\/archive\/exchange$/,
	async show() {
		const view = new ExchangePage((await api("/archive")).names);
		await view.load();
		return {
			title: t("exchange.title"),
			el: view.el
		};
	}
};
var ExchangePage = class {
	known;
	el = h("div", { class: "page" });
	chosen = /* @__PURE__ */ new Set();
	list = h("div", {});
	out = h("div", {
		class: "stack",
		"aria-live": "polite"
	});
	past = h("div", { class: "two" });
	names = h("input", {
		type: "checkbox",
		onchange: () => clear(this.out)
	});
	search = h("input", {
		type: "search",
		"aria-label": t("exchange.search"),
		placeholder: t("exchange.search"),
		maxlength: "200"
	});
	said = h("p", {
		class: "total",
		role: "status"
	});
	offset = 0;
	waiting = 0;
	constructor(known) {
		this.known = known;
		this.search.addEventListener("input", () => {
			clearTimeout(this.waiting);
			this.waiting = window.setTimeout(() => {
				this.offset = 0;
				this.load();
			}, 150);
		});
		this.el.append(h("p", {}, h("a", { href: "/archive" }, `‹ ${t("nav.archive")}`)), h("h1", {}, t("exchange.title")), h("p", { class: "note" }, t("exchange.note")), h("section", { class: "card" }, h("h2", {}, t("exchange.leaves")), h("div", { class: "row" }, this.search, this.said), this.list, h("label", { class: "check" }, this.names, t("exchange.with_names")), h("p", { class: "row" }, h("button", {
			type: "button",
			class: "primary",
			onclick: () => void this.preview()
		}, t("exchange.preview"))), this.out), this.taking(), this.past);
	}
	async load() {
		let found;
		try {
			found = await api(`/archive/exchange?${new URLSearchParams({
				q: this.search.value.trim(),
				limit: String(PER_PAGE$1),
				offset: String(this.offset)
			}).toString()}`);
		} catch (error) {
			if (error instanceof ApiError && error.kind === "unreadable" && !this.known) throw error;
			clear(this.list, failure(error));
			return;
		}
		this.said.textContent = t("exchange.held", {
			n: count(found.held),
			m: count(found.sealed)
		});
		clear(this.list, found.held ? this.rows(found) : empty(t("archive.empty_title"), t("archive.empty_words")));
		clear(this.past, h("section", { class: "card" }, h("h2", {}, t("exchange.left")), found.exports.length ? table(t("exchange.left"), [
			t("exchange.when"),
			t("exchange.items"),
			t("exchange.names"),
			"SHA-256"
		], [...found.exports].reverse().map((one) => [
			moment(one.at),
			count(one.items),
			one.with_names ? t("exchange.file_names") : t("exchange.pseudonyms"),
			h("code", {}, one.sha256.slice(0, 16))
		]), [1]) : h("p", { class: "soft" }, t("exchange.none_left"))), h("section", { class: "card" }, h("h2", {}, t("exchange.partners")), found.partners.length ? table(t("exchange.partners"), [t("exchange.partner"), "SHA-256"], found.partners.map((one) => [one.name, h("code", {}, one.sha256.slice(0, 16))])) : h("p", { class: "soft" }, t("exchange.no_partners")), found.notes.length ? h("ul", { class: "notes" }, ...found.notes.map((one) => h("li", {}, spoken(one)))) : null));
	}
	rows(found) {
		const more = found.total > PER_PAGE$1 ? h("p", { class: "row" }, h("button", {
			type: "button",
			disabled: !this.offset,
			onclick: () => {
				this.offset -= PER_PAGE$1;
				this.load();
			}
		}, `‹ ${t("register.previous")}`), h("button", {
			type: "button",
			disabled: this.offset + PER_PAGE$1 >= found.total,
			onclick: () => {
				this.offset += PER_PAGE$1;
				this.load();
			}
		}, `${t("register.next")} ›`)) : null;
		return h("div", {}, table(t("exchange.leaves"), [
			t("exchange.choose"),
			t("recordings.file"),
			t("exchange.seal"),
			""
		], found.recordings.map((one) => {
			const name = this.name(one), sealed = one.seal?.sealed === true;
			const box = h("input", {
				type: "checkbox",
				checked: this.chosen.has(one.sha256),
				disabled: sealed,
				"aria-label": name,
				onchange: () => {
					if (box.checked) this.chosen.add(one.sha256);
					else this.chosen.delete(one.sha256);
					clear(this.out);
				}
			});
			const cell = h("div", {});
			cell.append(h("button", {
				type: "button",
				class: "quiet",
				"aria-label": `${sealed ? t("exchange.unseal") : t("exchange.do_seal")}: ${name}`,
				onclick: () => this.ask(one, cell)
			}, sealed ? t("exchange.unseal") : t("exchange.do_seal")));
			return [
				box,
				name,
				one.seal ? h("span", {}, sealed ? chip(t("exchange.sealed")) : h("span", { class: "soft" }, t("exchange.no_longer")), h("span", { class: "soft" }, ` ${one.seal.reason} (${one.seal.by}, ${moment(one.seal.at)})`)) : null,
				cell
			];
		})), h("p", { class: "note" }, t("exchange.none_is_all")), more);
	}
	name(one) {
		return this.known[one.sha256] ? nameOf(this.known, one.sha256) : one.file;
	}
	/** A seal, and taking it back, need a reason. */
	ask(one, cell) {
		const reason = h("input", {
			type: "text",
			required: true,
			maxlength: "2000",
			autocomplete: "off"
		});
		const sealed = !(one.seal?.sealed === true);
		const go = async (e) => {
			e.preventDefault();
			try {
				await api("/archive/exchange/seals", { body: {
					recording: one.sha256,
					sealed,
					reason: reason.value,
					by: me()
				} });
				this.chosen.delete(one.sha256);
				clear(this.out);
				say(sealed ? t("exchange.sealed") : t("exchange.no_longer"));
				await this.load();
			} catch (error) {
				cell.append(failure(error));
			}
		};
		clear(cell, h("form", {
			class: "row",
			onsubmit: (e) => void go(e)
		}, field(t("archive.because"), reason), h("button", { type: "submit" }, sealed ? t("exchange.do_seal") : t("exchange.unseal"))));
		reason.focus();
	}
	get asked() {
		return {
			items: [...this.chosen],
			with_names: this.names.checked
		};
	}
	async preview() {
		const asked = this.asked;
		try {
			const found = await api("/archive/exchange/preview", { body: asked });
			clear(this.out, h("div", { class: "card" }, h("h3", {}, t("exchange.would_leave", {
				n: count(found.n_items),
				size: bytes$1(found.bytes)
			})), h("p", { class: "secrecy" }, t("exchange.warning")), found.sealed_and_kept_back ? h("p", {}, t("exchange.kept_back", { n: count(found.sealed_and_kept_back) })) : null, found.not_readable.length ? h("p", {}, t("exchange.not_readable", { n: count(found.not_readable.length) })) : null, found.n_items ? table(t("exchange.preview"), [t("exchange.leaves_as"), t("exchange.here")], found.items.slice(0, SHOWN$1).map((one) => [h("code", {}, one.leaves_as), one.here.split(/[\\/]/).pop() ?? ""])) : null, found.n_items > SHOWN$1 ? h("p", { class: "note" }, t("counts.first_rows", {
				n: count(SHOWN$1),
				m: count(found.n_items)
			})) : null, found.n_items ? h("p", {}, h("button", {
				type: "button",
				class: "primary",
				onclick: () => void this.save(asked)
			}, t("exchange.save"))) : h("p", { class: "soft" }, t("exchange.nothing"))));
		} catch (error) {
			clear(this.out, failure(error));
		}
	}
	async save(asked) {
		const answer = await fetch("/api/archive/exchange/export", {
			method: "POST",
			credentials: "same-origin",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(asked)
		});
		if (!answer.ok) {
			const error = (await answer.json().catch(() => null))?.error;
			clear(this.out, failure(new ApiError(error?.kind ?? "failure", error?.message ?? String(answer.status), error?.advice ?? "", answer.status)));
			return;
		}
		const url = URL.createObjectURL(await answer.blob());
		h("a", {
			href: url,
			download: "fingerprints.dpx"
		}).click();
		setTimeout(() => URL.revokeObjectURL(url), 1e4);
		say(t("exchange.saved"));
		await this.load();
	}
	taking() {
		const partner = h("input", {
			type: "text",
			required: true,
			maxlength: "300",
			autocomplete: "off"
		});
		const file = h("input", {
			type: "file",
			required: true
		});
		const out = h("div", { "aria-live": "polite" });
		const take = async (e) => {
			e.preventDefault();
			const one = file.files?.[0];
			if (!one) return;
			const asked = new URLSearchParams({
				partner: partner.value.trim(),
				name: one.name
			});
			const answer = await fetch(`/api/archive/exchange/partners?${asked.toString()}`, {
				method: "PUT",
				credentials: "same-origin",
				headers: { "content-type": "application/octet-stream" },
				body: one
			});
			const value = await answer.json().catch(() => null);
			if (!answer.ok) {
				clear(out, failure(new ApiError(value?.error?.kind ?? "failure", value?.error?.message ?? String(answer.status), value?.error?.advice ?? "", answer.status)));
				return;
			}
			clear(out, h("p", {}, t("exchange.taken", {
				n: count(value?.items ?? 0),
				partner: value?.partner ?? ""
			}), value?.known_already ? ` ${t("exchange.known")}` : ""));
			await this.load();
		};
		return h("form", {
			class: "card",
			onsubmit: (e) => void take(e)
		}, h("h2", {}, t("exchange.take")), h("p", { class: "note" }, t("exchange.take_note")), h("div", { class: "row bottom" }, field(t("exchange.partner"), partner), field(t("exchange.file"), file), h("button", {
			type: "submit",
			class: "primary"
		}, t("exchange.take_in"))), out);
	}
};
// src/pages/archive_found.ts
var archiveFoundPage = {
	path: /^\/archive\/found\/([0-9a-f]{4,64})$/,
	async show([id]) {
		const [finding, held] = await Promise.all([api(`/archive/found/${id}`), api("/archive")]);
		const found = finding.value, names = held.names, title = t("found.title", { name: nameOf(names, found.query.sha256) });
		const nothing = !found.same_footage.length && !found.same_place.length && !found.same_soundtrack.length && !found.common_sound.length;
		return {
			title,
			el: h("div", { class: "page" }, h("p", {}, h("a", { href: "/archive" }, `‹ ${t("nav.archive")}`)), h("h1", {}, title), h("p", { class: "soft" }, t("found.searched", { n: count(found.searched) }), finding.at ? ` ${moment(finding.at)}` : ""), nothing ? empty(t("found.nothing"), t("found.nothing_words")) : null, footage(found, names), sounds([...found.same_soundtrack, ...found.common_sound], names), places(found.same_place, names), found.notes.length ? h("section", { class: "card" }, h("h2", {}, t("found.notes")), h("ul", { class: "notes" }, ...found.notes.map((one) => h("li", {}, told$1(one, names))))) : null)
		};
	}
};
/** A sentence with names in the place of digests. */
function told$1(sentence, names) {
	const said = spoken(sentence);
	said.textContent = (said.textContent ?? "").replace(/\b[0-9a-f]{12}\b/g, (digest) => {
		const key = Object.keys(names).find((one) => one.startsWith(digest));
		return key ? nameOf(names, key) : digest;
	});
	return said;
}
function named(names, key) {
	const number = names[key]?.number;
	return number ? h("a", { href: `/recordings/${number}` }, nameOf(names, key)) : nameOf(names, key);
}
function footage(found, names) {
	const rows = [...found.same_footage, ...found.partners].filter((one) => one.sha256 !== found.query.sha256);
	if (!rows.length) return null;
	return h("section", { class: "card" }, h("h2", {}, t("found.footage")), table(t("found.footage"), [
		t("recordings.file"),
		t("found.in_out_query"),
		t("found.in_out_found"),
		t("archive.score"),
		t("archive.edited"),
		t("archive.basis")
	], rows.flatMap((one) => one.pieces.map((piece) => [
		named(names, one.sha256),
		`${length$1(piece.query_from_s)}–${length$1(piece.query_to_s)}`,
		`${length$1(piece.found_from_s)}–${length$1(piece.found_to_s)}`,
		piece.score.toFixed(2),
		code("edited_found", one.edited),
		code("basis", piece.basis)
	])), [
		1,
		2,
		3
	]), found.longer.length ? h("p", {}, chip(t("found.longer"), true), " ", ...found.longer.flatMap((one) => [told$1(`${one.statement}.`, names), " "])) : null);
}
function sounds(found, names) {
	return found.length ? h("section", { class: "card" }, h("h2", {}, t("found.sound")), table(t("found.sound"), [
		t("recordings.file"),
		t("found.kind"),
		t("found.in_out_query"),
		t("found.in_out_found"),
		t("archive.because")
	], found.map((one) => [
		named(names, one.sha256),
		code("sound_kind", one.kind),
		`${length$1(one.query_from_s)}–${length$1(one.query_to_s)}`,
		`${length$1(one.found_from_s)}–${length$1(one.found_to_s)}`,
		spoken(one.reason)
	]), [2, 3])) : null;
}
function places(found, names) {
	return found.length ? h("section", { class: "card" }, h("h2", {}, t("found.places")), h("p", { class: "note" }, t("found.places_note")), table(t("found.places"), [
		t("recordings.file"),
		t("pairs.relation"),
		t("found.at_query"),
		t("found.at_found"),
		t("found.inliers"),
		t("archive.because")
	], found.map((one) => [
		named(names, one.sha256),
		code("relation", one.relation),
		length$1(one.query_s),
		length$1(one.found_s),
		count(one.inliers),
		spoken(one.reason)
	]), [
		2,
		3,
		4
	])) : null;
}
// ../player/src/guard.ts
function whyBlurred() {
	return say$1("These recordings can show people being harmed. Pictures stay blurred and sound stays off until you ask for them.");
}
/** All pictures of a page, so that one button can show or blur them together. */
var Guards = class {
	constructor() {
		this.all = [];
		this.listeners = [];
	}
	add(content, what, small = false) {
		const guard = new Guard(content, what, small, () => this.changed());
		this.all.push(guard);
		return guard;
	}
	/** Show or blur all; those that stand apart are shown only when asked for one by one. */
	setAll(shown) {
		for (const guard of this.all) if (!shown || !guard.apart) guard.set(shown, false);
		this.changed();
	}
	allShown() {
		const usual = this.all.filter((g) => !g.apart);
		return usual.length > 0 && usual.every((g) => g.shown);
	}
	anyShown() {
		return this.all.some((g) => g.shown);
	}
	onChange(listener) {
		this.listeners.push(listener);
	}
	changed() {
		for (const listener of this.listeners) listener();
	}
};
var Guard = class {
	constructor(content, what, small, changed) {
		this.changed = changed;
		this.shown = false;
		this.apart = false;
		this.withPicture = [];
		content.classList.add("guard-content");
		this.ask = h("button", {
			class: "guard-ask",
			type: "button",
			"aria-label": say$1("Show picture: {what}", { what }),
			onclick: () => this.set(true)
		}, icon(ICONS.eye), small ? say$1("Show") : say$1("Show picture"));
		this.again = h("button", {
			class: "quiet",
			type: "button",
			hidden: true,
			"aria-label": say$1("Blur picture: {what}", { what }),
			onclick: () => this.set(false)
		}, say$1("Blur"));
		this.el = h("div", {
			class: small ? "guard small" : "guard",
			"data-guard": "blurred"
		}, content, this.ask);
	}
	set(shown, tell = true) {
		this.shown = shown;
		this.el.dataset["guard"] = shown ? "shown" : "blurred";
		this.ask.hidden = shown;
		this.again.hidden = !shown;
		for (const el of this.withPicture) el.hidden = !shown;
		if (tell) this.changed();
	}
};
// src/pages/archive_pair.ts
var VERDICTS$1 = [
	"match",
	"not_a_match",
	"unsure",
	"withdrawn"
];
var archivePairPage = {
	path: /^\/archive\/pair$/,
	async show(_, query) {
		const view = new ArchivePair(query.get("first") ?? "", query.get("second") ?? "");
		await view.fill();
		return {
			title: view.title,
			leave: () => view.leave(),
			el: view.el
		};
	}
};
var ArchivePair = class {
	first;
	second;
	el = h("div", { class: "page" });
	title = "";
	names = {};
	guards = new Guards();
	work = h("div", { "aria-live": "polite" });
	leaves = [];
	constructor(first, second) {
		this.first = first;
		this.second = second;
		this.leaves.push(watchExposure(() => this.guards.anyShown(), (s) => shell.exposed(s)));
	}
	leave() {
		this.leaves.forEach((one) => one());
	}
	async fill() {
		const asked = new URLSearchParams({
			first: this.first,
			second: this.second
		}).toString();
		const [shown, held, { pairs }, works] = await Promise.all([
			api(`/archive/match?${asked}`),
			api("/archive"),
			api("/archive/pairs"),
			underWay()
		]);
		works.filter((one) => ["archive_frames", "archive_edits"].includes(one.kind)).forEach((one) => this.follow(one));
		this.names = held.names;
		this.guards = new Guards();
		const { match } = shown;
		const [a, b] = [nameOf(this.names, match.first), nameOf(this.names, match.second)];
		const said = (pairs?.judged ?? []).find((one) => [one.first, one.second].includes(match.first) && [one.first, one.second].includes(match.second));
		this.title = `${a} · ${b}`;
		this.el.replaceChildren(h("p", {}, h("a", { href: "/archive" }, `‹ ${t("nav.archive")}`)), h("h1", {}, this.title), h("div", { class: "two" }, h("div", { class: "stack" }, this.pieces(match, shown.frames, a, b), this.edits(match, shown.edits)), h("div", { class: "stack" }, this.facts(match, said), this.judging(match, said))), this.work);
	}
	facts(match, said) {
		return h("section", { class: "card" }, h("h2", {}, t("archive.facts")), h("dl", {}, h("dt", {}, t("archive.score")), h("dd", {}, match.score.toFixed(2)), h("dt", {}, t("archive.edited")), h("dd", {}, code("edited", match.edited)), h("dt", {}, t("archive.judged")), h("dd", {}, said ? [
			chip(code("judged", said.verdict), said.verdict === "match"),
			` ${said.reason} `,
			h("span", { class: "soft" }, `${said.by}, ${moment(said.at)}`)
		] : t("archive.open_question"))), match.edits.length ? h("ul", { class: "notes" }, ...match.edits.map((one) => h("li", {}, `${code("edit", one.kind)}: ${length$1(one.from_s)}–${length$1(one.to_s)}`))) : null, h("p", { class: "note" }, t("archive.score_note")));
	}
	pieces(match, frames, a, b) {
		const lacking = frames.length > 0 && frames.some((one) => !one.there);
		const ask = offered(h("button", {
			type: "button",
			class: "primary",
			onclick: () => void this.start("/jobs/archive-frames", match.first, match.second)
		}, t("archive.frames_make")), "POST /jobs/archive-frames");
		return h("section", { class: "card" }, h("div", { class: "row spread" }, h("h2", {}, t("archive.evidence")), frames.some((one) => one.there) ? this.all() : null), h("p", { class: "note" }, t("archive.evidence_note")), lacking ? h("p", { class: "row" }, ask, h("span", { class: "soft" }, t("archive.frames_note"))) : null, frames.length ? null : h("p", { class: "soft" }, t("archive.frames_none")), ...match.pieces.map((piece, k) => this.piece(piece, k, match, frames, a, b)));
	}
	all() {
		const button = h("button", {
			type: "button",
			"aria-pressed": "false",
			onclick: () => {
				this.guards.setAll(!this.guards.allShown());
				button.setAttribute("aria-pressed", String(this.guards.allShown()));
			}
		}, t("archive.show_all"));
		return button;
	}
	piece(piece, k, match, frames, a, b) {
		const marks = [
			piece.mirrored ? t("archive.mirrored") : "",
			piece.turned_deg ? t("archive.turned", { n: piece.turned_deg }) : "",
			Math.abs(piece.rate - 1) > .001 ? t("archive.rate", { n: piece.rate.toFixed(3) }) : "",
			code("basis", piece.basis)
		].filter(Boolean);
		const side = (which, key, name) => {
			const [from, to] = [piece[`${which}_from_s`], piece[`${which}_to_s`]];
			const [begin, end] = [piece[`${which}_from_frame`], piece[`${which}_to_frame`]];
			return h("div", { class: "side" }, h("p", {}, h("strong", {}, name), " ", h("span", { class: "nowrap" }, `${length$1(from)} – ${length$1(to)}`)), h("div", { class: "ends" }, this.frame(frames, key, begin, t("archive.in"), from), this.frame(frames, key, end === null || begin === null ? null : Math.max(begin, end - 1), t("archive.out"), to)));
		};
		return h("article", { class: "piece" }, h("h3", {}, t("archive.piece", { k: k + 1 }), " ", h("span", { class: "soft" }, `± ${piece.interval_s.toFixed(2)} s · ${t("archive.score")} ${piece.score.toFixed(2)}${marks.length ? ` · ${marks.join(" · ")}` : ""}`)), h("div", { class: "sides" }, side("query", match.first, a), side("found", match.second, b)));
	}
	frame(frames, key, number, which, at) {
		const found = frames.find((one) => one.item === key && one.frame === number);
		if (!found?.there) return null;
		const what = `${nameOf(this.names, key)}, ${which} ${length$1(at)}`;
		const guard = this.guards.add(h("img", {
			src: `/api/archive/frames/${found.name}`,
			alt: what,
			loading: "lazy"
		}), what, true);
		return h("figure", {}, guard.el, h("figcaption", {}, `${which} · ${t("archive.frame", { n: found.frame })} `, guard.again));
	}
	edits(match, found) {
		const [source, copy] = match.edited === "first" ? [match.second, match.first] : [match.first, match.second];
		const ask = offered(h("button", {
			type: "button",
			onclick: () => void this.start("/jobs/archive-edits", source, copy)
		}, found ? t("archive.edits_again") : t("archive.edits_make")), "POST /jobs/archive-edits");
		const card = h("section", { class: "card" }, h("h2", {}, t("archive.edits")), h("p", { class: "note" }, t("archive.edits_note", {
			a: nameOf(this.names, source),
			b: nameOf(this.names, copy)
		})), h("p", {}, ask));
		const show = (list) => {
			const pictures = list.moments.map((name) => {
				const at = length$1(Number(name.replace(/^moments\/|\.png$/g, "")));
				const guard = this.guards.add(h("img", {
					src: `/api/archive/edits/${name}?${new URLSearchParams({
						first: source,
						second: copy
					}).toString()}`,
					alt: t("archive.moment", { t: at }),
					loading: "lazy"
				}), t("archive.moment", { t: at }), true);
				return h("figure", { class: "moment" }, guard.el, h("figcaption", {}, t("archive.moment", { t: at }), " ", guard.again));
			});
			const rest = list.residual[0];
			card.append(h("p", {}, spoken(list.reason)), list.edits.length ? table(t("archive.edits"), [
				t("archive.what"),
				t("archive.when"),
				t("archive.statement")
			], list.edits.map((one) => [
				code("edit", one.kind),
				h("span", { class: "nowrap" }, `${length$1(one.from_s)}–${length$1(one.to_s)}`),
				spoken(one.statement)
			])) : h("p", {}, t("archive.no_edits")), rest ? h("p", {}, t("archive.residual", {
				ssim: rest.ssim.toFixed(3),
				rms: rest.luma_rms_median.toFixed(1),
				open: (100 * rest.unexplained).toFixed(1)
			})) : "", h("p", {}, `${t("archive.sound")}: ${code("sound", list.sound)}`), h("div", { class: "moments" }, ...pictures), list.notes.length ? h("ul", { class: "notes" }, ...list.notes.map((one) => h("li", {}, spoken(one)))) : "");
		};
		if (found) show(found);
		else if (source !== this.first) api(`/archive/match?${new URLSearchParams({
			first: source,
			second: copy
		}).toString()}`).then((one) => {
			if (one.edits) show(one.edits);
		}, () => void 0);
		return card;
	}
	judging(match, said) {
		const reason = h("textarea", {
			rows: "3",
			required: true,
			maxlength: "4000"
		});
		const out = h("div", {});
		const tell = async (verdict) => {
			if (!reason.value.trim()) {
				reason.setAttribute("aria-invalid", "true");
				reason.focus();
				say(t("archive.reason_needed"));
				out.replaceChildren(h("p", { role: "alert" }, t("archive.reason_needed")));
				return;
			}
			try {
				await api("/archive/judgements", { body: {
					first: match.first,
					second: match.second,
					verdict,
					reason: reason.value,
					by: me()
				} });
				say(t("archive.judgement_kept"));
				if (may("POST /jobs/archive-compare")) this.follow(await api("/jobs/archive-compare", { body: { reason: "" } }));
				else await this.fill();
			} catch (error) {
				out.replaceChildren(failure(error));
			}
		};
		return panel(h("section", { class: "card" }, h("h2", {}, t("archive.judge")), h("p", { class: "note" }, t("archive.judge_note")), h("form", { onsubmit: (e) => e.preventDefault() }, field(t("archive.because"), reason), h("p", { class: "row" }, ...VERDICTS$1.filter((one) => one !== "withdrawn" || said).map((one) => h("button", {
			type: "button",
			class: one === "match" ? "primary" : void 0,
			onclick: () => void tell(one)
		}, code("judge", one))), h("span", { class: "soft" }, t("observe.as", { who: me() })))), out), "POST /archive/judgements");
	}
	async start(path, first, second) {
		try {
			this.follow(await api(path, { body: {
				first,
				second,
				reason: ""
			} }));
		} catch (error) {
			this.work.replaceChildren(failure(error));
		}
	}
	follow(work) {
		const shown = watch(work, (done) => {
			if (done.state === "done") this.fill().catch((error) => this.work.replaceChildren(empty(t("archive.not_compared_title"), String(error))));
		});
		this.leaves.push(shown.leave);
		this.work.replaceChildren(shown.el);
	}
};
// src/pages/hand_over.ts
var HandingOver = class {
	el;
	out = h("div", { "aria-live": "polite" });
	tier = h("select", { onchange: () => void this.turn() }, ...[
		"public",
		"partner",
		"court"
	].map((one) => h("option", { value: one }, code("tier", one))));
	recipient = text$1(100);
	title = text$1(200);
	reason = text$1(2e3);
	place = text$1(4e3);
	forPartner = field(t("hand.recipient"), this.recipient, t("hand.recipient_hint"));
	more = h("form", {
		hidden: true,
		onsubmit: (e) => {
			e.preventDefault();
			this.make();
		}
	});
	leaves = [];
	constructor() {
		this.more.append(h("div", { class: "fields" }, field(t("hand.name"), this.title), field(t("hand.reason"), this.reason, t("drop.sealed"))), field(t("hand.place"), this.place, t("hand.place_hint")), h("p", {}, h("button", {
			type: "submit",
			class: "primary"
		}, t("hand.make"))));
		this.more.classList.add("told");
		this.el = h("section", { class: "card handing" }, h("h2", {}, t("hand.title")), h("p", { class: "note" }, t("hand.note")), h("form", { onsubmit: (e) => {
			e.preventDefault();
			this.look();
		} }, field(t("hand.to"), this.tier), this.forPartner, h("p", {}, h("button", { type: "submit" }, t("hand.look")))), this.out, this.more);
		this.forPartner.hidden = true;
		underWay().then((works) => works.filter((one) => one.kind === "hand_over").forEach((one) => this.follow(one)), () => void 0);
	}
	leave() {
		this.leaves.forEach((one) => one());
	}
	async turn() {
		this.forPartner.hidden = this.tier.value !== "partner";
		this.more.hidden = true;
		this.out.replaceChildren();
	}
	async look() {
		this.out.replaceChildren(h("p", { class: "soft" }, t("wait.loading")));
		try {
			const [found, place] = await Promise.all([api(`/case/hand-over?tier=${this.tier.value}&recipient=${encodeURIComponent(this.recipient.value)}`), api(`/case/hand-over/place?tier=${this.tier.value}`)]);
			this.out.replaceChildren(plan(found));
			this.place.value = place.out;
			this.more.hidden = false;
		} catch (error) {
			this.more.hidden = true;
			this.out.replaceChildren(failure(error));
		}
	}
	async make() {
		const body = {
			tier: this.tier.value,
			out: this.place.value,
			recipient: this.recipient.value.trim() || null,
			title: this.title.value.trim() || null,
			reason: this.reason.value
		};
		try {
			this.follow(await api("/jobs/hand-over", { body }));
		} catch (error) {
			this.out.replaceChildren(failure(error));
		}
	}
	follow(work) {
		this.more.hidden = true;
		const shown = watch(work, (done) => {
			if (done.state === "done" && done.result) shown.el.append(bag(done.result));
		});
		this.leaves.push(shown.leave);
		this.out.replaceChildren(shown.el);
	}
};
function text$1(most) {
	return h("input", {
		type: "text",
		autocomplete: "off",
		maxlength: String(most)
	});
}
function bag(made) {
	return h("div", {}, h("h3", {}, t("hand.made")), h("p", {}, t("hand.made_words", {
		files: count(made.files),
		size: bytes$1(made.bytes),
		n: count(made.leaves),
		m: count(made.withheld)
	})), command(made.bag), h("p", {}, t("hand.check")), command(made.check), made.warnings.length || made.notes.length ? h("ul", { class: "notes" }, ...[...made.warnings, ...made.notes].map((one) => h("li", {}, plainly(one)))) : null);
}
function plan(found) {
	const tally = (items) => {
		const counts = /* @__PURE__ */ new Map();
		for (const one of items) counts.set(one.item, (counts.get(one.item) ?? 0) + 1);
		return h("ul", {}, ...[...counts].map(([item, n]) => h("li", {}, `${code("item", item)}: ${count(n)}`)));
	};
	const reasons = [...new Set(found.withheld.map((one) => one.why))];
	return h("div", {}, h("h3", {}, t("hand.leaves", { n: count(found.items.length) })), found.items.length ? tally(found.items) : h("p", { class: "soft" }, t("hand.nothing")), h("h3", {}, t("hand.stays", { n: count(found.withheld.length) })), found.withheld.length ? tally(found.withheld) : h("p", { class: "soft" }, t("hand.nothing")), reasons.length ? h("details", {}, h("summary", {}, t("hand.why")), h("ul", { class: "notes" }, ...reasons.map((one) => h("li", {}, plainly(one))))) : null, found.warnings.length ? h("ul", { class: "warnings" }, ...found.warnings.map((one) => h("li", {}, plainly(one)))) : null);
}
// src/pages/case.ts
var PER_PAGE = 100;
function status(held) {
	return h("div", {}, h("dl", {}, h("dt", {}, t("case.originals")), h("dd", {}, `${count(held.originals)} · ${bytes$1(held.bytes)}`), h("dt", {}, t("case.records")), h("dd", {}, count(held.records)), h("dt", {}, t("case.findings")), h("dd", {}, count(held.findings)), h("dt", {}, t("case.log")), h("dd", {}, count(held.log_entries)), h("dt", {}, t("case.timestamps")), h("dd", {}, code("timestamps", held.timestamps.state)), h("dt", {}, t("case.last_check")), h("dd", {}, held.last_full_check ? moment(held.last_full_check) : t("case.never")), h("dt", {}, t("case.next_check")), h("dd", {}, moment(held.next_full_check))), held.notes.length ? h("ul", { class: "notes" }, ...held.notes.map((one) => h("li", {}, spoken(one)))) : null);
}
var casePage = {
	path: /^\/case$/,
	nav: {
		href: "/case",
		words: "nav.case",
		key: "c"
	},
	async show(_, query) {
		const start = Math.max(0, Number(query.get("from") ?? "0") || 0);
		const [held, log, works] = await Promise.all([
			api("/case"),
			api(`/case/log?start=${start}&limit=${PER_PAGE}`),
			underWay()
		]);
		const state = h("div", {}, status(held));
		const checking = new Checking(() => void api("/case").then((fresh) => state.replaceChildren(status(fresh)), () => void 0));
		const handing = new HandingOver();
		works.filter((one) => one.kind === "verify").forEach((one) => checking.follow(one));
		return {
			title: held.title,
			leave: () => {
				checking.leave();
				handing.leave();
			},
			el: h("div", { class: "page" }, h("h1", {}, held.title), h("div", { class: "two" }, h("div", { class: "stack" }, h("section", { class: "card" }, h("h2", {}, t("case.state")), state), checking.el), panel(handing.el, "GET /case/hand-over", "GET /case/hand-over/place", "POST /jobs/hand-over")), h("section", { class: "card" }, h("h2", {}, t("case.events")), h("p", { class: "note" }, t("case.events_note")), log.events.length ? table(t("case.events"), [
				"#",
				t("case.when"),
				t("case.who"),
				t("case.what"),
				t("case.why")
			], log.events.map((e) => [
				e.index,
				h("span", { class: "nowrap" }, moment(e.time)),
				h("code", {}, e.actor),
				spoken(e.words),
				e.reason
			]), [0]) : empty(t("case.events"), t("case.no_events")), h("p", { class: "row" }, start > 0 ? h("a", {
				class: "button",
				href: `/case?from=${Math.max(0, start - PER_PAGE)}`
			}, t("case.newer")) : null, start + PER_PAGE < log.n_events ? h("a", {
				class: "button",
				href: `/case?from=${start + PER_PAGE}`
			}, t("case.older")) : null)))
		};
	}
};
/** Check the case now, with progress; the outcome goes into the log. */
var Checking = class {
	done;
	el;
	out = h("div", {});
	button = offered(h("button", {
		type: "button",
		class: "primary",
		onclick: () => void this.start()
	}, t("case.verify")), "POST /jobs/verify");
	leaves = [];
	constructor(done) {
		this.done = done;
		this.el = h("section", { class: "card" }, h("h2", {}, t("case.check")), h("p", { class: "note" }, t("case.check_note")), h("p", {}, this.button), this.out);
	}
	async start() {
		try {
			this.follow(await api("/jobs/verify", { body: {
				sample: 1,
				record: true
			} }));
		} catch (error) {
			this.out.replaceChildren(failure(error));
		}
	}
	follow(work) {
		this.button.disabled = true;
		const shown = watch(work, (done) => {
			this.button.disabled = false;
			this.done();
			if (done.state === "done" && done.result) shown.el.append(verdict(done.result));
		});
		this.leaves.push(shown.leave);
		this.out.replaceChildren(shown.el);
	}
	leave() {
		this.leaves.forEach((one) => one());
	}
};
function verdict(found) {
	const problems = found["problems"] ?? [];
	const open = found["not_checkable"] ?? [];
	const checked = found["checked"];
	return h("div", {}, h("p", { role: "status" }, chip(problems.length ? t("case.problems", { n: problems.length }) : t("case.well"), !problems.length), " ", t("case.checked", {
		n: count(checked.objects),
		m: count(checked.log_entries)
	})), problems.length ? h("ul", {}, ...problems.map((one) => h("li", {}, plainly(one.kind.replaceAll("_", " ")), ": ", plainly(one.what)))) : null, open.length ? h("details", {}, h("summary", {}, t("case.open")), h("ul", {}, ...open.map((one) => h("li", {}, plainly(one))))) : null);
}
// ../player/src/clock.ts
var Clock = class {
	constructor(reference, origin, segments, durations) {
		this.reference = reference;
		this.origin = origin;
		this.segments = segments;
		this.durations = durations;
	}
	of(id) {
		return this.segments.get(id) ?? [];
	}
	placed(id) {
		return this.of(id).length > 0;
	}
	/** Start and end on the reference clock of everything that is placed. */
	range() {
		let low = Infinity, high = -Infinity;
		for (const list of this.segments.values()) for (const s of list) {
			low = Math.min(low, toClock(s, s.from));
			high = Math.max(high, toClock(s, s.to));
		}
		return low < high ? [low, high] : [0, 1];
	}
	/** Where a recording is at a clock time, or why it shows nothing then. */
	place(id, clock) {
		const list = this.of(id);
		if (!list.length) return {
			why: "unplaced",
			next: null
		};
		for (const s of list) {
			const t = (clock - s.offset) / s.rate;
			if (t >= s.from - 1e-6 && t < s.to - 1e-6) return {
				segment: s,
				t: Math.max(t, s.from)
			};
		}
		const starts = list.map((s) => toClock(s, s.from));
		const next = starts.filter((x) => x > clock).sort((a, b) => a - b)[0] ?? null;
		const early = clock < Math.min(...starts);
		const late = clock >= Math.max(...list.map((s) => toClock(s, s.to))) - 1e-6;
		const first = list.reduce((a, b) => toClock(a, a.from) <= toClock(b, b.from) ? a : b);
		const last = list.reduce((a, b) => toClock(a, a.to) >= toClock(b, b.to) ? a : b);
		const whole = this.durations.get(id) ?? Infinity;
		if (early) return {
			why: first.from > .25 ? "unplaced" : "before",
			next
		};
		if (late) return {
			why: last.to < whole - .25 ? "unplaced" : "after",
			next
		};
		return {
			why: "gap",
			next
		};
	}
	/** The clock time of a recording's own time, where that stretch is placed. */
	clockOf(id, t) {
		const list = this.of(id);
		for (const s of list) if (t >= s.from - 1e-6 && t < s.to) return toClock(s, t);
		const last = list.find((s) => Math.abs(t - s.to) < .05);
		return last ? toClock(last, t) : null;
	}
};
function toClock(s, t) {
	return s.rate * t + s.offset;
}
function segmentOf(s) {
	const rate = s.rate || 1;
	const half = s.interval_s ? Math.abs(s.interval_s[1] - s.interval_s[0]) / 2 : null;
	return {
		from: s.from_s,
		to: s.to_s,
		offset: s.offset_s,
		rate,
		half
	};
}
/** The clock in the findings; recordings without a place on it have no segments. */
function clockFromFindings(findings) {
	const durations = new Map(findings.recordings.map((r) => [r.id, r.duration_s]));
	const reference = findings.timeline?.reference ?? findings.recordings[0]?.id ?? "";
	const segments = /* @__PURE__ */ new Map();
	for (const entry of findings.timeline?.recordings ?? []) segments.set(entry.id, entry.segments.map(segmentOf));
	if (!segments.get(reference)?.length && durations.has(reference)) segments.set(reference, [{
		from: 0,
		to: durations.get(reference),
		offset: 0,
		rate: 1,
		half: 0
	}]);
	return new Clock(reference, findings.comparisons.some((c) => c.clock?.origin === "human") ? "human" : "machine", segments, durations);
}
/**
* The clock that a person's anchors give. Several anchors that agree give one offset (their middle); where they differ,
* the recording is divided at its own cut between them, or half-way where there is none. A recording without an anchor
* stays where the machine put it.
*/
function clockFromAnchors(findings, machine, anchors, agree = .12) {
	const durations = new Map(findings.recordings.map((r) => [r.id, r.duration_s]));
	const reference = findings.timeline?.reference ?? findings.recordings[0]?.id ?? "";
	const segments = /* @__PURE__ */ new Map();
	for (const recording of findings.recordings) {
		if (recording.id === reference) {
			segments.set(reference, [{
				from: 0,
				to: recording.duration_s,
				offset: 0,
				rate: 1,
				half: 0
			}]);
			continue;
		}
		const points = anchors.filter((a) => a[reference] && a[recording.id]).map((a) => ({
			t: a[recording.id].t,
			offset: a[reference].t - a[recording.id].t,
			half: a[reference].half + a[recording.id].half
		})).sort((a, b) => a.t - b.t);
		if (!points.length) {
			segments.set(recording.id, machine.of(recording.id));
			continue;
		}
		const groups = [];
		for (const p of points) {
			const group = groups[groups.length - 1];
			if (group && Math.abs(group[group.length - 1].offset - p.offset) <= agree) group.push(p);
			else groups.push([p]);
		}
		const cuts = recording.shots.map((s) => s.from_s).filter((t) => t > 0);
		const list = [];
		let from = 0;
		groups.forEach((group, i) => {
			const here = group[group.length - 1].t;
			const then = groups[i + 1]?.[0]?.t;
			let to = recording.duration_s;
			if (then !== void 0) {
				const inside = cuts.filter((t) => t > here && t <= then);
				to = inside.length ? inside[inside.length - 1] : (here + then) / 2;
			}
			const offsets = group.map((g) => g.offset).sort((a, b) => a - b);
			const offset = offsets[Math.floor((offsets.length - 1) / 2)];
			const half = Math.max(...group.map((g) => g.half + Math.abs(g.offset - offset)));
			list.push({
				from,
				to,
				offset,
				rate: 1,
				half
			});
			from = to;
		});
		segments.set(recording.id, list);
	}
	return new Clock(reference, "human", segments, durations);
}
// ../player/src/words.ts
/** Seconds as m:ss.mmm (minutes only where needed). */
function clockTime(s, digits = 3) {
	if (!Number.isFinite(s)) return "–";
	const sign = s < -5e-4 ? "−" : "";
	const units = 10 ** digits;
	const all = Math.round(Math.abs(s) * units);
	return `${sign}${Math.floor(all / units / 60)}:${(all / units % 60).toFixed(digits).padStart(digits ? 3 + digits : 2, "0")}`;
}
function seconds(s, digits = 2) {
	return say$1("{n} s", { n: decimal(`${s < 0 ? "−" : ""}${Math.abs(s).toFixed(digits)}`) });
}
function signed(s, digits = 3) {
	return decimal(`${s < 0 ? "−" : "+"}${Math.abs(s).toFixed(digits)}`);
}
function plusMinus(half) {
	if (half === null || half === void 0) return "";
	return half >= .9995 ? say$1("± {n} s", { n: decimal(half.toFixed(2)) }) : say$1("± {n} ms", { n: Math.max(half * 1e3, half > 0 ? 1 : 0).toFixed(0) });
}
function percent$1(p) {
	return p > .995 && p < 1 ? "> 99 %" : `${Math.round(p * 100)} %`;
}
function absent(why) {
	switch (why) {
		case "before": return [say$1("Not recorded at this time"), say$1("before its start")];
		case "after": return [say$1("Not recorded at this time"), say$1("after its end")];
		case "gap": return [say$1("Not recorded at this time"), say$1("gap between two stretches of this recording")];
		case "unplaced": return [say$1("No place on the clock here"), say$1("what this recording shows at this time is undetermined")];
	}
}
var RELATION = {
	same_footage: "Same footage",
	same_place_and_time: "Same place and time",
	same_place: "Same place",
	no_relation_found: "No relation found",
	undetermined: "Undetermined"
};
var RELATION_NOTE = {
	same_footage: "Both stem from one camera’s recording.",
	same_place_and_time: "The machine measured a common ground and a common time. Whether both show the same incident is for a person to judge.",
	same_time_without_ground: "The machine measured a common time without a common ground: the place follows from what moved or was heard in both. Whether both show the same incident is for a person to judge.",
	same_place: "The machine measured a common ground. A common time was not found.",
	no_relation_found: "Nothing in common was found. This does not say that the recordings are unrelated.",
	undetermined: "The material does not support an answer."
};
var WHY_ABSENT = {
	before_start: "before its start",
	after_end: "after its end",
	gap: "gap",
	out_of_view: "out of view",
	covered: "covered",
	not_resolvable: "not resolvable",
	observed: "observed",
	in_view_not_observed: "in view, not observed"
};
var CONTRAST = {
	both: "In both",
	only_in_first: "Only in the first",
	only_in_second: "Only in the second",
	gap_in_first: "Gap in the first",
	gap_in_second: "Gap in the second",
	neither: "In neither"
};
var CUES = {
	ground_motion: "motion on the ground",
	sound: "sound",
	flashes: "abrupt light",
	light: "abrupt light",
	overall_motion: "overall motion",
	same_footage: "same footage",
	tracks: "motion of tracks"
};
/** Words of a code; the code itself, spelt out, where there are none. */
function told(table, code) {
	return say$1(table[code] ?? plain$1(code));
}
function plain$1(word) {
	return word.replaceAll("_", " ");
}
// ../player/src/anchors.ts
var Anchors = class {
	constructor(findings, machine, viewers, changed, free, command = true, listed = () => void 0) {
		this.findings = findings;
		this.machine = machine;
		this.viewers = viewers;
		this.changed = changed;
		this.free = free;
		this.command = command;
		this.listed = listed;
		this.list = [];
		this.use = "machine";
		this.body = h("div", {});
		this.now = h("div", { class: "anchor-now" });
		this.texts = /* @__PURE__ */ new Map();
		this.chosen = /* @__PURE__ */ new Map();
		this.boxes = /* @__PURE__ */ new Map();
		this.el = h("section", {
			class: "anchors card",
			"aria-label": say$1("Clock set by a person")
		}, h("header", {}, h("h2", {}, say$1("Set the clock by hand"))), h("p", { class: "note" }, say$1("Bring each recording to a frame that shows the same moment, then add an anchor. The result is labelled human and the machine’s answer stays beside it.")), this.now, h("p", { class: "row" }, h("button", {
			type: "button",
			onclick: () => this.free()
		}, say$1("Move players on their own")), h("button", {
			type: "button",
			class: "primary",
			onclick: () => this.add()
		}, say$1("Add anchor from these frames"))), this.body);
		this.lines();
		this.show();
	}
	/** One line for each recording; with more than two, a person picks which belong to the anchor. */
	lines() {
		for (const v of this.viewers) {
			const text = h("span", {});
			this.texts.set(v.id, text);
			const badge = h("span", { class: `badge c${(v.number - 1) % 6 + 1}` }, String(v.number));
			if (this.viewers.length > 2 && v.id !== this.machine.reference) {
				const box = h("input", {
					type: "checkbox",
					"aria-label": say$1("{file} belongs to the anchor", { file: v.recording.file }),
					onchange: () => {
						this.chosen.set(v.id, box.checked);
					}
				});
				this.boxes.set(v.id, box);
				this.now.append(h("label", {}, box, badge, text));
			} else this.now.append(h("span", { class: "row" }, badge, text));
		}
	}
	/** With two recordings both belong; with more, those that were moved on their own unless a person says otherwise. */
	belongs(v) {
		return v.id === this.machine.reference || this.viewers.length < 3 || (this.chosen.get(v.id) ?? !v.attached);
	}
	/** The frames now on screen. */
	refresh() {
		for (const v of this.viewers) {
			this.texts.get(v.id).textContent = v.frame >= 0 && v.active ? say$1("{t} (frame {n})", {
				t: clockTime(v.t),
				n: v.frame
			}) : say$1("no frame");
			const box = this.boxes.get(v.id);
			if (box) box.checked = this.belongs(v);
		}
	}
	add() {
		const anchor = {};
		for (const v of this.viewers) if (v.active && v.frame >= 0 && this.belongs(v)) anchor[v.id] = {
			t: v.t,
			half: v.half
		};
		if (Object.keys(anchor).length < 2 || !anchor[this.machine.reference]) {
			this.show(say$1("An anchor needs a frame of {file} and of one more recording.", { file: this.name(this.machine.reference) }));
			return;
		}
		this.list.push(anchor);
		this.choose("human");
	}
	name(id) {
		return this.findings.recordings.find((r) => r.id === id)?.file ?? id;
	}
	choose(use) {
		this.use = use === "human" && this.list.length ? "human" : "machine";
		this.changed(this.use === "human" ? clockFromAnchors(this.findings, this.machine, this.list) : this.machine);
		this.show();
	}
	text(anchor) {
		const ids = this.findings.recordings.map((r) => r.id).filter((id) => anchor[id]);
		const half = ids.reduce((sum, id) => sum + anchor[id].half, 0);
		return ids.map((id) => `${id}=${anchor[id].t.toFixed(3)}`).join(",") + `±${half.toFixed(3)}`;
	}
	show(problem = "") {
		this.refresh();
		this.listed();
		if (!this.list.length) {
			clear(this.body, problem ? h("p", {
				class: "note",
				role: "alert"
			}, problem) : null);
			return;
		}
		const human = clockFromAnchors(this.findings, this.machine, this.list);
		const choice = (use, label) => {
			const input = h("input", {
				type: "radio",
				name: "diptych-clock",
				onchange: () => this.choose(use)
			});
			input.checked = this.use === use;
			return h("label", {}, input, label);
		};
		const rows = this.findings.recordings.filter((r) => r.id !== human.reference).flatMap((r) => {
			const put = (clock) => clock.of(r.id).map((s) => `${say$1("{n} s", { n: signed(s.offset) })} ${plusMinus(s.half)}`).join("; ") || say$1("undetermined");
			return [h("dt", {}, r.file), h("dd", {}, h("div", {}, `${say$1("human")}: ${put(human)}`), h("div", { class: "soft" }, `${say$1("machine")}: ${put(this.machine)}`))];
		});
		clear(this.body, problem ? h("p", {
			class: "note",
			role: "alert"
		}, problem) : null, h("ul", { class: "anchor-list" }, ...this.list.map((a, k) => h("li", {}, h("code", {}, this.text(a)), h("button", {
			type: "button",
			class: "quiet",
			"aria-label": say$1("Remove anchor {n}", { n: k + 1 }),
			onclick: () => {
				this.list.splice(k, 1);
				this.choose(this.use);
			}
		}, say$1("Remove"))))), h("fieldset", {}, h("legend", {}, say$1("Play on the clock of")), choice("machine", say$1("the machine")), choice("human", say$1("a person (these anchors)"))), h("dl", {}, ...rows), ...this.command ? this.asCommand() : []);
	}
	/** The command that keeps these anchors in the findings, for a page that cannot keep them itself. */
	asCommand() {
		const command = `diptych compare ${this.findings.recordings.map((r) => r.file).join(" ")} --out DIR ${this.list.map((a) => `--anchor ${this.text(a)}`).join(" ")}`;
		const area = h("textarea", {
			class: "command",
			readonly: true,
			rows: "3",
			"aria-label": say$1("Command that keeps these anchors"),
			spellcheck: "false"
		});
		area.value = command;
		const copy = h("button", {
			type: "button",
			onclick: () => {
				area.select();
				const done = () => {
					copy.textContent = say$1("Copied");
				};
				if (navigator.clipboard) navigator.clipboard.writeText(command).then(done, () => {
					document.execCommand("copy");
					done();
				});
				else {
					document.execCommand("copy");
					done();
				}
			}
		}, say$1("Copy"));
		return [
			h("p", { class: "note" }, say$1("To keep these anchors in the findings, run:")),
			area,
			h("p", {}, copy)
		];
	}
};
// ../player/src/geometry.ts
function multiply(a, b) {
	const out = [];
	for (let r = 0; r < 3; r++) for (let c = 0; c < 3; c++) out.push(a[r * 3] * b[c] + a[r * 3 + 1] * b[3 + c] + a[r * 3 + 2] * b[6 + c]);
	return out;
}
function apply(m, x, y) {
	const w = m[6] * x + m[7] * y + m[8];
	return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
}
/** The transform for CSS; null where the numbers cannot be drawn. */
function matrix3d(m) {
	const k = m[8];
	if (!Number.isFinite(k) || Math.abs(k) < 1e-12) return null;
	const n = m.map((v) => v / k);
	if (n.some((v) => !Number.isFinite(v))) return null;
	const f = (v) => v.toPrecision(9);
	return `matrix3d(${[
		n[0],
		n[3],
		0,
		n[6],
		n[1],
		n[4],
		0,
		n[7],
		0,
		0,
		1,
		0,
		n[2],
		n[5],
		0,
		1
	].map((v) => f(v)).join(",")})`;
}
/** Fit a piece of ground into a box: scale and shift as a homography. */
function fit(extent, width, height) {
	const [x0, y0, x1, y1] = extent;
	const s = Math.min(width / Math.max(x1 - x0, 1e-9), height / Math.max(y1 - y0, 1e-9));
	return [
		s,
		0,
		width / 2 - s * (x0 + x1) / 2,
		0,
		s,
		height / 2 - s * (y0 + y1) / 2,
		0,
		0,
		1
	];
}
function around(points, margin = .06) {
	let x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
	for (const [x, y] of points) {
		x0 = Math.min(x0, x);
		y0 = Math.min(y0, y);
		x1 = Math.max(x1, x);
		y1 = Math.max(y1, y);
	}
	if (!(x1 > x0 && y1 > y0)) return null;
	const m = Math.max(x1 - x0, y1 - y0) * margin;
	return [
		x0 - m,
		y0 - m,
		x1 + m,
		y1 + m
	];
}
/** Index of the last entry of a sorted list that is not after t. */
function lastAt(list, t) {
	let low = 0, high = list.length;
	while (low < high) {
		const mid = low + high >> 1;
		if (list[mid] <= t + 1e-4) low = mid + 1;
		else high = mid;
	}
	return low - 1;
}
// ../player/src/groundmap.ts
var TRAIL_S = 4;
var GroundMap = class {
	constructor(ground, viewers, guards, viewChanged, pointed) {
		this.ground = ground;
		this.viewers = viewers;
		this.viewChanged = viewChanged;
		this.pins = [];
		this.pictures = h("div", { class: "map-pictures" });
		this.canvas = h("canvas", { "aria-hidden": "true" });
		this.footprintTimes = /* @__PURE__ */ new Map();
		this.follow = false;
		this.queued = false;
		this.point = null;
		this.images = [];
		this.list = (ground.recordings ?? []).filter((g) => g.common !== false);
		this.whole = ground.extent ?? around(this.list.flatMap((g) => (g.footprints ?? []).flatMap((f) => f.polygon)));
		this.view = this.whole;
		const guard = guards.add(this.pictures, say$1("ground map"));
		this.counts = h("div", {
			class: "map-counts",
			"aria-live": "off"
		});
		this.followButton = h("button", {
			type: "button",
			"aria-pressed": "false",
			title: say$1("Follow what the recordings have in view (F)"),
			onclick: () => this.setFollow(!this.follow)
		}, say$1("Follow the view"));
		this.box = h("div", {
			class: "map-box",
			onpointermove: (e) => pointed(this.groundAt(e)),
			onpointerleave: () => pointed(null)
		}, guard.el, this.canvas);
		const left = (ground.recordings ?? []).filter((g) => g.common === false);
		const none = !this.whole || !this.list.some((g) => g.footprints?.length || g.tracks?.length || g.map);
		this.el = h("section", {
			class: "map card",
			"aria-label": say$1("Ground map")
		}, h("header", {}, h("h2", {}, say$1("Ground map")), none ? null : this.followButton, none ? null : guard.again), none ? h("p", { class: "empty" }, ground.withheld ? say$1("The map is not part of this copy of the report: it would show where the cameras were.") : say$1("No common ground was found, so there is no map.")) : this.box, none ? null : this.counts, ...left.map((g) => h("p", { class: "note" }, say$1("Not drawn: {file} could not be registered to the common ground.", { file: this.nameOf(g.id) }), " ", spoken(g.reason))), none ? null : h("p", { class: "note" }, say$1("Outlines: what each recording has in view now. Lines: paths of movers over the last 4 seconds. Where no path is drawn, no motion was detected; something that lies still becomes part of the ground picture.")));
		for (const g of [...this.list].sort((p) => p.id === ground.reference ? 1 : -1)) {
			if (!g.map?.file) continue;
			const img = h("img", {
				src: g.map.file,
				alt: "",
				draggable: "false"
			});
			img.addEventListener("load", () => this.draw());
			img.addEventListener("error", () => img.remove());
			this.images.push({
				el: img,
				extent: g.map.extent
			});
			this.pictures.append(img);
		}
		new ResizeObserver(() => {
			this.place();
			this.draw();
		}).observe(this.box);
	}
	nameOf(id) {
		return this.viewers.find((v) => v.id === id)?.recording.file ?? id;
	}
	setFollow(on) {
		this.follow = on;
		this.followButton.setAttribute("aria-pressed", String(on));
		if (!on) this.view = this.whole;
		this.place();
		this.draw();
		this.viewChanged();
	}
	toggleFollow() {
		this.setFollow(!this.follow);
	}
	mark(point) {
		this.point = point;
		this.draw();
	}
	matrix() {
		return this.view && this.box.clientWidth ? fit(this.view, this.box.clientWidth, this.box.clientHeight) : null;
	}
	groundAt(e) {
		const m = this.matrix();
		if (!m) return null;
		const box = this.box.getBoundingClientRect();
		return [(e.clientX - box.left - m[2]) / m[0], (e.clientY - box.top - m[5]) / m[4]];
	}
	/** Put the map pictures where their ground is. */
	place() {
		if (this.whole && this.box.clientWidth) {
			const ratio = (this.whole[2] - this.whole[0]) / (this.whole[3] - this.whole[1]);
			this.box.style.aspectRatio = String(Math.min(2.4, Math.max(1.15, ratio)));
		}
		const m = this.matrix();
		if (!m) return;
		for (const { el, extent } of this.images) {
			const s = m[0];
			el.style.width = `${s * (extent[2] - extent[0])}px`;
			el.style.height = `${s * (extent[3] - extent[1])}px`;
			el.style.transform = matrix3d([
				1,
				0,
				s * extent[0] + m[2],
				0,
				1,
				s * extent[1] + m[5],
				0,
				0,
				1
			]) ?? "";
		}
	}
	footprint(g, t) {
		const list = g.footprints ?? [];
		let times = this.footprintTimes.get(g.id);
		if (!times) this.footprintTimes.set(g.id, times = Float64Array.from(list, (f) => f.t_s));
		const k = lastAt(times, t);
		return list[k] && t - list[k].t_s < 1.2 ? list[k].polygon : null;
	}
	draw() {
		if (this.queued) return;
		this.queued = true;
		requestAnimationFrame(() => {
			this.queued = false;
			this.paint();
		});
	}
	paint() {
		const width = this.box.clientWidth, height = this.box.clientHeight;
		if (!width || !this.view) return;
		const on = this.list.map((g) => ({
			g,
			viewer: this.viewers.find((v) => v.id === g.id)
		})).filter((e) => e.viewer?.active && e.viewer.frame >= 0);
		if (this.follow) this.glide(around(on.flatMap(({ g, viewer }) => this.footprint(g, viewer.t) ?? [])));
		const scale = window.devicePixelRatio || 1;
		this.canvas.width = Math.round(width * scale);
		this.canvas.height = Math.round(height * scale);
		const c = this.canvas.getContext("2d");
		c.setTransform(scale, 0, 0, scale, 0, 0);
		const m = this.matrix();
		const px = (x, y) => [m[0] * x + m[2], m[4] * y + m[5]];
		const style = getComputedStyle(this.el);
		const colour = (k) => style.getPropertyValue(`--c${(k - 1) % 6 + 1}`).trim();
		const halo = style.getPropertyValue("--halo").trim();
		const parts = [];
		for (const { g, viewer } of on) {
			const t = viewer.t, own = colour(viewer.number);
			const polygon = this.footprint(g, t);
			if (polygon) {
				c.beginPath();
				polygon.forEach(([x, y], i) => {
					const [u, v] = px(x, y);
					if (i) c.lineTo(u, v);
					else c.moveTo(u, v);
				});
				c.closePath();
				c.strokeStyle = halo;
				c.lineWidth = 4;
				c.stroke();
				c.strokeStyle = own;
				c.lineWidth = 2;
				c.setLineDash(viewer.number % 2 ? [] : [7, 4]);
				c.stroke();
				c.setLineDash([]);
			}
			let moving = 0;
			for (const track of g.tracks ?? []) {
				const k = lastAt(track.t_s, t);
				if (k < 0 || k === track.t_s.length - 1 && t - track.t_s[k] > .25) continue;
				moving++;
				const next = Math.min(k + 1, track.t_s.length - 1);
				const span = track.t_s[next] - track.t_s[k];
				const f = span > 0 ? Math.min(1, (t - track.t_s[k]) / span) : 0;
				const here = px(track.x[k] + f * (track.x[next] - track.x[k]), track.y[k] + f * (track.y[next] - track.y[k]));
				c.beginPath();
				let started = false;
				for (let i = Math.max(0, lastAt(track.t_s, t - TRAIL_S)); i <= k; i++) {
					const [u, v] = px(track.x[i], track.y[i]);
					if (started) c.lineTo(u, v);
					else {
						c.moveTo(u, v);
						started = true;
					}
				}
				c.lineTo(here[0], here[1]);
				c.strokeStyle = halo;
				c.lineWidth = 3.5;
				c.stroke();
				c.strokeStyle = own;
				c.lineWidth = 1.5;
				c.stroke();
				c.beginPath();
				if (viewer.number % 2) c.arc(here[0], here[1], 4, 0, 7);
				else c.rect(here[0] - 3.5, here[1] - 3.5, 7, 7);
				c.fillStyle = own;
				c.fill();
				c.strokeStyle = halo;
				c.lineWidth = 1.5;
				c.stroke();
			}
			parts.push(h("span", {}, h("span", { class: `badge c${(viewer.number - 1) % 6 + 1}` }, String(viewer.number)), " ", moving === 1 ? say$1("1 mover tracked now") : say$1("{n} movers tracked now", { n: moving })));
		}
		for (const pin of this.pins) this.pin(c, px(...pin.at), pin, colour(pin.number), halo);
		if (this.point) {
			const [u, v] = px(...this.point);
			c.strokeStyle = halo;
			c.lineWidth = 3;
			for (let pass = 0; pass < 2; pass++) {
				c.beginPath();
				c.moveTo(u - 9, v);
				c.lineTo(u + 9, v);
				c.moveTo(u, v - 9);
				c.lineTo(u, v + 9);
				c.stroke();
				c.strokeStyle = style.getPropertyValue("--ink").trim();
				c.lineWidth = 1;
			}
		}
		const metres = this.ground.metres_per_unit;
		const wide = 90 / m[0];
		const unit = metres ? wide * metres : wide;
		const nice = [
			.5,
			1,
			2,
			5,
			10,
			20,
			50,
			100,
			200,
			500,
			1e3,
			2e3
		].filter((n) => n <= unit).pop() ?? unit;
		const long = nice / unit * 90;
		parts.push(h("span", { class: "scale" }, (() => {
			const bar = h("i", {});
			bar.style.width = `${long}px`;
			return bar;
		})(), metres ? say$1("{n} m", { n: nice }) : say$1("{n} px of the reference picture; no scale known", { n: nice })));
		clear(this.counts, ...parts);
	}
	pin(c, [u, v], pin, own, halo) {
		c.beginPath();
		c.moveTo(u, v);
		c.lineTo(u - 6, v - 11);
		c.arc(u, v - 13, 6.3, Math.PI * .9, Math.PI * 2.1);
		c.closePath();
		c.strokeStyle = halo;
		c.lineWidth = 3;
		c.stroke();
		c.fillStyle = own;
		c.fill();
		if (!pin.label) return;
		c.font = `12px ${getComputedStyle(this.el).fontFamily}`;
		c.textAlign = "left";
		c.textBaseline = "middle";
		c.strokeStyle = halo;
		c.lineWidth = 3.5;
		c.lineJoin = "round";
		c.strokeText(pin.label, u + 10, v - 12);
		c.fillStyle = getComputedStyle(this.el).getPropertyValue("--ink").trim();
		c.fillText(pin.label, u + 10, v - 12);
	}
	glide(goal) {
		if (!goal || !this.view) return;
		const far = Math.max(...goal.map((v, i) => Math.abs(v - this.view[i])));
		const size = goal[2] - goal[0];
		if (far < size * .01) return;
		const f = far > size ? 1 : .15;
		this.view = this.view.map((v, i) => v + f * (goal[i] - v));
		this.place();
		this.viewChanged();
		if (f < 1) this.draw();
	}
};
// ../player/src/help.ts
var KEYS = [
	["Space, K", "Play or pause"],
	["← →", "One frame back or on"],
	["Shift + ← →", "One second back or on"],
	["J  ;", "Five seconds back or on"],
	["Home End", "Start or end"],
	["< >", "Slower or faster"],
	["N  B", "Next or previous finding"],
	["L", "Loop: set its start, its end, then off"],
	["1 … 9", "Recording that leads the frame steps"],
	["G", "Pictures on the ground, or untouched frames"],
	["F", "Map follows the view"],
	["P", "Show or blur every picture"],
	["A", "Add an anchor from the frames shown"],
	["+ −", "Zoom the timeline"],
	["?", "This list"],
	["Esc", "Close"]
];
var Help = class {
	constructor(more = []) {
		this.keysOn = true;
		const toggle = h("input", {
			type: "checkbox",
			onchange: () => {
				this.keysOn = toggle.checked;
			}
		});
		toggle.checked = true;
		this.el = h("dialog", {
			class: "help",
			"aria-label": say$1("Keys")
		}, h("header", {}, h("h2", {}, say$1("Keys")), h("button", {
			type: "button",
			class: "quiet",
			onclick: () => this.el.close()
		}, say$1("Close"))), h("table", {}, h("tbody", {}, ...[...KEYS.map(([key, what]) => [say$1(key), say$1(what)]), ...more].map(([key, what]) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, key)), h("td", {}, what))))), h("p", { class: "note" }, say$1("On the timeline: click or drag to go there, Ctrl + wheel to zoom, Shift + wheel to move.")), h("label", {}, toggle, " ", say$1("Single keys are on")));
	}
	toggle() {
		if (this.el.open) this.el.close();
		else this.el.showModal();
	}
};
// ../player/src/panel.ts
function written(text) {
	return text ? spoken(text) : null;
}
var Panel = class {
	constructor(data, guards, go) {
		this.data = data;
		this.guards = guards;
		this.go = go;
	}
	recording(id) {
		return this.data.findings.recordings.find((r) => r.id === id);
	}
	badge(id) {
		const k = this.data.findings.recordings.findIndex((r) => r.id === id);
		return h("span", { class: `badge c${k % 6 + 1}` }, String(k + 1));
	}
	name(id) {
		return this.recording(id)?.file ?? id;
	}
	jump(id, t, label = clockTime(t, 2)) {
		return h("button", {
			type: "button",
			class: "jump",
			title: say$1("Go to {t} of {file}", {
				t: clockTime(t),
				file: this.name(id)
			}),
			onclick: () => this.go(id, t)
		}, this.badge(id), label);
	}
	list(entries) {
		const rows = entries.filter(([, value]) => value !== null && value !== void 0 && value !== "");
		return rows.length ? h("dl", {}, ...rows.flatMap(([key, value]) => [h("dt", {}, key), h("dd", {}, value)])) : null;
	}
	findings() {
		const { comparisons, timeline } = this.data.findings;
		const many = comparisons.length > 1;
		return h("div", { class: "findings" }, comparisons.length ? null : h("p", { class: "empty" }, say$1("No comparison was made.")), ...comparisons.map((c, k) => this.comparison(c, many, k)), ...(timeline?.voted_out ?? []).map((v) => h("p", { class: "note" }, say$1("Set aside: the answer between {a} and {b} is contradicted by the others.", {
			a: this.name(v.first),
			b: this.name(v.second)
		}), " ", spoken(v.reason))));
	}
	comparison(c, many, k) {
		const body = [
			this.clock(c),
			this.contrast(c),
			this.place(c),
			this.same(c)
		];
		const head = [h("h2", {}, this.badge(c.first), ` ${this.name(c.first)} `, h("span", { class: "with" }, say$1("and")), " ", this.badge(c.second), ` ${this.name(c.second)}`), h("p", { class: "relation" }, h("strong", {}, told(RELATION, c.relation)), " ", say$1(RELATION_NOTE[c.relation === "same_place_and_time" && c.place?.verdict !== "same" ? "same_time_without_ground" : c.relation] ?? ""))];
		if (!many) return h("article", { class: "comparison" }, ...head, ...body);
		return h("details", {
			class: "comparison",
			open: k === 0
		}, h("summary", {}, ...head), ...body);
	}
	clock(c) {
		const clock = c.clock;
		const out = h("section", { class: "finding" }, h("h3", {}, say$1("Clock"), " ", this.chip(clock?.verdict ?? "undetermined", clock?.verdict === "aligned")));
		if (!clock) {
			out.append(h("p", {}, say$1("No clock was computed.")));
			return out;
		}
		if (clock.origin === "human") out.append(h("p", { class: "human" }, say$1("Set by a person.")));
		if (clock.verdict !== "aligned") out.append(h("p", {}, h("strong", {}, say$1("Undetermined.")), " ", spoken(clock.reason || plain$1(clock.reason_code ?? ""))), h("p", { class: "note" }, say$1("The recordings play on their own. A person can set the clock below.")));
		else if (clock.reason) out.append(h("p", { class: "note" }, spoken(clock.reason)));
		const segments = clock.segments ?? [];
		const common = segments.length > 1 && segments.every((s) => s.method === segments[0].method && s.limits === segments[0].limits);
		for (const s of segments) out.append(this.segment(c, s, !common));
		const once = common ? this.list([[say$1("Method"), written(segments[0].method)], [say$1("Limits"), written(segments[0].limits)]]) : null;
		if (once) out.append(once);
		if (clock.machine) out.append(h("details", {}, h("summary", {}, say$1("What the machine had measured")), this.machine(c, clock.machine)));
		return out;
	}
	machine(c, clock) {
		return h("div", {}, h("p", {}, clock.verdict === "aligned" ? say$1("Aligned.") : say$1("Undetermined."), " ", spoken(clock.reason)), ...(clock.segments ?? []).map((s) => this.segment(c, s)));
	}
	segment(c, s, method = true) {
		const first = s.rate * s.second_from_s + s.offset_s;
		const half = (s.interval_s[1] - s.interval_s[0]) / 2;
		const rate = Math.abs(s.rate - 1) > 1e-6 ? say$1(", running at {n} × of its time", { n: decimal(s.rate.toFixed(4)) }) : "";
		const cues = (s.cues ?? []).map((q) => `${told(CUES, q.cue)} ${say$1("{n} s", { n: signed(q.offset_s) })} ${plusMinus((q.interval_s[1] - q.interval_s[0]) / 2)}`);
		const stills = (s.evidence_frames ?? []).map((e) => this.data.stills.find((x) => x.file === e || x.file.endsWith(`/${e}`))).filter((x) => !!x);
		return h("div", { class: "segment" }, h("p", { class: "sentence" }, say$1("{span} of {b} runs from {t} of {a}{rate}.", {
			span: `${clockTime(s.second_from_s, 2)}–${clockTime(s.second_to_s, 2)}`,
			b: this.name(c.second),
			t: clockTime(first, 3),
			a: this.name(c.first),
			rate
		})), h("p", { class: "figure" }, h("span", { class: "number" }, say$1("{n} s", { n: signed(s.offset_s) })), h("span", {}, plusMinus(half)), h("span", { class: "soft" }, say$1("95 %: {a} … {b} s", {
			a: signed(s.interval_s[0]),
			b: signed(s.interval_s[1])
		}))), this.list([
			[say$1("Probability"), typeof s.probability === "number" ? percent$1(s.probability) : say$1("not stated")],
			[say$1("Score"), typeof s.score === "number" ? decimal(s.score.toFixed(2)) : null],
			[say$1("Rival"), s.rival ? say$1("{t} s, score {n}", {
				t: signed(s.rival.offset_s, 2),
				n: decimal(s.rival.score.toFixed(2))
			}) : say$1("none found")],
			[say$1("Cues"), cues.length ? h("ul", {}, ...cues.map((q) => h("li", {}, q))) : null],
			[say$1("Method"), method ? written(s.method) : null],
			[say$1("Limits"), method ? written(s.limits) : null]
		]), h("p", { class: "jumps" }, this.jump(c.second, s.second_from_s, say$1("start {t}", { t: clockTime(s.second_from_s, 2) })), this.jump(c.second, Math.max(s.second_from_s, s.second_to_s - .05), say$1("end {t}", { t: clockTime(s.second_to_s, 2) }))), stills.length ? h("details", { class: "evidence" }, h("summary", {}, say$1("Evidence frames ({n})", { n: stills.length })), h("div", { class: "stills" }, ...stills.map((x) => this.still(x)))) : null);
	}
	chip(text, good) {
		return h("span", { class: good ? "chip good" : "chip" }, say$1(plain$1(text)));
	}
	contrast(c) {
		const rows = c.contrast ?? [];
		const out = h("section", { class: "finding" }, h("h3", {}, say$1("What each shows")));
		if (!rows.length) {
			out.append(h("p", { class: "empty" }, say$1("Without a common clock there is nothing to set side by side.")));
			return out;
		}
		out.append(h("ol", { class: "contrast" }, ...rows.map((row) => {
			const jumps = [];
			if (row.first_from_s !== null && row.first_from_s !== void 0) jumps.push(this.jump(c.first, row.first_from_s));
			if (row.second_from_s !== null && row.second_from_s !== void 0) jumps.push(this.jump(c.second, row.second_from_s));
			return h("li", { class: `k-${row.kind}` }, h("span", { class: "kind" }, ...this.kind(c, row.kind), ...this.why(c, row)), spoken(row.statement, { class: "say" }), h("span", { class: "jumps" }, ...jumps));
		})));
		return out;
	}
	kind(c, kind) {
		if (kind === "both") return [
			this.badge(c.first),
			this.badge(c.second),
			say$1("In both")
		];
		const id = kind.endsWith("_in_first") ? c.first : kind.endsWith("_in_second") ? c.second : null;
		if (id) return [
			kind.startsWith("gap") ? say$1("Gap in") : say$1("Only in"),
			this.badge(id),
			this.name(id)
		];
		return [told(CONTRAST, kind)];
	}
	/** Why the moment is absent from the other recording. */
	why(c, row) {
		if (!row.why_absent) return [];
		const words = h("span", { class: "soft" }, told(WHY_ABSENT, row.why_absent));
		const other = row.kind === "only_in_first" ? c.second : row.kind === "only_in_second" ? c.first : null;
		return other ? [
			"·",
			this.badge(other),
			words
		] : ["·", words];
	}
	place(c) {
		const p = c.place;
		if (!p) return null;
		return h("section", { class: "finding" }, h("h3", {}, say$1("Place"), " ", this.chip(p.verdict, p.verdict === "same")), h("p", {}, spoken(p.reason)), this.list([[say$1("Points in agreement"), p.inliers ? decimal(p.inliers.toLocaleString("en-GB")) : null], [say$1("Error"), typeof p.error_px === "number" ? `${say$1("{n} px", { n: decimal(p.error_px.toFixed(2)) })}${typeof p.error_m === "number" ? `, ${say$1("{n} m", { n: decimal(p.error_m.toFixed(2)) })}` : say$1("; no scale known")}` : null]]));
	}
	same(c) {
		const f = c.same_footage;
		if (!f) return null;
		return h("section", { class: "finding" }, h("h3", {}, say$1("Same footage"), " ", this.chip(f.verdict, f.verdict === "yes")), h("p", {}, spoken(f.reason)), ...(f.matches ?? []).map((m) => h("p", { class: "jumps" }, this.jump(c.first, m.first_from_s, `${clockTime(m.first_from_s, 2)}–${clockTime(m.first_to_s, 2)}`), ` ${say$1("shows the same frames as")} `, this.jump(c.second, m.second_from_s, `${clockTime(m.second_from_s, 2)}–${clockTime(m.second_to_s, 2)}`), h("span", { class: "soft" }, ` ${say$1("score {n}", { n: decimal(m.score.toFixed(2)) })}`))), f.edits?.length ? h("ul", {}, ...f.edits.map((e) => h("li", {}, say$1(plain$1(e.kind)), typeof e.from_s === "number" && typeof e.to_s === "number" ? ` ${clockTime(e.from_s, 2)}–${clockTime(e.to_s, 2)}` : ""))) : null, ...(c.same_soundtrack ?? []).map((m) => h("p", { class: "jumps" }, h("strong", {}, say$1("Same soundtrack:")), " ", this.jump(c.first, m.first_from_s, `${clockTime(m.first_from_s, 2)}–${clockTime(m.first_to_s, 2)}`), ` ${say$1("and")} `, this.jump(c.second, m.second_from_s, `${clockTime(m.second_from_s, 2)}–${clockTime(m.second_to_s, 2)}`), h("span", { class: "soft" }, ` ${say$1("a common edit, not by itself a common time")}`))));
	}
	observations() {
		const list = this.data.observations;
		if (!list.length) return h("div", {}, h("p", { class: "empty" }, say$1("No observations yet. What a person saw is added with:")), h("pre", {}, "diptych describe DIR --observations obs.csv"));
		return h("div", {}, ...list.map((o) => this.observation(o)));
	}
	observation(o) {
		const what = [o.who, o.action].filter(Boolean).join(" ");
		return h("article", { class: "observation" }, h("h3", {}, h("span", { class: "soft" }, o.id), " ", what || say$1("Observed")), h("p", {}, o.statement || `Observed in ${this.name(o.recording)} at ${clockTime(o.from_s, 2)}${typeof o.to_s === "number" ? `–${clockTime(o.to_s, 2)}` : ""}.`, " ", this.jump(o.recording, o.from_s)), this.list([
			[say$1("Region"), o.region],
			[say$1("Certainty"), o.certainty],
			[say$1("Observer"), o.observer],
			[say$1("Note"), o.note]
		]), o.elsewhere?.length ? h("ul", { class: "elsewhere" }, ...o.elsewhere.map((e) => h("li", {}, this.badge(e.recording), " ", e.statement || `${this.name(e.recording)}: ${told(WHY_ABSENT, e.status)}`, " ", typeof (e.jump_s ?? e.from_s) === "number" ? this.jump(e.recording, e.jump_s ?? e.from_s) : null, e.interval_s ? h("span", { class: "soft" }, ` ${plusMinus((e.interval_s[1] - e.interval_s[0]) / 2)}`) : null))) : null);
	}
	stills() {
		const list = this.data.stills;
		if (!list.length) return h("p", { class: "empty" }, say$1("No evidence frames were written."));
		return h("div", { class: "stills" }, ...list.map((s) => this.still(s)));
	}
	still(s) {
		const img = h("img", {
			src: s.file,
			alt: say$1("Frame {n} of {file}", {
				n: s.frame,
				file: this.name(s.recording)
			}),
			loading: "lazy"
		});
		if (s.width && s.height) img.style.aspectRatio = `${s.width} / ${s.height}`;
		const guard = this.guards.add(img, say$1("frame {n} of {file}", {
			n: s.frame,
			file: this.name(s.recording)
		}), true);
		const link = h("a", {
			href: s.file,
			target: "_blank",
			rel: "noopener",
			hidden: true
		}, say$1("Open the frame"));
		guard.withPicture.push(link);
		return h("figure", {}, guard.el, h("figcaption", {}, this.badge(s.recording), ` ${say$1("frame {n}", { n: s.frame })} · ${clockTime(s.t_s)} `, s.caption ? h("span", {}, s.caption) : null, h("span", {
			class: "digest",
			title: s.input_sha256
		}, say$1("from {digest}…", { digest: s.input_sha256.slice(0, 16) })), h("span", { class: "row" }, this.jump(s.recording, s.t_s, say$1("Go")), guard.again, link)));
	}
	recordings() {
		const { recordings, made_by } = this.data.findings;
		if (!recordings.length) return h("p", { class: "empty" }, say$1("No recordings."));
		return h("div", {}, ...recordings.map((r) => this.one(r, this.data.media[r.id])), h("p", { class: "note" }, say$1("What plays is a working copy at the original’s own presentation times. The original is named by its SHA-256 digest and is not changed.")), made_by ? h("p", { class: "note" }, say$1("Measured by {name} {version}.", {
			name: made_by.name,
			version: made_by.version
		})) : null);
	}
	one(r, media) {
		const fps = r.duration_s > 0 ? r.frames / r.duration_s : 0;
		const copy = !media ? say$1("none") : media.made === "remuxed" ? say$1("the original’s own coded pictures, {w} × {h}", {
			w: media.width,
			h: media.height
		}) : say$1("encoded anew, {w} × {h}, at the original’s times", {
			w: media.width,
			h: media.height
		}) + (media.note ? ` (${media.note})` : "");
		return h("article", { class: "recording" }, h("h3", {}, this.badge(r.id), ` ${r.file} `, h("span", { class: "tag" }, say$1("working copy"))), this.list([
			["SHA-256", h("code", { class: "sha" }, r.sha256)],
			[say$1("Length"), `${clockTime(r.duration_s)} (${seconds(r.duration_s, 3)})`],
			[say$1("Frames"), decimal(r.frames.toLocaleString("en-GB")) + (fps ? say$1(", {n} a second on average", { n: decimal(fps.toFixed(2)) }) : "")],
			[say$1("Picture"), `${r.width} × ${r.height}`],
			[say$1("Sound"), r.has_sound ? say$1("yes") : say$1("none")],
			[say$1("Shots"), r.shots.length ? h("span", { class: "jumps" }, ...r.shots.map((s) => this.jump(r.id, s.from_s, `${clockTime(s.from_s, 2)}–${clockTime(s.to_s, 2)}`))) : null],
			[say$1("Stretches"), (r.stretches ?? []).map((s) => `${say$1(s.kind)} ${clockTime(s.from_s, 2)}–${clockTime(s.to_s, 2)}`).join(", ")],
			[say$1("Recorded at"), r.recorded_at ? say$1("between {a} and {b}; {basis}, said by {author}", {
				a: r.recorded_at.earliest,
				b: r.recorded_at.latest,
				basis: r.recorded_at.basis,
				author: r.recorded_at.author
			}) : null],
			[say$1("Plays as"), copy],
			[say$1("Notes"), written((r.notes ?? []).map((one) => one.replace(/[^.!?]$/, "$&.")).join(" "))]
		]));
	}
};
// ../player/src/timeline.ts
var LANE = 58;
var TOP = 22;
var FOOT = 6;
var Timeline = class {
	constructor(transport, recordings, media, ground, observations, detachedTime) {
		this.transport = transport;
		this.recordings = recordings;
		this.media = media;
		this.ground = ground;
		this.observations = observations;
		this.detachedTime = detachedTime;
		this.view = [0, 1];
		this.canvas = h("canvas", {});
		this.tip = h("div", {
			class: "tip",
			hidden: true
		});
		this.queued = false;
		this.dragging = false;
		this.moved = /* @__PURE__ */ new Map();
		this.pad = h("div", {
			class: "pad",
			tabindex: "0",
			role: "slider",
			"aria-label": say$1("Clock"),
			"aria-orientation": "horizontal",
			"aria-valuenow": "0",
			onpointerdown: (e) => {
				this.dragging = true;
				this.pad.setPointerCapture(e.pointerId);
				this.seekTo(e);
			},
			onpointermove: (e) => {
				if (this.dragging) this.seekTo(e);
				this.hover(e);
			},
			onpointerup: () => {
				this.dragging = false;
			},
			onpointercancel: () => {
				this.dragging = false;
			},
			onpointerleave: () => {
				this.tip.hidden = true;
			}
		}, this.canvas, this.tip);
		this.pad.addEventListener("wheel", (e) => this.wheel(e), { passive: false });
		this.labels = h("div", {
			class: "lane-labels",
			"aria-hidden": "true"
		});
		const zoom = (factor) => () => this.zoom(factor, this.transport.now);
		this.el = h("section", {
			class: "timeline",
			"aria-label": say$1("Timeline")
		}, h("div", { class: "timeline-head" }, h("ul", { class: "legend" }, h("li", {}, h("i", { class: "key shared" }), say$1("in every recording")), h("li", {}, h("i", { class: "key single" }), say$1("in one only")), h("li", {}, h("i", { class: "key tracks" }), say$1("movers tracked")), h("li", {}, h("i", { class: "key sound" }), say$1("sound level")), h("li", {}, h("i", { class: "key cut" }), say$1("cut")), h("li", {}, h("i", { class: "key interval" }), say$1("95 % interval of the clock")), h("li", {}, h("i", { class: "key seen" }), say$1("observation"))), h("div", { class: "zoom" }, h("button", {
			type: "button",
			"aria-label": say$1("Zoom out"),
			onclick: zoom(2)
		}, "−"), h("button", {
			type: "button",
			"aria-label": say$1("Zoom in"),
			onclick: zoom(.5)
		}, "+"), h("button", {
			type: "button",
			onclick: () => this.all()
		}, say$1("All")))), h("div", { class: "lanes" }, this.labels, this.pad));
		for (const r of recordings) this.moved.set(r.id, this.count(r));
		new ResizeObserver(() => this.draw()).observe(this.pad);
		this.all();
	}
	/** Movers tracked in each quarter of a second. */
	count(r) {
		const out = new Array(Math.ceil(r.duration_s * 4) + 1).fill(0);
		for (const track of this.ground.get(r.id)?.tracks ?? []) {
			const from = track.t_s[0], to = track.t_s[track.t_s.length - 1];
			if (from === void 0 || to === void 0) continue;
			for (let k = Math.max(0, Math.floor(from * 4)); k <= Math.min(out.length - 1, Math.floor(to * 4)); k++) out[k]++;
		}
		return out;
	}
	all() {
		const [low, high] = this.transport.clock.range();
		const margin = (high - low) * .015;
		this.view = [low - margin, high + margin];
		this.labels.replaceChildren(...this.recordings.map((r, k) => {
			const row = h("div", { class: "lane-label" }, h("span", { class: `badge c${k % 6 + 1}` }, String(k + 1)), h("span", {}, r.file));
			row.style.top = `${46 + k * LANE}px`;
			return row;
		}), (() => {
			const row = h("div", { class: "lane-label" }, h("span", {}, say$1("Who shows it")));
			row.style.top = `${TOP}px`;
			row.classList.add("short");
			return row;
		})());
		this.draw();
	}
	zoom(factor, at) {
		const [low, high] = this.transport.clock.range();
		const [a, b] = this.view;
		const width = Math.min((high - low) * 1.03, Math.max(.4, (b - a) * factor));
		const left = at - (at - a) / (b - a) * width;
		this.view = [left, left + width];
		this.keepInside();
	}
	keepInside() {
		const [low, high] = this.transport.clock.range();
		const margin = (high - low) * .015;
		const width = this.view[1] - this.view[0];
		const left = Math.min(Math.max(this.view[0], low - margin), Math.max(low - margin, high + margin - width));
		this.view = [left, left + width];
		this.draw();
	}
	wheel(e) {
		const at = this.timeAt(e);
		if (e.ctrlKey || e.metaKey) {
			e.preventDefault();
			this.zoom(Math.exp(e.deltaY * .004), at);
		} else if (e.shiftKey || Math.abs(e.deltaX) > Math.abs(e.deltaY)) {
			e.preventDefault();
			const by = (e.deltaX || e.deltaY) / Math.max(1, this.pad.clientWidth) * (this.view[1] - this.view[0]);
			this.view = [this.view[0] + by, this.view[1] + by];
			this.keepInside();
		}
	}
	timeAt(e) {
		const box = this.pad.getBoundingClientRect();
		return this.view[0] + (e.clientX - box.left) / box.width * (this.view[1] - this.view[0]);
	}
	seekTo(e) {
		this.transport.seek(this.timeAt(e));
	}
	hover(e) {
		const clock = this.timeAt(e);
		const box = this.pad.getBoundingClientRect();
		const lines = [say$1("clock {t}", { t: clockTime(clock, 2) })];
		this.recordings.forEach((r, k) => {
			const place = this.transport.clock.place(r.id, clock);
			lines.push("segment" in place ? `${k + 1}  ${clockTime(place.t, 2)} ${place.segment.half ? plusMinus(place.segment.half) : ""}` : `${k + 1}  ${{
				before: say$1("before its start"),
				after: say$1("after its end"),
				gap: say$1("gap"),
				unplaced: say$1("undetermined")
			}[place.why]}`);
		});
		this.tip.replaceChildren(...lines.map((line) => h("div", {}, line)));
		this.tip.hidden = false;
		const x = e.clientX - box.left;
		this.tip.style.left = `${Math.min(x + 12, box.width - 190)}px`;
	}
	/** Bring the clock into view while it runs, and redraw. */
	follow() {
		const [a, b] = this.view;
		if (!this.dragging && (this.transport.now < a || this.transport.now > b)) {
			const width = b - a;
			this.view = [this.transport.now - width * .1, this.transport.now + width * .9];
			this.keepInside();
		}
		this.draw();
	}
	draw() {
		if (this.queued) return;
		this.queued = true;
		requestAnimationFrame(() => {
			this.queued = false;
			this.paint();
		});
	}
	paint() {
		const width = this.pad.clientWidth;
		if (!width) return;
		const height = 46 + LANE * this.recordings.length + FOOT;
		const scale = window.devicePixelRatio || 1;
		if (this.canvas.width !== Math.round(width * scale) || this.canvas.height !== Math.round(height * scale)) {
			this.canvas.width = Math.round(width * scale);
			this.canvas.height = Math.round(height * scale);
			this.canvas.style.height = `${height}px`;
			this.pad.style.height = `${height}px`;
			this.labels.style.height = `${height}px`;
		}
		const c = this.canvas.getContext("2d");
		c.setTransform(scale, 0, 0, scale, 0, 0);
		c.clearRect(0, 0, width, height);
		const style = getComputedStyle(this.el);
		const colour = (name) => style.getPropertyValue(name).trim() || "#888";
		const [a, b] = this.view;
		const x = (t) => (t - a) / (b - a) * width;
		const font = style.fontFamily;
		const clock = this.transport.clock;
		const step = [
			.04,
			.1,
			.2,
			.5,
			1,
			2,
			5,
			10,
			15,
			30,
			60,
			120,
			300,
			600,
			1800,
			3600
		].find((s) => s / (b - a) * width >= 76) ?? 3600;
		c.font = `11px ${font}`;
		c.textBaseline = "middle";
		for (let k = Math.ceil(a / step); k * step <= b; k++) {
			const px = Math.round(x(k * step)) + .5;
			c.strokeStyle = colour("--line-soft");
			c.beginPath();
			c.moveTo(px, 17);
			c.lineTo(px, height);
			c.stroke();
			c.fillStyle = colour("--ink-2");
			c.textAlign = px < 20 ? "left" : px > width - 20 ? "right" : "center";
			c.fillText(clockTime(k * step, step < .1 ? 2 : step < 1 ? 1 : 0), px, 9);
		}
		const edges = /* @__PURE__ */ new Set();
		const spans = this.recordings.map((r) => clock.of(r.id).map((s) => [toClock(s, s.from), toClock(s, s.to)]));
		for (const list of spans) for (const [p, q] of list) {
			edges.add(p);
			edges.add(q);
		}
		const sorted = [...edges].sort((p, q) => p - q);
		const placed = this.recordings.filter((r) => clock.placed(r.id)).length;
		for (let k = 0; k + 1 < sorted.length; k++) {
			const middle = (sorted[k] + sorted[k + 1]) / 2;
			const who = spans.map((list, i) => list.some(([p, q]) => middle >= p && middle < q) ? i : -1).filter((i) => i >= 0);
			if (!who.length) continue;
			const left = x(sorted[k]), right = x(sorted[k + 1]);
			const every = who.length === this.recordings.length && placed > 1;
			c.fillStyle = every ? colour("--shared") : who.length > 1 ? colour("--shared-some") : colour("--single");
			c.fillRect(left, 25, Math.max(1, right - left - 1), 14);
			const text = every ? this.recordings.length === 2 ? say$1("both") : say$1("every recording") : who.length === 1 ? say$1("{n} only", { n: who[0] + 1 }) : who.map((i) => i + 1).join(" + ");
			c.fillStyle = every ? colour("--on-shared") : colour("--ink");
			c.textAlign = "left";
			if (c.measureText(text).width < right - left - 10) c.fillText(text, Math.max(left, 0) + 5, 32.5);
		}
		this.recordings.forEach((r, k) => this.lane(c, r, k, 46 + k * LANE, x, colour, width));
		if (this.transport.loop) {
			const [p, q] = this.transport.loop;
			c.fillStyle = colour("--loop");
			c.fillRect(x(p), 18, x(q) - x(p), height);
		}
		const at = Math.round(x(this.transport.now)) + .5;
		c.strokeStyle = colour("--playhead");
		c.lineWidth = 1.5;
		c.beginPath();
		c.moveTo(at, 16);
		c.lineTo(at, height);
		c.stroke();
		c.lineWidth = 1;
		c.fillStyle = colour("--playhead");
		c.beginPath();
		c.moveTo(at - 5, 12);
		c.lineTo(at + 5, 12);
		c.lineTo(at, 20);
		c.fill();
		const [low, high] = clock.range();
		this.pad.setAttribute("aria-valuemin", low.toFixed(3));
		this.pad.setAttribute("aria-valuemax", high.toFixed(3));
		this.pad.setAttribute("aria-valuenow", this.transport.now.toFixed(3));
		this.pad.setAttribute("aria-valuetext", say$1("{t} on the clock", { t: clockTime(this.transport.now) }));
	}
	lane(c, r, k, y, x, colour, width) {
		const clock = this.transport.clock;
		const own = colour(`--c${k % 6 + 1}`);
		const list = clock.of(r.id);
		const top = y + 6, tall = 24;
		c.strokeStyle = colour("--line");
		c.beginPath();
		c.moveTo(0, y - .5);
		c.lineTo(width, y - .5);
		c.stroke();
		if (!list.length) {
			c.fillStyle = colour("--ink-2");
			c.textAlign = "left";
			c.fillText(say$1("no place on the clock: undetermined"), 8, y + LANE / 2);
			const t = this.detachedTime(r.id);
			if (t !== null) c.fillText(say$1("on its own at {t}", { t: clockTime(t, 2) }), 260, y + LANE / 2);
			return;
		}
		for (const [i, s] of list.entries()) {
			const left = x(toClock(s, s.from)), right = x(toClock(s, s.to));
			const before = list[i - 1];
			if (before) {
				const gapLeft = x(toClock(before, before.to));
				if (left - gapLeft > 2) {
					c.strokeStyle = colour("--ink-3");
					c.setLineDash([2, 3]);
					c.beginPath();
					c.moveTo(gapLeft, top + tall / 2);
					c.lineTo(left, top + tall / 2);
					c.stroke();
					c.setLineDash([]);
					if (left - gapLeft > 40) {
						c.fillStyle = colour("--ink-2");
						c.textAlign = "center";
						c.fillText(say$1("gap"), (gapLeft + left) / 2, top + tall / 2 - 8);
					}
				}
			}
			c.fillStyle = own;
			c.globalAlpha = .2;
			c.fillRect(left, top, right - left, tall);
			c.globalAlpha = 1;
			c.fillRect(left, top, right - left, 2);
			const px = (t) => x(toClock(s, t));
			const media = this.media[r.id];
			const levels = media?.sound_levels ?? [], wide = media?.sound_step_s ?? .1;
			if (levels.length) {
				c.fillStyle = own;
				c.globalAlpha = .55;
				const every = Math.max(1, Math.floor(.75 / Math.max(1e-6, px(wide) - px(0))));
				for (let n = Math.max(0, Math.floor(s.from / wide)); n < Math.min(levels.length, s.to / wide); n += every) {
					const tallness = levels[n] / 100 * 20;
					c.fillRect(px(n * wide), top + tall - tallness, Math.max(1, px((n + every) * wide) - px(n * wide) - .5), tallness);
				}
				c.globalAlpha = 1;
			}
			for (const stretch of r.stretches ?? []) {
				const p = px(Math.max(stretch.from_s, s.from)), q = px(Math.min(stretch.to_s, s.to));
				if (q <= p) continue;
				c.fillStyle = colour("--stretch");
				c.fillRect(p, top + 2, q - p, 22);
				c.fillStyle = colour("--ink");
				c.textAlign = "left";
				if (q - p > 44) c.fillText(say$1(stretch.kind), p + 4, top + tall / 2 + 1);
			}
			c.fillStyle = own;
			for (const shot of r.shots) if (shot.from_s > s.from + .01 && shot.from_s < s.to - .01) c.fillRect(px(shot.from_s) - 1, top - 3, 2, 30);
			if (i > 0) c.fillRect(left - 1, top - 3, 2, 30);
			const counts = this.moved.get(r.id) ?? [];
			const most = Math.max(1, ...counts);
			for (let n = Math.floor(s.from * 4); n < Math.min(counts.length, s.to * 4); n++) {
				if (!counts[n]) continue;
				c.fillStyle = colour("--tracks");
				c.globalAlpha = .3 + .7 * counts[n] / most;
				c.fillRect(px(Math.max(n / 4, s.from)), top + tall + 4, Math.max(1, px(Math.min((n + 1) / 4, s.to)) - px(Math.max(n / 4, s.from))), 5);
			}
			c.globalAlpha = 1;
			if (s.half) {
				c.strokeStyle = colour("--ink");
				const p = x(toClock(s, s.from) - s.half), q = x(toClock(s, s.from) + s.half), line = top + tall + 14.5;
				c.beginPath();
				c.moveTo(p, line);
				c.lineTo(Math.max(q, p + 1), line);
				c.moveTo(p, line - 3);
				c.lineTo(p, line + 3);
				c.moveTo(q, line - 3);
				c.lineTo(q, line + 3);
				c.stroke();
				const text = `${plusMinus(s.half)}`;
				c.fillStyle = colour("--ink-2");
				c.textAlign = "left";
				if (c.measureText(text).width < right - left - 8) c.fillText(text, q + 5, line + .5);
			}
		}
		for (const o of this.observations) {
			const put = (from, to, filled) => {
				const at = clock.clockOf(r.id, from);
				if (at === null) return;
				const end = to ? clock.clockOf(r.id, to) : null;
				c.fillStyle = colour("--seen");
				c.strokeStyle = colour("--seen");
				const cx = x(at), cy = top + tall / 2 + 1;
				if (end !== null && x(end) - cx > 6) c.fillRect(cx, cy - 1, x(end) - cx, 2);
				c.beginPath();
				c.moveTo(cx, cy - 6);
				c.lineTo(cx + 5, cy);
				c.lineTo(cx, cy + 6);
				c.lineTo(cx - 5, cy);
				c.closePath();
				if (filled) c.fill();
				else c.stroke();
			};
			if (o.recording === r.id) put(o.from_s, o.to_s, true);
			for (const e of o.elsewhere ?? []) if (e.recording === r.id && typeof e.from_s === "number") put(e.from_s, e.to_s, false);
		}
	}
};
// ../player/src/pace.ts
function clockAt(run, ms) {
	return run.clock + (ms - run.atMs) / 1e3 * run.speed;
}
/** A frame waits for the next picture of the display, up to 33 ms; the middle of so many is known to 3 ms. More would be
slower to see that the browser changed its ways, which it does by up to 40 ms some seconds after a start (measured). */
var KEPT = 14;
/** Displays show 24 to 240 pictures a second; Chromium shows films of up to 30 frames at 30. */
var DISPLAYS_MS = [4, 42];
/** At a quarter of the speed so many take two seconds and more; older ones say little. Chosen by hand. */
var KEPT_MS = 2500;
/** With fewer frames the wait for the display would be taken for a delay. Chosen by hand. */
var NEEDED = 3;
/** Seconds of the wall clock: nothing is done about less than the first, and what is begun goes on to the second. */
var BEGIN_S = .006;
var END_S = .002;
/** In about so many seconds an error is a third of what it was. Chosen by hand. */
var WITHIN_S = .25;
/** The largest change of speed, as a share: more is seen in walkers and heard in voices. Chosen by hand. */
var MOST = .12;
/** One player: where its frames were, and what was done about it. */
var Pace = class {
	constructor() {
		this.frames = [];
		this.moved = 0;
		this.since = 0;
		this.speed = 1;
		this.nudge = 0;
		this.steering = false;
		this.standing = true;
	}
	/** Frames before a jump, a pause or a stall say nothing of those after it. */
	forget() {
		this.frames = [];
		this.moved = this.nudge = 0;
		this.steering = false;
		this.standing = true;
	}
	/** A frame is shown at a moment; the clock should then say what the frame's own time comes to on it. */
	shown(atMs, clock) {
		if (this.standing) {
			this.standing = false;
			return;
		}
		this.frames.push({
			atMs,
			clock,
			moved: this.movedAt(atMs)
		});
		if (this.frames.length > KEPT) this.frames.shift();
	}
	/** Time between two pictures of the display, as far as these frames tell; null while they do not. */
	displayMs() {
		const steps = this.frames.slice(1).map((f, k) => f.atMs - this.frames[k].atMs).filter((one) => one > DISPLAYS_MS[0]);
		const least = Math.min(...steps);
		const between = Math.min(...steps.map((one) => one - least).filter((one) => one > DISPLAYS_MS[0]));
		const found = Math.min(least, between);
		return found < DISPLAYS_MS[1] ? found : null;
	}
	/** Seconds of the clock by which it runs ahead now; null while too little was seen. */
	ahead(run) {
		return this.measured(run)?.ahead ?? null;
	}
	/**
	* Frames that come at the pace of the display all wait equally long, and how long is not seen: it may be anything up
	* to a picture of the display. ``unsure`` is what is left open so, to both sides; frames at another pace leave nothing.
	*/
	measured(run) {
		const now = this.movedAt(run.atMs);
		const late = this.frames.filter((f) => run.atMs - f.atMs < KEPT_MS).map((f) => f.clock - clockAt(run, f.atMs) + (now - f.moved)).sort((a, b) => a - b);
		if (late.length < NEEDED) return null;
		const middle = late.slice(late.length >> 2, late.length - (late.length >> 2));
		const spread = late[late.length - 1] - late[0];
		return {
			ahead: middle.reduce((sum, one) => sum + one, 0) / middle.length,
			unsure: Math.max(0, run.displayMs / 1e3 * run.speed - spread) / 2
		};
	}
	/** By which share to run faster from now on. One that leads is never changed. */
	steer(run, leads = false) {
		const found = leads ? null : this.measured(run);
		this.moved = this.movedAt(run.atMs);
		this.since = run.atMs;
		this.speed = run.speed;
		const wall = found ? found.ahead / run.speed : 0;
		const unsure = found ? found.unsure / run.speed : 0;
		this.steering = Math.abs(wall) > unsure + (this.steering ? END_S : BEGIN_S);
		this.nudge = this.steering ? Math.max(-.12, Math.min(MOST, -wall / WITHIN_S)) : 0;
		return this.nudge;
	}
	movedAt(ms) {
		return this.moved + this.nudge * this.speed * (ms - this.since) / 1e3;
	}
};
/** How far the clock moves to where the leading recording is, at each look: in a quarter of a second it is there. */
var TAKEN = .2;
/** One that is further away is told to jump, not followed. Chosen by hand. */
var FOLLOWED_S = .3;
/** What to add to the clock so that it follows the recording that leads it. */
function followed(lead, run) {
	const ahead = lead.ahead(run);
	return ahead === null || Math.abs(ahead) > FOLLOWED_S ? 0 : TAKEN * ahead;
}
// ../player/src/transport.ts
var SPEEDS = [
	.1,
	.25,
	.5,
	1,
	1.5,
	2,
	4
];
var REST_CHECKS_MS = [
	120,
	400,
	1e3,
	2500
];
/** A page that was not looked at for longer slept: the clock does not run on without it. Chosen by hand. */
var SLEPT_MS = 1e3;
var Transport = class {
	constructor(clock, viewers, changed) {
		this.clock = clock;
		this.viewers = viewers;
		this.changed = changed;
		this.now = 0;
		this.playing = false;
		this.speed = 1;
		this.loop = null;
		this.lead = null;
		this.before = 0;
		this.heldSince = 0;
		this.tick = () => {
			if (!this.playing) return;
			const at = performance.now();
			const passed = at - this.before;
			this.before = at;
			const on = this.viewers.filter((v) => v.attached && v.times).map((viewer) => ({
				viewer,
				place: this.clock.place(viewer.id, this.now)
			}));
			const active = on.filter((entry) => "segment" in entry.place).map(({ viewer }) => viewer);
			const waiting = active.some((viewer) => viewer.waits());
			if (!waiting) this.heldSince = 0;
			else if (!this.heldSince) this.heldSince = at;
			const hold = waiting && at - this.heldSince < 2500;
			const master = active.find((viewer) => viewer === this.lead) ?? active[0];
			if (!hold && passed < SLEPT_MS) this.now += passed / 1e3 * this.speed;
			if (hold || passed >= SLEPT_MS) for (const { viewer } of on) viewer.pace.forget();
			const run = this.running();
			if (master) run.clock = this.now += followed(master.pace, run);
			const [low, high] = this.loop ?? this.clock.range();
			if (this.now >= high) {
				if (this.loop) this.now = low;
				else {
					this.now = high;
					this.pause();
					return;
				}
			}
			for (const { viewer } of on) {
				const place = this.clock.place(viewer.id, this.now);
				if ("why" in place) this.miss(viewer, place.why, place.next);
				else {
					const ahead = viewer.video.currentTime - place.t;
					if (hold && viewer.active && viewer.ready() && ahead > (viewer.video.paused ? 0 : .08)) viewer.pause();
					else viewer.follow(place.t, place.segment, run, viewer === master);
				}
			}
			this.changed("time");
			requestAnimationFrame(this.tick);
		};
		this.now = clock.range()[0];
	}
	setClock(clock) {
		this.pause();
		this.clock = clock;
		this.seek(Math.min(Math.max(this.now, clock.range()[0]), clock.range()[1]));
	}
	play() {
		const [low, high] = this.loop ?? this.clock.range();
		if (this.now >= high - .001 || this.loop && this.now < low) this.now = low;
		this.playing = true;
		this.before = performance.now();
		this.heldSince = 0;
		this.changed("state");
		requestAnimationFrame(this.tick);
	}
	pause() {
		if (!this.playing) return;
		this.playing = false;
		for (const viewer of this.viewers) if (viewer.attached) viewer.pause();
		this.seek(this.now);
		for (const wait of REST_CHECKS_MS) setTimeout(() => {
			if (!this.playing) this.showAll();
		}, wait);
		this.changed("state");
	}
	toggle() {
		if (this.playing) this.pause();
		else this.play();
	}
	setSpeed(speed) {
		this.speed = speed;
		for (const viewer of this.viewers) viewer.pace.forget();
		this.changed("state");
	}
	faster(by) {
		const k = SPEEDS.indexOf(this.speed);
		this.setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, (k < 0 ? 3 : k) + by))]);
	}
	seek(clock) {
		const [low, high] = this.clock.range();
		this.now = Math.min(Math.max(clock, low), high);
		if (!this.playing) this.showAll();
		this.changed("time");
	}
	/** Show on every player the frame that is on at the clock time. */
	showAll() {
		for (const viewer of this.viewers) {
			if (!viewer.attached || !viewer.times) continue;
			const place = this.clock.place(viewer.id, this.now);
			if ("why" in place) this.miss(viewer, place.why, place.next);
			else viewer.show(place.t);
		}
	}
	miss(viewer, why, next) {
		viewer.setAbsent(absent(why), next === null ? "" : say$1("next at {t} on the clock", { t: clockTime(next, 2) }));
		if (this.playing && next !== null && next - this.now < 1.5 * this.speed) {
			const place = this.clock.place(viewer.id, next + 1e-5);
			if ("segment" in place) viewer.prepare(place.t);
		}
	}
	/** One frame of the leading recording, on or back. */
	step(by) {
		this.pause();
		const order = [this.lead?.attached ? this.lead : null, ...this.viewers].filter((v) => v !== null && v.attached && v.times !== null);
		for (const viewer of order) {
			const place = this.clock.place(viewer.id, this.now);
			if ("why" in place) continue;
			const k = viewer.times.at(place.t) + by;
			const s = place.segment;
			const t = by > 0 ? viewer.times.stop(k - 1) : viewer.times.start(k);
			if (k >= 0 && t >= s.from - 1e-6 && t < s.to - 1e-6) {
				this.seek(toClock(s, t));
				return;
			}
			this.seek(by > 0 ? toClock(s, s.to) : toClock(s, s.from) - .001);
			return;
		}
		this.seek(this.now + by * .04);
	}
	/** How far the frames of the playing recordings are apart, in seconds; null while fewer than two were measured. */
	apart() {
		const run = this.running();
		const ahead = this.viewers.filter((v) => v.attached && v.active).map((v) => v.pace.ahead(run)).filter((one) => one !== null);
		return ahead.length > 1 ? Math.max(...ahead) - Math.min(...ahead) : null;
	}
	running() {
		const told = this.viewers.map((v) => v.pace.displayMs()).filter((one) => one !== null);
		return {
			atMs: this.before,
			clock: this.now,
			speed: this.speed,
			displayMs: told.length ? Math.min(...told) : 0
		};
	}
};
// ../player/src/frames.ts
var EPSILON = 2e-5;
var FrameTimes = class {
	constructor(media) {
		const tick = media.tick_s[0] / media.tick_s[1];
		const times = new Float64Array(media.frames);
		let at = media.first_tick;
		let k = 0;
		if (media.frames > 0) times[k++] = at * tick;
		for (const [step, often] of media.tick_runs) for (let i = 0; i < often && k < times.length; i++) {
			at += step;
			times[k++] = at * tick;
		}
		this.times = times;
		this.end = Math.max(media.duration_s, times.length ? times[times.length - 1] : 0);
	}
	/** Number of the frame shown at t, or -1 before the first. */
	at(t) {
		let low = 0, high = this.times.length;
		while (low < high) {
			const middle = low + high >> 1;
			if (this.times[middle] <= t + EPSILON) low = middle + 1;
			else high = middle;
		}
		return low - 1;
	}
	start(k) {
		return this.times[Math.min(Math.max(k, 0), this.times.length - 1)] ?? 0;
	}
	stop(k) {
		return k + 1 < this.times.length ? this.times[k + 1] : this.end;
	}
	/** A time safely inside frame k, for seeking. */
	middle(k) {
		return (this.start(k) + this.stop(k)) / 2;
	}
};
// ../player/src/viewer.ts
/** One that is further from where it should be jumps there; less is made good by its speed. Chosen by hand. */
var SEEK_APART_S = .35;
/** A picture of the display at 30 Hz, as Chromium shows films of 25 to 30 frames: within it the next frame can appear. */
var DISPLAY_S = .034;
var Viewer = class {
	constructor(recording, number, media, ground, guards, host) {
		this.recording = recording;
		this.number = number;
		this.ground = ground;
		this.host = host;
		this.attached = true;
		this.active = false;
		this.frame = -1;
		this.ownPlaying = false;
		this.rectified = false;
		this.pace = new Pace();
		this.piece = null;
		this.wanted = null;
		this.lastSeek = 0;
		this.over = false;
		this.tellsFrames = false;
		this.told = "";
		this.times = media ? new FrameTimes(media) : null;
		this.groundTimes = Float64Array.from(ground?.frames ?? [], (f) => f.t_s);
		this.video = h("video", {
			preload: "auto",
			playsinline: true,
			disablepictureinpicture: true,
			tabindex: "-1",
			"aria-label": recording.file
		});
		this.video.muted = true;
		this.cross = h("div", {
			class: "cross",
			hidden: true
		});
		this.screen = h("div", {
			class: "screen",
			"data-none": say$1("No ground was measured for this frame.")
		}, this.video);
		this.guard = guards.add(this.screen, recording.file);
		this.panel = h("div", {
			class: "absent",
			hidden: true
		});
		this.readout = h("span", { class: "readout" }, "–");
		this.badge = h("span", { class: `badge c${(number - 1) % 6 + 1}` }, String(number));
		this.soundButton = h("button", {
			type: "button",
			class: "quiet",
			"aria-pressed": "false",
			onclick: () => host.sound(this, this.video.muted)
		}, icon(ICONS.mute), say$1("Sound off"));
		this.soundButton.disabled = !media?.has_sound;
		if (!media?.has_sound) this.soundButton.lastChild.textContent = say$1("No sound");
		this.groundButton = h("button", {
			type: "button",
			class: "quiet",
			"aria-pressed": "false",
			onclick: () => this.setRectified(!this.rectified)
		}, say$1("On the ground"));
		this.groundButton.disabled = !this.groundTimes.length || ground?.common === false;
		this.groundButton.title = this.groundButton.disabled ? host.groundWithheld ? say$1("The ground is not part of this copy of the report") : say$1("No common ground was found for this recording") : say$1("Draw the picture onto the ground map (G)");
		this.followButton = h("button", {
			type: "button",
			class: "quiet",
			"aria-pressed": "true",
			title: say$1("Follow the common clock, or move on its own"),
			onclick: () => host.attach(this, !this.attached)
		}, say$1("On the clock"));
		this.slider = h("input", {
			type: "range",
			min: "0",
			max: String(Math.max(0, (media?.frames ?? 1) - 1)),
			step: "1",
			value: "0",
			"aria-label": say$1("Frame of {file}", { file: recording.file }),
			oninput: () => this.showFrame(Number(this.slider.value))
		});
		this.ownPlay = h("button", {
			type: "button",
			"aria-label": say$1("Play {file} on its own", { file: recording.file }),
			onclick: () => this.setOwnPlaying(!this.ownPlaying)
		}, icon(ICONS.play, true));
		this.own = h("div", {
			class: "own",
			hidden: true
		}, h("button", {
			type: "button",
			"aria-label": say$1("One frame back"),
			onclick: () => this.showFrame(this.frame - 1)
		}, icon(ICONS.back)), this.ownPlay, h("button", {
			type: "button",
			"aria-label": say$1("One frame on"),
			onclick: () => this.showFrame(this.frame + 1)
		}, icon(ICONS.forward)), this.slider);
		const stage = h("div", {
			class: "stage",
			onclick: () => host.lead(this),
			onpointermove: (e) => this.pointer(e),
			onpointerleave: () => host.point(this, null)
		}, this.guard.el, this.panel, this.cross);
		stage.style.aspectRatio = `${recording.width || 16} / ${recording.height || 9}`;
		this.el = h("section", {
			class: "viewer",
			"data-recording": recording.id,
			"aria-label": say$1("Recording {n}: {file}", {
				n: number,
				file: recording.file
			})
		}, h("header", {}, this.badge, h("button", {
			type: "button",
			class: "name",
			"data-leads": say$1("leads"),
			title: say$1("Lead: frame steps follow this recording"),
			onclick: () => host.lead(this)
		}, recording.file), h("span", { class: "tag" }, say$1("working copy")), this.readout), stage, h("footer", {}, this.followButton, this.groundButton, this.soundButton, this.guard.again), this.own);
		if (media) {
			this.video.src = media.file;
			this.listen();
		} else this.setAbsent([say$1("No working copy"), say$1("this recording has no copy that this page can play")]);
		this.video.addEventListener("error", () => this.setAbsent([say$1("Cannot be played here"), say$1("the browser does not play this working copy")]));
	}
	get id() {
		return this.recording.id;
	}
	/** Own time of the frame on screen. */
	get t() {
		return this.times && this.frame >= 0 ? this.times.start(this.frame) : 0;
	}
	get half() {
		return this.times && this.frame >= 0 ? (this.times.stop(this.frame) - this.times.start(this.frame)) / 2 : .02;
	}
	listen() {
		const seen = (mediaTime) => {
			if (!this.times) return;
			const frame = this.times.at(mediaTime + 8e-4);
			if (frame !== this.frame) this.setFrame(frame);
		};
		const video = this.video;
		if (video.requestVideoFrameCallback) {
			this.tellsFrames = true;
			const again = (_now, data) => {
				seen(data.mediaTime);
				this.measure(data.expectedDisplayTime, data.mediaTime);
				if (this.t < (this.piece?.to ?? 0)) this.stopAtEnd(this.t + 2 * this.half);
				video.requestVideoFrameCallback(again);
			};
			video.requestVideoFrameCallback(again);
		} else for (const name of ["seeked", "timeupdate"]) video.addEventListener(name, () => seen(video.currentTime));
		video.addEventListener("seeked", () => {
			if (this.wanted !== null) {
				const t = this.wanted;
				this.wanted = null;
				this.seek(t);
			}
		});
		video.addEventListener("pause", () => {
			if (this.ownPlaying && !this.attached) this.setOwnPlaying(false);
		});
	}
	setFrame(frame) {
		this.frame = frame;
		this.slider.value = String(frame);
		if (this.active) this.readout.textContent = say$1("{t} · frame {n}", {
			t: clockTime(this.t),
			n: frame
		});
		this.drawGround();
		this.host.shownFrame(this);
	}
	/** Note when a frame of the piece that plays is shown. */
	measure(atMs, t) {
		const piece = this.piece;
		if (!piece || this.video.paused || this.video.seeking) return;
		if (t >= piece.from - .001 && t < piece.to) this.pace.shown(atMs, toClock(piece, t));
	}
	/** Stand at the end of a piece where the next frame would begin at t: that one is of another time, or there is none. */
	stopAtEnd(t) {
		if (!this.piece || this.video.paused || t < this.piece.to - .001) return;
		this.over = true;
		this.video.pause();
	}
	/** The working copy's frames may be thinner than the original's; ground is looked up by time. */
	homography() {
		const frames = this.ground?.frames;
		if (!frames?.length || this.ground?.common === false) return null;
		const entry = frames[lastAt(this.groundTimes, this.t + 8e-4)];
		if (!entry || this.t - entry.t_s > .06) return null;
		return entry.ground_from_image;
	}
	setRectified(on) {
		if (on && this.groundButton.disabled) return;
		this.rectified = on;
		this.groundButton.setAttribute("aria-pressed", String(on));
		this.groundButton.textContent = on ? say$1("Untouched frame") : say$1("On the ground");
		this.el.classList.toggle("rectified", on);
		this.drawGround();
	}
	/** Place the video on the ground with CSS alone. */
	drawGround() {
		if (!this.rectified) {
			this.video.style.transform = "";
			this.el.classList.remove("no-ground");
			return;
		}
		const view = this.host.groundView();
		const m = this.homography();
		const box = this.screen;
		const width = box.clientWidth, height = box.clientHeight;
		const css = view && m && width ? matrix3d(multiply(multiply(fit(view, width, height), m), [
			this.recording.width / width,
			0,
			0,
			0,
			this.recording.height / height,
			0,
			0,
			0,
			1
		])) : null;
		this.el.classList.toggle("no-ground", css === null);
		this.video.style.transform = css ?? "";
	}
	pointer(event) {
		const m = this.homography();
		if (!m || this.rectified || !this.active) {
			this.host.point(this, null);
			return;
		}
		const box = this.screen.getBoundingClientRect();
		const x = (event.clientX - box.left) / box.width * this.recording.width;
		const y = (event.clientY - box.top) / box.height * this.recording.height;
		this.host.point(this, apply(m, x, y));
	}
	/** Mark a point of the ground in this picture. */
	mark(ground) {
		const m = ground && !this.rectified && this.active ? this.homography() : null;
		const inverse = m ? invert(m) : null;
		if (!inverse || !ground) {
			this.cross.hidden = true;
			return;
		}
		const [x, y] = apply(inverse, ground[0], ground[1]);
		const inside = x >= 0 && y >= 0 && x <= this.recording.width && y <= this.recording.height;
		this.cross.hidden = !inside;
		this.cross.style.left = `${100 * x / this.recording.width}%`;
		this.cross.style.top = `${100 * y / this.recording.height}%`;
	}
	setAbsent(words, next = "") {
		if (words) this.pause();
		const told = words ? [...words, next].join("\n") : "";
		if (this.active === (words === null) && told === this.told) return;
		this.told = told;
		this.active = words === null;
		this.panel.hidden = words === null;
		this.el.classList.toggle("is-absent", words !== null);
		if (!words) return;
		this.panel.replaceChildren(h("strong", {}, words[0]), h("span", {}, words[1]), h("small", {}, next));
		this.readout.textContent = "–";
		this.cross.hidden = true;
	}
	wake() {
		if (this.active) return;
		this.setAbsent(null);
		if (this.frame >= 0) this.readout.textContent = say$1("{t} · frame {n}", {
			t: clockTime(this.t),
			n: this.frame
		});
	}
	/** Show the frame that is on at t, exactly. */
	show(t) {
		if (!this.times) return;
		this.wake();
		this.pause();
		const k = Math.max(0, this.times.at(t));
		if (k === this.frame && !this.video.seeking && this.times.at(this.video.currentTime) === k) return;
		this.seek(this.times.middle(k));
	}
	/** Stand ready at t without showing anything. */
	prepare(t) {
		if (!this.times || this.video.seeking) return;
		const k = Math.max(0, this.times.at(t));
		if (this.times.at(this.video.currentTime) !== k) this.seek(this.times.middle(k));
	}
	showFrame(k) {
		if (!this.times) return;
		if (this.ownPlaying) this.setOwnPlaying(false);
		this.show(this.times.start(Math.min(Math.max(k, 0), this.times.times.length - 1)));
	}
	seek(t) {
		this.pace.forget();
		this.over = false;
		if (this.video.seeking) {
			this.wanted = t;
			return;
		}
		this.lastSeek = performance.now();
		this.video.currentTime = t;
	}
	/** While playing: be near t of this piece, gently where possible. One that leads is never made faster or slower. */
	follow(t, piece, run, leads) {
		if (!this.times) return;
		this.wake();
		this.enter(piece);
		const apart = t - this.video.currentTime;
		const far = Math.abs(apart) > SEEK_APART_S;
		if ((this.over || this.video.ended) && !far) return;
		const started = !this.video.paused;
		if (!started || far) {
			if (!this.video.seeking && (performance.now() - this.lastSeek > 600 || !started) && Math.abs(apart) > .05) this.seek(t);
			if (!started) this.start();
		}
		const seen = t + (this.pace.ahead(run) ?? 0) / piece.rate;
		if (!far) this.stopAtEnd(seen + DISPLAY_S * this.video.playbackRate);
		if (!this.tellsFrames && this.ready()) this.measure(run.atMs, this.video.currentTime);
		const wanted = Math.max(.0625, Math.min(16, run.speed / piece.rate * (1 + this.pace.steer(run, leads))));
		if (Math.abs(this.video.playbackRate - wanted) > .002) this.video.playbackRate = wanted;
	}
	enter(piece) {
		if (piece === this.piece) return;
		this.piece = piece;
		this.pace.forget();
		this.over = false;
	}
	start() {
		this.pace.forget();
		this.video.play().catch(() => void 0);
	}
	ready() {
		return !this.video.seeking && this.video.readyState >= 3;
	}
	/** Whether frames are still to come before it can play on. */
	waits() {
		return !this.ready() && !this.over && !this.video.ended;
	}
	pause() {
		this.over = false;
		if (this.video.paused) return;
		this.pace.forget();
		this.video.pause();
	}
	setAttached(on, possible) {
		this.attached = on;
		if (on) this.setOwnPlaying(false);
		this.own.hidden = on;
		this.followButton.disabled = !possible;
		this.followButton.textContent = on ? say$1("On the clock") : say$1("On its own");
		this.followButton.setAttribute("aria-pressed", String(on));
		this.el.classList.toggle("detached", !on);
		if (!on && this.times) this.show(this.t);
	}
	setOwnPlaying(on) {
		this.ownPlaying = on;
		this.ownPlay.replaceChildren(icon(on ? ICONS.pause : ICONS.play, true));
		if (on) {
			this.wake();
			this.video.playbackRate = 1;
			this.video.play().catch(() => void 0);
		} else this.pause();
	}
	setSound(on) {
		if (this.soundButton.disabled) return;
		this.video.muted = !on;
		this.soundButton.setAttribute("aria-pressed", String(on));
		this.soundButton.replaceChildren(icon(on ? ICONS.sound : ICONS.mute), on ? say$1("Sound on") : say$1("Sound off"));
	}
	/** Let go of the working copy. */
	release() {
		this.video.pause();
		this.video.removeAttribute("src");
		this.video.load();
	}
	setLead(on) {
		this.el.classList.toggle("lead", on);
	}
};
function invert(m) {
	const [a, b, c, d, e, f, g, i, j] = m;
	const det = a * (e * j - f * i) - b * (d * j - f * g) + c * (d * i - e * g);
	if (!Number.isFinite(det) || Math.abs(det) < 1e-18) return null;
	return [
		e * j - f * i,
		c * i - b * j,
		b * f - c * e,
		f * g - d * j,
		a * j - c * g,
		c * d - a * f,
		d * i - e * g,
		b * g - a * i,
		a * e - b * d
	].map((v) => v / det);
}
// ../player/src/player.ts
var DiptychPlayer = class {
	constructor(data, around = {}, keys = []) {
		this.data = data;
		this.around = around;
		this.guards = new Guards();
		this.playButton = h("button", {
			type: "button",
			class: "play",
			"aria-label": say$1("Play"),
			onclick: () => this.transport.toggle()
		}, icon(ICONS.play, true));
		this.clockText = h("output", {
			class: "clock",
			"aria-label": say$1("Clock")
		});
		this.stateText = h("span", { class: "state" });
		this.originText = h("span", { class: "origin" });
		this.notice = h("p", {
			class: "notice",
			role: "status",
			hidden: true
		});
		this.loopFrom = null;
		this.root = null;
		this.onKey = (e) => this.key(e);
		const { findings, media, ground } = data;
		this.help = new Help(keys);
		const grounds = new Map((ground.recordings ?? []).map((g) => [g.id, g]));
		this.machine = clockFromFindings(findings);
		this.viewers = findings.recordings.map((r, k) => new Viewer(r, k + 1, media[r.id], grounds.get(r.id), this.guards, this));
		this.transport = new Transport(this.machine, this.viewers, (what) => this.refresh(what));
		this.timeline = new Timeline(this.transport, findings.recordings, media, grounds, data.observations, (id) => this.viewers.find((v) => v.id === id && !v.attached)?.t ?? null);
		this.map = new GroundMap(ground, this.viewers, this.guards, () => this.viewers.forEach((v) => v.drawGround()), (at) => this.pointed(at));
		this.panel = new Panel(data, this.guards, (id, t) => this.goTo(id, t));
		this.anchors = new Anchors(findings, this.machine, this.viewers, (clock) => this.setClock(clock), () => this.free(), !around.clock, () => around.anchored?.(this));
		this.speedSelect = h("select", {
			"aria-label": say$1("Speed"),
			onchange: () => this.transport.setSpeed(Number(this.speedSelect.value))
		}, ...SPEEDS.map((s) => h("option", { value: String(s) }, `${s} ×`)));
		this.loopButton = h("button", {
			type: "button",
			"aria-pressed": "false",
			title: say$1("Loop: set its start, its end, then off (L)"),
			onclick: () => this.cycleLoop()
		}, icon(ICONS.loop), say$1("Loop"));
		this.showButton = h("button", {
			type: "button",
			class: "primary",
			onclick: () => this.guards.setAll(!this.guards.allShown())
		}, say$1("Show pictures"));
		this.guards.onChange(() => {
			this.showButton.textContent = this.guards.allShown() ? say$1("Blur pictures") : say$1("Show pictures");
		});
	}
	mount(el) {
		this.root = el;
		const { findings } = this.data;
		el.classList.add("diptych");
		const step = (by, label, path) => h("button", {
			type: "button",
			"aria-label": label,
			title: label,
			onclick: () => this.transport.step(by)
		}, icon(path));
		const jog = (by, label, name) => h("button", {
			type: "button",
			class: "jog",
			"aria-label": `${name}, ${label}`,
			title: label,
			onclick: () => this.transport.seek(this.transport.now + by)
		}, name);
		const transport = h("section", {
			class: "transport",
			"aria-label": say$1("Transport")
		}, jog(-1, say$1("one second back"), say$1("−1 s")), step(-1, say$1("One frame back"), ICONS.back), this.playButton, step(1, say$1("One frame on"), ICONS.forward), jog(1, say$1("one second on"), say$1("+1 s")), h("div", { class: "clock-box" }, this.clockText, this.originText), this.stateText, h("div", { class: "right" }, h("button", {
			type: "button",
			title: say$1("Previous finding (B)"),
			onclick: () => this.hop(-1)
		}, say$1("‹ finding")), h("button", {
			type: "button",
			title: say$1("Next finding (N)"),
			onclick: () => this.hop(1)
		}, say$1("finding ›")), this.loopButton, this.speedSelect));
		const standard = [
			[
				"findings",
				say$1("Findings"),
				this.panel.findings()
			],
			[
				"observations",
				say$1("Observations") + (this.data.observations.length ? ` ${this.data.observations.length}` : ""),
				this.panel.observations()
			],
			[
				"stills",
				say$1("Frames") + (this.data.stills.length ? ` ${this.data.stills.length}` : ""),
				this.panel.stills()
			],
			[
				"recordings",
				say$1("Recordings"),
				this.panel.recordings()
			]
		];
		const tabs = this.tabs(this.around.tabs?.(this, standard) ?? standard);
		const players = h("div", {
			class: "players",
			"data-count": String(this.viewers.length)
		}, ...this.viewers.map((v) => v.el));
		const theme = h("button", {
			type: "button",
			class: "quiet",
			onclick: () => this.turnTheme()
		}, say$1("Light / dark"));
		const head = this.around.bare ? [] : [h("a", {
			class: "skip",
			href: "#diptych-findings"
		}, say$1("Skip to findings")), h("header", { class: "top" }, h("h1", {}, h("span", { class: "mark" }, "Diptych"), h("span", { class: "files" }, findings.recordings.map((r) => r.file).join(" · "))), this.summary(), h("div", { class: "row" }, h("button", {
			type: "button",
			class: "quiet",
			onclick: () => this.help.toggle()
		}, say$1("Keys"), " ", h("kbd", {}, "?")), theme))];
		el.replaceChildren(...head, h("div", {
			class: "warning",
			role: "note"
		}, icon(ICONS.eye), h("p", {}, whyBlurred()), this.showButton), h(this.around.bare ? "div" : "main", { class: "desk" }, h("div", { class: "left" }, this.notice, this.viewers.length ? players : h("p", { class: "empty" }, say$1("This page holds no recordings.")), transport, this.timeline.el, h("div", { class: "below" }, this.map.el, this.around.clock?.(this) ?? this.anchors.el)), h("aside", {
			id: "diptych-findings",
			tabindex: "-1",
			"aria-label": say$1("Findings")
		}, this.around.beside?.(this) ?? null, tabs)), this.help.el);
		document.addEventListener("keydown", this.onKey);
		this.lead(this.viewers.find((v) => v.id === this.machine.reference) ?? this.viewers[0]);
		this.setClock(this.machine);
	}
	/** Take the player off its page: nothing plays on, no key is heard, the working copies are let go. */
	unmount() {
		document.removeEventListener("keydown", this.onKey);
		this.transport.pause();
		for (const v of this.viewers) v.release();
		this.root?.replaceChildren();
	}
	summary() {
		const { comparisons } = this.data.findings;
		const parts = comparisons.slice(0, 1).map((c) => h("span", { class: "chip big" }, told(RELATION, c.relation)));
		const clock = comparisons[0]?.clock;
		const text = comparisons.length > 1 ? say$1("{n} pairs compared", { n: comparisons.length }) : clock?.verdict === "aligned" ? clock.segments?.length === 1 ? say$1("1 stretch on one clock") : say$1("{n} stretches on one clock", { n: clock.segments?.length ?? 0 }) : clock ? say$1("clock undetermined") : "";
		return h("p", { class: "summary" }, ...comparisons.length === 1 ? parts : [], text);
	}
	tabs(items) {
		const bodies = items.map(([id, , body], k) => h("div", {
			class: "tab-body",
			role: "tabpanel",
			id: `tab-${id}`,
			"aria-labelledby": `tab-button-${id}`,
			hidden: k > 0,
			tabindex: "0"
		}, body));
		const buttons = items.map(([id, label], k) => h("button", {
			type: "button",
			role: "tab",
			id: `tab-button-${id}`,
			"aria-controls": `tab-${id}`,
			"aria-selected": String(k === 0),
			tabindex: k ? "-1" : "0",
			onclick: () => choose(k)
		}, label));
		const choose = (k) => {
			buttons.forEach((b, i) => {
				b.setAttribute("aria-selected", String(i === k));
				b.tabIndex = i === k ? 0 : -1;
			});
			bodies.forEach((b, i) => {
				b.hidden = i !== k;
			});
		};
		return h("div", { class: "tabs" }, h("div", {
			role: "tablist",
			"aria-label": say$1("Results"),
			onkeydown: (e) => {
				const by = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
				if (!by) return;
				e.stopPropagation();
				e.preventDefault();
				const k = (buttons.findIndex((b) => b.getAttribute("aria-selected") === "true") + by + buttons.length) % buttons.length;
				choose(k);
				buttons[k].focus();
			}
		}, ...buttons), ...bodies);
	}
	setClock(clock) {
		for (const v of this.viewers) v.setAttached(clock.placed(v.id), clock.placed(v.id));
		this.transport.setClock(clock);
		for (const v of this.viewers) if (!v.attached) v.show(v.t);
		const loose = this.viewers.length > 1 && this.viewers.filter((v) => clock.placed(v.id)).length < 2;
		this.originText.textContent = loose ? say$1("own time of 1") : clock.origin === "human" ? say$1("human clock") : say$1("common clock");
		this.originText.classList.toggle("human", clock.origin === "human");
		this.root?.classList.toggle("loose", loose);
		const clocks = this.data.findings.comparisons.map((c) => c.clock).filter((c) => c?.verdict === "undetermined");
		this.notice.hidden = !loose;
		this.notice.replaceChildren(h("strong", {}, say$1("The common clock is undetermined.")), " ", spoken(clocks[0]?.reason), " ", say$1("The recordings play on their own; a person can set the clock by hand."));
		this.timeline.all();
		this.refresh("state");
	}
	free() {
		for (const v of this.viewers) if (v.id !== this.machine.reference) v.setAttached(false, this.transport.clock.placed(v.id));
		this.refresh("state");
	}
	/** Jump to a time of one recording; all others follow where they are on the clock. */
	goTo(id, t) {
		const viewer = this.viewers.find((v) => v.id === id);
		const clock = this.transport.clock.clockOf(id, t);
		if (viewer && clock !== null && viewer.attached) {
			this.transport.pause();
			const k = viewer.times ? viewer.times.at(t) : -1;
			this.transport.seek(k >= 0 && viewer.times ? Math.max(clock, clock - t + viewer.times.start(k)) : clock);
		} else if (viewer) {
			viewer.setAttached(false, this.transport.clock.placed(id));
			viewer.show(t);
		}
		const box = this.root?.querySelector(".players")?.getBoundingClientRect();
		if (box && (box.bottom < 120 || box.top > window.innerHeight - 80)) this.root.scrollIntoView({ block: "start" });
		this.refresh("time");
	}
	marks() {
		const clock = this.transport.clock;
		const marks = [];
		const put = (id, t, label) => {
			const at = typeof t === "number" ? clock.clockOf(id, t) : null;
			if (at !== null) marks.push({
				clock: at,
				label
			});
		};
		for (const c of this.data.findings.comparisons) for (const row of c.contrast ?? []) {
			put(c.first, row.first_from_s, row.statement);
			put(c.second, row.second_from_s, row.statement);
		}
		for (const c of this.data.findings.comparisons) for (const s of c.clock?.segments ?? []) put(c.second, s.second_from_s, "clock");
		for (const o of this.data.observations) put(o.recording, o.from_s, o.action ?? "observation");
		return marks.sort((a, b) => a.clock - b.clock);
	}
	hop(by) {
		const now = this.transport.now;
		const marks = this.marks();
		const next = by > 0 ? marks.find((m) => m.clock > now + .005) : marks.reverse().find((m) => m.clock < now - .005);
		if (next) {
			this.transport.pause();
			this.transport.seek(next.clock);
		}
	}
	cycleLoop() {
		if (this.transport.loop) {
			this.transport.loop = null;
			this.loopFrom = null;
		} else if (this.loopFrom === null) this.loopFrom = this.transport.now;
		else {
			const ends = [this.loopFrom, this.transport.now].sort((a, b) => a - b);
			if (ends[1] - ends[0] > .1) this.transport.loop = ends;
			this.loopFrom = null;
		}
		this.refresh("state");
	}
	turnTheme() {
		const html = document.documentElement;
		const dark = html.dataset["theme"] ? html.dataset["theme"] === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
		html.dataset["theme"] = dark ? "light" : "dark";
		this.timeline.draw();
		this.map.draw();
	}
	refresh(what) {
		if (!this.root) return;
		const t = this.transport;
		this.clockText.textContent = clockTime(t.now);
		if (what === "state") {
			this.playButton.replaceChildren(icon(t.playing ? ICONS.pause : ICONS.play, true));
			this.playButton.setAttribute("aria-label", t.playing ? say$1("Pause") : say$1("Play"));
			this.speedSelect.value = String(t.speed);
			this.loopButton.setAttribute("aria-pressed", String(t.loop !== null || this.loopFrom !== null));
			this.loopButton.lastChild.textContent = t.loop ? say$1("Loop {t}", { t: seconds(t.loop[1] - t.loop[0], 1) }) : this.loopFrom !== null ? say$1("Loop to …") : say$1("Loop");
		}
		const apart = t.apart();
		this.stateText.textContent = t.playing && apart !== null ? say$1("players within {n} ms", { n: Math.ceil(apart * 1e3) }) : "";
		this.timeline.follow();
		this.map.draw();
		if (!t.playing) this.anchors.refresh();
		this.around.changed?.(this, what);
	}
	key(e) {
		const target = e.target;
		if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) || this.help.el.open && e.key !== "?") return;
		if (this.help.keysOn && this.around.key?.(this, e)) {
			e.preventDefault();
			return;
		}
		if (e.key === "?") {
			e.preventDefault();
			this.help.toggle();
			return;
		}
		const onButton = target.closest("button, summary, a") !== null;
		if (!this.help.keysOn && target.getAttribute("role") !== "slider") return;
		const t = this.transport;
		const actions = {
			k: () => t.toggle(),
			ArrowLeft: () => e.shiftKey ? t.seek(t.now - 1) : t.step(-1),
			ArrowRight: () => e.shiftKey ? t.seek(t.now + 1) : t.step(1),
			j: () => t.seek(t.now - 5),
			";": () => t.seek(t.now + 5),
			Home: () => t.seek(t.clock.range()[0]),
			End: () => t.seek(t.clock.range()[1]),
			"<": () => t.faster(-1),
			">": () => t.faster(1),
			n: () => this.hop(1),
			b: () => this.hop(-1),
			l: () => this.cycleLoop(),
			g: () => {
				const on = !this.viewers.some((v) => v.rectified);
				this.viewers.forEach((v) => v.setRectified(on));
			},
			f: () => this.map.toggleFollow(),
			p: () => this.guards.setAll(!this.guards.allShown()),
			a: () => this.anchors.add(),
			"+": () => this.timeline.zoom(.5, t.now),
			"-": () => this.timeline.zoom(2, t.now)
		};
		if (e.key === " " && !onButton) actions[" "] = () => t.toggle();
		const number = Number(e.key);
		if (number >= 1 && number <= this.viewers.length) actions[e.key] = () => this.lead(this.viewers[number - 1]);
		const action = actions[e.key.length === 1 ? e.key.toLowerCase() : e.key];
		if (action) {
			e.preventDefault();
			action();
		}
	}
	shownFrame() {
		if (!this.transport.playing) this.refresh("time");
		else this.map.draw();
	}
	lead(viewer) {
		if (!viewer) return;
		this.transport.lead = viewer;
		for (const v of this.viewers) v.setLead(v === viewer);
	}
	sound(viewer, on) {
		for (const v of this.viewers) v.setSound(on && v === viewer);
	}
	attach(viewer, on) {
		viewer.setAttached(on, this.transport.clock.placed(viewer.id));
		if (on) this.transport.seek(this.transport.now);
		this.refresh("state");
	}
	get groundWithheld() {
		return this.data.ground.withheld === true;
	}
	groundView() {
		return this.map.view;
	}
	point(_viewer, ground) {
		this.pointed(ground);
	}
	pointed(ground) {
		this.map.mark(ground);
		for (const v of this.viewers) v.mark(ground);
	}
};
// src/pages/care.ts
/** The note beside a player: marked as graphic, and that nobody needs to watch it again. */
function careNote(care) {
	if (!care || care.graphic !== "yes" && !care.described) return null;
	return h("div", { class: "care-note" }, care.graphic === "yes" ? h("strong", {}, t("care.marked")) : null, care.described ? h("details", {}, h("summary", {}, t("care.no_need")), h("p", {}, care.described), h("p", { class: "soft" }, `${care.by}, ${moment(care.at)}`)) : null);
}
var KEEPS = "PUT /case/recordings/{number}/care";
/** The same to be read only, with the reason. */
function careRead(care) {
	return h("section", { class: "card" }, h("h2", {}, t("care.title")), h("p", {}, `${t("care.graphic")}: ${code("graphic", care?.graphic ?? "not_determined")}`), care?.described ? h("p", {}, care.described) : null, care ? h("p", { class: "soft" }, `${care.by}, ${moment(care.at)}`) : null, h("p", { class: "soft" }, whyNot(KEEPS)));
}
function careCard(number, care) {
	if (!may(KEEPS)) return careRead(care);
	const graphic = h("select", {}, ...[
		"not_determined",
		"yes",
		"no"
	].map((one) => h("option", {
		value: one,
		selected: (care?.graphic ?? "not_determined") === one
	}, code("graphic", one))));
	const described = h("textarea", {
		rows: "5",
		maxlength: "5000"
	});
	described.value = care?.described ?? "";
	const out = h("div", {});
	const keep = async (e) => {
		e.preventDefault();
		try {
			await api(`/case/recordings/${number}/care`, {
				method: "PUT",
				body: {
					graphic: graphic.value,
					described: described.value,
					by: me()
				}
			});
			out.replaceChildren(h("p", { role: "status" }, t("care.kept")));
			say(t("care.kept"));
		} catch (error) {
			out.replaceChildren(failure(error));
		}
	};
	return h("section", { class: "card" }, h("h2", {}, t("care.title")), h("p", { class: "note" }, t("care.words")), h("form", { onsubmit: (e) => void keep(e) }, field(t("care.graphic"), graphic), field(t("care.described"), described, t("care.described_hint")), h("p", { class: "row" }, h("button", {
		type: "submit",
		class: "primary"
	}, t("care.keep")), care ? h("span", { class: "soft" }, `${care.by}, ${moment(care.at)}`) : null), out));
}
// src/pages/pair_clock.ts
var ClockCard = class {
	data;
	changed;
	player = null;
	out = h("div", {});
	reason = h("input", {
		type: "text",
		required: true,
		maxlength: "2000",
		autocomplete: "off"
	});
	form;
	constructor(data, changed) {
		this.data = data;
		this.changed = changed;
		this.form = h("form", {
			hidden: true,
			onsubmit: (e) => {
				e.preventDefault();
				this.keep();
			}
		}, field(t("clock.reason"), this.reason, t("clock.reason_hint")), offered(h("button", {
			type: "submit",
			class: "primary"
		}, t("clock.keep")), "POST /pairs/{pair}/anchors"));
	}
	build(player) {
		this.player = player;
		const kept = this.data.anchors;
		const el = player.anchors.el;
		el.append(this.form, this.out, kept.length ? h("div", {}, h("h3", {}, t("clock.kept")), h("ul", { class: "anchor-list" }, ...kept.map((one) => this.line(one))), kept.some((one) => !one.withdrawn) ? this.again() : null) : "");
		this.refresh();
		return el;
	}
	/** Measure again with the standing anchors: a finding of its own, whose contrast and evidence frames follow them. */
	again() {
		const out = h("div", {});
		const start = async () => {
			const originals = this.data.page.findings.recordings.map((r) => this.data.originals[r.id]);
			const anchors = this.data.anchors.filter((one) => !one.withdrawn).map((one) => one.anchor);
			try {
				const work = watch(await api("/jobs/compare", { body: {
					originals,
					anchors,
					reason: t("clock.again_reason")
				} }), (done) => {
					if (done.state === "done") work.el.append(h("a", {
						class: "button primary",
						href: `/pairs/${String(done.result["finding"]).replace(/^findings\/|\.json$/g, "")}`
					}, t("recordings.open_pair")));
				});
				out.replaceChildren(work.el);
			} catch (error) {
				out.replaceChildren(failure(error));
			}
		};
		return h("div", {}, h("p", { class: "note" }, t("clock.again_words")), offered(h("button", {
			type: "button",
			onclick: () => void start()
		}, t("clock.again")), "POST /jobs/compare"), out);
	}
	refresh() {
		if (this.player) this.form.hidden = !this.player.anchors.list.length;
	}
	line(one) {
		const back = one.withdrawn ? null : offered(h("button", {
			type: "button",
			class: "quiet",
			onclick: () => void this.withdraw(one)
		}, t("clock.withdraw")), "POST /pairs/{pair}/anchors/{record}/withdraw");
		return h("li", { class: one.withdrawn ? "withdrawn" : "" }, h("span", {}, h("code", {}, one.anchor), h("br"), one.reason, h("span", { class: "soft" }, ` ${one.by}, ${moment(one.at)}${one.withdrawn ? ` · ${t("clock.withdrawn")}` : ""}`)), back);
	}
	async keep() {
		const { anchors } = this.player;
		try {
			for (const one of anchors.list) await api(`/pairs/${this.data.id}/anchors`, { body: {
				anchor: anchors.text(one),
				by: me(),
				reason: this.reason.value
			} });
			this.changed();
		} catch (error) {
			this.out.replaceChildren(failure(error));
		}
	}
	async withdraw(one) {
		const reason = h("input", {
			type: "text",
			required: true,
			maxlength: "2000",
			autocomplete: "off"
		});
		const send = async (e) => {
			e.preventDefault();
			try {
				await api(`/pairs/${this.data.id}/anchors/${one.id}/withdraw`, { body: {
					by: me(),
					reason: reason.value
				} });
				this.changed();
			} catch (error) {
				this.out.append(failure(error));
			}
		};
		this.out.replaceChildren(h("form", { onsubmit: (e) => void send(e) }, field(t("clock.withdraw_reason"), reason), h("button", {
			type: "submit",
			class: "primary"
		}, t("clock.withdraw"))));
		reason.focus();
	}
};
// src/pages/pair_contrast.ts
var Contrast = class {
	data;
	el = h("section", {
		class: "contrast-now",
		"aria-label": t("contrast.title")
	});
	now = h("ul", { class: "now" });
	rows = [];
	list = h("ol", { class: "contrast brief" });
	player = null;
	constructor(data) {
		this.data = data;
		const { comparisons } = data.page.findings;
		for (const comparison of comparisons) for (const row of comparison.contrast ?? []) if (row.kind !== "both") this.rows.push({
			comparison,
			row,
			el: h("li", { class: `k-${row.kind}` })
		});
		this.el.append(h("h2", {}, t("contrast.title")), this.now, this.rows.length ? this.list : h("p", { class: "soft" }, comparisons.length ? t("contrast.none") : t("contrast.alone")));
	}
	/** Once there are players to jump with. */
	bind(player) {
		this.player = player;
		for (const { comparison, row, el } of this.rows) {
			const first = typeof row.first_from_s === "number";
			const id = first ? comparison.first : comparison.second;
			const from = first ? row.first_from_s : row.second_from_s ?? 0;
			el.append(player.panel.jump(id, from), spoken(row.statement, { class: "say" }));
			this.list.append(el);
		}
		this.show(player);
	}
	show(player) {
		if (player !== this.player) return;
		const { clock, now } = player.transport;
		this.now.replaceChildren(...player.viewers.map((v) => {
			const place = clock.place(v.id, now);
			const on = "segment" in place;
			const words = on ? t("contrast.shows", { t: clockTime(place.t, 2) }) : code("why", place.why);
			return h("li", { class: on ? "" : "missing" }, player.panel.badge(v.id), h("span", {}, words));
		}));
		for (const { comparison, row, el } of this.rows) el.classList.toggle("current", this.holds(comparison, row));
	}
	holds(comparison, row) {
		const { clock, now } = this.player.transport;
		const inside = (id, from, to) => {
			const place = clock.place(id, now);
			return "segment" in place && from !== null && to !== null && place.t >= from && place.t < to;
		};
		return inside(comparison.first, row.first_from_s, row.first_to_s) || inside(comparison.second, row.second_from_s, row.second_to_s);
	}
};
// src/pages/pair_exact.ts
/** The button under a player. */
function exactButton(viewer, original, pause) {
	if (!original) return null;
	return offered(h("button", {
		type: "button",
		class: "quiet",
		title: t("exact.hint"),
		onclick: () => {
			pause();
			ask(viewer, original);
		}
	}, t("exact.button")), "POST /jobs/view");
}
function ask(viewer, original) {
	const { recording, times } = viewer;
	const frame = !times || times.times.length === recording.frames ? viewer.frame : Math.round(viewer.t / recording.duration_s * recording.frames);
	const reason = h("input", {
		type: "text",
		required: true,
		maxlength: "2000",
		autocomplete: "off"
	});
	const out = h("div", {});
	let leave = () => void 0;
	const look = async (e) => {
		e.preventDefault();
		try {
			const work = watch(await api("/jobs/view", { body: {
				original,
				frame,
				reason: reason.value
			} }), (done) => {
				if (done.state === "done") out.replaceChildren(picture(done.result));
			});
			leave = work.leave;
			out.replaceChildren(work.el);
		} catch (error) {
			out.replaceChildren(failure(error));
		}
	};
	const dialog = h("dialog", {
		class: "help exact",
		"aria-label": t("exact.title", { file: recording.file })
	}, h("header", {}, h("h2", {}, t("exact.title", { file: recording.file })), h("button", {
		type: "button",
		class: "quiet",
		onclick: () => dialog.close()
	}, t("shell.close"))), h("p", { class: "note" }, t("exact.words")), h("form", { onsubmit: (e) => void look(e) }, field(t("exact.reason"), reason), h("p", {}, h("button", {
		type: "submit",
		class: "primary"
	}, t("exact.look", { n: frame })))), out);
	dialog.addEventListener("close", () => {
		leave();
		dialog.remove();
	});
	document.querySelector(".shell").append(dialog);
	dialog.showModal();
	reason.focus();
}
function picture(seen) {
	const file = `/api/case/views/${seen.name}`;
	return h("figure", {}, h("img", {
		src: file,
		alt: t("exact.alt", { n: seen.frame }),
		width: String(seen.width),
		height: String(seen.height)
	}), h("figcaption", {}, t("exact.caption", {
		n: seen.frame,
		t: clockTime(seen.t_s),
		w: seen.width,
		h: seen.height
	}), " ", h("code", { class: "sha" }, seen.sha256), " ", h("a", {
		href: file,
		download: seen.name,
		target: "_blank",
		rel: "noopener"
	}, t("exact.save"))));
}
// src/pages/pair_data.ts
async function load(id) {
	const { findings, ground, media, observations, stills, ...rest } = await api(`/pairs/${id}?observer=${encodeURIComponent(me())}`);
	const at = (file) => `/api/pairs/${id}/files/${file}`;
	for (const one of Object.values(media ?? {})) one.file = at(one.file);
	for (const one of stills ?? []) one.file = at(one.file);
	for (const one of ground?.recordings ?? []) if (one.map) one.map.file = at(one.map.file);
	return {
		...rest,
		page: {
			findings,
			ground: ground ?? {},
			media: media ?? {},
			observations,
			stills: stills ?? []
		}
	};
}
// src/pages/pair_region.ts
var LEAST = .005;
/** Half a frame at 25 frames a second. */
var NEAR_S$1 = .02;
var Region = class {
	drawn;
	pad = null;
	shown = /* @__PURE__ */ new Map();
	constructor(drawn) {
		this.drawn = drawn;
	}
	/** Let the person draw one rectangle on a recording's untouched picture. */
	draw(viewer) {
		this.stop();
		if (viewer.rectified) viewer.setRectified(false);
		const box = h("div", {
			class: "region new",
			hidden: true
		});
		const pad = h("div", { class: "region-pad" }, box);
		let start = null;
		const at = (e) => {
			const edge = pad.getBoundingClientRect();
			const inside = (n) => Math.min(1, Math.max(0, n));
			return [inside((e.clientX - edge.left) / edge.width), inside((e.clientY - edge.top) / edge.height)];
		};
		const area = (a, b) => ({
			x: Math.min(a[0], b[0]),
			y: Math.min(a[1], b[1]),
			w: Math.abs(a[0] - b[0]),
			h: Math.abs(a[1] - b[1]),
			unit: "fraction"
		});
		pad.addEventListener("pointerdown", (e) => {
			e.preventDefault();
			e.stopPropagation();
			start = at(e);
			pad.setPointerCapture(e.pointerId);
		});
		pad.addEventListener("pointermove", (e) => {
			if (start) {
				box.hidden = false;
				put(box, area(start, at(e)));
			}
		});
		pad.addEventListener("pointerup", (e) => {
			if (!start) return;
			const found = area(start, at(e));
			this.stop();
			if (found.w > LEAST && found.h > LEAST) this.drawn(found);
		});
		pad.addEventListener("click", (e) => e.stopPropagation());
		viewer.el.querySelector(".stage").append(pad);
		this.pad = pad;
	}
	stop() {
		this.pad?.remove();
		this.pad = null;
	}
	/** Where observations that last now stand on the ground: the middle of the lower edge of their region. */
	pins(viewers, observations) {
		const found = [];
		for (const viewer of viewers) {
			const m = viewer.active ? viewer.homography() : null;
			if (!m) continue;
			for (const one of observations) {
				if (one.recording !== viewer.id || !one.mark || !lasts(one, viewer)) continue;
				const area = shares(one.mark, viewer);
				found.push({
					at: apply(m, (area.x + area.w / 2) * viewer.recording.width, (area.y + area.h) * viewer.recording.height),
					label: one.who || one.action || "",
					number: viewer.number
				});
			}
		}
		return found;
	}
	/** Draw the regions of observations that last now. */
	show(viewers, observations) {
		const wanted = /* @__PURE__ */ new Set();
		for (const viewer of viewers) {
			if (!viewer.active || viewer.rectified || !viewer.guard.shown) continue;
			for (const one of observations) {
				if (one.recording !== viewer.id || !one.mark || !lasts(one, viewer)) continue;
				wanted.add(one.id);
				let box = this.shown.get(one.id);
				if (!box) {
					box = h("div", { class: "region" }, h("span", {}, one.who || one.action || ""));
					this.shown.set(one.id, box);
					viewer.el.querySelector(".stage").append(box);
				}
				put(box, shares(one.mark, viewer));
			}
		}
		for (const [id, box] of this.shown) if (!wanted.has(id)) {
			box.remove();
			this.shown.delete(id);
		}
	}
};
function lasts(one, viewer) {
	return viewer.t >= one.from_s - NEAR_S$1 && viewer.t <= (one.to_s ?? one.from_s) + NEAR_S$1;
}
function shares(mark, viewer) {
	if (mark.unit === "fraction") return mark;
	const { width, height } = viewer.recording;
	return {
		x: mark.x / width,
		y: mark.y / height,
		w: mark.w / width,
		h: mark.h / height,
		unit: "fraction"
	};
}
function put(box, mark) {
	box.style.left = `${mark.x * 100}%`;
	box.style.top = `${mark.y * 100}%`;
	box.style.width = `${mark.w * 100}%`;
	box.style.height = `${mark.h * 100}%`;
}
// src/pages/register/said_words.ts
var ASPECTS = [
	"population",
	"side",
	"period",
	"rule",
	"standard"
];
function plain(text) {
	return text.trim().replace(/\s+/g, " ").replace(/\.+$/, "");
}
function figureWords(one) {
	const low = one.low ?? null, high = one.high ?? null;
	const number = low === null && high === null ? t("figure.none") : high === null ? one.exclusive ? t("figure.more_than", { n: count(low) }) : t("figure.at_least", { n: count(low) }) : low === null ? t("figure.at_most", { n: count(high) }) : low === high ? count(low) : t("figure.range", {
		a: count(low),
		b: count(high)
	});
	const aspects = ASPECTS.map((name) => `${code("figure_aspect", name)}: ${one[name] || t("register.not_stated")}`);
	return `${number}${one.unit ? ` ${one.unit}` : ""} (${aspects.join("; ")})`;
}
function saidWords(one) {
	if (language === "en") return h("span", {}, one.sentence);
	const said = one.record;
	const what = plain(said.proposition ?? "");
	const parts = [`${one.source.name}, ${said.said_at || t("register.undated")}: ${code("act_said", said.act)}${what ? `: ${what}` : ""}`];
	if (said.attributed_to) parts.push(t("said_words.ascribed", { what: said.attributed_to }));
	if (said.figure) parts.push(t("said_words.figure", { what: figureWords(said.figure) }));
	if (said.reasons) parts.push(t("said_words.reasons", { what: said.reasons }));
	if (said.holds_for) parts.push(t("said_words.holds_for", { what: said.holds_for }));
	if (said.chain?.length) parts.push(t("said_words.through", { what: said.chain.join(`, ${t("said_words.then")} `) }));
	if (said.repeats) parts.push(t("said_words.repeats", { what: said.repeats }));
	parts.push(said.scope === "incident" ? t("said_words.about", { what: (said.incidents ?? []).join(", ") }) : t("said_words.general"));
	return h("span", {}, `${parts.join("; ")}.`);
}
function requestWords(one) {
	if (language === "en") return h("span", {}, one.sentence);
	const { record } = one;
	const outcome = one.outcome === "answered" && one.answer ? t("request.answered", { id: one.answer.id }) : code("request", one.outcome);
	return h("span", {}, t("request.words", {
		by: record.asked_by,
		asked: one.asked,
		at: record.asked_at,
		deadline: record.deadline ? t("request.deadline", { day: record.deadline }) : t("request.no_deadline"),
		question: plain(record.question),
		as_of: record.as_of ? t("incident.as_of", { day: record.as_of }) : t("request.no_day"),
		outcome
	}));
}
// src/pages/pair_said.ts
var NEAR_S = .5;
/** Statements by the claim they bear on; those that point into these recordings come first. */
function byClaim(list) {
	const groups = /* @__PURE__ */ new Map();
	for (const one of list) {
		const key = one.claim || `#${one.id}`;
		groups.set(key, [...groups.get(key) ?? [], one]);
	}
	const near = (group) => group.some((one) => one.evidence.length) ? 0 : 1;
	return [...groups].sort(([, a], [, b]) => near(a) - near(b));
}
function meets(e, o) {
	return e.recording === o.recording && (e.from_s ?? 0) <= (o.to_s ?? o.from_s) + NEAR_S && (e.to_s ?? e.from_s ?? Infinity) >= o.from_s - NEAR_S;
}
/** What is said for and against a claim whose support lies where this was observed. */
function touching(data, o) {
	const groups = byClaim(data.statements).filter(([, group]) => group.some((one) => one.evidence.some((e) => meets(e, o))));
	if (!groups.length) return null;
	return h("ul", { class: "touching" }, ...groups.flatMap(([, group]) => group.map((one) => h("li", { class: one.stance }, h("strong", {}, `${code("stance", one.stance)}: `), saidWords(one)))));
}
function said(data, player) {
	if (data.blind) return h("p", { class: "empty" }, t("said.blind"));
	if (!data.statements.length) return h("div", {}, h("p", { class: "empty" }, t("said.none")), command("diptych register record statements.jsonl --case DIR --reason TEXT"));
	return h("div", { class: "said" }, ...byClaim(data.statements).map(([, group]) => {
		const claim = group.find((one) => one.proposition)?.proposition;
		return h("section", {}, h("h3", {}, claim ?? t("said.no_claim")), ...[
			"for",
			"against",
			"neither"
		].flatMap((stance) => {
			const of = group.filter((one) => one.stance === stance);
			return of.length ? [h("h4", {}, code("stance", stance)), h("ul", { class: `stance ${stance}` }, ...of.map((one) => line(data, one, player)))] : [];
		}));
	}));
}
function line(data, one, player) {
	const seen = data.page.observations.filter((o) => one.evidence.some((e) => meets(e, o)));
	return h("li", {}, saidWords(one), one.evidence.length ? h("span", { class: "jumps" }, t("said.support"), ...one.evidence.map((e) => player.panel.jump(e.recording, e.from_s ?? 0))) : null, seen.length ? h("span", { class: "jumps" }, t("said.observed"), ...seen.map((o) => player.panel.jump(o.recording, o.from_s, [o.who, o.action].filter(Boolean).join(": ")))) : null);
}
// src/pages/pair_observe.ts
var CERTAINTIES = [
	"certain",
	"probable",
	"possible"
];
var OBSERVES = ["POST /pairs/{pair}/observations", "PUT /pairs/{pair}/observations/{record}"];
var Observing = class {
	data;
	player;
	renewed;
	rebuilt;
	el;
	from = null;
	to = null;
	region = null;
	editing = null;
	areas;
	head = h("h3", {}, t("observe.new"));
	span = h("output", {
		class: "span",
		"aria-live": "polite"
	});
	who = h("input", {
		type: "text",
		list: "observe-who",
		autocomplete: "off",
		maxlength: "200",
		size: "12"
	});
	action = h("input", {
		type: "text",
		list: "observe-action",
		autocomplete: "off",
		maxlength: "2000",
		required: true
	});
	certainty = h("select", {}, ...CERTAINTIES.map((one) => h("option", { value: one }, code("certainty", one))));
	note = h("input", {
		type: "text",
		autocomplete: "off",
		maxlength: "2000"
	});
	place = h("input", {
		type: "text",
		autocomplete: "off",
		size: "16",
		placeholder: "x y w h %",
		onchange: () => this.typed()
	});
	keepButton = h("button", {
		type: "submit",
		class: "primary"
	}, t("observe.keep"));
	cancelButton = h("button", {
		type: "button",
		hidden: true,
		onclick: () => this.clear()
	}, t("observe.cancel"));
	out = h("div", {});
	whos = h("datalist", { id: "observe-who" });
	actions = h("datalist", { id: "observe-action" });
	list = h("div", { class: "observations" });
	constructor(data, player, renewed, rebuilt) {
		this.data = data;
		this.player = player;
		this.renewed = renewed;
		this.rebuilt = rebuilt;
		this.areas = new Region((area) => {
			this.region = area;
			this.place.value = percent(area);
		});
		const form = h("form", {
			class: "observe",
			"aria-label": t("observe.new"),
			onsubmit: (e) => {
				e.preventDefault();
				this.keep();
			},
			onkeydown: (e) => {
				if (e.key === "Escape") {
					e.stopPropagation();
					this.clear();
					document.activeElement?.blur();
				}
			}
		}, this.head, h("div", { class: "row" }, h("button", {
			type: "button",
			onclick: () => this.markIn()
		}, t("observe.in"), " ", h("kbd", {}, "I")), h("button", {
			type: "button",
			onclick: () => this.markOut()
		}, t("observe.out"), " ", h("kbd", {}, "O")), this.span), h("div", { class: "fields" }, field(t("observe.who"), this.who), field(t("observe.action"), this.action), field(t("observe.certainty"), this.certainty), field(t("observe.region"), this.place, t("observe.region_hint")), field(t("observe.note"), this.note)), h("div", { class: "row" }, this.keepButton, this.cancelButton, h("button", {
			type: "button",
			class: "quiet",
			onclick: () => this.draw()
		}, t("observe.draw"), " ", h("kbd", {}, "E")), h("span", { class: "soft" }, t("observe.as", { who: me() }))), this.out, this.whos, this.actions);
		this.el = h("div", {}, panel(form, ...OBSERVES), this.list);
		this.renew(data);
		this.showSpan();
	}
	renew(data) {
		this.data = data;
		const { observations } = data.page;
		const all = (pick) => [...new Set(observations.map(pick).filter((one) => !!one))].map((one) => h("option", { value: one }));
		this.whos.replaceChildren(...observations.length ? all((o) => o.who) : [
			"person 1",
			"person 2",
			"vehicle 1"
		].map((one) => h("option", { value: one })));
		this.actions.replaceChildren(...all((o) => o.action));
		this.list.replaceChildren(...observations.length ? observations.map((one) => this.one(one)) : [h("p", { class: "empty" }, t("observe.none"))], ...data.agreements.map((one) => this.agreement(one)), this.blind());
		this.moved();
	}
	/** I, O, E and X; everything else is the player's. */
	key(e) {
		const action = {
			i: () => this.markIn(),
			o: () => this.markOut(),
			e: () => this.draw(),
			x: () => this.action.focus()
		}[e.key.toLowerCase()];
		if (!action || e.shiftKey || !may(...OBSERVES)) return false;
		document.getElementById("tab-button-observations")?.click();
		action();
		return true;
	}
	moved() {
		const { viewers, map } = this.player;
		this.areas.show(viewers, this.data.page.observations);
		map.pins = this.areas.pins(viewers, this.data.page.observations);
		map.draw();
	}
	lead() {
		return this.player.transport.lead ?? this.player.viewers[0] ?? null;
	}
	markIn() {
		const viewer = this.lead();
		if (!viewer || viewer.frame < 0 || !viewer.active) {
			this.problem(t("observe.no_frame"));
			return;
		}
		this.from = {
			id: viewer.id,
			t: viewer.t
		};
		if (this.to !== null && this.to < viewer.t) this.to = null;
		this.showSpan();
	}
	markOut() {
		const viewer = this.from ? this.player.viewers.find((v) => v.id === this.from.id) : this.lead();
		if (!viewer || viewer.frame < 0 || !viewer.active) {
			this.problem(t("observe.no_frame"));
			return;
		}
		if (!this.from) this.from = {
			id: viewer.id,
			t: viewer.t
		};
		this.to = viewer.t;
		if (this.to < this.from.t) [this.from.t, this.to] = [this.to, this.from.t];
		this.player.transport.pause();
		this.showSpan();
		this.action.focus();
	}
	draw() {
		const viewer = this.from ? this.player.viewers.find((v) => v.id === this.from.id) : this.lead();
		if (!viewer) return;
		if (!viewer.guard.shown) {
			this.problem(t("observe.blurred"));
			return;
		}
		this.player.transport.pause();
		if (!this.from) this.markIn();
		say(t("observe.drawing"));
		this.areas.draw(viewer);
	}
	typed() {
		const parts = this.place.value.trim().split(/[\s,;%]+/).filter(Boolean).map(Number);
		this.region = parts.length === 4 && parts.every((n) => Number.isFinite(n) && n >= 0 && n <= 100) && parts[2] > 0 && parts[3] > 0 ? {
			x: parts[0] / 100,
			y: parts[1] / 100,
			w: parts[2] / 100,
			h: parts[3] / 100,
			unit: "fraction"
		} : null;
		this.place.setAttribute("aria-invalid", String(this.place.value.trim() !== "" && this.region === null));
	}
	showSpan() {
		this.span.replaceChildren(...this.from ? [
			this.player.panel.badge(this.from.id),
			` ${clockTime(this.from.t)}`,
			this.to !== null && this.to > this.from.t ? ` – ${clockTime(this.to)}` : ""
		] : [h("span", { class: "soft" }, t("observe.no_span"))]);
	}
	problem(text) {
		this.out.replaceChildren(h("p", { role: "alert" }, text));
	}
	async keep() {
		if (!this.from) this.markIn();
		if (!this.from) return;
		const body = {
			original: this.data.originals[this.from.id],
			from_s: this.from.t,
			to_s: Math.max(this.to ?? this.from.t, this.from.t),
			action: this.action.value,
			who: this.who.value,
			certainty: this.certainty.value,
			note: this.note.value,
			observer: me(),
			region: this.region ? {
				x: this.region.x,
				y: this.region.y,
				w: this.region.w,
				h: this.region.h
			} : null
		};
		const path = `/pairs/${this.data.id}/observations`;
		try {
			if (this.editing) await api(`${path}/${this.editing.id}`, {
				method: "PUT",
				body
			});
			else await api(path, { body });
			this.clear();
			say(t("observe.kept"));
			this.renewed();
		} catch (error) {
			this.out.replaceChildren(failure(error));
		}
	}
	clear() {
		this.from = null;
		this.to = null;
		this.region = null;
		this.editing = null;
		for (const input of [
			this.action,
			this.note,
			this.place
		]) input.value = "";
		this.head.textContent = t("observe.new");
		this.cancelButton.hidden = true;
		this.out.replaceChildren();
		this.areas.stop();
		this.showSpan();
	}
	edit(one) {
		this.clear();
		this.editing = one;
		this.from = {
			id: one.recording,
			t: one.from_s
		};
		this.to = one.to_s ?? null;
		this.who.value = one.who ?? "";
		this.action.value = one.action ?? "";
		this.note.value = one.note ?? "";
		this.certainty.value = one.certainty || "certain";
		this.region = one.mark?.unit === "fraction" ? one.mark : null;
		this.place.value = this.region ? percent(this.region) : "";
		this.head.textContent = t("observe.edit");
		this.cancelButton.hidden = false;
		this.showSpan();
		this.action.focus();
	}
	async withdraw(one) {
		const body = {
			original: this.data.originals[one.recording],
			from_s: one.from_s,
			to_s: one.to_s ?? one.from_s,
			action: one.action,
			who: one.who,
			certainty: one.certainty,
			note: one.note,
			observer: me()
		};
		try {
			await api(`/pairs/${this.data.id}/observations/${one.id}/withdraw`, { body });
			this.renewed();
		} catch (error) {
			this.out.replaceChildren(failure(error));
		}
	}
	one(one) {
		const { panel } = this.player;
		const mine = one.observer === me();
		return h("article", { class: "observation" }, h("h4", {}, panel.jump(one.recording, one.from_s, `${clockTime(one.from_s, 2)}${one.to_s && one.to_s > one.from_s ? `–${clockTime(one.to_s, 2)}` : ""}`), " ", h("span", {}, [one.who, one.action].filter(Boolean).join(": "))), h("p", { class: "soft" }, [
			one.certainty ? code("certainty", one.certainty) : "",
			one.observer,
			one.note,
			one.region ? t("observe.in_region") : "",
			one.version > 1 ? t("observe.version", { n: one.version }) : "",
			moment(one.at)
		].filter(Boolean).join(" · ")), one.elsewhere?.length ? h("ul", { class: "elsewhere" }, ...one.elsewhere.map((e) => h("li", {}, panel.badge(e.recording), " ", e.statement ? spoken(e.statement) : code("presence", e.status), " ", typeof (e.jump_s ?? e.from_s) === "number" ? panel.jump(e.recording, e.jump_s ?? e.from_s) : null, e.interval_s ? h("span", { class: "soft" }, ` ${plusMinus((e.interval_s[1] - e.interval_s[0]) / 2)}`) : null))) : null, touching(this.data, one), mine ? h("p", { class: "row" }, offered(h("button", {
			type: "button",
			class: "quiet",
			onclick: () => this.edit(one)
		}, t("observe.change")), ...OBSERVES), offered(h("button", {
			type: "button",
			class: "quiet",
			onclick: () => void this.withdraw(one)
		}, t("observe.withdraw")), "POST /pairs/{pair}/observations/{record}/withdraw")) : null);
	}
	agreement(one) {
		const by = new Map(this.data.page.observations.map((o) => [o.id, o]));
		const words = (id) => by.get(id)?.action ?? id;
		const only = (who, ids) => ids.map((id) => h("li", {}, t("agree.only", {
			who,
			what: words(id)
		})));
		return h("details", { class: "agreement" }, h("summary", {}, h("strong", {}, t("agree.title", {
			a: one.first,
			b: one.second
		})), " ", this.player.panel.badge(one.recording), " ", t("agree.share", {
			n: one.met.length,
			p: Math.round(one.share * 100)
		})), h("ul", {}, ...one.met.map((m) => h("li", {}, `${words(m.first)} / ${words(m.second)} `, h("span", { class: "soft" }, t("agree.apart", {
			a: m.begins_apart_s.toFixed(2),
			b: m.ends_apart_s.toFixed(2)
		})))), ...only(one.first, one.only_first), ...only(one.second, one.only_second)), h("p", { class: "note" }, t("agree.rule")));
	}
	blind() {
		if (this.data.blind) return "";
		const alone = h("select", { "aria-label": t("blind.show") }, h("option", { value: "" }, t("blind.all")), ...this.data.page.findings.recordings.map((r) => h("option", { value: String(this.data.originals[r.id]) }, t("blind.one", { file: r.file }))));
		const begin = async () => {
			try {
				await api(`/pairs/${this.data.id}/blind`, { body: {
					observer: me(),
					original: alone.value ? Number(alone.value) : null
				} });
				this.rebuilt();
			} catch (error) {
				this.out.replaceChildren(failure(error));
			}
		};
		return h("details", { class: "blind-begin" }, h("summary", {}, t("blind.title")), h("p", { class: "note" }, t("blind.words")), h("p", { class: "row" }, alone, offered(h("button", {
			type: "button",
			onclick: () => void begin()
		}, t("blind.begin", { who: me() })), "POST /pairs/{pair}/blind")));
	}
};
function percent(area) {
	return [
		area.x,
		area.y,
		area.w,
		area.h
	].map((n) => (n * 100).toFixed(1).replace(/\.0$/, "")).join(" ");
}
// src/pages/pair.ts
var pairPage = {
	path: /^\/pairs\/([0-9a-f]{4,64})$/,
	async show([id], query) {
		return new Desk(id, await load(id), query).shown();
	}
};
/** One comparison on screen; it is built anew where its clock changed. */
var Desk = class {
	id;
	data;
	query;
	el = h("div", { class: "pair" });
	player = null;
	observing = null;
	stopWatching = () => void 0;
	constructor(id, data, query) {
		this.id = id;
		this.data = data;
		this.query = query;
	}
	shown() {
		this.build();
		const at = Number(this.query.get("t"));
		if (Number.isFinite(at) && this.query.has("t")) this.player.transport.seek(at);
		this.stopWatching = watchExposure(() => this.player?.guards.anyShown() === true, (s) => shell.exposed(s));
		shell.exposed(shownToday());
		return {
			title: this.data.page.findings.recordings.map((r) => r.file).join(" · "),
			el: this.el,
			wide: true,
			leave: () => {
				this.stopWatching();
				this.player?.unmount();
			}
		};
	}
	build(at) {
		const { data } = this;
		const contrast = new Contrast(data);
		const clock = new ClockCard(data, () => void this.again());
		const inner = h("div", {});
		const player = new DiptychPlayer(data.page, {
			bare: true,
			tabs: (p, standard) => this.tabs(p, standard),
			beside: () => contrast.el,
			clock: (p) => clock.build(p),
			anchored: () => clock.refresh(),
			key: (_, e) => this.observing?.key(e) ?? false,
			changed: (p, what) => {
				contrast.show(p);
				if (what === "time") this.observing?.moved();
			}
		}, [
			["I", t("observe.key_in")],
			["O", t("observe.key_out")],
			["E", t("observe.key_region")],
			["X", t("observe.key_focus")]
		]);
		this.player = player;
		window.diptych = player;
		this.el.replaceChildren(this.head(), inner);
		player.mount(inner);
		for (const viewer of player.viewers) {
			const care = data.care[viewer.id];
			const exact = exactButton(viewer, data.originals[viewer.id], () => player.transport.pause());
			if (exact) viewer.el.querySelector(".readout").before(exact);
			const note = careNote(care);
			if (note) viewer.el.append(note);
			viewer.guard.apart = care?.graphic === "yes";
			viewer.el.classList.toggle("graphic", care?.graphic === "yes");
		}
		player.guards.onChange(() => this.observing?.moved());
		contrast.bind(player);
		if (at !== void 0) player.transport.seek(at);
	}
	head() {
		const { findings } = this.data.page;
		const link = h("button", {
			type: "button",
			class: "quiet",
			onclick: () => void this.copyAddress(link)
		}, t("pair.copy_address"));
		const relations = [...new Set(findings.comparisons.map((c) => c.relation))];
		return h("div", { class: "pair-head row spread" }, h("div", { class: "row" }, h("a", { href: "/pairs" }, `‹ ${t("nav.pairs")}`), h("h1", {}, findings.recordings.map((r) => r.file).join(" · ")), ...relations.map((r) => h("span", { class: "chip big" }, code("relation", r)))), h("div", { class: "row" }, link, h("button", {
			type: "button",
			class: "quiet",
			onclick: () => this.player?.help.toggle()
		}, t("shell.keys"), " ", h("kbd", {}, "?"))), this.data.blind ? h("div", {
			class: "blind",
			role: "note"
		}, h("strong", {}, t("blind.on", { who: me() })), " ", this.data.blind.sha256 ? t("blind.alone") : t("blind.notes"), " ", h("span", { class: "soft" }, moment(this.data.blind.began)), offered(h("button", {
			type: "button",
			onclick: () => void this.endBlind()
		}, t("blind.end")), "POST /pairs/{pair}/blind/end")) : null);
	}
	async copyAddress(button) {
		const address = `${location.origin}/pairs/${this.id}?t=${this.player.transport.now.toFixed(3)}`;
		history.replaceState(null, "", address);
		try {
			await navigator.clipboard.writeText(address);
		} catch {}
		button.textContent = t("pair.copied");
	}
	async endBlind() {
		await api(`/pairs/${this.id}/blind/end`, { body: { observer: me() } });
		await this.again();
	}
	tabs(player, standard) {
		this.observing = new Observing(this.data, player, () => void this.renew(), () => void this.again());
		const [findings, , stills, recordings] = standard;
		const observed = this.data.page.observations.length;
		return [
			[
				"observations",
				`${t("pair.observations")}${observed ? ` ${observed}` : ""}`,
				this.observing.el
			],
			[
				"findings",
				t("pair.findings"),
				findings[2]
			],
			[
				"said",
				`${t("pair.said")}${this.data.statements.length ? ` ${this.data.statements.length}` : ""}`,
				said(this.data, player)
			],
			[
				"stills",
				t("pair.frames"),
				stills[2]
			],
			[
				"recordings",
				t("pair.recordings"),
				recordings[2]
			]
		];
	}
	/** Observations changed: the player stays as it is. */
	async renew() {
		const fresh = await load(this.id);
		const { observations } = this.data.page;
		observations.splice(0, observations.length, ...fresh.page.observations);
		this.data = {
			...fresh,
			page: this.data.page
		};
		this.observing?.renew(this.data);
		const tab = document.getElementById("tab-button-observations");
		if (tab) tab.textContent = `${t("pair.observations")} ${observations.length || ""}`.trim();
		this.player?.timeline.draw();
	}
	/** The clock changed, or what may be seen: everything is built anew, at the same moment. */
	async again() {
		const at = this.player?.transport.now;
		const shown = this.player?.viewers.filter((v) => v.guard.shown).map((v) => v.id) ?? [];
		this.data = await load(this.id);
		this.player?.unmount();
		this.build(at);
		for (const v of this.player.viewers) if (shown.includes(v.id)) v.guard.set(true);
	}
};
// src/pages/pairs.ts
var pairsPage = {
	path: /^\/pairs$/,
	nav: {
		href: "/pairs",
		words: "nav.pairs",
		key: "p"
	},
	async show() {
		const [{ pairs }, { recordings }] = await Promise.all([api("/pairs"), api("/case/recordings")]);
		return {
			title: t("nav.pairs"),
			el: h("div", { class: "page" }, h("div", { class: "row spread" }, h("h1", {}, t("nav.pairs")), h("a", {
				class: "button",
				href: "/recordings"
			}, t("pairs.choose"))), pairs.length ? h("section", { class: "card" }, pairTable(pairs, recordings)) : empty(t("pairs.none_title"), t("pairs.none_words"), h("p", {}, h("a", {
				class: "button primary",
				href: "/recordings"
			}, t("pairs.choose")))))
		};
	}
};
function pairTable(pairs, recordings) {
	const names = new Map(recordings.map((one) => [one.number, one.file]));
	const name = (number) => number === null ? "?" : `${number} ${names.get(number) ?? ""}`.trim();
	return table(t("nav.pairs"), [
		t("pairs.recordings"),
		t("pairs.relation"),
		t("pairs.clock"),
		t("pairs.stored")
	], pairs.map((one) => [
		h("a", { href: `/pairs/${one.id}` }, one.originals.map(name).join(" · ")),
		[...new Set(one.relations)].map((r) => code("relation", r)).join(", "),
		h("span", {}, chip(code("clock", one.clock), one.clock === "aligned"), one.by_hand ? ` ${t("pairs.by_hand")}` : ""),
		h("span", { class: "nowrap" }, moment(one.at))
	]));
}
// src/pages/publish_report.ts
var Report = class {
	el;
	out = h("div", { "aria-live": "polite" });
	which;
	place = h("input", {
		type: "text",
		required: true,
		maxlength: "4000",
		spellcheck: "false"
	});
	reason = h("input", {
		type: "text",
		autocomplete: "off",
		maxlength: "2000"
	});
	more = h("form", {
		hidden: true,
		onsubmit: (e) => {
			e.preventDefault();
			this.make();
		}
	});
	leaves = [];
	constructor(pairs, recordings) {
		const name = (n) => recordings.find((one) => one.number === n)?.file ?? (n === null ? "?" : String(n));
		this.which = h("select", { onchange: () => {
			this.more.hidden = true;
			clear(this.out);
		} }, ...pairs.map((one) => h("option", { value: one.id }, `${one.originals.map(name).join(" · ")}, ${moment(one.at)}`)));
		this.more.append(field(t("report.place"), this.place, t("report.place_hint")), field(t("hand.reason"), this.reason, t("drop.sealed")), h("p", { class: "note" }, t("report.logged")), h("p", {}, h("button", {
			type: "submit",
			class: "primary"
		}, t("report.make"))));
		this.el = h("section", { class: "card" }, h("h2", {}, t("report.title")), h("p", { class: "note" }, t("report.note")), h("form", {
			class: "row bottom",
			onsubmit: (e) => {
				e.preventDefault();
				this.look();
			}
		}, field(t("report.comparison"), this.which), h("button", { type: "submit" }, t("report.look"))), this.out, this.more);
		underWay().then((works) => works.filter((one) => one.kind === "publish_report").forEach((one) => this.follow(one)), () => void 0);
	}
	leave() {
		this.leaves.forEach((one) => one());
	}
	async look() {
		try {
			const found = await api(`/reports/${this.which.value}`);
			clear(this.out, shown(found.rows));
			this.place.value = found.out;
			this.more.hidden = false;
		} catch (error) {
			this.more.hidden = true;
			clear(this.out, failure(error));
		}
	}
	async make() {
		try {
			this.follow(await api("/jobs/publish-report", { body: {
				pair: this.which.value,
				out: this.place.value,
				reason: this.reason.value
			} }));
		} catch (error) {
			clear(this.out, failure(error));
		}
	}
	follow(work) {
		this.more.hidden = true;
		const one = watch(work, (done) => {
			if (done.state !== "done" || !done.result) return;
			one.el.append(h("div", {}, h("h3", {}, t("report.made")), command(String(done.result["page"])), h("p", {}, "SHA-256 ", h("code", { class: "sha" }, String(done.result["sha256"]))), shown(done.result["rows"])));
		});
		this.leaves.push(one.leave);
		clear(this.out, one.el);
	}
};
function shown(rows) {
	return table(t("report.shows"), [t("publish.recording"), t("report.shows")], rows.map((one) => [`${one.original ? `${one.original} · ` : ""}${one.file}`, one.publication ? h("a", { href: `/publish/${one.publication}` }, chip(t("report.copy"), true)) : h("span", { class: "soft" }, t("report.not_shown"))]));
}
// src/pages/publish.ts
var publishPage = {
	path: /^\/publish$/,
	nav: {
		href: "/publish",
		words: "nav.publish",
		key: "u"
	},
	async show(_, query) {
		const [{ publications }, { recordings }, { pairs }, works] = await Promise.all([
			api("/publications"),
			api("/case/recordings"),
			api("/pairs"),
			underWay()
		]);
		const work = h("div", {
			class: "works",
			"aria-live": "polite"
		});
		const leaves = [];
		const follow = (one) => {
			const shown = watch(one, (done) => {
				if (done.state === "done" && done.result) shown.el.append(h("a", {
					class: "button primary",
					href: `/publish/${String(done.result["publication"])}`
				}, t("publish.open")));
			});
			leaves.push(shown.leave);
			work.replaceChildren(shown.el);
		};
		works.filter((one) => one.kind === "publish_plan").forEach(follow);
		const report = new Report(pairs, recordings);
		leaves.push(() => report.leave());
		const usable = recordings.filter((one) => one.state === "readable" && !one.destroyed);
		return {
			title: t("nav.publish"),
			leave: () => leaves.forEach((one) => one()),
			el: h("div", { class: "page" }, h("h1", {}, t("nav.publish")), usable.length ? panel(beginning(usable, query.get("original"), follow, work), "POST /jobs/publish-plan") : empty(t("recordings.none_title"), t("publish.none_here"), h("p", {}, h("a", {
				class: "button primary",
				href: "/recordings"
			}, t("nav.recordings")))), work, publications.length ? h("section", { class: "card" }, list(publications)) : usable.length ? empty(t("publish.none_title"), t("publish.none_words")) : null, pairs.length ? panel(report.el, "GET /reports/{pair}", "POST /jobs/publish-report") : null)
		};
	}
};
function beginning(usable, chosen, follow, out) {
	const which = h("select", {}, ...usable.map((one) => h("option", {
		value: one.number,
		selected: String(one.number) === chosen
	}, `${one.number} · ${one.file ?? ""}`)));
	const fill = h("select", {}, ...["surroundings", "solid"].map((one) => h("option", { value: one }, code("fill", one))));
	const begin = async () => {
		try {
			follow(await api("/jobs/publish-plan", { body: {
				original: Number(which.value),
				by: me(),
				fill: fill.value,
				reason: ""
			} }));
		} catch (error) {
			out.replaceChildren(failure(error));
		}
	};
	return h("form", {
		class: "card",
		onsubmit: (e) => {
			e.preventDefault();
			begin();
		}
	}, h("h2", {}, t("publish.begin_title")), h("p", { class: "note" }, t("publish.begin_note")), h("div", { class: "row bottom" }, field(t("publish.recording"), which), field(t("publish.fill"), fill), h("button", {
		type: "submit",
		class: "primary"
	}, t("publish.begin"))));
}
function list(lines) {
	return table(t("nav.publish"), [
		t("publish.recording"),
		t("publish.planned"),
		t("publish.clearances"),
		t("publish.stops"),
		t("publish.made")
	], lines.map((one) => [
		h("a", { href: `/publish/${one.id}` }, one.original ? `${one.original} · ${one.file ?? ""}` : one.id),
		`${one.planned_by}, ${moment(one.planned_at)}`,
		t("publish.agreed_of", {
			n: count(one.agreed),
			m: count(one.clearances)
		}),
		one.stops ? count(one.stops) : chip(t("publish.nothing_stops"), true),
		one.made ? count(one.made) : null
	]));
}
// src/pages/publish_data.ts
/** Where a path is at a time; null where nothing was seen within `within_s`. */
function along(path, at, within_s = .3) {
	let best = null;
	for (const one of path) if (!best || Math.abs(one[0] - at) < Math.abs(best[0] - at)) best = one;
	return best && Math.abs(best[0] - at) <= within_s ? [best[1], best[2]] : null;
}
// src/pages/publish_stage.ts
var Stage = class {
	held;
	el;
	guards = new Guards();
	viewer;
	layer = h("div", {
		class: "mask-layer",
		"aria-hidden": "true"
	});
	region;
	drawn = null;
	onTime = null;
	constructor(held, drawn, picked) {
		this.held = held;
		this.picked = picked;
		this.region = new Region((area) => {
			this.drawn = [
				[area.x, area.y],
				[area.x + area.w, area.y],
				[area.x + area.w, area.y + area.h],
				[area.x, area.y + area.h]
			];
			drawn(this.drawn);
			this.draw();
		});
		const { plan, media } = held;
		const host = {
			shownFrame: () => {
				this.draw();
				this.onTime?.();
			},
			lead: () => void 0,
			sound: (viewer, on) => viewer.setSound(on),
			attach: () => void 0,
			groundWithheld: true,
			groundView: () => null,
			point: () => void 0
		};
		const recording = {
			id: "r1",
			file: held.file ?? t("recordings.unnamed", { n: held.original ?? 0 }),
			sha256: plan.original_sha256,
			duration_s: plan.duration_s,
			frames: media?.frames ?? 1,
			width: plan.width,
			height: plan.height,
			has_sound: plan.has_sound,
			shots: []
		};
		this.viewer = new Viewer(recording, 1, media ? {
			...media,
			file: `/api/publications/${held.id}/files/media/r1.mp4`
		} : void 0, void 0, this.guards, host);
		this.viewer.setAttached(false, false);
		this.viewer.el.querySelector(".stage").append(this.layer);
		this.guards.onChange(() => this.draw());
		this.el = h("div", { class: "publish-stage" }, this.viewer.el);
	}
	picked;
	get t() {
		return this.viewer.t;
	}
	begin() {
		this.viewer.show(0);
	}
	update(held) {
		this.held = held;
		this.drawn = null;
		this.draw();
	}
	seek(at) {
		this.viewer.show(Math.max(0, at));
	}
	ask() {
		if (!this.viewer.guard.shown) return false;
		this.region.draw(this.viewer);
		return true;
	}
	forget() {
		this.region.stop();
		this.drawn = null;
		this.draw();
	}
	leave() {
		this.viewer.release();
	}
	/** Draw what holds at the frame on screen. */
	draw() {
		const { plan } = this.held;
		const at = this.viewer.t;
		const parts = [];
		if (this.viewer.guard.shown) {
			for (const one of plan.maskings) if (at >= one.from_s && at < one.to_s) parts.push(...this.box(one.region, at, `mask-box masked`, one.id));
			for (const one of plan.clearances) if (one.what !== "sound" && at >= one.from_s && at < one.to_s) parts.push(...this.box(one.region, at, `mask-box cleared${one.agreed ? "" : " waits"}`, one.id));
			for (const one of plan.tracks) {
				const place = along(one.path, at);
				if (place) parts.push(this.dot(place, one.id));
			}
			if (this.drawn) parts.push(this.rectangle(this.drawn, "mask-box new", ""));
		}
		this.layer.replaceChildren(...parts);
	}
	box(place, at, kind, id) {
		if (place.follows === "track") {
			const found = along(place.path, at, .4);
			if (!found) return [];
			const [x, y] = found, r = place.radius, tall = r * this.held.plan.width / this.held.plan.height;
			return [this.rectangle([[x - r, y - tall], [x + r, y + tall]], kind, id)];
		}
		if (place.follows === "ground" && Math.abs(at - place.at_s) > .05) return [];
		return [this.rectangle(place.points.length ? place.points : [[0, 0], [1, 1]], kind, id)];
	}
	rectangle(points, kind, id) {
		const xs = points.map((one) => one[0]), ys = points.map((one) => one[1]);
		const box = h("div", { class: kind }, id ? h("span", {}, id) : null);
		place(box, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
		return box;
	}
	dot([x, y], id) {
		const dot = h("button", {
			type: "button",
			class: "track-dot",
			tabindex: "-1",
			title: t("publish.track", { id }),
			onclick: (e) => {
				e.stopPropagation();
				this.picked(id);
			}
		}, id);
		dot.style.left = `${x * 100}%`;
		dot.style.top = `${y * 100}%`;
		return dot;
	}
};
function place(box, x0, y0, x1, y1) {
	box.style.left = `${x0 * 100}%`;
	box.style.top = `${y0 * 100}%`;
	box.style.width = `${(x1 - x0) * 100}%`;
	box.style.height = `${(y1 - y0) * 100}%`;
}
// src/pages/publish_one.ts
var MAKES = "POST /jobs/publish-make/{name}";
var WHAT = [
	"masked",
	"scene",
	"movers",
	"overlay",
	"sound"
];
var WHERE = [
	"whole",
	"picture",
	"ground",
	"track"
];
var VERDICTS = [
	"clear",
	"none_in_view",
	"stop"
];
var publicationPage = {
	path: /^\/publish\/([0-9a-f]{12})$/,
	async show([id]) {
		const view = new View(await api(`/publications/${id}`));
		return {
			title: view.title,
			wide: true,
			leave: () => view.leave(),
			el: view.el
		};
	}
};
var View = class {
	held;
	el;
	title;
	stage;
	side = h("div", { class: "stack" });
	work = h("div", {
		class: "works",
		"aria-live": "polite"
	});
	rows = h("section", { class: "card" });
	leaves = [];
	pictures = new Guards();
	corners = [];
	at = 0;
	what = h("select", { onchange: () => this.fit() }, ...WHAT.map((one) => h("option", { value: one }, code("clear", one))));
	where = h("select", { onchange: () => this.fit() }, ...WHERE.map((one) => h("option", {
		value: one,
		selected: one === "picture"
	}, code("where", one))));
	track;
	radius = h("input", {
		type: "number",
		min: "0.01",
		max: "0.5",
		step: "0.01",
		value: "0.06"
	});
	from = h("input", {
		type: "number",
		min: "0",
		step: "0.01",
		value: "0"
	});
	to = h("input", {
		type: "number",
		min: "0",
		step: "0.01"
	});
	reason = h("input", {
		type: "text",
		required: true,
		autocomplete: "off",
		maxlength: "2000"
	});
	drawn = h("span", {
		class: "soft",
		role: "status"
	});
	trackFields;
	drawRow;
	out = h("div", {});
	constructor(held) {
		this.held = held;
		this.title = t("publish.title", { name: held.file ?? String(held.original ?? held.id) });
		this.stage = new Stage(held, (corners) => {
			this.corners = corners;
			this.at = this.stage.t;
			this.drawn.textContent = t("publish.drawn");
		}, (track) => {
			this.where.value = "track";
			this.track.value = track;
			this.fit();
			say(t("publish.track", { id: track }));
		});
		this.track = h("select", {}, ...held.plan.tracks.map((one) => h("option", { value: one.id }, `${one.id} · ${length$1(one.path[0]?.[0] ?? 0)}–${length$1(one.path.at(-1)?.[0] ?? 0)}`)));
		this.trackFields = h("div", { class: "fields" }, field(t("publish.which_track"), this.track), field(t("publish.radius"), this.radius, t("publish.radius_hint")));
		this.drawRow = h("p", { class: "row" }, h("button", {
			type: "button",
			onclick: () => {
				if (!this.stage.ask()) this.drawn.textContent = t("publish.show_first");
				else this.drawn.textContent = t("observe.drawing");
			}
		}, t("publish.draw")), this.drawn);
		this.to.value = held.plan.duration_s.toFixed(2);
		this.leaves.push(watchExposure(() => this.stage.guards.anyShown() || this.pictures.anyShown(), (s) => shell.exposed(s)));
		shell.exposed(shownToday());
		this.el = h("div", { class: "page" }, h("p", {}, h("a", { href: "/publish" }, `‹ ${t("nav.publish")}`)), h("h1", {}, this.title), h("div", { class: "two publishing" }, h("div", { class: "stack" }, this.stage.el, panel(this.form(), "POST /publications/{name}/clearances", "POST /publications/{name}/maskings"), this.rows), h("div", { class: "stack" }, this.work, this.side)));
		this.fit();
		this.fill();
		this.stage.begin();
		underWay().then((works) => works.filter((one) => ["publish_preview", "publish_make"].includes(one.kind)).forEach((one) => this.follow(one)), () => void 0);
	}
	leave() {
		this.leaves.forEach((one) => one());
		this.stage.leave();
	}
	form() {
		const mark = (input) => h("button", {
			type: "button",
			onclick: () => {
				input.value = this.stage.t.toFixed(2);
			}
		}, t("publish.now"));
		return h("form", {
			class: "card told",
			onsubmit: (e) => {
				e.preventDefault();
				this.add();
			}
		}, h("h2", {}, t("publish.add_title")), h("p", { class: "note" }, t("publish.add_note")), h("div", { class: "fields" }, field(t("publish.what"), this.what), field(t("publish.where"), this.where), h("div", { class: "span" }, field(t("publish.from"), this.from), mark(this.from)), h("div", { class: "span" }, field(t("publish.to"), this.to), mark(this.to))), this.trackFields, this.drawRow, field(t("publish.reason"), this.reason), h("p", { class: "row" }, h("button", {
			type: "submit",
			class: "primary"
		}, t("publish.add")), h("span", { class: "soft" }, t("observe.as", { who: me() }))), this.out);
	}
	/** Show the fields that fit what was chosen. */
	fit() {
		const sound = this.what.value === "sound";
		this.where.disabled = sound;
		this.trackFields.hidden = sound || this.where.value !== "track";
		this.drawRow.hidden = sound || !["picture", "ground"].includes(this.where.value);
	}
	async add() {
		const where = this.what.value === "sound" ? "whole" : this.where.value;
		if ((where === "picture" || where === "ground") && !this.corners.length) {
			this.out.replaceChildren(h("p", { role: "alert" }, t("publish.draw_first")));
			return;
		}
		const body = {
			from_s: Number(this.from.value),
			to_s: Number(this.to.value),
			reason: this.reason.value,
			by: me(),
			corners: where === "picture" || where === "ground" ? this.corners : [],
			on_ground_at: where === "ground" ? this.at : null,
			track: where === "track" ? this.track.value : null,
			radius: Number(this.radius.value)
		};
		const kind = this.what.value === "masked" ? "maskings" : "clearances";
		if (kind === "clearances") body["what"] = this.what.value;
		if (await this.change(`/${kind}`, body, this.out)) {
			this.corners = [];
			this.drawn.textContent = "";
			this.reason.value = "";
			say(t("publish.added"));
		}
	}
	async change(path, body, out) {
		out.replaceChildren();
		try {
			this.held = await api(`/publications/${this.held.id}${path}`, { body });
			this.stage.update(this.held);
			this.fill();
			return true;
		} catch (error) {
			out.replaceChildren(failure(error));
			return false;
		}
	}
	fill() {
		const { plan } = this.held;
		this.pictures = new Guards();
		this.rows.replaceChildren(h("h2", {}, t("publish.rows")), plan.clearances.length || plan.maskings.length ? h("ul", { class: "mask-rows" }, ...plan.clearances.map((one) => this.clearance(one)), ...plan.maskings.map((one) => this.masking(one))) : h("p", { class: "soft" }, t("publish.all_masked")));
		this.side.replaceChildren(this.stops(), this.questions(), this.preview(), this.making());
	}
	whereWords(place) {
		return place.follows === "track" ? t("publish.track", { id: place.track }) : place.follows === "ground" ? code("where", "ground") : code("where", place.points.length ? "picture" : "whole");
	}
	span(one) {
		return h("button", {
			type: "button",
			class: "quiet",
			title: t("publish.go"),
			onclick: () => this.stage.seek(one.from_s)
		}, `${length$1(one.from_s)}–${length$1(one.to_s)}`);
	}
	clearance(one) {
		const out = h("div", {});
		const second = h("input", {
			type: "text",
			value: me() === one.asked_by ? "" : me(),
			placeholder: "editor-2",
			size: "12",
			autocomplete: "off",
			"aria-label": t("publish.second", { id: one.id })
		});
		const agree = h("form", {
			class: "row",
			onsubmit: (e) => {
				e.preventDefault();
				this.change(`/clearances/${one.id}/agree`, { by: second.value.trim() }, out);
			}
		}, h("span", {}, t("publish.waits")), second, offered(h("button", { type: "submit" }, t("publish.agree")), "POST /publications/{name}/clearances/{row}/agree"));
		return h("li", { class: one.agreed ? "cleared" : "waits" }, h("div", { class: "row" }, h("strong", {}, one.id), h("span", {}, code("clear", one.what)), h("span", { class: "soft" }, one.what === "sound" ? "" : this.whereWords(one.region)), this.span(one), one.agreed ? chip(t("publish.agreed"), true) : null), h("p", {}, one.reason, " ", h("span", { class: "soft" }, `${one.asked_by}, ${moment(one.asked_at)}`)), one.agreed && one.agreement ? h("p", { class: "row" }, h("span", {}, t("publish.agreed_by", {
			who: one.agreement.by,
			at: moment(one.agreement.at)
		})), offered(h("button", {
			type: "button",
			onclick: () => void this.change(`/clearances/${one.id}/withdraw`, {}, out)
		}, t("publish.withdraw")), "POST /publications/{name}/clearances/{row}/withdraw")) : agree, out);
	}
	masking(one) {
		return h("li", { class: "masked" }, h("div", { class: "row" }, h("strong", {}, one.id), h("span", {}, code("clear", "masked")), h("span", { class: "soft" }, this.whereWords(one.region)), this.span(one)), h("p", {}, one.reason, " ", h("span", { class: "soft" }, `${one.by}, ${moment(one.at)}`)));
	}
	stops() {
		const { stops } = this.held;
		return h("section", { class: "card" }, h("h2", {}, t("publish.stops")), stops.length ? h("ul", { class: "stops" }, ...stops.map((one) => h("li", {}, h("strong", {}, code("stop", one.at)), ": ", spoken(one.sentence)))) : h("p", {}, chip(t("publish.nothing_stops"), true)));
	}
	questions() {
		return h("section", { class: "card" }, h("h2", {}, t("publish.questions")), ...Object.keys(this.held.questions).map((name) => this.question(name)));
	}
	question(name) {
		const given = this.held.plan.answers.filter((one) => one.question === name).at(-1);
		const verdict = h("select", { "aria-label": t("publish.verdict") }, ...VERDICTS.map((one) => h("option", {
			value: one,
			selected: given?.verdict === one
		}, code("verdict", one))));
		const why = h("input", {
			type: "text",
			required: true,
			maxlength: "2000",
			autocomplete: "off",
			placeholder: t("publish.why"),
			"aria-label": t("publish.why")
		});
		const out = h("div", {});
		return h("details", { class: "question" }, h("summary", {}, code("question", name), " ", given ? chip(code("verdict", given.verdict), given.verdict !== "stop") : chip(t("publish.open_question"))), h("p", {}, code("question_long", name)), given ? h("p", { class: "soft" }, `${given.why} · ${given.by}, ${moment(given.at)}`) : null, h("form", {
			class: "answering",
			onsubmit: (e) => {
				e.preventDefault();
				this.change("/answers", {
					question: name,
					verdict: verdict.value,
					why: why.value,
					by: me()
				}, out);
			}
		}, verdict, why, offered(h("button", { type: "submit" }, t("publish.answer")), "POST /publications/{name}/answers")), out);
	}
	preview() {
		const found = this.held.preview;
		const file = (k, side) => `/api/publications/${this.held.id}/files/preview/${String(k).padStart(3, "0")}-${side}.jpg`;
		const moments = found ? found.moments.map((one, k) => {
			const what = t("publish.before_at", { t: length$1(one.t_s) });
			const guard = this.pictures.add(h("img", {
				src: file(k, "before"),
				alt: what,
				loading: "lazy"
			}), what, true);
			const after = this.pictures.add(h("img", {
				src: file(k, "after"),
				alt: t("publish.after_at", { t: length$1(one.t_s) }),
				loading: "lazy"
			}), t("publish.after_at", { t: length$1(one.t_s) }), true);
			return h("figure", { class: "moment" }, h("div", { class: "ends" }, guard.el, after.el), h("figcaption", {}, t("publish.moment", {
				t: length$1(one.t_s),
				p: Math.round(100 * one.open_share)
			}), guard.again, after.again));
		}) : [];
		return h("section", { class: "card" }, h("h2", {}, t("publish.preview")), h("p", { class: "note" }, t("publish.preview_note")), found && !found.current ? h("p", { class: "secrecy" }, t("publish.preview_old")) : null, h("p", {}, offered(h("button", {
			type: "button",
			onclick: () => void this.start(`/jobs/publish-preview/${this.held.id}`, void 0)
		}, found ? t("publish.preview_again") : t("publish.preview_make")), "POST /jobs/publish-preview/{name}")), moments.length ? h("div", { class: "before-after" }, ...moments) : null, found?.notes.length ? h("ul", { class: "warnings" }, ...found.notes.map((one) => h("li", {}, plainly(one)))) : null);
	}
	making() {
		const { stops, made } = this.held;
		const reason = h("input", {
			type: "text",
			maxlength: "2000",
			autocomplete: "off"
		});
		const start = (still) => void this.start(`/jobs/publish-make/${this.held.id}`, {
			still_at: still ? Math.round(this.stage.t * 1e3) / 1e3 : null,
			reason: reason.value
		});
		return h("section", { class: "card" }, h("h2", {}, t("publish.make_title")), h("p", { class: "note" }, t("publish.make_note")), h("form", { onsubmit: (e) => {
			e.preventDefault();
			start(false);
		} }, field(t("hand.reason"), reason, t("drop.sealed")), h("p", { class: "row" }, offered(h("button", {
			type: "submit",
			class: stops.length ? void 0 : "primary"
		}, t("publish.make")), MAKES), offered(h("button", {
			type: "button",
			onclick: () => start(true)
		}, t("publish.make_still")), MAKES))), ...made.map((one) => h("article", { class: "made" }, h("p", {}, h("strong", {}, one.name), " ", chip(one.checked ? t("publish.checked") : t("publish.not_checked"), one.checked), " ", h("span", { class: "soft" }, moment(one.at)), " ", h("a", {
			href: `/api/publications/${this.held.id}/files/${one.name}`,
			download: one.name,
			target: "_blank",
			rel: "noopener"
		}, t("publish.save"))), h("code", { class: "sha" }, one.sha256), command(one.path), one.notes.length ? h("ul", { class: "warnings" }, ...one.notes.map((each) => h("li", {}, plainly(each)))) : null)));
	}
	async start(path, body) {
		try {
			this.follow(await api(path, body === void 0 ? { method: "POST" } : { body }));
		} catch (error) {
			this.work.replaceChildren(failure(error));
		}
	}
	follow(work) {
		const shown = watch(work, (done) => {
			if (done.state !== "done" || !done.result) return;
			const stopped = done.result["stopped_at"] ?? [];
			if (stopped.length) shown.el.append(h("div", { role: "alert" }, h("strong", {}, t("publish.not_made")), h("ul", {}, ...stopped.map((one) => h("li", {}, code("stop", one.at), ": ", spoken(one.sentence))))));
			api(`/publications/${this.held.id}`).then((held) => {
				this.held = held;
				this.stage.update(held);
				this.fill();
			}, () => void 0);
		});
		this.leaves.push(shown.leave);
		this.work.replaceChildren(shown.el);
	}
};
// src/app/upload.ts
function send(inbox, file, progress) {
	const request = new XMLHttpRequest();
	const asked = new URLSearchParams({
		name: file.name,
		size: String(file.size),
		modified_ms: String(Math.max(0, Math.floor(file.lastModified)))
	});
	const done = new Promise((resolve, reject) => {
		const gone = () => reject(new ApiError("gone", t("drop.broke_off"), t("drop.again"), 0));
		request.upload.onprogress = (e) => progress(file.size ? e.loaded / file.size : 1);
		request.onerror = gone;
		request.onabort = gone;
		request.onload = () => {
			const value = request.response;
			if (request.status < 300) {
				resolve(value);
				return;
			}
			const error = value?.error;
			reject(new ApiError(error?.kind ?? "failure", error?.message ?? t("drop.broke_off"), error?.advice ?? "", request.status));
		};
	});
	request.open("PUT", `/api/inbox/${inbox}/files?${asked.toString()}`);
	request.responseType = "json";
	request.setRequestHeader("content-type", "application/octet-stream");
	request.send(file);
	return {
		done,
		stop: () => request.abort()
	};
}
/** All files of a drop, those in folders included, in order. */
async function dropped(transfer) {
	const entries = [...transfer.items].filter((one) => one.kind === "file").map((one) => one.webkitGetAsEntry());
	const loose = [...transfer.files];
	if (!entries.some((one) => one?.isDirectory)) return loose;
	return (await Promise.all(entries.map((one) => one ? inside(one) : []))).flat();
}
async function inside(entry) {
	if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
	const reader = entry.createReader();
	const found = [];
	for (;;) {
		const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
		if (!some.length) break;
		found.push(...some);
	}
	found.sort((a, b) => a.name.localeCompare(b.name));
	return (await Promise.all(found.map(inside))).flat();
}
// src/pages/take_in.ts
var PUBLISH = [
	"nothing",
	"description",
	"stills",
	"video"
];
/** One file on its way. */
var Coming = class {
	file;
	retry;
	el;
	got = null;
	sending = null;
	gone = false;
	bar = h("progress", {
		max: "1",
		value: "0"
	});
	state = h("span", { class: "soft" }, t("drop.waits"));
	again = h("button", {
		type: "button",
		hidden: true,
		onclick: () => {
			this.again.hidden = true;
			this.retry();
		}
	}, t("error.again"));
	stop = h("button", {
		type: "button",
		onclick: () => {
			this.gone = true;
			this.sending?.stop();
			this.state.textContent = t("drop.called_off");
			this.bar.hidden = true;
			this.stop.hidden = true;
		}
	}, t("work.cancel"));
	constructor(file, retry) {
		this.file = file;
		this.retry = retry;
		this.bar.setAttribute("aria-label", file.name);
		this.stop.setAttribute("aria-label", `${t("work.cancel")}: ${file.name}`);
		this.el = h("li", {}, h("span", { class: "name" }, file.name), h("span", { class: "soft number" }, bytes$1(file.size)), this.bar, this.state, this.again, this.stop);
	}
	get waits() {
		return !this.got && !this.gone && !this.sending && this.again.hidden === true;
	}
	async go(inbox) {
		this.state.textContent = "";
		this.bar.hidden = false;
		this.sending = send(inbox, this.file, (fraction) => {
			this.bar.value = fraction;
		});
		try {
			this.got = await this.sending.done;
			this.bar.hidden = true;
			this.stop.hidden = true;
			this.state.replaceChildren(this.got.known_as ? h("a", { href: `/recordings/${this.got.known_as}` }, t("drop.known", { n: this.got.known_as })) : chip(t("drop.received"), true));
		} catch (error) {
			this.bar.hidden = true;
			if (this.gone) return;
			this.state.replaceChildren(...error instanceof ApiError ? [
				plainly(sentence(error.message)),
				" ",
				plainly(error.advice)
			] : [t("drop.broke_off")]);
			this.again.hidden = false;
		} finally {
			this.sending = null;
		}
	}
	leave() {
		this.gone = true;
		this.sending?.stop();
	}
};
/** The part of the page that receives files. `taken` is called when recordings came in. */
var TakeIn = class {
	taken;
	el;
	inbox = "";
	coming = [];
	sending = false;
	leaves = [];
	list = h("ul", { class: "coming" });
	told = h("form", {
		class: "told",
		hidden: true,
		onsubmit: (e) => {
			e.preventDefault();
			this.take();
		}
	});
	out = h("div", { "aria-live": "polite" });
	go = h("button", {
		type: "submit",
		class: "primary",
		disabled: true
	}, t("drop.take_in"));
	waiting = h("span", {
		class: "soft",
		role: "status"
	});
	input = h("input", {
		type: "file",
		multiple: true,
		class: "hidden",
		tabindex: "-1",
		"aria-label": t("drop.choose"),
		onchange: () => {
			this.add([...this.input.files ?? []]);
			this.input.value = "";
		}
	});
	zone;
	source = text();
	collector = text();
	medium = text();
	relevance = text();
	words = text();
	share = text();
	publish = h("select", {}, h("option", { value: "" }, t("publish_may.not_asked")), ...PUBLISH.map((one) => h("option", { value: one }, code("publish_may", one))));
	embargo = h("input", { type: "datetime-local" });
	constructor(taken) {
		this.taken = taken;
		this.zone = h("div", { class: "zone" }, h("p", { class: "lead" }, t("drop.lead")), h("p", { class: "row" }, h("button", {
			type: "button",
			onclick: () => this.input.click()
		}, t("drop.choose")), h("span", { class: "soft" }, t("drop.anywhere"))), this.input);
		this.el = h("section", {
			class: "card take-in",
			"aria-label": t("drop.title")
		}, h("h2", {}, t("drop.title")), this.zone, this.list, this.told, this.out);
		this.ask();
		const over = (e) => {
			if (e.dataTransfer?.types.includes("Files")) {
				e.preventDefault();
				this.el.classList.add("over");
			}
		};
		const out = (e) => {
			if (!e.relatedTarget) this.el.classList.remove("over");
		};
		const drop = (e) => {
			e.preventDefault();
			this.el.classList.remove("over");
			if (e.dataTransfer) dropped(e.dataTransfer).then((files) => this.add(files));
		};
		const warn = (e) => {
			if (this.sending) e.preventDefault();
		};
		addEventListener("dragover", over);
		addEventListener("dragleave", out);
		addEventListener("drop", drop);
		addEventListener("beforeunload", warn);
		this.leaves.push(() => {
			removeEventListener("dragover", over);
			removeEventListener("dragleave", out);
			removeEventListener("drop", drop);
			removeEventListener("beforeunload", warn);
		});
		underWay().then((works) => works.filter((one) => one.kind === "take_in").forEach((one) => this.follow(one)), () => void 0);
	}
	leave() {
		this.leaves.forEach((one) => one());
		this.coming.forEach((one) => one.leave());
		this.discard();
	}
	ask() {
		this.collector.value = me();
		const sealed = t("drop.sealed");
		this.told.append(h("fieldset", {}, h("legend", {}, t("drop.where_from")), h("div", { class: "fields" }, field(t("drop.source"), this.source, sealed), field(t("drop.collector"), this.collector, sealed), field(t("drop.medium"), this.medium, t("drop.medium_hint")), field(t("drop.relevance"), this.relevance, sealed))), h("fieldset", {}, h("legend", {}, t("drop.conditions")), h("p", { class: "note" }, t("drop.conditions_note")), h("div", { class: "fields" }, field(t("drop.may_publish"), this.publish), field(t("drop.embargo"), this.embargo, t("drop.embargo_hint")), field(t("drop.share"), this.share, t("drop.share_hint")), field(t("drop.words"), this.words, t("drop.words_hint")))), h("p", { class: "secrecy" }, t("drop.secrecy")), h("p", { class: "row" }, this.go, h("button", {
			type: "button",
			onclick: () => this.reset()
		}, t("drop.throw_away")), this.waiting));
	}
	add(files) {
		if (!files.length) return;
		this.out.replaceChildren();
		for (const file of files) {
			const one = new Coming(file, () => void this.pump());
			this.coming.push(one);
			this.list.append(one.el);
		}
		this.told.hidden = false;
		this.pump();
	}
	/** Send what waits, one after the other. */
	async pump() {
		if (this.sending) return;
		this.sending = true;
		try {
			for (let next = this.next(); next; next = this.next()) {
				this.refresh();
				if (!this.inbox) this.inbox = (await api("/inbox", { method: "POST" })).inbox;
				await next.go(this.inbox);
			}
		} catch (error) {
			this.out.replaceChildren(failure(error, () => void this.pump()));
		}
		this.sending = false;
		this.refresh();
	}
	next() {
		return this.coming.find((one) => one.waits);
	}
	refresh() {
		const n = this.coming.filter((one) => one.got).length;
		this.go.disabled = this.sending || !n;
		this.waiting.textContent = this.sending ? t("drop.receiving") : n ? t("drop.ready", { n: count(n) }) : "";
	}
	async take() {
		const shared = this.share.value.split(/[,;]/).map((one) => one.trim()).filter(Boolean);
		const body = {
			inbox: this.inbox,
			source: this.source.value,
			collector: this.collector.value,
			medium: this.medium.value,
			relevance: this.relevance.value,
			conditions: {
				may_publish: this.publish.value || null,
				embargo_until: zoned(this.embargo.value),
				may_share_with: shared.length ? shared : null,
				may_describe_source_as: this.words.value.trim() || null
			}
		};
		try {
			this.follow(await api("/jobs/take-in", { body }));
		} catch (error) {
			this.out.replaceChildren(failure(error));
		}
	}
	follow(work) {
		this.told.hidden = true;
		this.zone.hidden = true;
		this.list.hidden = true;
		const shown = watch(work, (done) => this.ended(done));
		this.leaves.push(shown.leave);
		this.out.replaceChildren(shown.el);
	}
	ended(done) {
		this.zone.hidden = false;
		if (done.state === "done" && done.result) {
			const report = done.result;
			this.inbox = "";
			this.reset();
			this.out.replaceChildren(outcome(report));
			say(summary(report));
			this.taken();
			return;
		}
		if (this.coming.length) {
			this.told.hidden = false;
			this.list.hidden = false;
		}
		this.out.append(h("p", {}, t("drop.nothing_lost")));
		this.taken();
	}
	reset() {
		this.coming.forEach((one) => one.leave());
		this.coming = [];
		this.list.replaceChildren();
		this.list.hidden = false;
		this.told.hidden = true;
		this.discard();
		this.refresh();
	}
	discard() {
		if (this.inbox) api(`/inbox/${this.inbox}`, { method: "DELETE" }).catch(() => void 0);
		this.inbox = "";
	}
};
function text() {
	return h("input", {
		type: "text",
		autocomplete: "off",
		maxlength: "2000"
	});
}
/** A local moment with its zone, as conditions need it. */
function zoned(local) {
	return local ? new Date(local).toISOString() : null;
}
function summary(report) {
	return t("drop.summary", {
		n: count(report.taken_in),
		known: count(report.known),
		bad: count(report.refused + report.failed + report.unreadable)
	});
}
function outcome(report) {
	return h("div", {}, h("p", {}, h("strong", {}, summary(report))), table(t("drop.outcome"), [
		t("recordings.file"),
		t("drop.became"),
		t("recordings.size"),
		t("recordings.state"),
		t("drop.why")
	], report.files.map((one) => [
		one.number ? h("a", { href: `/recordings/${one.number}` }, `${one.number} · ${one.file}`) : one.file,
		code("intake", one.outcome),
		one.size === null ? null : bytes$1(one.size),
		one.state ? code("state", one.state) : null,
		one.reason ? plainly(one.reason) : null
	]), [2]), report.notes.length ? h("ul", { class: "notes" }, ...report.notes.map((one) => h("li", {}, plainly(one)))) : null);
}
// src/pages/recordings.ts
var TAKES = [
	"POST /jobs/take-in",
	"POST /inbox",
	"PUT /inbox/{inbox}/files",
	"DELETE /inbox/{inbox}"
];
var recordingsPage = {
	path: /^\/recordings$/,
	nav: {
		href: "/recordings",
		words: "nav.recordings",
		key: "r"
	},
	async show() {
		const list = h("div", { class: "page" });
		const leaves = [];
		const end = () => {
			leaves.splice(0).forEach((one) => one());
		};
		const fill = async () => {
			const [{ recordings }, works] = await Promise.all([api("/case/recordings"), underWay()]);
			end();
			const shown = recordings.length ? listed(recordings, works, leaves) : [empty(t("recordings.none_title"), t("recordings.none_words"))];
			list.replaceChildren(...shown);
		};
		await fill();
		const taking = may(...TAKES) ? new TakeIn(() => void fill()) : null;
		return {
			title: t("nav.recordings"),
			leave: () => {
				end();
				taking?.leave();
			},
			el: h("div", { class: "page" }, h("h1", {}, t("nav.recordings")), taking?.el ?? panel(h("section", { class: "card" }, h("h2", {}, t("drop.title"))), ...TAKES), list)
		};
	}
};
function listed(recordings, works, leaves) {
	const work = h("div", {});
	const follow = (one) => {
		const shown = watch(one, (done) => {
			if (done.state === "done" && done.result) {
				const id = String(done.result["finding"]).replace(/^findings\/|\.json$/g, "");
				shown.el.append(h("a", {
					class: "button primary",
					href: `/pairs/${id}`
				}, t("recordings.open_pair")));
			}
		});
		leaves.push(shown.leave);
		work.append(shown.el);
	};
	works.filter((one) => one.kind === "compare").forEach(follow);
	const chooser = new Chooser(recordings, follow);
	return [
		chooser.bar,
		work,
		h("section", { class: "card" }, chooser.list)
	];
}
/** Recordings to tick, and the button that compares them. */
var Chooser = class {
	started;
	bar;
	list;
	chosen = /* @__PURE__ */ new Set();
	note = h("span", {
		class: "soft",
		"aria-live": "polite"
	});
	go = offered(h("button", {
		type: "submit",
		class: "primary"
	}, t("recordings.compare")), "POST /jobs/compare");
	reason = h("input", {
		type: "text",
		autocomplete: "off",
		maxlength: "2000",
		size: "32"
	});
	constructor(recordings, started) {
		this.started = started;
		this.bar = h("form", {
			class: "card row chooser",
			onsubmit: (e) => {
				e.preventDefault();
				this.compare();
			}
		}, field(t("recordings.reason"), this.reason), this.go, this.note);
		this.list = table(t("nav.recordings"), [
			"",
			"#",
			t("recordings.file"),
			t("recordings.length"),
			t("recordings.picture"),
			t("recordings.size"),
			t("recordings.state"),
			t("recordings.findings"),
			t("recordings.taken_in")
		], recordings.map((one) => this.row(one)), [
			1,
			3,
			4,
			5,
			7
		]);
		this.refresh();
	}
	row(one) {
		const box = h("input", {
			type: "checkbox",
			disabled: !(one.state === "readable" && !one.destroyed),
			"aria-label": t("recordings.choose", { n: one.number }),
			onchange: () => {
				if (box.checked) this.chosen.add(one.number);
				else this.chosen.delete(one.number);
				this.refresh();
			}
		});
		return [
			box,
			one.number,
			h("a", { href: `/recordings/${one.number}` }, one.file ?? t("recordings.unnamed", { n: one.number })),
			length(one.duration_s),
			one.width ? `${one.width} × ${one.height}` : null,
			bytes$1(one.size),
			code("state", one.destroyed ? "destroyed" : one.state),
			one.n_findings,
			h("span", { class: "nowrap" }, moment(one.taken_in))
		];
	}
	refresh() {
		this.go.disabled = this.chosen.size < 2;
		if (!may("POST /jobs/compare")) this.note.textContent = whyNot("POST /jobs/compare");
		else this.note.textContent = this.chosen.size < 2 ? t("recordings.choose_two") : t("recordings.chosen", { n: this.chosen.size });
	}
	async compare() {
		this.bar.querySelector(".failure")?.remove();
		try {
			this.started(await api("/jobs/compare", { body: {
				originals: [...this.chosen].sort((a, b) => a - b),
				reason: this.reason.value
			} }));
		} catch (error) {
			this.bar.append(failure(error));
		}
	}
};
function length(s) {
	return s === null ? null : `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}`;
}
var recordingPage = {
	path: /^\/recordings\/(\d{1,7})$/,
	async show([number]) {
		const one = await api(`/case/recordings/${number}`);
		const receipt = one.receipts.find((each) => each !== null);
		const name = String(receipt?.["name"] ?? t("recordings.unnamed", { n: one.number }));
		const told = Object.entries(receipt?.["told"] ?? {}).filter(([, value]) => value.state === "given");
		const [log, { pairs }, { recordings }] = await Promise.all([
			api(`/case/log?item=${one.sha256}`),
			api("/pairs"),
			api("/case/recordings")
		]);
		const ours = pairs.filter((each) => each.originals.includes(one.number));
		return {
			title: name,
			el: h("div", { class: "page" }, h("p", {}, h("a", { href: "/recordings" }, `‹ ${t("nav.recordings")}`)), h("h1", {}, `${one.number} · ${name}`), h("div", { class: "two" }, h("section", { class: "card" }, h("h2", {}, t("recording.about")), h("dl", {}, h("dt", {}, "SHA-256"), h("dd", {}, h("code", { class: "sha" }, one.sha256)), h("dt", {}, t("recordings.size")), h("dd", {}, bytes$1(one.size)), h("dt", {}, t("recordings.state")), h("dd", {}, code("state", one.destroyed ? "destroyed" : one.state)), h("dt", {}, t("recordings.taken_in")), h("dd", {}, moment(one.taken_in)), ...told.flatMap(([key, value]) => [h("dt", {}, key.replaceAll("_", " ")), h("dd", {}, String(value.value))])), h("h3", {}, t("nav.pairs")), ours.length ? pairTable(ours, recordings) : h("p", { class: "soft" }, t("pairs.none_title"))), careCard(one.number, one.care)), h("section", { class: "card" }, h("h2", {}, t("recording.events", { n: count(log.n_events) })), table(t("case.events"), [
				"#",
				t("case.when"),
				t("case.who"),
				t("case.what"),
				t("case.why")
			], log.events.map((e) => [
				e.index,
				h("span", { class: "nowrap" }, moment(e.time)),
				h("code", {}, e.actor),
				spoken(e.words),
				e.reason
			]), [0])))
		};
	}
};
// src/pages/register/index.ts
var registerPages = [
	{
		path: /^\/register$/,
		nav: {
			href: "/register",
			words: "nav.register",
			key: "i"
		},
		show: async (_, query) => (await __vitePreload(async () => {
			const { list } = await import("./part-parts.js");
			return { list };
		}, [])).list(query)
	},
	{
		path: /^\/register\/incidents\/([^/]{1,600})$/,
		show: async ([id], query) => (await __vitePreload(async () => {
			const { incident } = await import("./part-parts.js");
			return { incident };
		}, [])).incident(id ?? "", query)
	},
	{
		path: /^\/register\/counts$/,
		show: async (_, query) => (await __vitePreload(async () => {
			const { counts } = await import("./part-parts.js");
			return { counts };
		}, [])).counts(query)
	},
	{
		path: /^\/register\/sources$/,
		show: async (_, query) => (await __vitePreload(async () => {
			const { sources } = await import("./part-parts.js");
			return { sources };
		}, [])).sources(query)
	},
	{
		path: /^\/register\/sources\/([^/]{1,600})$/,
		show: async ([id], query) => (await __vitePreload(async () => {
			const { source } = await import("./part-parts.js");
			return { source };
		}, [])).source(id ?? "", query)
	},
	{
		path: /^\/register\/links$/,
		show: async (_, query) => (await __vitePreload(async () => {
			const { links } = await import("./part-parts.js");
			return { links };
		}, [])).links(query)
	},
	{
		path: /^\/register\/import$/,
		show: async () => (await __vitePreload(async () => {
			const { imports } = await import("./part-parts.js");
			return { imports };
		}, [])).imports()
	}
];
// src/pages/start.ts
var startPage = {
	path: /^\/$/,
	nav: {
		href: "/",
		words: "nav.start",
		key: "s"
	},
	async show() {
		const { case: open, register } = await api("/state");
		if (!open) return {
			title: "Diptych",
			el: h("div", { class: "page" }, h("h1", {}, t("start.none_title")), register ? h("section", { class: "card" }, h("h2", {}, t("start.register")), h("p", {}, h("a", {
				class: "button primary",
				href: "/register"
			}, t("nav.register")))) : null, empty(t("start.none_open"), t("start.none_words"), command("diptych case new yard/ --title \"Yard, two recordings\"\ndiptych take-in first.mp4 second.mp4 --case yard/\ndiptych serve yard/")))
		};
		const [held, { recordings }, { pairs }] = await Promise.all([
			api("/case"),
			api("/case/recordings"),
			api("/pairs")
		]);
		return {
			title: open.title,
			el: h("div", { class: "page" }, h("h1", {}, open.title), next(recordings, pairs), h("div", { class: "two" }, h("section", { class: "card" }, h("header", {}, h("h2", {}, t("nav.pairs")), h("a", { href: "/pairs" }, t("start.all", { n: count(pairs.length) }))), pairs.length ? pairTable(pairs.slice(0, 8), recordings) : h("p", { class: "soft" }, t("pairs.none_title"))), h("section", { class: "card" }, h("header", {}, h("h2", {}, t("start.kept")), h("a", { href: "/case" }, t("nav.case"))), status(held))))
		};
	}
};
/** The one thing to do next. */
function next(recordings, pairs) {
	const readable = recordings.filter((one) => one.state === "readable" && !one.destroyed);
	if (!recordings.length) return empty(t("recordings.none_title"), t("recordings.none_words"), command("diptych take-in first.mp4 second.mp4 --case DIR"));
	if (readable.length < 2) return empty(t("start.one_title"), t("start.one_words"));
	if (!pairs.length) return empty(t("pairs.none_title"), t("pairs.none_words"), h("p", {}, h("a", {
		class: "button primary",
		href: "/recordings"
	}, t("pairs.choose"))));
	return null;
}
// src/pages/team.ts
var ROLES = [
	"owner",
	"editor",
	"reviewer",
	"viewer",
	"data_viewer"
];
var SHOWN = 100;
/** What the page does, besides showing itself. */
var ACCOUNTS = [
	"POST /team/accounts",
	"PUT /team/accounts/{account}/role",
	"POST /team/accounts/{account}/reset",
	"POST /team/accounts/{account}/end-sessions",
	"POST /team/accounts/{account}/disable",
	"POST /team/accounts/{account}/enable",
	"POST /team/tokens/{token}/revoke"
];
var teamPage = {
	path: /^\/team$/,
	nav: {
		href: "/team",
		words: "nav.team",
		key: "t"
	},
	async show() {
		const view = new TeamPage(await api("/team"));
		return {
			title: t("team.title"),
			el: view.el
		};
	}
};
var TeamPage = class {
	team;
	el;
	accounts = h("div", {});
	once = h("div", {
		class: "stack",
		"aria-live": "polite"
	});
	tokens = h("div", {});
	kept = h("div", {});
	events = h("div", {});
	constructor(team) {
		this.team = team;
		this.el = h("div", { class: "page account" }, h("h1", {}, t("team.title")), h("p", { class: "note" }, t("team.note")), h("section", { class: "card" }, h("h2", {}, t("team.accounts")), this.accounts, this.once, this.adding()), h("div", { class: "two" }, h("section", { class: "card" }, h("h2", {}, t("team.tokens")), this.tokens), h("section", { class: "card" }, h("h2", {}, t("team.restrictions")), this.kept)), h("section", { class: "card" }, h("h2", {}, t("team.history")), this.events));
		this.draw();
	}
	async again() {
		this.team = await api("/team");
		this.draw();
	}
	draw() {
		const { accounts, tokens, restrictions, events, chain_holds: holds } = this.team;
		clear(this.accounts, table(t("team.accounts"), [
			t("account.name"),
			t("account.state"),
			t("team.sessions"),
			t("account.role"),
			""
		], accounts.map((one) => [
			h("code", {}, one.name),
			this.states(one),
			count(one.n_sessions),
			this.roles(one),
			this.actions(one)
		]), [2]));
		clear(this.tokens, tokens.length ? table(t("team.tokens"), [
			t("account.name"),
			t("account.role"),
			t("team.made_by"),
			t("account.state"),
			""
		], tokens.map((one) => [
			h("code", {}, one.name),
			code("role", one.role),
			h("code", {}, one.made_by),
			tokenState(one),
			one.revoked_at || one.expires_s * 1e3 <= Date.now() ? null : this.button(one.name, t("account.revoke"), t("account.revoke_name", { name: one.name }), t("account.revoke_words"), () => api(`/team/tokens/${one.name}/revoke`, { method: "POST" }))
		])) : h("p", { class: "soft" }, t("team.no_tokens")));
		clear(this.kept, restrictions.length ? table(t("team.restrictions"), [t("team.item"), t("team.seen_by")], restrictions.map((one) => [`${code("team.kind", one.kind)} ${one.id.slice(0, 16)}`, one.seen_by.join(", ") || t("team.owners_alone")])) : null, h("p", { class: "soft" }, t("team.restrict_by")));
		clear(this.events, h("p", {}, chip(holds ? t("team.chain") : t("team.chain_broken"), holds)), table(t("team.history"), [
			t("case.when"),
			t("case.who"),
			t("case.what")
		], [...events].reverse().slice(0, SHOWN).map((one) => [
			h("span", { class: "nowrap" }, moment(one.at)),
			h("code", {}, one.by),
			happened(one)
		])));
	}
	states(one) {
		return h("span", { class: "row" }, one.disabled ? chip(t("team.disabled")) : null, one.must_change ? chip(t("team.first_login")) : null, chip(one.second_factor ? t("team.factor") : t("team.no_factor"), one.second_factor));
	}
	roles(one) {
		const role = h("select", {
			"aria-label": t("team.role_of", { name: one.name }),
			onchange: () => {
				give.disabled = role.value === one.role;
			}
		}, ...ROLES.map((name) => h("option", {
			value: name,
			selected: name === one.role
		}, code("role", name))));
		const give = h("button", {
			type: "button",
			disabled: true,
			"aria-label": `${t("team.give")}: ${one.name}`,
			onclick: () => askFirst(t("team.give_to", { name: one.name }), t("team.give_words", {
				name: one.name,
				role: code("role", role.value)
			}), t("team.give"), async () => {
				await api(`/team/accounts/${one.name}/role`, {
					method: "PUT",
					body: { role: role.value }
				});
				await this.renew(one.name);
			})
		}, t("team.give"));
		return h("span", { class: "row" }, role, give);
	}
	actions(one) {
		const path = `/team/accounts/${one.name}`;
		return h("span", { class: "row" }, one.n_sessions ? this.button(one.name, t("team.end"), t("team.end_of", { name: one.name }), t("team.end_words"), () => api(`${path}/end-sessions`, { method: "POST" })) : null, h("button", {
			type: "button",
			"aria-label": `${t("team.reset")}: ${one.name}`,
			onclick: () => this.reset(one)
		}, t("team.reset")), one.disabled ? this.button(one.name, t("team.enable"), t("team.enable_of", { name: one.name }), t("team.enable_words"), () => api(`${path}/enable`, { method: "POST" })) : this.button(one.name, t("team.disable"), t("team.disable_of", { name: one.name }), t("team.disable_words"), () => api(`${path}/disable`, { method: "POST" })));
	}
	button(name, words, title, question, act) {
		return h("button", {
			type: "button",
			"aria-label": `${words}: ${name}`,
			onclick: () => askFirst(title, question, words, async () => {
				await act();
				say(t("team.done"));
				await this.renew(name);
			})
		}, words);
	}
	reset(one) {
		const factor = h("input", {
			type: "checkbox",
			checked: true
		});
		askFirst(t("team.reset_of", { name: one.name }), t("team.reset_words"), t("team.reset"), async () => {
			const made = await api(`/team/accounts/${one.name}/reset`, { body: { second_factor: factor.checked } });
			if (!isMine(one.name)) await this.again();
			this.show(made);
		}, h("label", { class: "check" }, factor, t("team.with_factor")));
	}
	/** After a change of one's own account the whole page may be another. */
	async renew(name) {
		if (isMine(name)) location.assign("/");
		else await this.again();
	}
	show(made) {
		clear(this.once, h("div", { class: "card once" }, h("h3", {}, t("team.made", { name: made.name })), h("p", {}, t("team.once")), secret(t("team.first_password"), made.password), made.scan ? authenticator(made.scan) : null, h("p", {}, h("button", {
			type: "button",
			onclick: () => {
				if (isMine(made.name)) location.assign("/");
				else clear(this.once);
			}
		}, t("team.handed_over")))));
		this.once.querySelector("code")?.focus();
	}
	adding() {
		const name = h("input", {
			type: "text",
			pattern: "[a-z]{1,20}-[a-z0-9]{1,40}",
			required: true,
			maxlength: "40",
			autocomplete: "off",
			spellcheck: "false",
			autocapitalize: "none"
		});
		const role = h("select", {}, ...ROLES.map((one) => h("option", {
			value: one,
			selected: one === "viewer"
		}, code("role", one))));
		const factor = h("input", {
			type: "checkbox",
			checked: true
		});
		const add = async (e) => {
			e.preventDefault();
			try {
				const made = await api("/team/accounts", { body: {
					name: name.value,
					role: role.value,
					second_factor: factor.checked
				} });
				name.value = "";
				await this.again();
				this.show(made);
			} catch (error) {
				clear(this.once, failure(error));
			}
		};
		return h("form", {
			class: "row bottom",
			onsubmit: (e) => void add(e)
		}, field(t("team.new_name"), name, t("login.name_hint")), field(t("account.role"), role), h("label", { class: "check" }, factor, t("team.with_factor")), h("button", {
			type: "submit",
			class: "primary"
		}, t("team.add")));
	}
};
function isMine(name) {
	return name === who()?.name;
}
/** What was done, in words. */
function happened(one) {
	const about = one.name ?? (one.item ? `${code("team.kind", one.kind ?? "")} ${one.item.slice(0, 16)}` : "");
	return `${code("team.event", one.what)}: ${about}${one.role ? ` · ${code("role", one.role)}` : ""}`;
}
// src/pages/index.ts
var PAGES = [
	startPage,
	recordingsPage,
	recordingPage,
	pairsPage,
	pairPage,
	archivePage,
	archivePairPage,
	archiveFoundPage,
	archiveExchangePage,
	publishPage,
	publicationPage,
	...registerPages,
	casePage
];
/** The pages of whoever asks; those of accounts are for a team. */
function pagesFor(who) {
	return [
		...PAGES,
		...who ? [accountPage] : [],
		...who && may("GET /team", ...ACCOUNTS) ? [teamPage] : []
	];
}
// src/main.ts
var shell;
async function start() {
	let state = {
		version: "",
		team: false,
		who: null,
		refused: {},
		case: null,
		register: false
	};
	let problem = null;
	const words = loadSentences();
	try {
		state = await api("/state");
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		problem = error;
	}
	logged(state.who);
	refuse(state.refused);
	const stranger = problem instanceof ApiError && problem.kind === "not_logged_in";
	const known = !stranger && !state.who?.must_change;
	const pages = known ? pagesFor(state.who) : [];
	shell = new Shell(pages, state.case?.title ?? null, state.version);
	if (!known) {
		document.title = `${t(stranger ? "login.title" : "login.choose")} – Diptych`;
		shell.outlet.replaceChildren(stranger ? loginPage() : passwordPage());
		shell.outlet.querySelector("input")?.focus();
		return;
	}
	if (problem) {
		shell.outlet.replaceChildren(failure(problem, () => location.reload()));
		return;
	}
	await words;
	const router = new Router(pages, shell.outlet, (page) => shell.current(page));
	shell.listen(router);
	window.workbench = router;
	await router.show();
}
start();
export { t as C, ApiError as D, h as E, api as O, moment as S, clear as T, table as _, may as a, code as b, whyNot as c, empty as d, failure as f, sentence as g, say as h, watch as i, chip as l, plainly as m, saidWords as n, offered as o, field as p, underWay as r, panel as s, requestWords as t, command as u, me as v, spoken as w, count as x, bytes$1 as y };
