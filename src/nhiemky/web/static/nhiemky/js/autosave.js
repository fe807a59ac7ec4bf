/* Autosave: 800 ms after typing stops, on leaving the field and on Ctrl+S; one save at a time, each with a version number.

   <textarea data-autosave="/bao-cao/.../muc/..." data-version="3" data-state="luu-m4" name="text">, <p class="saved" id="luu-m4" role="status">

   Sends   POST name=text, version=3 (application/x-www-form-urlencoded, X-CSRFToken).
   200     {"version": 4, "saved_at": "08:15"}
   409     somebody else saved in between: the answer is HTML of a dialog with both texts (data-opens-itself); saving rests
           until the page calls saver.settle(version, text) or is loaded anew. Neither text is lost.
   422     {"error": "sentence"}: shown, the text stays.
   else    the text stays in memory and in sessionStorage until it is saved, and is tried again.
   UniKey and other composition never start a save in the middle of a word. `element.saver` is the Autosave. */
"use strict";
(function () {
  const PAUSE = 800, AGAIN = 10000;

  class Autosave {
    constructor(field, options) {
      this.field = field;
      this.url = options.url;
      this.version = Number(options.version || 0);
      this.place = options.state || null;
      this.name = options.name || field.name || "text";
      this.key = "nhiemky:draft:" + this.url;
      this.saved = this.value();
      this.timer = 0;
      this.sending = false;
      this.composing = false;
      this.rests = false;
      field.addEventListener("input", () => this.changed());
      field.addEventListener("compositionstart", () => { this.composing = true; clearTimeout(this.timer); });
      field.addEventListener("compositionend", () => { this.composing = false; this.changed(); });
      field.addEventListener("blur", () => this.now());
      this.restore();
    }

    value() { return this.field.type === "checkbox" ? (this.field.checked ? "1" : "") : this.field.value; }
    dirty() { return this.value() !== this.saved; }

    changed() {
      clearTimeout(this.timer);
      if (this.composing || this.rests || !this.dirty()) return;
      this.keep();
      this.timer = setTimeout(() => this.now(), PAUSE);
    }

    now() {
      clearTimeout(this.timer);
      if (this.composing || this.sending || this.rests || !this.dirty()) return Promise.resolve(false);
      return this.send();
    }

    async send(leaving) {
      const text = this.value();
      this.sending = true;
      this.show("saving", "", "Đang lưu");
      let answer = null;
      try {
        answer = await fetch(this.url, {
          method: "POST",
          headers: { "X-CSRFToken": nhiemky.token(), "X-Requested-With": "autosave" },
          body: new URLSearchParams({ [this.name]: text, version: String(this.version) }),
          redirect: "manual",
          keepalive: Boolean(leaving) && text.length < 30000,
        });
      } catch (_) { /* no network: kept below */ }
      this.sending = false;
      if (answer && answer.ok) return this.accepted(text, await answer.json());
      if (answer && answer.status === 409) return this.clashed(await answer.text());
      if (answer && (answer.status === 422 || answer.status === 403) && (answer.headers.get("Content-Type") || "").includes("json")) {
        return this.refused((await answer.json()).error);
      }
      return this.lost(answer);
    }

    accepted(text, said) {
      this.version = said.version;
      this.saved = text;
      if (this.dirty()) this.changed(); else this.forget();
      this.show("", "s-ok", "Đã lưu lúc " + (said.saved_at || nhiemky.clock(new Date())));
      document.dispatchEvent(new CustomEvent("nhiemky:answered"));
      this.field.dispatchEvent(new CustomEvent("nhiemky:saved", { bubbles: true, detail: said }));
      return true;
    }

    clashed(html) {
      this.rests = true;
      this.keep();
      this.show("clash", "s-over", "Người khác vừa sửa chỗ này. Chưa lưu đè, cả hai bản còn nguyên.");
      const asked = new CustomEvent("nhiemky:clash", { bubbles: true, cancelable: true, detail: { html, saver: this } });
      if (this.field.dispatchEvent(asked) && html.includes("<dialog")) {
        const brought = new DOMParser().parseFromString(html, "text/html").querySelector("dialog");
        document.body.append(document.adoptNode(brought));
        if (window.htmx) window.htmx.process(brought);
        nhiemky.dialogs.open(brought);
      }
      return false;
    }

    /* after a clash: go on from this version with this text (the page's choice), saving it at once where it differs */
    settle(version, text) {
      this.version = version;
      this.rests = false;
      if (text !== undefined) this.field.value = text;
      this.saved = null;
      return this.send();
    }

    refused(sentence) {
      this.show("clash", "s-over", sentence);
      return false;
    }

    lost(answer) {
      const over = answer && (answer.type === "opaqueredirect" || answer.status === 403);
      this.keep();
      this.show("lost", "s-over", over ? "Đã hết phiên làm việc, đang giữ trên máy này. Đăng nhập lại trong thẻ khác rồi bấm lưu."
        : "Mất mạng, đang giữ trên máy này. Sẽ lưu khi có mạng.");
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.now(), AGAIN);
      return false;
    }

    keep() { try { sessionStorage.setItem(this.key, JSON.stringify({ text: this.value(), version: this.version })); } catch (_) { /* memory still has it */ } }
    forget() { try { sessionStorage.removeItem(this.key); } catch (_) { /* nothing was kept */ } }
    restore() {
      let kept = null;
      try { kept = JSON.parse(sessionStorage.getItem(this.key) || "null"); } catch (_) { return; }
      if (!kept || this.field.type === "checkbox") return;
      if (kept.text === this.value()) { this.forget(); return; }
      this.field.value = kept.text;
      this.version = kept.version;
      this.send();
    }

    show(kind, shape, words) {
      if (!this.place) return;
      this.place.className = ("saved " + kind).trim();
      this.place.setAttribute("aria-live", kind === "lost" || kind === "clash" ? "assertive" : "polite");
      this.place.textContent = "";
      if (shape) {
        const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), use = document.createElementNS("http://www.w3.org/2000/svg", "use");
        svg.setAttribute("class", "i");
        svg.setAttribute("aria-hidden", "true");
        use.setAttribute("href", "#" + shape);
        svg.append(use);
        this.place.append(svg, " ");
      }
      this.place.append(words);
    }
  }

  const all = new Set();
  nhiemky.each("[data-autosave]", (field) => {
    const set = field.dataset;
    field.saver = new Autosave(field, { url: set.autosave, version: set.version, state: document.getElementById(set.state) });
    all.add(field.saver);
  });
  const open = () => [...all].filter((saver) => saver.field.isConnected);

  document.addEventListener("nhiemky:save", (event) => {
    if (open().length) event.preventDefault();
    for (const saver of open()) saver.now();
  });
  window.addEventListener("online", () => open().forEach((saver) => saver.now()));
  window.addEventListener("pagehide", () => open().forEach((saver) => { if (saver.dirty() && !saver.rests) saver.send(true); }));
  window.addEventListener("beforeunload", (event) => {
    if (open().some((saver) => saver.dirty() && (saver.rests || saver.place && saver.place.classList.contains("lost")))) event.preventDefault();
  });
  nhiemky.Autosave = Autosave;
})();
