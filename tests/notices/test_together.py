"""Messages about answering together: the partner is asked and told, the learner hears of one answer."""

from elearn.database import db, now
from elearn.notices.happenings import Kind
from elearn.reflections.sharing_actions import withdraw
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.together.actions import agree, answer_together, part_ways
from elearn.reflections.together.models import JointAnswer
from elearn.reflections.together.showing import Together
from elearn.rules.actor import Role
from tests.language import said
from tests.notices.happening import SECRET, kinds, notices, shared
from tests.reflections.people import browser, reply
from tests.visitor import Visitor
from tests.world import World


def asked(world: World, sharing: Sharing) -> JointAnswer:
    """Nadia asks Pieter to answer together."""
    joint = answer_together(reply(sharing, world.nadia, f"Jouw {SECRET}.", released=False), world.pieter)
    db.session.commit()
    return joint


def joined(world: World, sharing: Sharing) -> None:
    answer_together(reply(sharing, world.pieter, "Ook van mij.", role=Role.LECTURER, released=False), world.nadia)
    db.session.commit()


def test_the_partner_reads_that_they_are_asked_until_they_have_a_part(
    visitor: Visitor, class_of_a_month: World
) -> None:
    world = class_of_a_month
    sharing = shared(world)
    asked(world, sharing)
    assert next((one.kind, one.who) for one in notices(world.pieter)) == (Kind.ASKED_TOGETHER, "Nadia")
    page = visitor.as_(world.pieter).get("/berichten").text
    assert said("%(who)s asks you to answer a text together.", who="Nadia") in page
    assert f"/delingen/{sharing.id}#together" in page
    assert SECRET not in page
    assert [user for user in (world.amina, world.nadia, world.joris) if Kind.ASKED_TOGETHER in kinds(user)] == []
    joined(world, sharing)
    assert Kind.ASKED_TOGETHER not in kinds(world.pieter)


def test_who_stops_or_takes_back_leaves_no_message(class_of_a_month: World) -> None:
    world = class_of_a_month
    sharing = shared(world)
    part_ways(sharing, asked(world, sharing).id, world.nadia.id)
    db.session.commit()
    assert Kind.ASKED_TOGETHER not in kinds(world.pieter)
    asked(world, sharing)
    withdraw(sharing)
    db.session.commit()
    assert Kind.ASKED_TOGETHER not in kinds(world.pieter)


def test_the_partner_reads_of_an_agreement_as_long_as_it_holds(class_of_a_month: World) -> None:
    world = class_of_a_month
    sharing = shared(world)
    joint = asked(world, sharing)
    joined(world, sharing)
    agree(sharing, joint.id, world.nadia.id, Together(joint, world.nadia.id).fingerprint)
    db.session.commit()
    assert next((one.kind, one.who) for one in notices(world.pieter)) == (Kind.PARTNER_AGREED, "Nadia")
    assert Kind.PARTNER_AGREED not in kinds(world.nadia)
    joint.parts[1].feedback.saved_at = now()
    db.session.commit()
    assert Kind.PARTNER_AGREED not in kinds(world.pieter)


def test_the_learner_hears_once_of_an_answer_in_two_voices(visitor: Visitor, class_of_a_month: World) -> None:
    world = class_of_a_month
    sharing = shared(world)
    joint = asked(world, sharing)
    joined(world, sharing)
    for one in (world.nadia, world.pieter):
        agree(sharing, joint.id, one.id, Together(joint, one.id).fingerprint)
    db.session.commit()
    assert [(one.kind, one.who) for one in notices(world.amina)] == [(Kind.ANSWERED_TOGETHER, "Nadia & Pieter")]
    assert f"/delingen/{sharing.id}#t{joint.id}" in visitor.as_(world.amina).get("/berichten").text
    assert f'id="t{joint.id}"' in browser(visitor.app, world.amina).get(f"/delingen/{sharing.id}").text
    assert Kind.PARTNER_AGREED not in kinds(world.nadia) + kinds(world.pieter)
