/* Biểu thống kê: cells save by themselves in small batches; the answer marks what does not agree. Keys and paste are js/grid.js.
   Without this script the page is a plain form with "Lưu". */
"use strict";
(function () {
  const form = document.getElementById("bieu");
  if (!form || !form.dataset.cells) return;
  const PAUSE = 400, AGAIN = 10000;
  const saved = document.getElementById("da-luu"), found = document.getElementById("phat-hien"), filled = document.getElementById("da-dien");
  const inputs = new Map([...form.querySelectorAll("[data-key]")].map((one) => [one.dataset.key, one]));
  const shown = new Map([...inputs].map(([key, one]) => [key, one.value]));
  let timer = 0, busy = false;

  function say(kind, words) {
    saved.className = ("saved " + kind).trim();
    saved.textContent = words;
  }
  function dirty() { return [...inputs].filter(([key, one]) => one.value.trim() !== shown.get(key).trim()); }
  function later(wait) { clearTimeout(timer); timer = setTimeout(now, wait); }

  function version(one, number) {
    one.dataset.version = String(number);
    const hidden = one.nextElementSibling;
    if (hidden) hidden.value = String(number);
  }

  async function now() {
    clearTimeout(timer);
    const changed = dirty();
    if (busy || !changed.length) return;
    busy = true;
    say("saving", "Đang lưu");
    const sent = new Map(changed.map(([key, one]) => [key, one.value]));
    const cells = Object.fromEntries(changed.map(([key, one]) => [key, [one.value, Number(one.dataset.version)]]));
    let answer = null, said = {};
    try {
      answer = await fetch(form.dataset.cells, {
        method: "POST", redirect: "manual", body: new URLSearchParams({ cells: JSON.stringify(cells) }),
        headers: { "X-CSRFToken": nhiemky.token(), "X-Requested-With": "autosave" },
      });
      said = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : {};
    } catch (_) { answer = null; }
    busy = false;
    if (!answer) { say("lost", "Mất mạng, đang giữ trên trang này. Sẽ lưu khi có mạng."); later(AGAIN); return; }
    if (answer.status !== 200) { say("clash", said.error || "Chưa lưu được. Tải lại trang rồi đăng nhập lại nếu cần."); return; }
    take(said, sent);
    if (dirty().length) later(PAUSE);
  }

  function take(said, sent) {
    for (const [key, value] of sent) shown.set(key, value);
    for (const [key, number] of Object.entries(said.versions)) version(inputs.get(key), number);
    for (const one of said.clashes) {
      const input = inputs.get(one.key);
      version(input, one.version);
      shown.set(one.key, one.words);
      input.value = one.words;
    }
    for (const [key, input] of inputs) {
      const mark = said.marks[key] || "";
      input.classList.toggle("bad", mark === "bad");
      input.classList.toggle("ask", mark === "ask");
      if (mark === "bad") input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
    }
    if (!found.contains(document.activeElement)) found.innerHTML = said.findings;
    filled.textContent = said.filled.toLocaleString("vi-VN");
    const clashes = said.clashes.map((one) => one.said).join("; ");
    say(clashes ? "clash" : "", clashes || "Đã lưu lúc " + said.saved_at + (said.faults ? ". Còn " + said.faults + " điều phải xem lại" : ""));
  }

  form.addEventListener("change", (event) => { if (event.target.matches("[data-key]")) later(PAUSE); });
  form.addEventListener("submit", (event) => { event.preventDefault(); if (dirty().length) now(); else say("", "Mọi ô đã được lưu"); });
  document.addEventListener("nhiemky:save", (event) => { event.preventDefault(); now(); });
  window.addEventListener("online", now);
  window.addEventListener("beforeunload", (event) => { if (dirty().length) event.preventDefault(); });
})();
