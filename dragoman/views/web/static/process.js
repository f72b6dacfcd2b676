// Opens cells in place, chooses a range by dragging over the line of time. The same works by links and forms.
"use strict";
(() => {
  // A cell's link leads to the same page with the cell open: only the matrix of that page is taken.
  const show = async (address, focus) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const matrix = page.getElementById("matrix");
    if (!matrix) throw new Error("no matrix");
    document.getElementById("matrix").replaceWith(matrix);
    if (focus === null) return;
    const cells = [...matrix.querySelectorAll(".into")];
    cells[focus]?.focus({ preventScroll: true });
    matrix.querySelector("#opened")?.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-open]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const cell = link.closest("td.cell")?.querySelector(".into") ?? document.querySelector(".into[aria-current]");
    const focus = [...document.querySelectorAll("#matrix .into")].indexOf(cell);
    show(link.href, focus)
      .then(() => history.pushState(null, "", link.href))
      .catch(() => location.assign(link.href));
  });
  addEventListener("popstate", () => show(location.href, null).catch(() => location.reload()));

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) document.querySelector(".stances .close")?.click();
  });

  const print = document.querySelector(".prints");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(".export[open]")) if (!menu.contains(event.target)) menu.open = false;
  });

  const line = document.querySelector(".line-of-time");
  const range = document.querySelector("form.range");
  if (!line || !range) return;
  const day = 86400000;
  const first = Date.parse(line.dataset.first), last = Date.parse(line.dataset.last);
  const left = Number(line.dataset.left), right = Number(line.dataset.right);
  const x = (event) => {
    const box = line.getBoundingClientRect();
    return Math.max(left, Math.min(right, ((event.clientX - box.left) / box.width) * line.viewBox.baseVal.width));
  };
  const date = (at) => {
    const ms = first + ((at - left) / (right - left)) * (last - first);
    return new Date(Math.round(ms / day) * day).toISOString().slice(0, 10);
  };
  let start = null, shade = null;
  line.addEventListener("dragstart", (event) => event.preventDefault());
  line.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    start = x(event);
  });
  line.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const now = x(event);
    if (!shade && Math.abs(now - start) < 6) return;
    if (!shade) {
      line.querySelector(".chosen")?.remove();
      shade = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      shade.setAttribute("class", "chosen");
      shade.setAttribute("y", 2);
      shade.setAttribute("height", line.viewBox.baseVal.height - 22);
      line.insertBefore(shade, line.firstChild);
      line.setPointerCapture(event.pointerId);
    }
    shade.setAttribute("x", Math.min(start, now));
    shade.setAttribute("width", Math.abs(now - start));
    range.elements.from.value = date(Math.min(start, now));
    range.elements.until.value = date(Math.max(start, now));
  });
  const end = (event) => {
    if (shade) {
      event.preventDefault();
      line.addEventListener("click", (click) => click.preventDefault(), { once: true, capture: true });
      range.requestSubmit();
    }
    start = shade = null;
  };
  line.addEventListener("pointerup", end);
  line.addEventListener("pointercancel", () => { start = shade = null; });
})();
