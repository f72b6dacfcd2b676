// What every page can do with the keyboard. Pages work without it.
//   /        to the search          ?  the keys of this page
//   j, k     from entry to entry: whatever is marked data-walk
// A page tells of its own keys: <div hidden data-keys="a accept; x reject"></div>
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;
  const entries = () => [...document.querySelectorAll("[data-walk]")].filter((one) => one.offsetParent !== null);

  // The entry on which somebody stands stays known as long as the page has the same address.
  const place = `walk ${location.pathname}`;
  let at = Number(sessionStorage.getItem(place) ?? -1);

  const go = (to) => {
    const all = entries();
    if (!all.length) return;
    const now = all.indexOf(document.activeElement.closest("[data-walk]"));
    at = Math.max(0, Math.min(all.length - 1, (now >= 0 ? now : at) + to));
    document.querySelectorAll(".walked").forEach((one) => one.classList.remove("walked"));
    const entry = all[at];
    if (!entry.matches("a, button, [tabindex]")) entry.tabIndex = -1;
    entry.classList.add("walked");
    entry.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    sessionStorage.setItem(place, at);
    entry.dispatchEvent(new CustomEvent("walked", { bubbles: true }));
  };

  const help = () => {
    let dialog = document.querySelector("dialog.keys");
    if (!dialog) {
      dialog = document.createElement("dialog");
      dialog.className = "keys";
      dialog.setAttribute("aria-labelledby", "keys-title");
      const head = dialog.appendChild(document.createElement("h2"));
      head.id = "keys-title";
      head.textContent = "Keys";
      const list = dialog.appendChild(document.createElement("dl"));
      const own = [...document.querySelectorAll("[data-keys]")].flatMap((one) => one.dataset.keys.split(";"));
      const walks = entries().length ? ["j next entry", "k entry before"] : [];
      const said = new Map();
      for (const line of [...walks, ...own, "/ search", "? these keys"]) {
        const [key, ...words] = line.trim().split(" ");
        if (key) said.set(key, words.join(" "));
      }
      for (const [key, words] of said) {
        const term = list.appendChild(document.createElement("dt"));
        term.appendChild(document.createElement("kbd")).textContent = key;
        list.appendChild(document.createElement("dd")).textContent = words;
      }
      const form = dialog.appendChild(document.createElement("form"));
      form.method = "dialog";
      form.appendChild(document.createElement("button")).textContent = "Close";
      document.body.appendChild(dialog);
    }
    dialog.open ? dialog.close() : dialog.showModal();
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const dialog = document.querySelector("dialog[open]");
    if (dialog && event.key !== "?") return;
    if (event.key === "/") document.querySelector(".find input")?.focus();
    else if (event.key === "?") help();
    else if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "Enter" && event.target.matches("[data-walk]:not(a, button)")) event.target.querySelector("a")?.click();
    else return;
    event.preventDefault();
  });

  // What is left empty in a form that only asks stays out of the address.
  document.addEventListener("formdata", (event) => {
    if (event.target.method !== "get") return;
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });

  // Forms that only narrow what is shown are sent as soon as something is chosen.
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-sends]");
    if (form && event.target.matches("select, input[type=date], input[type=checkbox], input[type=radio]")) form.requestSubmit();
  });
})();
