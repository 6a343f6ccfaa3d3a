"""What surrounds every answer: headers, designed errors, languages, theme and text size."""

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from elearn.web.headers import POLICY
from tests.language import said
from tests.visitor import Visitor
from tests.world import World


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert POLICY.startswith("default-src 'none'")


@pytest.mark.parametrize("path", ["/", "/aanmelden", "/nergens", "/cursussen/bindkracht"])
def test_every_page_has_the_policy_and_is_private(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "HX-Request" in headers["Vary"]


def test_static_files_carry_their_hash_and_stay_for_ever(visitor: Visitor) -> None:
    name = next(iter(visitor.app.extensions["assets"]))
    answer = visitor.get(f"/static/{name}")
    assert "immutable" in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers
    assert visitor.get("/static/tandem.000000000000.css").status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [("GET", "/nergens", 404), ("POST", "/over", 405), ("GET", "/cursussen/..%2f..%2fetc", 404), ("GET", "/\x00", 404)],
)
def test_an_error_is_a_page_that_says_what_to_do(visitor: Visitor, method: str, path: str, code: int) -> None:
    answer = visitor.send(method, path, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == code
    assert "<h1>" in answer.text
    assert 'href="/"' in answer.text


def test_a_body_that_is_too_large_is_a_kind_413(visitor: Visitor) -> None:
    answer = visitor.post("/aanmelden", {"name": "x" * 3_000_000})
    assert answer.status_code == 413
    assert "<h1>" in answer.text


def test_an_error_nobody_expected_shows_no_trace(database: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("geheim binnenwerk")

    monkeypatch.setitem(database.view_functions, "lessons.about", fail)
    answer = Visitor(database).get("/over")
    assert answer.status_code == 500
    assert "geheim" not in answer.text
    assert "<h1>" in answer.text


def test_a_database_that_does_not_answer_is_a_503_that_needs_no_database(
    database: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: object) -> None:
        raise OperationalError("select", {}, Exception("weg"))

    monkeypatch.setattr("elearn.accounts.doorkeeper.Doorkeeper.who", fail)
    answer = Visitor(database).get("/")
    assert answer.status_code == 503
    assert said("What was saved is safe. Try again in a few minutes.") in answer.text


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_person_chooses_a_language_and_stays_where_they_were(visitor: Visitor, language: str) -> None:
    answer = visitor.post("/taal", {"language": language, "next": "/over"}, follow=False)
    assert answer.headers["Location"] == "/over"
    assert f'<html lang="{language}"' in visitor.get("/over").text


def test_the_chosen_display_survives_logging_in(visitor: Visitor, world: World) -> None:
    visitor.post("/weergave", {"text-size": "larger"})
    visitor.post("/weergave", {"theme": "dark"})
    visitor.as_(world.amina)
    page = visitor.get("/").text
    assert 'data-theme="dark"' in page
    assert 'data-text-size="larger"' in page


@pytest.mark.parametrize("form", [{"theme": "<script>"}, {"text-size": "x" * 5000}, {"language": "xx"}, {}])
def test_a_display_that_does_not_exist_changes_nothing(visitor: Visitor, form: dict[str, str]) -> None:
    path = "/taal" if "language" in form else "/weergave"
    assert visitor.post(path, form, follow=False).status_code == 303
    page = visitor.get("/").text
    assert "data-theme" not in page
    assert '<html lang="nl"' in page


@pytest.mark.parametrize("elsewhere", ["//evil.example", "/\\evil.example", "https://evil.example"])
def test_choosing_a_language_never_leads_to_another_site(visitor: Visitor, elsewhere: str) -> None:
    assert visitor.post("/taal", {"language": "fr", "next": elsewhere}, follow=False).headers["Location"] == "/"
