/* The office's pages: copy a text, drop a folder onto the form. Everything also works without them. */
"use strict";
/* A folded branch of a large board brings its rows when it is first unfolded, by mouse or by key. */
nhiemky.each("button.tog[hx-get]", (button) => {
  new MutationObserver(() => {
    if (button.getAttribute("aria-expanded") === "true") htmx.trigger(button, "nhiemky:unfold");
  }).observe(button, { attributes: true, attributeFilter: ["aria-expanded"] });
});
nhiemky.each("[data-copies]", (button) => {
  button.addEventListener("click", () => {
    const box = document.getElementById(button.dataset.copies);
    if (!box) return;
    box.focus();
    box.select();
    const done = () => nhiemky.say("Đã chép lời nhắn.");
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(box.value).then(done, () => document.execCommand("copy") && done());
    else if (document.execCommand("copy")) done();
  });
});
nhiemky.each("form[data-drops]", (form) => {
  const field = form.querySelector(".drop"), input = form.querySelector("#id_files");
  const stop = (event) => { event.preventDefault(); event.stopPropagation(); };
  for (const name of ["dragenter", "dragover"]) form.addEventListener(name, (event) => { stop(event); field.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, (event) => { stop(event); field.classList.remove("over"); });

  async function walk(entry, found) {
    if (entry.isFile) {
      found.push(await new Promise((take, fail) => entry.file(take, fail)));
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const part = await new Promise((take, fail) => reader.readEntries(take, fail));
      if (!part.length) return;
      for (const one of part) await walk(one, found);
    }
  }
  form.addEventListener("drop", async (event) => {
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    const found = [];
    for (const entry of entries) await walk(entry, found);
    const held = new DataTransfer();
    for (const file of found.length ? found : event.dataTransfer.files) held.items.add(file);
    input.files = held.files;
    nhiemky.say("Đã chọn " + held.files.length + " tệp.");
  });
});
