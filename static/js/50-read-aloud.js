// A text can be listened to, where the device has a voice.
(() => {
  const speech = globalThis.speechSynthesis;
  if (!speech) return;

  const read = (button) => {
    const source = document.getElementById(button.dataset.readAloud);
    const label = button.innerHTML;
    const words = new SpeechSynthesisUtterance(source.innerText);
    words.lang = (source.closest("[lang]") || document.documentElement).lang;
    words.rate = 0.9;
    words.onend = words.onerror = () => {
      button.innerHTML = label;
      delete button.dataset.reading;
    };
    button.textContent = button.dataset.textStop;
    button.dataset.reading = "";
    speech.speak(words);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-read-aloud]");
    if (!button) return;
    const reading = "reading" in button.dataset;
    speech.cancel();
    if (!reading) read(button);
  });
  addEventListener("pagehide", () => speech.cancel());

  const offer = () => document.querySelectorAll("[data-read-aloud]").forEach((button) => (button.hidden = false));
  offer();
  document.addEventListener("htmx:load", offer);
})();
