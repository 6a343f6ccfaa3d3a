"""Before sharing: a private look at the text, a note before it, and a name for this sharing."""

import pytest
from sqlalchemy import select

from elearn.database import db
from elearn.reflections.sharing_models import Reading, Sharing
from elearn.rules.sharing import Audience
from tests.language import said
from tests.reflections.people import HERE, TEXT, browser, reply, share_form, write
from tests.visitor import Visitor
from tests.world import World

SENTENCES = [f"{sentence}." for sentence in TEXT.rstrip(".").split(". ")]
DEEL = HERE + "/deling"
NOTE = "Gaat over geweld thuis"


def shared_by_form(visitor: Visitor, world: World, audience: str = "tandem", **label: str) -> Sharing:
    """Amina shares her text through the form."""
    write(world.amina)
    browser(visitor.app, world.amina).post(DEEL, share_form(visitor.app, world.amina, audience, **label))
    return db.session.scalars(select(Sharing)).one()


def readings() -> list[Reading]:
    return list(db.session.scalars(select(Reading)))


def test_what_may_let_somebody_be_recognised_is_marked_for_the_writer(visitor: Visitor, world: World) -> None:
    write(world.amina, "Ik sprak met Karim uit Gent.\n\n- Hij is *zeven jaar oud*.")
    page = visitor.as_(world.amina).get(DEEL).text
    assert all(f"<mark>{words}</mark>" in page for words in ("Karim", "Gent", "zeven jaar oud"))
    assert f"{said('Places')}: <bdi>Gent</bdi>" in page
    assert "<em><mark>" in page


def test_a_text_in_which_nothing_is_noticed_says_that_this_proves_nothing(visitor: Visitor, world: World) -> None:
    write(world.amina)
    page = visitor.as_(world.amina).get(DEEL).text
    assert "<mark>" not in page
    words = "No names, places or dates were noticed. Only you know whether somebody would still recognise this person."
    assert said(words) in page


def test_what_is_noticed_never_stops_sharing_and_is_marked_for_nobody_else(journey: Visitor, world: World) -> None:
    write(world.amina, "Ik sprak met Karim uit Gent.")
    journey.as_(world.amina).post(DEEL, share_form(journey.app, world.amina))
    sharing = db.session.scalars(select(Sharing)).one()
    assert "<mark>" not in browser(journey.app, world.nadia).get(f"/delingen/{sharing.id}").text


def test_markup_that_is_noticed_stays_words(visitor: Visitor, world: World) -> None:
    write(world.amina, 'Ik zag <b>Karim</b> & "Gent" \ue000 daar.')
    page = visitor.as_(world.amina).get(DEEL).text
    assert "<b>Karim" not in page
    assert "<mark>Karim</mark>" in page


@pytest.mark.parametrize("where", ["/mijn-tafel", "/delingen/{id}"])
def test_a_note_stands_before_the_text_until_the_reader_opens_it(visitor: Visitor, world: World, where: str) -> None:
    sharing = shared_by_form(visitor, world, note=NOTE)
    path = where.format(id=sharing.id)
    closed = visitor.as_(world.nadia).get(path).text
    assert NOTE in closed
    assert not any(sentence in closed for sentence in SENTENCES)
    assert 'href="?open=1"' in closed
    assert readings() == []
    opened = visitor.get(f"{path}?open=1").text
    assert NOTE in opened
    assert all(sentence in opened for sentence in SENTENCES)
    assert [one.reader_id for one in readings()] == [world.nadia.id]
    again = visitor.get(path).text
    assert all(sentence in again for sentence in SENTENCES)


def test_nothing_of_a_closed_text_is_on_the_page_of_a_lecturer(visitor: Visitor, world: World) -> None:
    sharing = shared_by_form(visitor, world, note=NOTE)
    reply(sharing, world.nadia, "Een antwoord", on=(0,))
    page = visitor.as_(world.pieter).get(f"/delingen/{sharing.id}").text
    assert "Een antwoord" not in page
    assert "Ik kwam te laat" not in page
    assert 'name="sentence"' not in page


def test_the_author_sees_their_own_text_at_once(visitor: Visitor, world: World) -> None:
    sharing = shared_by_form(visitor, world, note=NOTE)
    page = visitor.as_(world.amina).get(f"/delingen/{sharing.id}").text
    assert NOTE in page
    assert TEXT in page


def test_a_fellow_learner_sees_the_note_first_too(visitor: Visitor, world: World) -> None:
    sharing = shared_by_form(visitor, world, "group", note=NOTE)
    page = visitor.as_(world.joris).get(f"/delingen/{sharing.id}").text
    assert NOTE in page
    assert not any(sentence in page for sentence in SENTENCES)


