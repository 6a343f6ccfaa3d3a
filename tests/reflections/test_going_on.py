"""Going on with a text after an answer: the same coach reads it, and taking back leaves no older version behind."""

import pytest

from elearn.database import db
from elearn.reflections.actions import save_draft
from elearn.reflections.audience import offers_in
from elearn.reflections.sharing_actions import share_reflection, withdraw
from elearn.reflections.sharing_models import Sharing
from elearn.rules.sharing import Audience
from tests.world import World

KEY = "bindkracht/welke-verklaring-eerst"


@pytest.fixture
def two_versions(world: World) -> tuple[Sharing, Sharing]:
    """Amina shared a text with Rachid, wrote on, and shared it again."""
    sheet = save_draft(world.amina.id, KEY, "Welke?", "een", 0).sheet
    first = share_reflection(sheet, sheet.revision, world.group.id, Audience.TANDEM, world.rachid.id)
    save_draft(world.amina.id, KEY, "Welke?", "een en twee", sheet.revision)
    second = share_reflection(sheet, sheet.revision, world.group.id, Audience.TANDEM, world.rachid.id)
    db.session.commit()
    return first, second


def test_the_coach_who_read_the_last_version_is_offered_first(
    world: World, two_versions: tuple[Sharing, Sharing]
) -> None:
    sheet = two_versions[0].version.reflection
    assert offers_in(world.group.id, sheet).coach_id == world.rachid.id


def test_taking_back_the_newest_version_takes_back_the_older_one_too(
    world: World, two_versions: tuple[Sharing, Sharing]
) -> None:
    withdraw(two_versions[1])
    db.session.commit()
    assert all(sharing.is_withdrawn for sharing in two_versions)
