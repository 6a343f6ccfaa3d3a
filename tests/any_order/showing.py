"""Acts around the page that a learner shows: composing it, consent, and its link."""

import re
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from elearn.web.language import today
from tests.any_order.acting import MOSTLY, WHICH, is_done, there_are
from tests.any_order.talking import Talking
from tests.any_order.texts import Shown

LINK = re.compile(r"/getoond/([^\"<\s]+)")
COMPOSE = "/groei/tonen"


class Showing(Talking):
    """A learner composes a page; whoever answered says yes or no to standing on it."""

    @precondition(there_are("sheets"))
    @rule(number=WHICH, versions=st.integers(0, 7), answers=st.integers(0, 7))
    def composes(self, number: int, versions: int, answers: int) -> None:
        """Some of their versions and of the answers to these; what is another's is left out by itself."""
        name = self.learner(number)
        sheet, before = self.story.sheets[name], self.story.shown.get(name)
        offered = [(sharing.owner, one) for sharing, one in self.story.answers]
        wanted = [(owner, one) for place, (owner, one) in enumerate(offered) if answers >> place % 3 & 1]
        chosen = {one.id for place, one in enumerate(sheet.versions) if versions >> place % 3 & 1}
        page = Shown(self.story.new("Ik ben"), before.revision + 1 if before else 1, chosen, set())
        page.answers = {one.id for owner, one in wanted if owner == name and one.is_released}
        page.token = before.token if before else ""
        form = {"title": "Mijn weg", "introduction": page.words, "revision": str(page.revision - 1)}
        lists = {"version": sorted(chosen), "answer": [one.id for _owner, one in wanted]}
        assert is_done(self.browsers.post(name, COMPOSE, {**form, **lists}))
        self.story.shown[name] = page
        self._asked(page, before)

    def _asked(self, page: Shown, before: Shown | None) -> None:
        """Whoever wrote an answer that is new on the page is asked; a question that waits goes with the answer."""
        left = (before.answers if before else set()) - page.answers
        for _sharing, answer in self.story.answers:
            if answer.id in page.answers:
                answer.is_asked = True
            elif answer.id in left and answer.consent is None:
                answer.is_asked = False

    @precondition(there_are("answers"))
    @rule(number=WHICH, who=WHICH, is_own=MOSTLY, gives=st.booleans())
    def decides(self, number: int, who: int, is_own: bool, gives: bool) -> None:
        _sharing, answer = self.answer(number)
        name = self._author_or(answer, who, is_own)
        may = answer.is_asked and name == answer.author
        self.does(name, f"/toestemming/{answer.id}", {"do": "give" if gives else "refuse"}, may=may)
        if may:
            answer.consent = gives

    @precondition(there_are("shown"))
    @rule(number=WHICH, makes=st.booleans())
    def makes_or_ends_a_link(self, number: int, makes: bool) -> None:
        name = sorted(self.story.shown)[number % len(self.story.shown)]
        page, last_day = self.story.shown[name], str(today() + timedelta(days=3))
        path, form = (COMPOSE + "/link", {"last_day": last_day}) if makes else (COMPOSE + "/link/einde", {})
        assert is_done(self.browsers.post(name, path, form))
        found = LINK.findall(self.browsers.get(name, COMPOSE).text)
        assert bool(found) is makes
        page.token = found[0] if found else ""