def test_a_chosen_name_stands_on_the_text_for_everybody(visitor: Visitor, world: World) -> None:
    sharing = shared_by_form(visitor, world, "group", name="Zonnebloem")
    paths = {
        world.joris: ["/reflecties/groep", f"/delingen/{sharing.id}"],
        world.nadia: ["/mijn-tafel", f"/delingen/{sharing.id}", f"/delingen/{sharing.id}/niet-voor-mij"],
        world.pieter: [f"/delingen/{sharing.id}"],
    }
    for reader, pages in paths.items():
        for path in pages:
            page = browser(visitor.app, reader).get(path).text
            assert "Zonnebloem" in page
            assert "Amina" not in page, f"{reader.shown_name} on {path}"
    waiting = browser(visitor.app, world.pieter).get(f"/groepen/{world.group.id}").text
    assert "Zonnebloem" in waiting.partition('id="learners-title"')[0]
    assert "Amina" not in waiting.partition('id="learners-title"')[0]


def test_the_author_reads_under_which_name_they_shared_and_nobody_else_that_it_was_chosen(
    visitor: Visitor, world: World
) -> None:
    sharing = shared_by_form(visitor, world, name="Zonnebloem")
    words = said("Shared under the name %(name)s.", name="Zonnebloem")
    pages = [browser(visitor.app, one).get(f"/delingen/{sharing.id}").text for one in (world.amina, world.pieter)]
    assert [words in page for page in pages] == [True, False]
    sharing.chosen_name = None
    db.session.commit()
    assert (
        said("Shared under the name %(name)s.", name="").rstrip(".")
        not in visitor.as_(world.amina).get(f"/delingen/{sharing.id}").text
    )


def test_nothing_in_a_chosen_name_turns_its_letters_round(visitor: Visitor, world: World) -> None:
    assert shared_by_form(visitor, world, name="\u2067live\u2069 \u202ekram\u202c").chosen_name == "live kram"


@pytest.mark.parametrize("name", ["", "Amina", "  Amina ", "\u202eAmina"])
def test_the_own_name_follows_the_account(visitor: Visitor, world: World, name: str) -> None:
    sharing = shared_by_form(visitor, world, name=name)
    assert sharing.chosen_name is None
    assert sharing.author_name == "Amina"


@pytest.mark.parametrize("name", ["Pieter", "pieter", "P\u200bieter", "Joris"])
def test_nobody_shares_under_the_name_of_somebody_else_in_the_group(journey: Visitor, world: World, name: str) -> None:
    write(world.amina)
    form = share_form(journey.app, world.amina, name=name)
    answer = journey.as_(world.amina).post(DEEL, form)
    assert answer.status_code == 422
    assert db.session.scalars(select(Sharing)).all() == []


@pytest.mark.parametrize("label", [{"note": "x" * 201}, {"name": "x" * 81}, {"name": "\u200b\u200d"}])
def test_what_does_not_fit_is_asked_again_with_what_was_typed(
    journey: Visitor, world: World, label: dict[str, str]
) -> None:
    write(world.amina)
    form = share_form(journey.app, world.amina, note="Mijn noot") | label
    answer = journey.as_(world.amina).post(DEEL, form)
    assert answer.status_code == 422
    assert form["note"] in answer.text
    assert db.session.scalars(select(Sharing)).all() == []


@pytest.mark.parametrize("note", ["a\nb\r\nc", "<script>x</script>", "نص \u202e عربي", "\x00\ud800noot", "😀" * 200])
def test_any_note_is_kept_on_one_line_and_shown_as_words(visitor: Visitor, world: World, note: str) -> None:
    sharing = shared_by_form(visitor, world, note=note.encode("utf-8", "replace").decode())
    assert "\n" not in sharing.content_note
    page = visitor.as_(world.nadia).get(f"/delingen/{sharing.id}")
    assert page.status_code == 200
    assert "<script>x" not in page.text


def test_the_next_sharing_begins_with_the_name_and_note_of_the_last(visitor: Visitor, world: World) -> None:
    shared_by_form(visitor, world, name="Zonnebloem", note=NOTE)
    page = visitor.as_(world.amina).get(DEEL).text
    assert 'value="Zonnebloem"' in page
    assert f'value="{NOTE}"' in page


def test_a_sharing_keeps_its_label_and_says_so(journey: Visitor, world: World) -> None:
    sharing = shared_by_form(journey, world, name="Zonnebloem")
    journey.as_(world.amina)
    assert journey.post(DEEL, share_form(journey.app, world.amina, name="Zonnebloem")).status_code == 200
    again = journey.post(DEEL, share_form(journey.app, world.amina, name="Iemand"))
    assert again.status_code == 422
    assert db.session.scalars(select(Sharing.chosen_name)).all() == ["Zonnebloem"]
    assert sharing.audience is Audience.TANDEM
