/* Phụ lục chỉ tiêu: each row saves by itself, a pasted block goes to the server as it is, the answer brings the row back checked.

   Keys of the cells (Enter, Shift+Enter, Tab, Escape) are js/grid.js. Without this script the page is a plain form with "Lưu nháp". */
"use strict";
(function () {
  const form = document.getElementById("luoi");
  if (!form || !form.querySelector("[data-row] [data-field]")) return;
  const foot = document.getElementById("da-luu"), PAUSE = 800, AGAIN = 10000;
  const rows = new Map();

  const bodyOf = (node) => node.closest("tbody[data-row]");
  const fields = (body) => [...body.querySelectorAll("[data-field]")];

  class Row {
    constructor(body) {
      this.body = body;
      this.code = body.dataset.row;
      this.sending = false;
      this.timer = 0;
      this.shown = new Map(fields(body).map((one) => [one.dataset.field, one.value]));
    }
    changed() {
      const found = {};
      for (const one of fields(this.body)) if (one.value !== (this.shown.get(one.dataset.field) || "")) found[one.dataset.field] = one.value;
      return found;
    }
    dirty() { return Object.keys(this.changed()).length > 0; }
    later() {
      clearTimeout(this.timer);
      if (this.dirty()) this.timer = setTimeout(() => this.now(), PAUSE);
    }
    async now(extra) {
      clearTimeout(this.timer);
      const wanted = { ...this.changed(), ...(extra || {}) };
      if (this.sending || !Object.keys(wanted).length) return;
      this.sending = true;
      say("saving", "", "Đang lưu");
      const answer = await post(form.dataset.cells.replace("CODE", encodeURIComponent(this.code)), { ...wanted, version: this.body.dataset.version }, "autosave");
      this.sending = false;
      if (!answer) {
        say("lost", "s-over", "Mất mạng, đang giữ trên trang này. Sẽ lưu khi có mạng.");
        this.timer = setTimeout(() => this.now(), AGAIN);
        return;
      }
      if (answer.status === 422) { say("clash", "s-over", answer.said.error); return; }
      if (answer.status === 409) { this.clash(answer.said, wanted); return; }
      if (answer.status !== 200) { say("lost", "s-over", "Chưa lưu được. Tải lại trang rồi đăng nhập lại nếu cần."); return; }
      for (const [name, value] of Object.entries(wanted)) this.shown.set(name, value);
      take(answer.said);
      say("", "s-ok", "Đã lưu lúc " + answer.said.saved_at + (answer.said.said ? ". " + answer.said.said : ""));
      if (this.dirty()) this.later();
    }
    clash(said, wanted) {
      say("clash", "s-over", "Người khác vừa sửa dòng này. Chưa lưu đè, cả hai số còn nguyên.");
      document.querySelectorAll("#hai-so").forEach((one) => one.remove());
      const brought = new DOMParser().parseFromString(said.clash, "text/html").querySelector("dialog");
      document.body.append(document.adoptNode(brought));
      const go = (mine) => {
        if (mine) { this.body.dataset.version = String(said.version); this.now(wanted); return; }
        const fresh = parsed(said.rows[this.code]);
        for (const one of fields(fresh)) this.shown.set(one.dataset.field, one.value);
        this.bring(fresh, true);
        say("", "s-ok", "Đang dùng số người kia đã lưu");
      };
      brought.querySelector("[data-mine]").addEventListener("click", () => go(true));
      brought.querySelector("[data-theirs]").addEventListener("click", () => go(false));
      nhiemky.dialogs.open(brought);
    }
    /* take over a row from the server; what is being typed in stays */
    bring(fresh, force) {
      const at = document.activeElement, name = at && this.body.contains(at) ? at.dataset.field || at.name : "";
      for (const one of fields(this.body)) {
        const other = fresh.querySelector('[data-field="' + one.dataset.field + '"]');
        if (!other) continue;
        const typing = one === at && one.tagName === "INPUT";
        const untouched = one.value === (this.shown.get(one.dataset.field) || "");
        if (other.tagName !== one.tagName) { one.replaceWith(other); this.shown.set(other.dataset.field, other.value); continue; }
        one.className = other.className;
        for (const mark of ["aria-invalid", "aria-describedby", "title"]) {
          if (other.hasAttribute(mark)) one.setAttribute(mark, other.getAttribute(mark)); else one.removeAttribute(mark);
        }
        if (one.tagName === "SELECT" && other.options.length !== one.options.length) one.innerHTML = other.innerHTML;
        if (force || (untouched && !typing)) { one.value = other.value; this.shown.set(one.dataset.field, other.value); }
      }
      for (const part of ["tick", "compared"]) {
        const mine = this.body.querySelector('[data-part="' + part + '"]'), other = fresh.querySelector('[data-part="' + part + '"]');
        if (mine && other) mine.replaceWith(other);
      }
      const hidden = this.body.querySelector('[data-part="version"]'), first = this.body.rows[0];
      this.body.dataset.version = fresh.dataset.version;
      if (hidden) hidden.value = fresh.dataset.version;
      const mine = this.body.querySelector('[data-part="more"]'), other = fresh.querySelector('[data-part="more"]');
      first.className = fresh.rows[0].className;
      if (mine && mine.contains(at) && this.dirty()) return;
      if (mine) mine.remove();
      if (other) {
        this.body.append(other);
        for (const one of other.querySelectorAll("[data-field]")) this.shown.set(one.dataset.field, one.value);
        const again = name && !document.activeElement.matches("[data-field]") && other.querySelector('[data-field="' + name + '"]');
        const asks = again && (name !== "reason" || other.querySelector(".spot.ask, .spot.bad, .spot.err"));
        if (asks) { const open = again.closest("details"); if (open) open.open = true; }
        if (again) (asks ? again : this.body.querySelector('[data-field="actual"]')).focus();
      }
    }
  }

  function parsed(html) {
    const holder = document.createElement("table");
    holder.innerHTML = html.trim();
    return holder.tBodies[0];
  }

  function take(said) {
    for (const [code, html] of Object.entries(said.rows || {})) {
      const row = rows.get(code);
      if (row) row.bring(parsed(html), false);
    }
    const summary = document.getElementById("tom-tat"), status = document.getElementById("tinh-hinh");
    if (summary && said.summary !== undefined && summary.innerHTML.trim() !== said.summary.trim()) summary.innerHTML = said.summary;
    if (status && said.status) status.textContent = said.status;
    document.dispatchEvent(new CustomEvent("nhiemky:answered"));
  }

  async function post(url, values, mark) {
    try {
      const answer = await fetch(url, {
        method: "POST", redirect: "manual", body: new URLSearchParams(values),
        headers: { "X-CSRFToken": nhiemky.token(), "X-Requested-With": mark },
      });
      const said = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : {};
      return { status: answer.status, said };
    } catch (_) { return null; }
  }

  function say(kind, shape, words) {
    if (!foot) return;
    foot.className = ("saved " + kind).trim();
    foot.textContent = "";
    if (shape) {
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), use = document.createElementNS("http://www.w3.org/2000/svg", "use");
      svg.setAttribute("class", "i");
      svg.setAttribute("aria-hidden", "true");
      use.setAttribute("href", "#" + shape);
      svg.append(use);
      foot.append(svg, " ");
    }
    foot.append(words);
  }

  for (const body of form.querySelectorAll("tbody[data-row]")) rows.set(body.dataset.row, new Row(body));
  const rowOf = (node) => { const body = bodyOf(node); return body && rows.get(body.dataset.row); };

  let composing = false;
  form.addEventListener("compositionstart", () => { composing = true; });
  form.addEventListener("compositionend", (event) => { composing = false; const row = rowOf(event.target); if (row) row.later(); });
  form.addEventListener("input", (event) => {
    if (composing || !event.target.matches("[data-field]") || event.target.tagName === "SELECT") return;
    const row = rowOf(event.target);
    if (row) row.later();
  });
  form.addEventListener("change", (event) => {
    if (!event.target.matches("[data-field]")) return;
    const row = rowOf(event.target);
    if (row) row.now();
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-put], [data-day]");
    if (!button) return;
    event.preventDefault();
    const row = rowOf(button);
    const cell = row.body.querySelector('[data-field="actual"]');
    if (button.dataset.put !== undefined) { cell.value = button.dataset.put; row.now(); cell.focus(); }
    else { row.now({ cut_off: button.dataset.day }); cell.focus(); }
  });
  /* Enter in a reason or a day saves that row, never the whole form by its first button */
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("input[data-field]") || event.target.matches("[data-cell]")) return;
    event.preventDefault();
    const row = rowOf(event.target);
    if (row) row.now();
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.dataset.put === undefined) { event.preventDefault(); saveAll(); }
  });
  function saveAll() {
    const open = [...rows.values()].filter((row) => row.dirty());
    for (const row of open) row.now();
    if (!open.length) say("", "s-ok", "Mọi ô đã được lưu");
  }
  document.addEventListener("nhiemky:save", (event) => { event.preventDefault(); saveAll(); });
  window.addEventListener("online", () => rows.forEach((row) => row.now()));
  window.addEventListener("beforeunload", (event) => { if ([...rows.values()].some((row) => row.dirty())) event.preventDefault(); });

  /* a block from Excel goes as it is, with the versions of the page; before grid.js lays it out itself */
  form.addEventListener("paste", async (event) => {
    const cell = event.target;
    if (!cell.matches || !cell.matches("[data-field]") || !["actual", "kind"].includes(cell.dataset.field)) return;
    const text = (event.clipboardData || window.clipboardData).getData("text/plain");
    if (!/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    event.stopPropagation();
    const versions = [...rows.values()].map((row) => row.code + ":" + row.body.dataset.version).join(" ");
    say("saving", "", "Đang dán");
    const answer = await post(form.dataset.paste, { text, code: rowOf(cell).code, field: cell.dataset.field, versions }, "grid");
    if (!answer || answer.status !== 200) {
      say("lost", "s-over", answer && answer.said.error ? answer.said.error : "Mất mạng, chưa dán được. Dán lại khi có mạng.");
      return;
    }
    for (const row of rows.values()) row.bring(parsed(answer.said.rows[row.code]), true);
    take({ summary: answer.said.summary, status: answer.said.status });
    document.getElementById("con-lai").innerHTML = answer.said.leftover || "";
    say("", "s-ok", "Đã lưu lúc " + answer.said.saved_at);
    nhiemky.toasts.show({ text: answer.said.toast, undo: answer.said.undo });
    nhiemky.say(answer.said.toast);
  }, true);
})();
