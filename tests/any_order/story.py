"""What the people of a story wrote and who may read each word of it, as the design says it and not as the app does.

Every text holds a mark that occurs nowhere else, so that a page which shows a mark shows that text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

MARK = re.compile(r"merk\d+x")
LEARNER, COACH, LECTURER = "learner", "coach", "lecturer"
WHO_HAS_THE_LINK = "whoever has the link"
CLASS = {"Amina": LEARNER, "Joris": LEARNER, "Nadia": COACH, "Rachid": COACH, "Pieter": LECTURER}
OTHERS = ("Lotte", "Sam", "Els")


def marks(text: str) -> set[str]:
    return set(MARK.findall(text))


@dataclass
class Line:
    """A question about an answer, or the reply to it."""

    text: str
    is_sent: bool
    revision: int = 1


@dataclass
class Answer:
    id: int
    author: str
    posting: str
    body: str
    revision: int
    sentences: tuple[int, ...]
    is_released: bool = False
    author_is_gone: bool = False
    question: Line | None = None
    reply: Line | None = None
    consent: bool | None = None
    """None: nobody asked, or nothing was said yet"""
    is_asked: bool = False
    shown_to: str | None = None
    """with whom its author answers together, who reads this part"""
    is_agreed: bool = False


@dataclass
class Sharing:
    id: int
    owner: str
    text: str
    """of its version; never changes"""
    is_for_all: bool
    coach: str | None
    note: str
    is_masked: bool
    """under a name that is not theirs"""
    is_withdrawn: bool = False
    declined: set[str] = field(default_factory=set)
    hurt: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    answers: list[Answer] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """between the two who answer: writer and text"""
    welcome: set[str] = field(default_factory=set)
    """coaches of whom its author knows that they read it, or to whom they said yes"""
    question: str | None = None
    """the coach about whom its author is asked"""

    def part_of(self, name: str) -> Answer | None:
        return next((one for one in self.answers if one.author == name and one.shown_to and not one.is_released), None)


@dataclass
class Version:
    id: int
    text: str
    sharings: list[Sharing] = field(default_factory=list)


@dataclass
class Sheet:
    draft: str = ""
    revision: int = 0
    others: list[str] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)


@dataclass
class Shown:
    """The page that a learner composed."""

    words: str
    revision: int
    versions: set[int]
    answers: set[int]
    token: str = ""


class Story:
    """Everything that was acknowledged and not thrown away by whoever it is of."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.roles: dict[str, str] = dict(CLASS)
        self.gone: set[str] = set()
        self.sheets: dict[str, Sheet] = {name: Sheet() for name, role in CLASS.items() if role == LEARNER}
        self.shown: dict[str, Shown] = {}

    def new(self, what: str) -> str:
        """A sentence that nobody wrote yet."""
        return f"{what} merk{next(self._numbers)}x."

    @property
    def people(self) -> list[str]:
        return [name for name in (*CLASS, *OTHERS) if name not in self.gone]

    @property
    def sharings(self) -> list[Sharing]:
        return [one for sheet in self.sheets.values() for version in sheet.versions for one in version.sharings]

    @property
    def answers(self) -> list[tuple[Sharing, Answer]]:
        return [(sharing, answer) for sharing in self.sharings for answer in sharing.answers]

    # Who may

    def tandem(self, sharing: Sharing) -> set[str]:
        """Who answers: every lecturer of the group, and the one coach it was given to."""
        if sharing.is_withdrawn:
            return set()
        lecturers = {name for name, role in self.roles.items() if role == LECTURER}
        is_coach = sharing.coach and self.roles.get(sharing.coach) == COACH and sharing.coach not in sharing.declined
        return (lecturers | ({sharing.coach} if is_coach and sharing.coach else set())) - {sharing.owner}

    def readers(self, sharing: Sharing) -> set[str]:
        """Its author; until it is taken back also the tandem, or everybody in the group."""
        group = set(self.roles) - sharing.declined if sharing.is_for_all and not sharing.is_withdrawn else set()
        return {sharing.owner} | self.tandem(sharing) | group

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
        yield answer.body, author | ({sharing.owner} | tandem if answer.is_released else partner)
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

    def kept_marks(self) -> set[str]:
        """What the database must hold, and all that it may hold."""
        return set(self.readers_of_marks())

    # What goes

    def takes_back(self, owner: str) -> None:
        """Every version of their text; with one group that is everything they share."""
        for sharing in self.sharings:
            if sharing.owner == owner:
                sharing.is_withdrawn, sharing.question = True, None

    def moves(self, sharing: Sharing, to: str | None) -> None:
        """The text goes to another coach or to the lecturers; what two began together each goes on with alone."""
        if sharing.coach and sharing.coach not in sharing.declined:
            sharing.welcome.add(sharing.coach)
        sharing.coach = to
        self.part_ways(sharing)

    def part_ways(self, sharing: Sharing) -> None:
        for answer in sharing.answers:
            if not answer.is_released:
                answer.shown_to, answer.is_agreed = None, False

    def leaves(self, name: str) -> None:
        """Somebody is no longer in the group, and what they shared with it is taken back."""
        del self.roles[name]
        self.takes_back(name)
        self._gives_back(name)

    def _gives_back(self, name: str) -> None:
        for sharing in self.sharings:
            if sharing.coach == name and not sharing.is_withdrawn:
                self.moves(sharing, None)
            if sharing.question == name:
                sharing.question = None

    def is_erased(self, name: str) -> None:
        """What is theirs goes, with what others wrote to them; what they gave to others stays without their name."""
        self.gone.add(name)
        self.roles.pop(name, None)
        self.sheets.pop(name, None)
        self.shown.pop(name, None)
        self._gives_back(name)
        for sharing in self.sharings:
            sharing.answers = [one for one in sharing.answers if one.author != name or one.is_released]
            for answer in sharing.answers:
                if answer.author == name:
                    answer.author_is_gone = True
                    if answer.reply and not answer.reply.is_sent:
                        answer.reply = None
