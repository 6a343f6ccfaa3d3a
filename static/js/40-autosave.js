// A reflection saves itself; nothing is ever overwritten.
(() => {
  const made = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });

  class Draft {
    constructor(form) {
      this.form = form;
      this.words = form.dataset;
      this.key = form.dataset.key;
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

    // A copy moves aside, so that typing cannot replace it.
    reconcile() {
      const aside = `${this.key}:aside`;
      const found = kept("get", this.key);
      const earlier = [kept("get", aside), found].filter(Boolean);
      if (found && found !== this.saved) kept("set", aside, earlier.join("\n\n"));
      kept("remove", this.key);
      const copy = kept("get", aside);
      const here = [this.saved, ...[...this.form.querySelectorAll(".kept-text")].map((text) => text.textContent)];
      if (!copy || here.includes(copy)) return kept("remove", aside);
      const forget = () => kept("remove", aside);
      const add = () => {
        this.text.value = [this.text.value.trimEnd(), copy].filter(Boolean).join("\n\n");
        this.changed();
        this.text.focus();
        forget();
      };
      this.show(copy, this.button(this.words.textAdd, add), this.button(this.words.textDiscard, forget));
    }

    button(label, act) {
      const button = Object.assign(made("button", "button button-quiet", label), { type: "button" });
      button.addEventListener("click", () => {
        this.panel.remove();
        act();
      });
      return button;
    }

    show(other, ...ways) {
      this.panel?.remove();
      this.panel = made("section", "kept");
      const row = made("div", "cluster");
      row.append(...ways);
      this.panel.append(made("p", "", this.words.textFound), made("div", "kept-text", other), row);
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
        body: new URLSearchParams({ text, revision: this.revision.value }),
        keepalive,
      });
    }

    async received(response, sent) {
      const answer = await response.json();
      if (response.ok) this.acknowledged(answer, sent);
      else if (response.status === 409) this.differs(answer);
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

    differs({ status, other }) {
      this.stopped = true;
      this.say(status, true);
      this.show(other, this.link(this.words.textReload, location.href));
    }
  }

  const begin = (root) => {
    for (const form of root.querySelectorAll("form[data-autosave]")) form.draft ??= new Draft(form);
    for (const { dataset } of root.querySelectorAll("[data-forget]")) kept("remove", dataset.forget);
  };
  begin(document);
  document.addEventListener("htmx:load", () => begin(document));
})();
