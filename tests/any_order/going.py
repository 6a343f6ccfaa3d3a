"""Acts of coming and going: taken out of the group, in again, erased."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.groups.models import Invitation, Membership
from tests.any_order.acting import WHICH, is_done, one, which
from tests.any_order.story import CLASS, COACH, LEARNER, LECTURER
from tests.any_order.together import Together


class Going(Together):
    """Pieter stays; everybody else may go."""

    @property
    def who_can_go(self) -> list[str]:
        return [name for name, role in CLASS.items() if role != LECTURER and name not in self.story.gone]

    @precondition(lambda self: any(name in self.story.roles for name in self.who_can_go))
    @rule(number=WHICH)
    def is_taken_out_of_the_group(self, number: int) -> None:
        name = which([name for name in self.who_can_go if name in self.story.roles], number)
        member = one(select(Membership.id).join(Membership.user).where(User.login_name == name))
        assert is_done(self.browsers.post("Pieter", f"/groepen/{self.group}/leden/{member}/einde"))
        self.story.leaves(name)

    @precondition(lambda self: any(name not in self.story.roles for name in self.who_can_go))
    @rule(number=WHICH)
    def comes_back(self, number: int) -> None:
        name = which([name for name in self.who_can_go if name not in self.story.roles], number)
        code = "AMINA234" if CLASS[name] == LEARNER else self._invitation(name)
        assert is_done(self.browsers.post(name, "/groepen/deelname", {"code": code}))
        self.story.roles[name] = CLASS[name]

    def _invitation(self, name: str) -> str:
        form = {"for_whom": name, "role": COACH}
        assert is_done(self.browsers.post("Pieter", f"/groepen/{self.group}/uitnodigingen", form))
        return str(one(select(Invitation.code).order_by(Invitation.id.desc()).limit(1)))

    @precondition(lambda self: len(self.who_can_go) > 1)
    @rule(number=WHICH, is_sure=st.integers(0, 3))
    def is_erased(self, number: int, is_sure: int) -> None:
        """Seldom, or there is soon nobody left."""
        if is_sure:
            return
        name = which(self.who_can_go, number)
        assert is_done(self.browsers.post(name, "/mijn-gegevens/wissen"))
        self.story.is_erased(name)
