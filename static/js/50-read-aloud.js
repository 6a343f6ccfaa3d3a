// A text read aloud, its paragraph lit.
(() => {
  const speech = globalThis.speechSynthesis;
  const bar = document.querySelector(".listen");
  if (!speech || !bar) return;

  const UNSAID = "button, select, textarea, svg, details:not([open]), [aria-hidden], [role=status], .meta, .source, .scale-steps";
  const source = document.getElementById(bar.dataset.readAloud);
  const { lang } = source.closest("[lang]");
  const [play, stop] = bar.querySelectorAll("button");
  const [rate, voice] = bar.querySelectorAll("select");
  let voices, queue, spoken;

  const sentences = () => {
    const said = [];
    const walk = document.createTreeWalker(source, 4);
    while (walk.nextNode()) {
      const { data, parentElement: near } = walk.currentNode;
      if (!data.trim() || near.closest(UNSAID)) continue;
      const block = near.closest(":not(a, b, strong, em, code, span, small, mark, label)");
      if (said.at(-1)?.block !== block) said.push({ block, lang: near.closest("[lang]").lang, text: "" });
      said.at(-1).text += data;
    }
    return said.flatMap(({ text, ...place }) => text.match(/[^.!?…]*\S+/g).map((words) => ({ words, ...place })));
  };

  const light = (block) => {
    document.querySelector(".is-read")?.classList.remove("is-read");
    block?.classList.add("is-read");
    block?.scrollIntoView({ block: "nearest" });
  };

  const hush = (state) => {
    spoken = null;
    speech.cancel();
    bar.dataset.state = state;
    play.lastElementChild.textContent = bar.dataset[`text${state}`];
    stop.hidden = !state;
    bar.lastElementChild.textContent = bar.dataset[`status${state}`];
  };

  const end = () => {
    light();
    hush("");
  };

  const speak = () => {
    if (!queue.length) return end();
    const { block, lang: own, words } = queue[0];
    const sound = (spoken = new SpeechSynthesisUtterance(words));
    sound.lang = own;
    if (own === lang) sound.voice = voices[voice.selectedIndex];
    sound.rate = rate.value;
    sound.onend = sound.onerror = () => {
      if (spoken !== sound) return;
      queue.shift();
      speak();
    };
    light(block);
    speech.speak(sound);
  };

  const read = () => {
    hush("Reading");
    speak();
  };

  play.onclick = () => {
    if (spoken) return hush("Paused");
    if (!bar.dataset.state) queue = sentences();
    read();
  };
  stop.onclick = () => {
    end();
    play.focus();
  };
  bar.onchange = ({ target }) => {
    kept("set", target.name, target.value);
    if (spoken) read();
  };
  addEventListener("pagehide", end);

  const offer = () => {
    voices = speech.getVoices().filter((each) => each.lang.startsWith(lang.slice(0, 2)));
    voice.replaceChildren(...voices.map(({ name, voiceURI }) => new Option(name, voiceURI)));
    for (const choice of [rate, voice]) {
      choice.value = kept("get", choice.name);
      if (!choice.value) choice.selectedIndex = 0;
    }
    bar.hidden = !voices.length;
  };
  speech.onvoiceschanged = offer;
  offer();
})();
