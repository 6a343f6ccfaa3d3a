"""What must be true after every act: nobody reads what they may not, nothing is lost or left, no answer moves."""

import os
from collections.abc import Iterator

from hypothesis.stateful import invariant
from sqlalchemy import String, Table, select

from elearn.accounts.models import User
from elearn.database import Base
from elearn.reflections.answer_models import Feedback
from elearn.reflections.models import OtherDraft, Reflection, Version
from elearn.reflections.sharing_models import Sharing as SharingRow
from tests.any_order.acting import SHEET, at, rows
from tests.any_order.going import Going
from tests.any_order.story import MARK, WHO_HAS_THE_LINK, Sharing, marks

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


class Looking(Going):
    """Everybody looks around, and somebody looks into the database."""

    def __init__(self) -> None:
        super().__init__()
        self.acts = 0
        self.released: dict[int, tuple[object, ...]] = {}

    def everywhere(self) -> Iterator[tuple[str, str]]:
        """Who could look where."""
        addresses = [at(sharing) for sharing in self.story.sharings]
        answers = [at(sharing, f"/antwoorden/{answer.id}") for sharing, answer in self.story.answers]
        for path in (*addresses, *answers, f"/groepen/{self.group}", *PAGES):
            yield from ((name, path) for name in self.story.people)
        yield from ((WHO_HAS_THE_LINK, f"/getoond/{page.token}") for page in self.story.shown.values() if page.token)

    @invariant()
    def nobody_reads_what_they_may_not(self) -> None:
        self.browsers.tell()
        self.acts += 1
        self.look_around(LOOKS)

    def look_around(self, looks: int) -> None:
        places = list(self.everywhere())
        apart = max(1, len(places) // looks)
        for name, path in places[self.acts % apart :: apart]:
            self.browsers.get(name, path)

    @invariant()
    def whoever_may_read_reads_all_of_it_behind_its_note(self) -> None:
        """Everybody tries one text; after every act another one, when there are more."""
        if self.story.sharings:
            sharing = self.story.sharings[self.acts % len(self.story.sharings)]
            for name in self.story.people:
                self._reads(name, sharing)

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
        found = {mark for table in Base.metadata.sorted_tables for text in _texts(table) for mark in MARK.findall(text)}
        kept = self.story.kept_marks()
        assert found == kept, f"lost: {kept - found}; left: {found - kept}"

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
        """A released answer stays on its version and on its quote, word for word, for ever."""
        where = (Feedback.quote_start, Feedback.quote_end, Feedback.quote, Feedback.prefix, Feedback.suffix)
        query = select(Feedback.id, Version.id, Version.text, Feedback.body, *where)
        found = query.join(Feedback.sharing).join(SharingRow.version).where(Feedback.released_at.is_not(None))
        for number, *held in rows(found):
            assert self.released.setdefault(number, tuple(held)) == tuple(held)
            _version, text, _body, start, end, quote, prefix, suffix = held
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
        self.look_around(LAST_LOOKS)
        if IS_LONG:
            print(f"a story of {self.acts} acts", flush=True)


def _texts(table: Table) -> list[str]:
    columns = [column for column in table.columns if isinstance(column.type, String)]
    return [text for column in columns for (text,) in rows(select(column).where(column.like("%merk%")))]
