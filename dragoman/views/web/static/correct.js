// Correcting without leaving one's place. Every deed is a form that also works without this. To be loaded as a module.
"use strict";
const TYPING = "input, textarea, select, [contenteditable]";
const ADD = { s: "statement", p: "position", m: "meeting", n: "actor" };
const STATUSES = ["suggested", "confirmed", "corrected", "rejected"];
const one = (selector, within = document) => within.querySelector(selector);
const byId = (id, within = document) => within.getElementById(id);
let last = null; // the entry that something was done to
let selected = null; // the words that were selected last
let wanted = "statement"; // what pasted words are to become

const live = document.createElement("p");
live.className = "unseen";
live.setAttribute("role", "status");
document.body.append(live);
const tell = (text) => { live.textContent = ""; setTimeout(() => { live.textContent = text; }, 50); };

// Words
const points = (text) => { let n = 0; for (const _ of text) n += 1; return n; };

// The place of what is selected, in code points of the report's text; null where it holds none of its words.
function selection() {
  const now = getSelection();
  if (!now.rangeCount || now.isCollapsed) return null;
  const range = now.getRangeAt(0);
  let found = null;
  for (const p of document.querySelectorAll(".report-text [data-start]")) {
    if (!range.intersectsNode(p)) continue;
    let at = Number(p.dataset.start);
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(".unsaid")) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.data.length;
      const piece = range.intersectsNode(node) ? node.data.slice(from, to) : "";
      if (piece.trim()) {
        const start = at + points(node.data.slice(0, from + piece.length - piece.trimStart().length));
        const end = at + points(node.data.slice(0, from + piece.trimEnd().length));
        found = { start: found ? found.start : start, end, words: (found ? found.words : "") + piece };
      } else if (found) found.words += piece;
      at += points(node.data);
    }
    if (found) found.words += " ";
  }
  if (found) found.words = found.words.trim().replace(/\s+/g, " ");
  return found;
}

// Sending
async function send(form, button, after) {
  const entry = form.closest("article.entry");
  const body = new URLSearchParams(new FormData(form, button || undefined));
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  (entry || form).setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html", "X-Part": "entry" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.status >= 500 || answer.status === 429) unsent(form, button, entry, after);
    else answered(answer, page, form, entry, after);
  } catch {
    unsent(form, button, entry, after);
  } finally {
    delete form.dataset.sending;
    (entry || form).removeAttribute("aria-busy");
  }
}

function answered(answer, page, form, entry, after) {
  const shown = one("main form.correct, main .conflict", page);
  one(".unsent", entry || form.parentElement)?.remove();
  if (shown) return ask(shown, form, entry);
  if (!answer.ok || !byId("deed-bar", page)) return note(entry || form, (!answer.ok && one("main p", page)?.textContent) || "That did not work. Are you still signed in?", form);
  const alone = !one("main", page) && one("article.entry", page)?.id;
  const id = entry?.id || one(".anchor", form)?.value || newcomer(page) || alone || "";
  form.closest(".adding-form")?.remove();
  const beyond = neighbour(byId(id));
  renew(page, id);
  if (form.dataset.deed !== "accept" && form.dataset.deed !== "reject" && !one("main", page)) later(id);
  tell(one(".told", page)?.textContent || "Done.");
  const place = byId(id);
  last = place || last;
  if (after === "next" && next(place)) return next(place).focus();
  focusOn(place || beyond);
}

// The entry of a page that stands nowhere here yet; an answer does not tell which place its address named.
function newcomer(page) {
  return [...page.querySelectorAll("article.entry")].find((other) => !byId(other.id))?.id;
}

// Put what the server says now in the place of what stood there.
function renew(page, id) {
  for (const fresh of page.querySelectorAll("[data-fresh]")) byId(fresh.id)?.replaceWith(fresh);
  const now = id && byId(id, page);
  const was = id && byId(id);
  if (now && was) {
    const also = one(".also", was);
    if (also && !one(".also", now)) one(".why", now)?.after(also);
    was.replaceWith(now);
    marked(now);
  } else if (was && was.matches("article.entry")) {
    was.remove();
  } else if (now && page.querySelector("main")) {
    insert(now);
  } else if (now) {
    location.reload();
  }
  texts(page);
  const anchor = one("#deed-bar .anchor");
  if (anchor) anchor.value = id;
}

// Where words were changed the text is marked anew.
async function later(id) {
  const page = await got(location.href);
  if (page) texts(page);
  if (page && !byId(id) && byId(id, page)) insert(byId(id, page));
}

