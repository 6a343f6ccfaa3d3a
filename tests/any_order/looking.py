"""What must be true after every act: nobody reads what they may not, nothing is lost or left, no answer moves."""

import os
from collections.abc import Iterator

from hypothesis.stateful import invariant, rule
from sqlalchemy import String, select, union_all

from elearn.accounts.models import User
from elearn.database import Base
from elearn.recordings import files
from elearn.reflections.answer_models import Feedback
from elearn.reflections.models import OtherDraft, Reflection, Version
from elearn.reflections.sharing_models import Sharing as SharingRow
from tests.any_order.acting import SHEET, at, rows, which
from tests.any_order.going import Going
from tests.any_order.readers import WHO_HAS_THE_LINK
from tests.any_order.speaking import PART
from tests.any_order.texts import MARK, Sharing, marks

THOROUGH = "TANDEM_LONG"
"""the number of stories, where more than a few are wanted"""
IS_LONG = bool(os.environ.get(THOROUGH))
LOOKS, LAST_LOOKS = (40, 1000) if IS_LONG else (8, 120)
"""at so many pages after every act, each time others, and at so many when the story ends"""
PAGES = (
    *("/", "/reflecties", "/reflecties/groep", "/mijn-tafel", "/toestemming", "/berichten", SHEET, SHEET + "/deling"),
    *(SHEET + "/versies", "/groei", "/groei/tonen", "/groei/tonen/voorbeeld", "/mijn-gegevens/"),
    "/mijn-gegevens/tandem.json",
)
COLUMNS = [one for table in Base.metadata.sorted_tables for one in table.columns if isinstance(one.type, String)]
EVERY_TEXT = union_all(*(select(one).where(one.like("%merk%")) for one in COLUMNS))


class Looking(Going):
    """Everybody looks around, and somebody looks into the database."""

    def __init__(self) -> None:
        super().__init__()
        self.acts = self.looked = 0
        self.released: dict[int, tuple[object, ...]] = {}

    def everywhere(self) -> Iterator[tuple[str, str]]:
        """Who could look where."""
        addresses = [at(sharing) for sharing in self.story.sharings]
        answers = [at(sharing, f"/antwoorden/{answer.id}") for sharing, answer in self.story.answers]
        groups = [f"/groepen/{number}" for number in self.group.values()]
        for path in (*addresses, *answers, *groups, *PAGES):
            yield from ((name, path) for name in self.story.people)
        yield from ((WHO_HAS_THE_LINK, f"/getoond/{page.token}") for page in self.story.shown.values() if page.token)

    @rule()
    def nobody_does_anything(self) -> None:
        """All there is in the plainest story, which Hypothesis always tells first, so that it costs nothing."""

    @invariant()
    def nobody_reads_what_they_may_not(self) -> None:
        """After an act by which nothing changed nobody looks around again."""
        self.acts += 1
        if self.browsers.tell():
            self.looked += 1
            self.look_around(LOOKS)
            self.whoever_may_reads_a_text_or_hears_a_voice()

    def look_around(self, looks: int) -> None:
        places = list(self.everywhere())
        apart = max(1, len(places) // looks)
        for name, path in places[self.acts % apart :: apart]:
            self.browsers.get(name, path)

    def whoever_may_reads_a_text_or_hears_a_voice(self) -> None:
        """Everybody tries one, behind its note or without; after every act another one, when there are more."""
        if self.story.spoken and self.acts % 2:
            part = PART if self.acts % 4 == 1 else None
            self.everybody_tries_to_hear(*which(self.story.spoken, self.acts // 2), part)
        elif self.story.sharings:
            for name in self.story.people:
                self._reads(name, which(self.story.sharings, self.acts))

    def _reads(self, name: str, sharing: Sharing) -> None:
        answer = self.browsers.get(name, at(sharing))
        assert (answer.status_code == 200) is (name in self.story.readers(sharing)), f"{name} {at(sharing)}"
        if answer.status_code != 200:
            return
        assert marks(sharing.note) <= marks(answer.text)
        is_open = not sharing.note or name in sharing.opened or name == sharing.owner
        assert (marks(sharing.text) <= marks(answer.text)) is is_open
        if sharing.is_masked and name != sharing.owner:
            assert sharing.owner not in answer.text.replace(f">{name}<", "")

    @invariant()
    def every_word_that_was_acknowledged_is_kept_and_no_other(self) -> None:
        found = {mark for (text,) in rows(EVERY_TEXT) for mark in MARK.findall(text)}
        kept = self.story.kept_marks()
        assert found == kept, f"lost: {kept - found}; left: {found - kept}"

    @invariant()
    def every_voice_that_was_kept_lies_on_the_disk_and_no_other(self) -> None:
        found = sorted(path.read_bytes() for path in files.folder().rglob("*") if path.is_file())
        assert found == self.story.kept_voices()

    @invariant()
    def every_sheet_is_as_its_writer_left_it(self) -> None:
        query = select(User.login_name, Reflection.id, Reflection.draft).join(User, User.id == Reflection.user_id)
        for name, sheet_id, draft in rows(query):
            sheet = self.story.sheets[name]
            others = select(OtherDraft.text).where(OtherDraft.reflection_id == sheet_id).order_by(OtherDraft.id)
            versions = select(Version.text).where(Version.reflection_id == sheet_id).order_by(Version.number)
            assert draft == sheet.draft
            assert [text for (text,) in rows(others)] == sheet.others
            assert [text for (text,) in rows(versions)] == [version.text for version in sheet.versions]

    @invariant()
    def no_answer_moves(self) -> None:
        """A released answer stays on its version and on its quote for ever, and word for word when it was written."""
        where = (Feedback.quote_start, Feedback.quote_end, Feedback.quote, Feedback.prefix, Feedback.suffix)
        query = select(Feedback.id, Version.id, Version.text, *where)
        found = query.join(Feedback.sharing).join(SharingRow.version).where(Feedback.released_at.is_not(None))
        for number, *held in rows(found):
            assert self.released.setdefault(number, tuple(held)) == tuple(held)
            _version, text, start, end, quote, prefix, suffix = held
            if start is not None:
                assert (text[start:end], text[:start][-32:], text[end:][:32]) == (quote, prefix, suffix)

    @invariant()
    def every_answer_hangs_on_the_sentences_that_were_chosen(self) -> None:
        known = {answer.id: (sharing, answer) for sharing, answer in self.story.answers}
        for number, body, quote in rows(select(Feedback.id, Feedback.body, Feedback.quote)):
            sharing, answer = known[number]
            chosen = [MARK.findall(sharing.text)[place] for place in answer.sentences]
            assert (body, MARK.findall(quote or "")) == (answer.body, chosen)

    def teardown(self) -> None:
        if self.looked > 2:
            self.look_around(LAST_LOOKS)
        if IS_LONG:
            print(f"a story of {self.acts} acts", flush=True)
