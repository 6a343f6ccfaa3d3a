// An answer by voice: recorded here, kept as a draft as soon as it stops, and heard from the server.
// Without a recorder the file field of the same form does the same.
(() => {
  const MOST = 300;
  const NEARLY = 270;
  const MOST_BYTES = 12e6;
  const ALMOST_NOTHING = 0.004;
  const TYPES = ["audio/mp4;codecs=mp4a.40.2", "audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
  const REFUSALS = {
    NotAllowedError: "statusRefused",
    SecurityError: "statusRefused",
    NotFoundError: "statusMissing",
    OverconstrainedError: "statusMissing",
    NotReadableError: "statusInUse",
    AbortError: "statusInUse",
  };

  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

  class Recorder {
    constructor(part) {
      this.part = part;
      this.words = part.dataset;
      this.form = part.form;
      this.file = part.querySelector("[type=file]");
      this.status = part.querySelector("[data-voice-status]");
      this.heard = part.querySelector("[data-heard]");
      this.level = part.querySelector("[data-level]");
      [this.record, this.stop, this.pause] = part.querySelectorAll("[data-do]");
      this.file.addEventListener("change", () => this.file.files[0] && this.send(this.file.files[0]));
      this.file.removeAttribute("capture");
      this.type = globalThis.MediaRecorder && TYPES.find((type) => MediaRecorder.isTypeSupported(type));
      if (!this.type || !navigator.mediaDevices) return this.say("statusUnable");
      this.offer();
    }

    offer() {
      this.part.querySelector("[data-desk]").hidden = false;
      this.part.querySelector("[data-file]").open = false;
      this.record.onclick = () => this.begin();
      this.stop.onclick = () => this.end();
      this.pause.onclick = () => (this.media.state === "paused" ? this.goOn() : this.rest());
    }

    get isBusy() {
      return this.isSending || Boolean(this.media);
    }

    say(name, number = "") {
      this.tell(this.words[name].replace("{}", number));
    }

    tell(words) {
      this.status.textContent = words;
    }

    label(button, name) {
      button.lastElementChild.textContent = this.words[name];
    }

    // Recording

    async begin() {
      if (this.isBusy || this.isAsking) return;
      this.isAsking = true;
      const slow = setTimeout(() => this.say("statusAsking"), 400);
      try {
        this.start(await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } }));
      } catch (problem) {
        clearTimeout(slow);
        this.release();
        this.say(REFUSALS[problem.name] ?? "statusUnable");
        this.part.querySelector("[data-file]").open = true;
      }
      clearTimeout(slow);
      this.isAsking = false;
    }

    start(stream) {
      this.stream = stream;
      const pieces = [];
      const media = new MediaRecorder(stream, { mimeType: this.type, audioBitsPerSecond: 48_000 });
      media.ondataavailable = ({ data }) => pieces.push(data);
      media.onstop = () => this.finished(new Blob(pieces, { type: media.mimeType }));
      stream.getTracks()[0].onended = () => this.end("statusLost");
      media.start(1000);
      this.media = media;
      this.passed = 0;
      this.peak = undefined;
      this.ended = "";
      this.listenToLevel();
      this.goes();
      this.show(true);
      this.stop.focus();
      this.say("statusRecording");
    }

    // The time that counts is the time that is recorded.
    goes() {
      let last = performance.now();
      this.ticks = setInterval(() => {
        const before = this.passed;
        const now = performance.now();
        this.passed += (now - last) / 1000;
        last = now;
        this.tick(before);
      }, 100);
    }

    tick(before) {
      const over = (mark) => before < mark && this.passed >= mark;
      this.level.querySelector("[data-time]").textContent = clock(this.passed);
      this.level.firstElementChild.value = this.loudness();
      for (const minutes of [2, 3, 4]) if (over(minutes * 60)) this.say("statusMinutes", minutes);
      if (over(NEARLY)) this.say("statusNearly");
      if (over(MOST)) this.end("statusFull");
    }

    listenToLevel() {
      try {
        this.sound = new AudioContext();
        this.ear = this.sound.createAnalyser();
        this.sound.createMediaStreamSource(this.stream).connect(this.ear);
        this.samples = new Float32Array(this.ear.fftSize);
      } catch {
        this.ear = null; // a recording without a drawn level is a recording
      }
    }

    loudness() {
      if (!this.ear || this.sound.state !== "running") return 0;
      this.ear.getFloatTimeDomainData(this.samples);
      const peak = this.samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      this.peak = Math.max(this.peak ?? 0, peak);
      return Math.min(1, Math.sqrt(peak));
    }

    rest() {
      this.media.pause();
      clearInterval(this.ticks);
      this.level.firstElementChild.value = 0;
      this.label(this.pause, "textOn");
      this.say("statusPaused");
    }

    goOn() {
      this.media.resume();
      this.goes();
      this.label(this.pause, "textPause");
      this.say("statusRecording");
    }

    end(why = "") {
      if (!this.media || this.media.state === "inactive") return;
      this.ended = why;
      clearInterval(this.ticks);
      this.media.stop();
    }

    finished(blob) {
      clearInterval(this.ticks);
      this.release();
      this.show(false);
      this.label(this.pause, "textPause");
      this.record.focus();
      return this.send(blob);
    }

    release() {
      this.media = null;
      this.stream?.getTracks().forEach((track) => track.stop());
      this.sound?.close();
      this.stream = this.sound = this.ear = null;
    }

    show(recording) {
      this.record.hidden = recording;
      this.stop.hidden = this.pause.hidden = this.level.hidden = !recording;
      this.heard.querySelector("audio")?.pause();
    }

    // Keeping

    async send(blob) {
      if (blob.size > MOST_BYTES) {
        this.file.value = "";
        return this.say("statusLarge");
      }
      this.isSending = true;
      this.say("statusKeeping");
      try {
        await this.received(await this.posted(blob), blob);
      } catch {
        this.carry(blob);
        this.say("statusOffline");
      }
      this.isSending = false;
    }

    posted(blob) {
      const body = new FormData();
      body.append("voice", blob, "stem");
      return fetch(this.words.recorder, { method: "POST", headers: { "HX-Request": "true", Accept: "application/json" }, body });
    }

    async received(response, blob) {
      if (response.status === 413) return this.say("statusLarge");
      const answer = await response.json();
      if (answer.login) {
        this.carry(blob);
        this.say("statusLogin");
        const link = Object.assign(document.createElement("a"), { href: answer.login, target: "_blank", textContent: this.words.textLogin });
        this.status.append(" ", link);
      } else if (response.ok) this.kept(answer);
      else {
        this.file.value = "";
        this.tell(answer.status);
      }
    }

    // What could not be kept now travels with the form.
    carry(blob) {
      const files = new DataTransfer();
      files.items.add(new File([blob], "stem", { type: blob.type }));
      this.file.files = files.files;
    }

    // An answer that was released in another window stays; the recording began a new one.
    belongTo(posting) {
      const { posting: own, revision } = this.form.elements;
      if (own.value === posting) return;
      for (const words of [this.words, this.form.dataset]) {
        const name = words === this.words ? "recorder" : "autosave";
        words[name] = words[name].replace(`/${own.value}/`, `/${posting}/`);
      }
      own.value = posting;
      revision.value = 0;
    }

    kept({ status, posting, address }) {
      this.belongTo(posting);
      this.file.value = "";
      this.heard.hidden = this.form.querySelector("[value=leave-voice]").hidden = false;
      const sound = this.heard.querySelector("audio");
      sound.src = address;
      this.heard.querySelector(".meta")?.remove();
      this.label(this.record, "textAgain");
      const remark = this.ended || (this.peak < ALMOST_NOTHING ? "statusSilent" : "");
      this.tell(remark ? `${status} ${this.words[remark]}` : status);
      this.ended = "";
    }
  }

  const known = new WeakMap();
  const all = () => [...document.querySelectorAll("[data-recorder]")];
  const begin = () => all().forEach((part) => known.has(part) || known.set(part, new Recorder(part)));
  const busy = () => all().map((part) => known.get(part)).find((recorder) => recorder?.isBusy);

  // Nobody releases an answer whose voice is still being recorded.
  document.addEventListener("submit", (event) => {
    const recorder = busy();
    if (!recorder || event.target !== recorder.form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    event.target.removeAttribute("data-busy");
    recorder.say(recorder.isSending ? "statusKeeping" : "statusBusy");
  }, true);
  addEventListener("beforeunload", (event) => busy() && event.preventDefault());
  document.addEventListener("htmx:load", begin);
  begin();
})();
