"""Acts of learners: writing in two windows, settling two texts, sharing and taking back."""

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.reflections.models import OtherDraft, Reflection, Version
from elearn.reflections.sharing_models import Sharing as SharingRow
from tests.any_order.acting import MOSTLY, SHEET, WHICH, Acting, at, is_done, one, rows, there_are, which
from tests.any_order.browsers import Tab
from tests.any_order.readers import COACH, DAY
from tests.any_order.texts import Sharing, Sheet
from tests.any_order.texts import Version as SharedVersion
from tests.reflections.people import AUTOSAVE, hidden_fields

TABS = st.sampled_from(["laptop", "telefoon"])


class Writing(Acting):
    """Amina, Joris and Sam write, each in two windows."""

    def __init__(self) -> None:
        super().__init__()
        self.tabs: dict[tuple[str, str], Tab] = {}

    @initialize(is_for_all=st.booleans(), has_note=st.booleans())
    def everybody_shared_something(self, is_for_all: bool, has_note: bool) -> None:
        for number in range(len(self.story.sheets)):
            self.types_on(number, "laptop", autosave=True)
            self.types_on(number, "laptop", autosave=False)
            self.shares(number, number, is_for_all, has_note, is_masked=False)

    @precondition(there_are("sheets"))
    @rule(number=WHICH, tab=TABS)
    def opens_a_window(self, number: int, tab: str) -> None:
        name = self.learner(number)
        self.tabs[name, tab] = self.browsers.opens(name, SHEET)

    @precondition(there_are("sheets"))
    @rule(number=WHICH, tab=TABS, autosave=st.booleans())
    def types_on(self, number: int, tab: str, autosave: bool) -> None:
        name = self.learner(number)
        window = self.tabs.setdefault((name, tab), Tab())
        text = f"{window.text} {self.story.new('Ik schrijf')}".strip()
        form = {"text": text, "revision": str(window.revision)}
        answer = self.browsers.post(name, SHEET + "/concept", form, **({"headers": AUTOSAVE} if autosave else {}))
        is_draft = self._written(self.story.sheets[name], text, window.revision)
        if autosave:
            assert answer.status_code == (200 if is_draft else 409)
        else:
            assert is_done(answer)
        self.tabs[name, tab] = self.browsers.opens(name, SHEET)
        assert self.tabs[name, tab].text == self.story.sheets[name].draft

    def _written(self, sheet: Sheet, text: str, revision: int) -> bool:
        """The text becomes the draft, unless the draft has moved on: then it lies beside it."""
        is_draft = revision == sheet.revision
        if is_draft:
            sheet.draft, sheet.revision = text, sheet.revision + 1
        else:
            sheet.others.append(text)
        return is_draft

    @precondition(lambda self: any(sheet.others for sheet in self.story.sheets.values()))
    @rule(number=WHICH, other=WHICH, how=st.sampled_from(["use", "add", "drop"]))
    def settles(self, number: int, other: int, how: str) -> None:
        name = which([name for name, sheet in sorted(self.story.sheets.items()) if sheet.others], number)
        sheet, window = self.story.sheets[name], self.browsers.opens(name, SHEET)
        text = which(sheet.others, other)
        mine = select(OtherDraft.id).join(Reflection).where(Reflection.user_id == self._id(name))
        number = one(mine.where(OtherDraft.text == text))
        form = {"text": window.text, "revision": str(window.revision), "how": how}
        assert is_done(self.browsers.post(name, f"{SHEET}/andere/{number}", form))
        sheet.others.remove(text)
        if how != "drop":
            sheet.draft = text if how == "use" else f"{sheet.draft}\n\n{text}"
            sheet.revision += 1

    def _id(self, name: str) -> int:
        return int(one(select(User.id).where(User.login_name == name)))

    @precondition(lambda self: any(sheet.draft for sheet in self.story.sheets.values()))
    @rule(number=WHICH, to=WHICH, is_for_all=st.booleans(), has_note=st.booleans(), is_masked=st.booleans())
    def shares(self, number: int, to: int, is_for_all: bool, has_note: bool, is_masked: bool) -> None:
        name = which([name for name, sheet in sorted(self.story.sheets.items()) if sheet.draft], number)
        group = which(self.story.groups_of(name) or [DAY], to)
        page = self.browsers.get(name, f"{SHEET}/deling?groep={self.group[group]}").text
        note = self.story.new("Over") if has_note else ""
        chosen = {
            "audience": "group" if is_for_all else "tandem",
            "note": note,
            "name": "Vlinder" if is_masked else name,
        }
        answer = self.browsers.post(name, SHEET + "/deling", {**hidden_fields(page), **chosen})
        is_shared = answer.status_code != 422
        assert is_shared is self._can_be_shared(name, group, is_for_all, note, is_masked), answer.text
        if is_shared:
            self._shared(name, group, is_for_all, note, is_masked)

    def _can_be_shared(self, name: str, group: str, is_for_all: bool, note: str, is_masked: bool) -> bool:
        same = self._same(name, group, is_for_all)
        is_as_it_was = all((present.note, present.is_masked) == (note, is_masked) for present in same)
        return name in self.story.roles[group] and is_as_it_was

    def _same(self, name: str, group: str, is_for_all: bool) -> list[Sharing]:
        """What is shared of this text with these people now."""
        sheet = self.story.sheets[name]
        last = sheet.versions[-1].sharings if sheet.versions and sheet.versions[-1].text == sheet.draft else []
        here = [one for one in last if one.group == group and not one.is_withdrawn]
        return [one for one in here if one.is_for_all is is_for_all]

    def _shared(self, name: str, group: str, is_for_all: bool, note: str, is_masked: bool) -> None:
        if self._same(name, group, is_for_all):
            return
        sheet = self.story.sheets[name]
        query = select(SharingRow.id, Version.id, User.login_name).join(SharingRow.version).outerjoin(SharingRow.coach)
        number, version, coach = rows(query.order_by(SharingRow.id.desc()).limit(1))[0]
        if not sheet.versions or sheet.versions[-1].text != sheet.draft:
            sheet.versions.append(SharedVersion(version, sheet.draft))
        assert sheet.versions[-1].id == version
        assert coach is None or self.story.roles[group].get(coach) == COACH
        made = Sharing(number, name, group, sheet.draft, is_for_all, coach, note, is_masked)
        sheet.versions[-1].sharings.append(made)

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH, is_own=MOSTLY)
    def takes_back(self, number: int, who: int, is_own: bool) -> None:
        """Their own text, or somebody tries it with another's."""
        sharing = self.sharing(number)
        name = sharing.owner if is_own else self.person(who)
        self.does(name, at(sharing, "/einde"), may=name == sharing.owner)
        if name == sharing.owner:
            self.story.takes_back(name, sharing.group)
