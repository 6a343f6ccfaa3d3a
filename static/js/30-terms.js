// A word from the glossary explains itself beside the text.
(() => {
  let word = null;
  let note = null;

  const close = () => {
    if (!note) return;
    note.remove();
    word.removeAttribute("aria-describedby");
    word = note = null;
  };

  const open = (link, definition) => {
    note = document.createElement("div");
    note.className = "term-note";
    note.id = "term-note";
    note.setAttribute("role", "status");
    document.body.append(note);
    note.append(...definition.cloneNode(true).childNodes);
    const place = link.getBoundingClientRect();
    note.style.top = `${place.bottom + scrollY + 8}px`;
    note.style.left = `${Math.max(16, Math.min(place.left, innerWidth - note.offsetWidth - 16))}px`;
    link.setAttribute("aria-describedby", note.id);
    word = link;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a.term[href^="#"]');
    const same = link && link === word;
    if (!event.target.closest(".term-note")) close();
    const term = link && document.getElementById(link.hash.slice(1));
    if (!term || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (!same) open(link, term.nextElementSibling);
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  addEventListener("resize", close);
})();
