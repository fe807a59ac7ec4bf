/* The drafting page: "Đưa vào" puts words where the cursor stands (the server keeps their source when it saves), and two texts of
   one section are settled by the writer. Without scripts the same buttons put the words behind the text. */
"use strict";
(function () {
  const field = () => document.getElementById("loi");

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-inserts]"), text = field();
    if (!form || !text || text.readOnly) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const words = form.dataset.inserts, at = text.selectionEnd, before = text.value.slice(0, at), after = text.value.slice(at);
    /* a figure put into the middle of a line stands in the sentence, anything else is a paragraph of its own */
    const inline = words.startsWith("[[") && before && !/\n\s*$/.test(before) && after && !/^\s*\n/.test(after);
    const lead = !before || /\n$/.test(before) ? "" : inline ? (/\s$/.test(before) ? "" : " ") : "\n";
    const tail = !after || /^\n/.test(after) ? "" : inline ? (/^[\s.,;:]/.test(after) ? "" : " ") : "\n";
    text.value = before + lead + words + tail + after;
    text.selectionStart = text.selectionEnd = (before + lead + words).length;
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
    nhiemky.say("Đã đưa vào mục, nguồn được giữ.");
  }, true);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-settles]"), text = field();
    if (!button || !text || !text.saver) return;
    const dialog = button.closest("dialog");
    const chosen = dialog.querySelector(button.dataset.settles === "mine" ? "[data-mine]" : "[data-theirs]").value;
    dialog.close();
    text.saver.settle(Number(button.dataset.version), chosen);
    text.focus();
  });

  /* what stands in Word, the sources and the state in the outline are shown anew after each save */
  document.addEventListener("nhiemky:saved", async () => {
    const answer = await fetch(location.href, { headers: { "X-Requested-With": "preview" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["trong-word", "nguon-doan", "de-cuong"]) {
      const place = document.getElementById(id), now = fresh.getElementById(id);
      if (!place || !now || place.innerHTML === now.innerHTML || place.contains(document.activeElement)) continue;
      const top = place.scrollTop;
      place.replaceWith(document.adoptNode(now));
      document.getElementById(id).scrollTop = top;
    }
  });
})();

/* "Lọc theo đơn vị hoặc chữ": of a long list of material only what holds the words, marks left out. */
nhiemky.each("[data-narrows]", (box) => {
  const list = document.getElementById(box.dataset.narrows), input = box.querySelector("input"), said = box.querySelector("[data-narrowed]");
  const fold = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
  box.hidden = false;
  input.addEventListener("input", () => {
    const wanted = fold(input.value.trim());
    let left = 0;
    for (const one of list.querySelectorAll(".cm")) {
      one.hidden = Boolean(wanted) && !fold(one.textContent).includes(wanted);
      left += one.hidden ? 0 : 1;
    }
    said.textContent = "Còn " + left + " đoạn";
  });
});
