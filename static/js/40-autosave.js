// A reflection saves itself; nothing is ever overwritten.
(() => {
  const here = `:${performance.timeOrigin}`; // this window, until it is opened anew
  const made = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });

  class Draft {
    constructor(form) {
      this.form = form;
      this.words = form.dataset;
      this.key = form.dataset.key + here;
      this.text = form.elements.text;
      this.revision = form.elements.revision;
      this.status = form.querySelector("[data-save-status]");
      this.saved = this.text.value;
      this.listen();
      this.reconcile();
    }

    listen() {
      this.text.addEventListener("input", () => this.changed());
      this.text.addEventListener("blur", () => this.later(300)); // a tap on a button comes first
      this.form.addEventListener("submit", () => {
        clearTimeout(this.timer);
        this.submitted = true;
      });
      addEventListener("online", () => this.send());
      addEventListener("pagehide", () => this.submitted || this.send(true));
    }

    // Copies of every window move aside, so that typing cannot replace them.
    reconcile() {
      const aside = `${this.words.key}:aside`;
      const shown = [this.saved, ...[...this.form.querySelectorAll(".kept-text")].map((text) => text.textContent)];
      const keys = kept.under(this.words.key);
      const found = new Set(keys.map((key) => kept("get", key)));
      const copy = [...found].filter((text) => text && !shown.includes(text)).join("\n\n");
      for (const key of keys) kept("remove", key);
      if (!copy) return;
      kept("set", aside, copy);
      const forget = () => kept("remove", aside);
      const add = () => {
        this.text.value = [this.text.value.trimEnd(), copy].filter(Boolean).join("\n\n");
        this.changed();
        this.text.focus();
        forget();
      };
      this.show(this.words.textFound, copy, this.button(this.words.textAdd, add), this.button(this.words.textDiscard, forget));
    }

    button(label, act) {
      const button = Object.assign(made("button", "button button-quiet", label), { type: "button" });
      button.addEventListener("click", () => {
        this.panel.remove();
        act();
      });
      return button;
    }

    show(words, other, ...ways) {
      this.panel?.remove();
      this.panel = made("section", "kept");
      const row = made("div", "cluster");
      row.append(...ways);
      this.panel.append(made("p", "", words), made("div", "kept-text", other), row);
      this.status.after(this.panel);
    }

    say(words, stays = false) {
      this.status.textContent = words;
      this.status.classList.toggle("is-kept", stays);
    }

    link(label, href) {
      return Object.assign(made("a", "", label), { href });
    }

    changed() {
      this.submitted = false;
      kept("set", this.key, this.text.value);
      this.later(1500);
    }

    later(wait) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), wait);
    }

    async send(leaving = false) {
      const sent = this.text.value;
      if (this.stopped && sent !== this.saved) this.say(this.words.textOffline, true);
      if (this.stopped || sent === this.saved || !this.form.isConnected || (this.sending && !leaving)) return;
      this.sending = true;
      this.say(this.words.textSaving);
      try {
        await this.received(await this.posted(sent, leaving), sent);
      } catch {
        this.say(this.words.textOffline, true);
        this.later(9000);
      }
      this.sending = false;
      if (this.text.value !== sent) this.later(1500);
    }

    posted(text, keepalive) {
      return fetch(this.words.autosave, {
        method: "POST",
        headers: { "HX-Request": "true", Accept: "application/json" },
        body: new URLSearchParams({ text, revision: this.revision.value, beside: this.beside ?? 0 }),
        keepalive,
      });
    }

    async received(response, sent) {
      if (response.status === 404) return this.gone();
      const answer = await response.json();
      if (response.ok) this.acknowledged(answer, sent);
      else if (response.status === 409) this.differs(answer, sent);
      else {
        this.say(answer.status ?? this.words.textOffline, true);
        if (answer.login) this.status.append(" ", this.link(this.words.textLogin, answer.login));
      }
    }

    acknowledged({ status, revision }, sent) {
      this.saved = sent;
      this.revision.value = revision;
      if (this.text.value === sent) kept("remove", this.key);
      this.say(status);
    }

    // What goes on being typed is kept beside the other text, or else on this device.
    differs({ status, other, beside }, sent) {
      this.beside = beside;
      this.stopped = !beside;
      this.saved = sent;
      this.say(status, true);
      if (this.other !== other) this.show(this.words.textOther, other, this.link(this.words.textReload, location.href));
      this.other = other;
    }

    gone() {
      this.stopped = true;
      this.say(document.getElementById("gone").textContent, true);
    }
  }

  const begin = (root) => {
    for (const { dataset } of root.querySelectorAll("[data-forget]")) kept("remove", dataset.forget + here);
    for (const form of root.querySelectorAll("form[data-autosave]")) form.draft ??= new Draft(form);
  };
  begin(document);
  document.addEventListener("htmx:load", () => begin(document));
})();
