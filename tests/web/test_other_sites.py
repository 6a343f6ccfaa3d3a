"""Forms of another site change nothing here."""

import pytest
from sqlalchemy import func, select

from elearn.accounts.models import User
from elearn.database import db
from tests.visitor import Visitor
from tests.world import World

FORM = {"name": "Lies", "pass_phrase": "regen op het dak"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Referer": "https://evil.example/localhost"},
    ],
    ids=str,
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_another_sites_form_is_refused_and_changes_nothing(
    visitor: Visitor, world: World, headers: dict[str, str], method: str
) -> None:
    before = db.session.scalar(select(func.count()).select_from(User))
    answer = visitor.send(method, "/account/nieuw", data=FORM, headers=headers)
    assert answer.status_code == 403
    assert db.session.scalar(select(func.count()).select_from(User)) == before


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": "http://localhost"}, {}],
    ids=str,
)
def test_our_own_form_arrives(visitor: Visitor, world: World, headers: dict[str, str]) -> None:
    assert visitor.send("POST", "/account/nieuw", data=FORM, headers=headers).status_code == 303
