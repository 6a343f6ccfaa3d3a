"""Everything that was acknowledged and not thrown away by whoever it is of, and what goes when somebody goes."""

from tests.any_order.readers import Readers
from tests.any_order.texts import Sharing


class Story(Readers):
    """What was written and said so far."""

    def kept_marks(self) -> set[str]:
        """What the database must hold, and all that it may hold."""
        return set(self.readers_of_marks())

    def kept_voices(self) -> list[bytes]:
        """What must lie on the disk, and all that may lie there."""
        return sorted(answer.voice for _sharing, answer in self.spoken if answer.voice)

    def takes_back(self, owner: str, group: str) -> None:
        """Every version of their text that is shared with a group."""
        for sharing in self.sharings:
            if (sharing.owner, sharing.group) == (owner, group):
                sharing.is_withdrawn, sharing.question = True, None

    def moves(self, sharing: Sharing, to: str | None) -> None:
        """The text goes to another coach or to the lecturers; what two began together each goes on with alone."""
        if sharing.coach and sharing.coach not in sharing.declined:
            sharing.welcome.add(sharing.coach)
        before, sharing.coach = sharing.coach, to
        self.part_ways(sharing, before)

    def part_ways(self, sharing: Sharing, name: str | None, partner: str | None = None) -> None:
        """What somebody answers together ends, with this partner or with everybody."""
        for answer in sharing.answers:
            two = (answer.author, answer.shown_to)
            if answer.is_part and name in two and (partner is None or partner in two):
                answer.shown_to, answer.agreed_to = None, None

    def leaves(self, name: str, group: str) -> None:
        """Somebody is no longer in a group, and what they shared with it is taken back."""
        del self.roles[group][name]
        self.takes_back(name, group)
        self._gives_back(name, group)

    def _gives_back(self, name: str, group: str) -> None:
        for sharing in [one for one in self.sharings if one.group == group]:
            self.part_ways(sharing, name)
            if sharing.coach == name and not sharing.is_withdrawn:
                self.moves(sharing, None)
            if sharing.question == name:
                sharing.question = None

    def is_erased(self, name: str) -> None:
        """What is theirs goes, with what others wrote to them; what they gave to others stays without their name, and
        their voice goes too."""
        self.gone.add(name)
        self.sheets.pop(name, None)
        self.shown.pop(name, None)
        for group, roles in self.roles.items():
            roles.pop(name, None)
            self._gives_back(name, group)
        for sharing in self.sharings:
            sharing.answers = [one for one in sharing.answers if one.author != name or one.is_released]
            for answer in sharing.answers:
                if answer.author == name:
                    answer.author_is_gone, answer.voice = True, None
                    if answer.reply and not answer.reply.is_sent:
                        answer.reply = None
