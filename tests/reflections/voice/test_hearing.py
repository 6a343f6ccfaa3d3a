"""A voice is heard only by whom it is for, whole or in parts."""

from elearn.reflections.sharing_models import Sharing
from tests.reflections.people import browser, share, write
from tests.reflections.sounds import sound
from tests.reflections.voice.sending import RELEASED, answers, at, hear, spoken
from tests.visitor import Visitor
from tests.world import World


def test_a_draft_is_heard_by_its_speaker_alone(visitor: Visitor, world: World, sharing: Sharing) -> None:
    heard = spoken(world, sharing, visitor.app)
    assert hear(browser(visitor.app, world.nadia), heard).status_code == 200
    for other in (world.amina, world.pieter, world.joris, world.rachid, world.lotte, world.els):
        there = browser(visitor.app, other)
        assert there.get(heard).status_code == 404
        assert heard not in there.get(at(sharing)).text
    assert visitor.get(heard).status_code == 303


def test_what_is_released_is_heard_by_the_learner_and_the_tandem(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    heard = spoken(world, sharing, visitor.app, **RELEASED)
    codes = {person.login_name: hear(browser(visitor.app, person), heard).status_code for person in world.everyone()}
    assert codes == {
        "Amina": 200,
        "Nadia": 200,
        "Pieter": 200,
        **dict.fromkeys(["Joris", "Rachid", "Lotte", "Sam", "Els"], 404),
    }


def test_after_it_was_taken_back_only_the_learner_hears_what_was_released(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    heard = spoken(world, sharing, visitor.app, **RELEASED)
    draft = spoken(world, sharing, visitor.app)
    browser(visitor.app, world.amina).post(at(sharing, "/einde"))
    assert hear(browser(visitor.app, world.amina), heard).status_code == 200
    assert hear(browser(visitor.app, world.amina), draft).status_code == 404
    for other in (world.nadia, world.pieter):
        assert [hear(browser(visitor.app, other), one).status_code for one in (heard, draft)] == [404, 404]


def test_no_address_leads_to_a_recording_of_another_text(visitor: Visitor, world: World, sharing: Sharing) -> None:
    heard = spoken(world, sharing, visitor.app, **RELEASED)
    other = share(write(world.joris, key="vroeger/vraag"), world.group, world.nadia)
    wrong = heard.replace(f"/delingen/{sharing.id}/", f"/delingen/{other.id}/")
    visitor.as_(world.nadia)
    for path in (wrong, at(sharing, "/antwoorden/99999/stem"), at(sharing, "/antwoorden/..%2f..%2ftandem/stem")):
        assert visitor.get(path).status_code == 404


def test_a_part_is_served_as_a_part(visitor: Visitor, world: World, sharing: Sharing) -> None:
    whole, heard = sound("toon.ogg"), spoken(world, sharing, visitor.app)
    visitor.as_(world.nadia)
    full = hear(visitor, heard)
    assert full.headers["Accept-Ranges"] == "bytes"
    assert full.headers["X-Content-Type-Options"] == "nosniff"
    assert full.headers["Cache-Control"] == "private, no-store"
    size = len(whole)
    parts = {"bytes=0-": (0, size), "bytes=10-19": (10, 20), "bytes=-7": (size - 7, size), "bytes=5-999999": (5, size)}
    for asked, (start, end) in parts.items():
        part = hear(visitor, heard, Range=asked)
        assert (part.status_code, part.data) == (206, whole[start:end])
        assert part.headers["Content-Range"] == f"bytes {start}-{end - 1}/{size}"
    for asked in ("bytes=999999-", "bytes=20-10"):
        assert hear(visitor, heard, Range=asked).status_code == 416
    tag = full.headers["ETag"]
    assert hear(visitor, heard, Range="bytes=0-1", If_Range=tag).status_code == 206
    assert hear(visitor, heard, Range="bytes=0-1", If_Range='"een andere"').status_code == 200


def test_its_head_says_what_it_is_without_the_sound(visitor: Visitor, world: World, sharing: Sharing) -> None:
    heard = spoken(world, sharing, visitor.app)
    head = visitor.as_(world.nadia).send("HEAD", heard, buffered=True)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(sound("toon.ogg")))
    kept = hear(visitor, f"{heard}?bewaar").headers["Content-Disposition"]
    assert kept == f"attachment; filename=stem-{answers()[0].id}.ogg"


def test_only_the_page_of_an_answer_may_use_the_microphone(visitor: Visitor, world: World, sharing: Sharing) -> None:
    allowed = "microphone=(self)"
    assert allowed in visitor.as_(world.nadia).get(at(sharing)).headers["Permissions-Policy"]
    for page in ("/", "/reflecties"):
        assert allowed not in visitor.get(page).headers["Permissions-Policy"]
    there = browser(visitor.app, world.amina).get(at(sharing))
    assert allowed not in there.headers["Permissions-Policy"]
    assert "voice." in visitor.get(at(sharing)).text
    assert "voice." not in visitor.get("/").text


def test_the_table_of_a_coach_offers_both_ways_alike(visitor: Visitor, world: World, sharing: Sharing) -> None:
    page = visitor.as_(world.nadia).get("/mijn-tafel").text
    assert f'class="button button-big button-voice" formaction="{at(sharing)}#answer-voice">' in page
    assert f'class="button button-big" formaction="{at(sharing)}#answering">' in page
