// Asks every second whether a course file changed, and then opens the page again where it was.
(() => {
  const bar = document.querySelector("[data-preview-ask]");
  if (!bar) return;
  const { previewAsk: address, previewVersion: version, textLost } = bar.dataset;
  const closed = "previewClosed" in bar.dataset;
  const status = bar.querySelector("[role=status]");
  const words = status.textContent;
  const here = location.pathname + location.search;
  const KEY = "tandem:preview";
  let leaving = false;

  const recall = () => {
    try { return JSON.parse(sessionStorage.getItem(KEY)) ?? {}; } catch { return {}; }
  };
  const remember = (what) => {
    try { sessionStorage.setItem(KEY, JSON.stringify(what)); } catch { /* without it the page only begins on top */ }
  };

  const say = (text, lost) => {
    bar.classList.toggle("is-lost", lost);
    if (status.textContent !== text) status.textContent = text;
  };

  const open_again = () => {
    const before = recall();
    // While a mistake takes the page away, the place to come back to is the one from before.
    const top = closed && before.here === here ? before.top : scrollY;
    remember({ here, top, again: true });
    leaving = true;
    history.scrollRestoration = "manual";
    location.reload();
  };

  const look = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch(address, { cache: "no-store" });
        if (!answer.ok) throw new Error(answer.statusText);
        if (await answer.text() !== version) return open_again();
        say(words, false);
      } catch {
        say(textLost, true);
      }
    }
    setTimeout(look, 1000);
  };

  bar.querySelector("[data-preview-plain]").hidden = true;
  const before = recall();
  if (before.again && before.here === here) {
    scrollTo(0, closed ? 0 : before.top);
    remember({ ...before, again: false });
    // A live region is read when it changes, not when it is there from the beginning.
    status.textContent = "";
    setTimeout(() => say(words, false), 200);
  }
  // Not sooner: the browser would put the page back to where its own memory has it.
  addEventListener("pagehide", () => { if (!leaving) history.scrollRestoration = "auto"; });
  setTimeout(look, 1000);
})();