function texts(page) {
  for (const text of page.querySelectorAll(".report-text [data-start]")) {
    const was = one(`main .report-text [data-start="${Number(text.dataset.start)}"]`);
    if (was && was.outerHTML !== text.outerHTML) was.replaceWith(text);
  }
}

// The marks in the text have the status of their entry.
function marked(entry) {
  const status = STATUSES.find((one) => entry.classList.contains(one));
  if (!status) return;
  for (const mark of document.querySelectorAll(`.m[data-of="${CSS.escape(entry.dataset.entry)}"]`)) {
    mark.classList.remove(...STATUSES);
    mark.classList.add(status);
  }
}

// A new entry goes behind the one that it stands behind, or beside the paragraph that it stands beside.
function insert(entry) {
  const around = entry.parentElement;
  const mates = [...around.querySelectorAll("article.entry")];
  const at = mates.indexOf(entry);
  const behind = mates.slice(0, at).reverse().find((other) => byId(other.id));
  const before = mates.slice(at + 1).find((other) => byId(other.id));
  const text = around.previousElementSibling;
  if (behind) byId(behind.id).after(entry);
  else if (before) byId(before.id).before(entry);
  else if (text?.matches("[data-start]")) one(`.report-text [data-start="${Number(text.dataset.start)}"]`)?.after(around);
  else location.reload();
}

function neighbour(entry) {
  const all = [...document.querySelectorAll("article.entry")];
  const at = all.indexOf(entry);
  return at < 0 ? null : all[at + 1] || all[at - 1] || null;
}

// The network is gone: the entry says so, and keeps what was to be done.
function unsent(form, button, entry, after) {
  const again = document.createElement("button");
  again.type = "button";
  again.className = "link";
  again.textContent = "Try again";
  const retry = () => { removeEventListener("online", retry); if (form.isConnected) send(form, button, after); };
  again.addEventListener("click", retry);
  addEventListener("online", retry);
  note(entry || form, "Not sent: the server cannot be reached. It is kept here. ", form, again);
}

function note(where, text, form, ...more) {
  one(".unsent", where)?.remove();
  const told = document.createElement("p");
  told.className = "unsent";
  told.append(text, ...more);
  (where.matches("form") ? where : one(".actions", where) || form).after(told);
  tell(text);
}

// Forms in place
function ask(shown, form, entry) {
  let where = form.closest(".adding-form, .asked");
  if (!where) {
    where = box("asked");
    if (entry) entry.append(where);
    else form.after(where);
  }
  where.replaceChildren(shown);
  ready(where);
  const here = one("[aria-invalid=true], h1[tabindex]", where);
  if (here) here.focus();
  else first(where);
  tell(one("[role=alert]", where)?.textContent || "");
}

function box(name) {
  const made = document.createElement("div");
  made.className = name;
  return made;
}

async function edit(link) {
  const entry = link.closest("article.entry");
  const kept = one(".asked", entry);
  if (kept) {
    kept.hidden = false;
    return first(kept);
  }
  const page = await got(link.href);
  const form = page && one("form.correct", page);
  if (!form) { location.href = link.href; return; }
  ask(form, link, entry);
  first(form);
}

async function add(kind, words) {
  const adding = byId("adding");
  if (!adding) return;
  if (!words) {
    wanted = kind;
    byId("add-words").focus();
    return tell("Select words in the text first, or paste them here.");
  }
  const query = new URLSearchParams({ at: `${words.start}-${words.end}`, back: adding.dataset.back });
  if (adding.dataset.coding) query.set("coding", adding.dataset.coding);
  const page = await got(`${adding.dataset.add}/${kind}?${query}`);
  const form = page && one("form.correct", page);
  if (!form) return tell("That did not work.");
  one(".adding-form")?.remove();
  const where = box("adding-form");
  (beside(words) || adding).prepend(where);
  where.replaceChildren(form);
  ready(where);
  form.scrollIntoView({ block: "nearest" });
  first(form);
  selected = null;
}

// The margin of the paragraph in which words stand.
function beside(words) {
  const all = [...document.querySelectorAll("main > .report-text [data-start]")];
  const text = all.reverse().find((one) => Number(one.dataset.start) <= words.start);
  if (!text) return null;
  if (text.nextElementSibling?.matches(".beside")) return text.nextElementSibling;
  const margin = box("beside");
  text.after(margin);
  return margin;
}

async function got(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch { tell("The server cannot be reached."); return null; }
}

const first = (form) => (one("input:checked, select, textarea, input:not([type=hidden])", form))?.focus();

