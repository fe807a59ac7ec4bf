/* Toasts: what has just been done. With "Hoàn tác" 10 s, else 6; the time stands still while it is pointed at or has focus.
   Errors stay until they are closed. From the server: HX-Trigger nhiemky:toast (nhiemky.web.ui.toast). */
"use strict";
(function () {
  const place = document.getElementById("thong-bao");

  function live(toast) {
    const bad = toast.classList.contains("bad");
    let timer = 0;
    const wait = () => { if (!bad) timer = setTimeout(() => toast.remove(), toast.querySelector("form") ? 10000 : 6000); };
    const hold = () => clearTimeout(timer);
    toast.addEventListener("mouseenter", hold);
    toast.addEventListener("focusin", hold);
    toast.addEventListener("mouseleave", wait);
    toast.addEventListener("focusout", wait);
    toast.querySelector("[data-dismisses]").addEventListener("click", () => toast.remove());
    wait();
  }

  function button(words) {
    const made = document.createElement("button");
    made.className = "link";
    made.textContent = words;
    return made;
  }

  function show(what) {
    if (!place) return;
    const toast = document.createElement("div");
    toast.className = what.bad ? "toast bad" : "toast";
    toast.append(what.text);
    if (what.undo) {
      const form = document.createElement("form"), token = document.createElement("input");
      form.method = "post";
      form.action = what.undo;
      token.type = "hidden";
      token.name = "csrfmiddlewaretoken";
      token.value = nhiemky.token();
      form.append(token, button("Hoàn tác"));
      toast.append(form);
    }
    const close = button("Đóng");
    close.type = "button";
    close.setAttribute("data-dismisses", "");
    toast.append(close);
    place.append(toast);
    live(toast);
  }

  for (const toast of document.querySelectorAll("#thong-bao .toast")) live(toast);
  document.addEventListener("nhiemky:toast", (event) => (event.detail.toasts || []).forEach(show));
  nhiemky.toasts = { show };
})();
