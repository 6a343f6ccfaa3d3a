"""Who may read and hear what, as the design says it and not as the app does."""

from collections.abc import Iterator
from copy import deepcopy
from itertools import count

from tests.any_order.texts import Answer, Sharing, Sheet, Shown, marks

LEARNER, COACH, LECTURER = "learner", "coach", "lecturer"
DAY, EVENING = "Eerste jaar A", "Avondgroep"
GROUPS = {
    DAY: {
        "Amina": LEARNER,
        "Joris": LEARNER,
        "Nadia": COACH,
        "Rachid": COACH,
        "Pieter": LECTURER,
        "Hilde": LECTURER,
    },
    EVENING: {"Sam": LEARNER, "Joris": LEARNER, "Nadia": COACH, "Lotte": LECTURER},
}
STAYS = {DAY: "Pieter", EVENING: "Lotte"}
"""the lecturer who never leaves"""
OUTSIDE = "Els"
EVERYBODY = (*dict.fromkeys(name for group in GROUPS.values() for name in group), OUTSIDE)
WRITERS = [name for name in EVERYBODY if any(group.get(name) == LEARNER for group in GROUPS.values())]
WHO_HAS_THE_LINK = "whoever has the link"


class Readers:
    """Two groups with learners, coaches and lecturers; Nadia is a coach in both, and Joris a learner."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.roles: dict[str, dict[str, str]] = deepcopy(GROUPS)
        self.gone: set[str] = set()
        self.sheets: dict[str, Sheet] = {name: Sheet() for name in WRITERS}
        self.shown: dict[str, Shown] = {}

    def number(self) -> int:
        return next(self._numbers)

    def new(self, what: str) -> str:
        """A sentence that nobody wrote yet."""
        return f"{what} merk{self.number()}x."

    @property
    def people(self) -> list[str]:
        return [name for name in EVERYBODY if name not in self.gone]

    @property
    def sharings(self) -> list[Sharing]:
        return [one for sheet in self.sheets.values() for version in sheet.versions for one in version.sharings]

    @property
    def answers(self) -> list[tuple[Sharing, Answer]]:
        return [(sharing, answer) for sharing in self.sharings for answer in sharing.answers]

    @property
    def spoken(self) -> list[tuple[Sharing, Answer]]:
        return [(sharing, answer) for sharing, answer in self.answers if answer.voice]

    def groups_of(self, name: str) -> list[str]:
        return [group for group, roles in self.roles.items() if name in roles]

    def lecturers(self, group: str) -> set[str]:
        return {name for name, role in self.roles[group].items() if role == LECTURER}

    def tandem(self, sharing: Sharing) -> set[str]:
        """Who answers: every lecturer of the group, and the one coach it was given to."""
        if sharing.is_withdrawn:
            return set()
        coach = sharing.coach or ""
        is_coach = self.roles[sharing.group].get(coach) == COACH and coach not in sharing.declined
        return (self.lecturers(sharing.group) | ({coach} if is_coach else set())) - {sharing.owner}

    def readers(self, sharing: Sharing) -> set[str]:
        """Its author; until it is taken back also the tandem, or everybody in the group."""
        is_for_all = sharing.is_for_all and not sharing.is_withdrawn
        group = set(self.roles[sharing.group]) - sharing.declined if is_for_all else set()
        return {sharing.owner} | self.tandem(sharing) | group

    def hearers(self, sharing: Sharing, answer: Answer) -> set[str]:
        """A draft: its speaker and whom they answer together with. What is released: whose text it is, also after they
        took it back, and the tandem."""
        if answer.is_released:
            return {sharing.owner} | self.tandem(sharing)
        return ({answer.author, answer.shown_to} if answer.shown_to else {answer.author}) & self.tandem(sharing)

    def taken_along(self, name: str) -> set[bytes]:
        """The voices in somebody's own download: what they spoke, and what was spoken to them."""
        return {
            answer.voice
            for sharing, answer in self.spoken
            if answer.voice and (answer.author == name or (sharing.owner == name and answer.is_released))
        }

    def readers_of_marks(self) -> dict[str, set[str]]:
        """By mark everybody who may meet it on any page or in what they take along."""
        found: dict[str, set[str]] = {}
        for text, readers in self._texts():
            for mark in marks(text):
                found.setdefault(mark, set()).update(readers)
        return found

    def _texts(self) -> Iterator[tuple[str, set[str]]]:
        for owner, sheet in self.sheets.items():
            yield from ((text, {owner}) for text in (sheet.draft, *sheet.others))
            yield from ((version.text, {owner}) for version in sheet.versions)
        for sharing in self.sharings:
            yield sharing.text, self.readers(sharing)
            yield sharing.note, self.readers(sharing)
            for answer in sharing.answers:
                yield from self._texts_of(answer, sharing)
            for writer, text in sharing.notes:
                yield text, {writer} | self.tandem(sharing) | sharing.hurt
        for owner, page in self.shown.items():
            yield from ((text, {owner, WHO_HAS_THE_LINK}) for text in (page.words, *self._chosen(owner, page)))

    def _texts_of(self, answer: Answer, sharing: Sharing) -> Iterator[tuple[str, set[str]]]:
        author, tandem = {answer.author} - self.gone, self.tandem(sharing)
        partner = {answer.shown_to} & tandem if answer.shown_to and author & tandem else set()
        writers = author | ({answer.worded_by} - self.gone if answer.worded_by else set())
        yield answer.body, writers | ({sharing.owner} | tandem if answer.is_released else partner)
        both = {sharing.owner} | tandem
        if answer.question:
            yield answer.question.text, both if answer.question.is_sent else {sharing.owner}
        if answer.reply:
            yield answer.reply.text, author | (both if answer.reply.is_sent else set())

    def _chosen(self, owner: str, page: Shown) -> Iterator[str]:
        """The texts that a learner put on their page, and the answers with the consent of who gave them."""
        if not page.token:
            return
        for version in self.sheets[owner].versions:
            if version.id in page.versions:
                yield version.text
        for sharing, answer in self.answers:
            if answer.id in page.answers and answer.consent and not answer.author_is_gone:
                yield answer.body
                yield sharing.text
