"""Acts of coming and going: taken out of a group, in again, erased."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.groups.models import Invitation, Membership
from tests.any_order.acting import WHICH, is_done, one, which
from tests.any_order.readers import EVENING, EVERYBODY, GROUPS, LEARNER, OUTSIDE, STAYS
from tests.any_order.together import Together

CODES = {group: "LOTTE234" if group == EVENING else "AMINA234" for group in GROUPS}


class Going(Together):
    """In each group one lecturer stays; everybody else may go."""

    def who_can(self, *, leave: bool) -> list[tuple[str, str]]:
        """Who can leave which group, or come back into it."""
        every = [(name, group) for group, roles in GROUPS.items() for name in roles if name != STAYS[group]]
        here = self.story.roles
        return [
            (name, group) for name, group in every if name not in self.story.gone and (name in here[group]) is leave
        ]

    @precondition(lambda self: self.who_can(leave=True))
    @rule(number=WHICH)
    def is_taken_out_of_the_group(self, number: int) -> None:
        name, group = which(self.who_can(leave=True), number)
        query = select(Membership.id).join(Membership.user).where(User.login_name == name)
        member = one(query.where(Membership.group_id == self.group[group]))
        path = f"/groepen/{self.group[group]}/leden/{member}/einde"
        assert is_done(self.browsers.post(STAYS[group], path))
        self.story.leaves(name, group)

    @precondition(lambda self: self.who_can(leave=False))
    @rule(number=WHICH)
    def comes_back(self, number: int) -> None:
        name, group = which(self.who_can(leave=False), number)
        role = GROUPS[group][name]
        code = CODES[group] if role == LEARNER else self._invitation(name, group, role)
        assert is_done(self.browsers.post(name, "/groepen/deelname", {"code": code}))
        self.story.roles[group][name] = role

    def _invitation(self, name: str, group: str, role: str) -> str:
        form = {"for_whom": name, "role": role}
        assert is_done(self.browsers.post(STAYS[group], f"/groepen/{self.group[group]}/uitnodigingen", form))
        return str(one(select(Invitation.code).order_by(Invitation.id.desc()).limit(1)))

    @precondition(lambda self: len(self.story.people) > len(EVERYBODY) - 4)
    @rule(number=WHICH, is_sure=st.integers(0, 3))
    def is_erased(self, number: int, is_sure: int) -> None:
        """Seldom, or there is soon nobody left."""
        if is_sure:
            return
        name = which([one for one in self.story.people if one not in (*STAYS.values(), OUTSIDE)], number)
        assert is_done(self.browsers.post(name, "/mijn-gegevens/wissen"))
        self.story.is_erased(name)
