/* Small manners of controls that need no file of their own. */
"use strict";
/* <input type="checkbox" data-shows="id_password"> shows the password while ticked */
document.addEventListener("change", (event) => {
  const box = event.target.closest("[data-shows]");
  if (!box) return;
  for (const id of box.dataset.shows.split(" ")) {
    const field = document.getElementById(id);
    if (field) field.type = box.checked ? "text" : "password";
  }
});
/* <select data-sends> sends its form at once; without scripts its button does */
document.addEventListener("change", (event) => {
  const sender = event.target.closest("[data-sends]");
  if (sender && sender.form) sender.form.requestSubmit();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-prints]")) { event.preventDefault(); window.print(); }
});
/* a form goes out once: the second click of a hurried hand does nothing */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post") || form.hasAttribute("data-again")) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  setTimeout(() => { delete form.dataset.sent; }, 4000);
});
window.addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });
/* a navigation longer than the screen shows where one is */
for (const here of document.querySelectorAll(".side .nav [aria-current]")) here.scrollIntoView({ block: "nearest" });
