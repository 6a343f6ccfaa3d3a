// One submission at a time, and a word when it did not arrive.
(() => {
  const free = (form) => form.removeAttribute("data-busy");

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.hasAttribute("data-busy")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.setAttribute("data-busy", "");
    setTimeout(free, 8000, form);
  }, true);

  // Nobody comes back to a form that still waits.
  addEventListener("pageshow", () => document.querySelectorAll("[data-busy]").forEach(free));

  const show = (wanted) => {
    for (const id of ["trouble", "gone"]) document.getElementById(id).hidden = id !== wanted;
  };
  document.addEventListener("htmx:beforeRequest", () => show());
  document.addEventListener("htmx:afterRequest", (event) => free(event.target));
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(name, ({ detail }) => show(detail.xhr?.status === 404 ? "gone" : "trouble"));
  }
})();