// Where words are typed, the selected ones can be taken.
function ready(where) {
  for (const area of where.querySelectorAll("textarea[data-pieces]")) {
    const take = document.createElement("button");
    take.type = "button";
    take.className = "take";
    take.textContent = "Take the words selected in the text";
    take.addEventListener("pointerdown", (event) => event.preventDefault());
    take.addEventListener("click", () => takeWords(area));
    area.after(take);
  }
}

function takeWords(area) {
  const words = selection() || selected;
  if (!words) return tell("Select words in the text first.");
  const places = one(`input[name="${area.name}-at"]`, area.form);
  const several = area.dataset.pieces === "words" && area.value.trim();
  area.value = several ? `${area.value.trimEnd()}\n${words.words}` : words.words;
  places.value = `${several ? `${places.value} ` : ""}${words.start}-${words.end}`;
  tell("Taken.");
}

function leave(form) {
  const where = form.closest(".asked, .adding-form");
  if (!where) return;
  const entry = form.closest("article.entry");
  if (entry && !one(".conflict", where)) where.hidden = true;
  else where.remove();
  focusOn(entry);
}

// Where one is
function current() {
  const here = document.activeElement?.closest("article.entry") || one("article.entry:target");
  return here || one("article.entry.walked") || (last?.isConnected ? last : one("article.entry"));
}

function next(entry) {
  const all = [...document.querySelectorAll("article.entry")];
  return all.slice(all.indexOf(entry) + 1).find((other) => one('[data-key="a"]', other) && (other.matches(".suggested") || one(".status.suggested", other)));
}

function focusOn(entry) { if (entry) entry.focus(); }

// Events
document.addEventListener("submit", (event) => {
  if (event.target.matches(".add-words") && selected && !one("textarea", event.target).value.trim()) {
    event.preventDefault();
    return add(event.submitter?.value || wanted, selected);
  }
  if (!event.target.matches("form[data-deed]") || !one("article.entry")) return;
  event.preventDefault();
  send(event.target, event.submitter);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const form = link.closest("form.correct, .conflict");
  if (link.matches(".entry a.edit")) { event.preventDefault(); edit(link); }
  else if (link.matches(".leave") && link.closest(".asked, .adding-form")) { event.preventDefault(); leave(form); }
  else if (link.matches("[data-keep-theirs]") && link.closest("article.entry")) { event.preventDefault(); keepTheirs(link); }
});

async function keepTheirs(link) {
  const id = link.closest("article.entry").id;
  const page = await got(location.href);
  if (page) { renew(page, id); focusOn(byId(id)); tell("Theirs is kept."); }
}

document.addEventListener("selectionchange", () => { selected = selection() || selected; });

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form.correct, .conflict");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
    event.preventDefault();
    const own = event.target.form;
    return own.requestSubmit(one(`[data-add-key][value="${wanted}"]`, own) || one("button:not([type=button])", own));
  }
  if (event.key === "Escape" && form) { event.preventDefault(); return leave(form); }
  if (event.key === "Escape") one("#deed-bar form")?.remove();
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.target.closest?.(TYPING)) return;
  const key = event.key.toLowerCase();
  if (ADD[key] && !event.shiftKey && byId("adding")) { event.preventDefault(); return add(ADD[key], selection()); }
  const choice = key === "c" && one("[name=chosen]", event.target.closest("tr") || live);
  if (choice) return choice.click();
  const entry = current();
  const button = entry && one(`[data-key="${CSS.escape(key)}"]`, entry);
  const bar = key === "u" && one("#deed-bar [data-key=u]");
  if (bar && (!button || entry === last)) { event.preventDefault(); return bar.form.requestSubmit(bar); }
  if (!button) return;
  event.preventDefault();
  if (button.form && event.shiftKey && key !== "u") send(button.form, button, "next");
  else button.click();
});

document.addEventListener("change", (event) => {
  const many = event.target.closest("form.many");
  if (many) one(".chosen-count", many).textContent = `${many.querySelectorAll("[name=chosen]:checked").length} chosen`;
});

addEventListener("beforeunload", (event) => { if (one(".unsent")) event.preventDefault(); });

// The line of a deed is in the address of its answer; it need not stay there.
const address = new URL(location.href);
if (address.searchParams.has("done")) {
  for (const name of ["done", "what", "count", "left"]) address.searchParams.delete(name);
  history.replaceState(null, "", address);
  const anchor = one("#deed-bar .anchor");
  if (anchor) anchor.value = decodeURIComponent(location.hash.slice(1));
}
ready(document);
