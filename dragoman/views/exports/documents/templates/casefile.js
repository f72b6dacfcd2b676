"use strict";
// Narrows the lists by a word, opens what a link leads to, and saves the record. All else works without it.
const find = document.getElementById("find");
const entries = [...document.querySelectorAll("[data-find]")];
const narrow = () => {
  const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const entry of entries) {
    const text = words.length ? entry.textContent.toLowerCase() : "";
    entry.hidden = !words.every((word) => text.includes(word));
    shown += entry.hidden ? 0 : 1;
  }
  document.getElementById("found").textContent = words.length ? `${shown} of ${entries.length} entries` : "";
};
const reveal = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.closest("[hidden]")) { find.value = ""; narrow(); }
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView();
};
document.getElementById("finding").hidden = false;
find.addEventListener("input", narrow);
addEventListener("hashchange", reveal);
// A link with an address of its own is saved like any other, by a key and from its menu too.
const save = document.getElementById("save");
save.download = "record.json";
save.href = URL.createObjectURL(new Blob([document.getElementById("record").textContent], { type: "application/json" }));
save.hidden = false;
