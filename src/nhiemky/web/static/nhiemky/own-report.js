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
    const inline = words.startsWith("[[") && before && !/\n\s*$/.test(before);
    const lead = inline || !before || /\n$/.test(before) ? "" : "\n", tail = inline || !after || /^\n/.test(after) ? "" : "\n";
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

  /* what stands in Word is shown anew after each save */
  document.addEventListener("nhiemky:saved", async () => {
    const place = document.getElementById("trong-word");
    if (!place) return;
    const answer = await fetch(location.href, { headers: { "X-Requested-With": "preview" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("trong-word");
    if (fresh) place.replaceWith(document.adoptNode(fresh));
  });
})();
