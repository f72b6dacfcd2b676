// Marks and entries show each other: under the pointer, under the keyboard, and by a click on marked words.
"use strict";
(() => {
  const text = document.querySelector(".report-text");
  if (!text) return;
  const of = (id) => document.querySelectorAll(`[data-of="${CSS.escape(id)}"], [data-entry="${CSS.escape(id)}"]`);
  const here = (target) => {
    const one = target instanceof Element && target.closest("[data-of], [data-entry]");
    return one ? one.dataset.of ?? one.dataset.entry : null;
  };
  let lit = null;
  const light = (id) => {
    if (id === lit) return;
    for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
    lit = id;
    if (id) for (const one of of(id)) one.classList.add("lit");
  };
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, (event) => light(here(event.target)));

  // A click on marked words goes to their entry, unless words are being selected; the links themselves do so anyway.
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-of]");
    if (!mark || event.target.closest("a, button") || !getSelection().isCollapsed) return;
    const entry = document.getElementById(`e-${mark.dataset.of}`);
    if (entry) location.hash = `#${encodeURIComponent(entry.id)}`;
  });

  // An entry that an address names gets the keyboard, and so do the words that are asked for.
  const arrive = () => {
    const one = text.ownerDocument.querySelector(":target");
    if (one && one.matches(".entry, mark")) one.focus({ preventScroll: true });
    if (one && one.matches("[data-of]")) light(one.dataset.of);
  };
  addEventListener("hashchange", arrive);
  arrive();
})();
