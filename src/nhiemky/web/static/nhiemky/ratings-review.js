/* Own points: the sums of the groups and of all follow while one types; the server counts again when it is saved. */
"use strict";
(function () {
  const read = (field) => {
    const words = field.value.trim().replace(/\./g, "").replace(",", ".");
    return words && !Number.isNaN(Number(words)) ? Math.round(Number(words) * 100) : 0;
  };
  const shown = (hundredths) => (hundredths / 100).toString().replace(".", ",");

  nhiemky.each("[data-scores]", (form) => {
    const total = document.querySelector("[data-total]");
    form.addEventListener("input", () => {
      let all = 0;
      for (const body of form.querySelectorAll("tbody")) {
        const sum = [...body.querySelectorAll("input.num")].reduce((before, field) => before + read(field), 0);
        const place = body.querySelector("[data-sum]");
        if (place && body.querySelector("input.num")) place.textContent = shown(sum);
        all += sum;
      }
      if (total) total.textContent = shown(all);
    });
  });
})();
