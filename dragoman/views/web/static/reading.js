// Smooths what works without: files dropped on the box, a job that refreshes without the page jumping.
"use strict";
for (const form of document.querySelectorAll("form.bring")) {
  const files = form.querySelector("input[type=file]");
  const told = form.querySelector("[data-dropped]");
  const text = form.querySelector("textarea");
  const go = form.querySelector("button[type=submit]");
  const holds = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  form.addEventListener("dragover", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    form.classList.remove("over");
    if (!holds(event)) return;
    event.preventDefault();
    files.files = event.dataTransfer.files;
    files.dispatchEvent(new Event("change", { bubbles: true }));
  });
  files.addEventListener("change", () => {
    const count = files.files.length;
    told.textContent = count === 0 ? "" : count === 1 ? files.files[0].name : `${count} files`;
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(go);
  });
}

const look = async () => {
  const job = document.querySelector("[data-job]");
  if (!job || job.hasAttribute("data-done")) return;
  const address = new URL(location.href);
  address.searchParams.set("part", "1");
  let wait = 700;
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (!answer.ok) return location.reload();
    const came = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-job]");
    if (!came) return location.reload();
    const held = job.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    job.replaceWith(document.importNode(came, true));
    if (held) document.querySelector(`[data-job] a[href="${CSS.escape(held)}"]`)?.focus();
    if (came.hasAttribute("data-done")) {
      document.querySelector("h1").textContent = "Read";
      document.title = "Read · Dragoman";
      return;
    }
  } catch {
    wait = 3000;
  }
  setTimeout(look, wait);
};
setTimeout(look, 500);
