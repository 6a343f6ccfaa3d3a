"""Forms that are far too large, in any shape, are refused on a page that says what to do, and nothing is kept."""

from contextvars import Context
from io import BytesIO
from typing import Any

import pytest
from flask_babel import force_locale, gettext
from markupsafe import escape
from werkzeug.test import EnvironBuilder, TestResponse

from elearn.library import Catalogue
from tests.exercises.proef import EVERY, FORMS, answers, posted_to
from tests.language import said
from tests.visitor import Visitor
from tests.world import World

FORM = "application/x-www-form-urlencoded"
TOO_LARGE = "a" * 10_000_000


def is_the_page_for_too_much(answer: TestResponse) -> bool:
    return answer.status_code == 413 and said("That is too big to send") in answer.text and "<h1>" in answer.text


@EVERY
def test_ten_megabytes_in_any_field_are_refused_on_a_page_that_says_what_to_do(
    journey: Visitor, proef: Catalogue, world: World, name: str
) -> None:
    field = next(iter(FORMS[name]))
    answer = journey.as_(world.amina).post(posted_to(name), {**FORMS[name], field: TOO_LARGE})
    assert is_the_page_for_too_much(answer)
    assert said("Nothing was changed. Go back and send a shorter one, or split it in two.") in answer.text
    assert not answers()


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_page_for_too_much_speaks_the_language_of_its_reader(
    visitor: Visitor, proef: Catalogue, world: World, language: str
) -> None:
    visitor.as_(world.amina)
    with visitor.client.session_transaction() as kept:
        kept["locale"] = language
    answer = visitor.post(posted_to("waarom"), {"option": TOO_LARGE})
    assert answer.status_code == 413
    with force_locale(language):
        assert str(escape(gettext("The recording or text is larger than we can keep."))) in answer.text


def in_parts(*parts: tuple[str, str, bytes]) -> dict[str, Any]:
    """A form as a browser sends it with files; each part is a name, the name of a file or nothing, and bytes."""
    body = b""
    for name, file, inside in parts:
        named = f'; filename="{file}"' if file else ""
        body += f'--grens\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode() + inside + b"\r\n"
    headers = {"Sec-Fetch-Site": "same-origin"}
    return {"data": body + b"--grens--\r\n", "content_type": "multipart/form-data; boundary=grens", "headers": headers}


@pytest.mark.parametrize("file", ["groot.txt", ""])
def test_ten_megabytes_as_a_file_or_in_parts_are_refused_too(
    visitor: Visitor, proef: Catalogue, world: World, file: str
) -> None:
    form = in_parts(("option", "", b"fijn"), ("why", file, TOO_LARGE.encode()))
    assert is_the_page_for_too_much(visitor.as_(world.amina).send("POST", posted_to("waarom"), **form))
    assert not answers()


def test_ten_megabytes_of_unknown_length_are_refused_too(visitor: Visitor, proef: Catalogue, world: World) -> None:
    """A browser can send a form in chunks and not say beforehand how long it is."""
    visitor.as_(world.amina)
    body = BytesIO(b"option=fijn&why=" + TOO_LARGE.encode())
    made = EnvironBuilder(posted_to("waarom"), method="POST", input_stream=body, content_type=FORM)
    environ = {**made.get_environ(), "wsgi.input_terminated": True, "HTTP_SEC_FETCH_SITE": "same-origin"}
    del environ["CONTENT_LENGTH"]
    answer = Context().run(visitor.client.open, environ)
    assert is_the_page_for_too_much(answer)
    assert not answers()


@EVERY
def test_ten_thousand_fields_are_refused(visitor: Visitor, proef: Catalogue, world: World, name: str) -> None:
    many = {f"veld-{number}": "x" for number in range(10_000)}
    assert is_the_page_for_too_much(visitor.as_(world.amina).post(posted_to(name), {**FORMS[name], **many}))
    parts = [(field, "", b"x") for field in many]
    assert is_the_page_for_too_much(visitor.send("POST", posted_to(name), **in_parts(*parts)))
    assert not answers()


def test_one_field_ten_thousand_times_is_refused(visitor: Visitor, proef: Catalogue, world: World) -> None:
    visitor.as_(world.amina)
    for name, field in (("modellen", "wish"), ("waarom", "option")):
        answer = visitor.post(posted_to(name), {**FORMS[name], field: ["avond"] * 10_000})
        assert is_the_page_for_too_much(answer)
    assert not answers()


@EVERY
def test_an_answer_in_parts_is_as_good_as_any_other(
    visitor: Visitor, proef: Catalogue, world: World, name: str
) -> None:
    values = ((field, [value] if isinstance(value, str) else value) for field, value in FORMS[name].items())
    parts = [(field, "", value.encode()) for field, several in values for value in several]
    visitor.as_(world.amina).send("POST", posted_to(name), **in_parts(*parts))
    (kept,) = answers()
    visitor.post(posted_to(name), FORMS[name])
    assert answers()[-1].answer == kept.answer


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "", "multipart/form-data", "multipart/form-data; boundary=x"]
)
@pytest.mark.parametrize("body", [b"", b'{"option": "fijn"}', b"\xff\x00\x1f", b"--x\r\n", b"%", b"=&=&&"])
def test_a_body_that_is_no_form_asks_again(
    visitor: Visitor, proef: Catalogue, world: World, kind: str, body: bytes
) -> None:
    visitor.as_(world.amina)
    answer = visitor.send(
        "POST", posted_to("waarom"), data=body, content_type=kind, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 422
    assert 'id="waarom-error"' in answer.text
    assert not answers()
