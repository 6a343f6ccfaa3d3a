"""A link in a mail lands on its spot, also for somebody who has to log in first."""

import pytest

from tests.visitor import Visitor
from tests.world import PASS_PHRASE, World

MAILED = "/berichten?voor=&plek=a12"


def test_somebody_who_is_logged_in_goes_to_the_spot(visitor: Visitor, world: World) -> None:
    answer = visitor.as_(world.amina).get(MAILED)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/berichten?voor=#a12")


def test_somebody_who_logs_in_first_comes_to_the_spot_all_the_same(visitor: Visitor, world: World) -> None:
    asked = visitor.get(MAILED)
    assert asked.status_code == 303
    next_page = visitor.get(asked.headers["Location"]).text.split('name="next" value="')[1].split('"')[0]
    form = {"name": "Amina", "pass_phrase": PASS_PHRASE, "next": next_page.replace("&amp;", "&")}
    landed = visitor.post("/aanmelden", form)
    assert landed.headers["Location"].endswith("#a12")


@pytest.mark.parametrize("spot", ["", "12", "a b", "a%0d%0aX-Evil:%201", "a" * 99])
def test_what_is_no_spot_is_passed_over(visitor: Visitor, world: World, spot: str) -> None:
    answer = visitor.as_(world.amina).get(f"/berichten?plek={spot}")
    assert answer.status_code == 200


def test_it_never_leads_to_another_site(visitor: Visitor, world: World) -> None:
    answer = visitor.as_(world.amina).get("//evil.example/x?plek=a1")
    assert not answer.headers.get("Location", "/").startswith(("//", "http://evil"))
