// Finds while one types; the address says at every moment what is looked for.
"use strict";
(() => {
  const form = document.querySelector("form.asking");
  const box = form && form.querySelector("input[name=words]");
  if (!box) return;
  let waiting = 0;
  let asked = null;
  const address = () => {
    const query = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...query]) if (!value) query.delete(name);
    return query.size ? `${form.action}?${query}` : form.action;
  };
  const find = async () => {
    const here = address();
    asked?.abort();
    asked = new AbortController();
    const results = document.querySelector("[data-results]");
    results.classList.add("waiting");
    try {
      const answer = await fetch(`${here}${here.includes("?") ? "&" : "?"}part=1`, { signal: asked.signal });
      const came = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-results]");
      if (!came) return form.submit();
      results.replaceWith(document.importNode(came, true));
      history.replaceState(null, "", here);
      const words = box.value.trim();
      document.title = `${words ? `${words} · ` : ""}${form.dataset.title} · Dragoman`;
    } catch (error) {
      if (error.name !== "AbortError") results.classList.remove("waiting");
    }
  };
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, 180);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    find();
  });
})();
