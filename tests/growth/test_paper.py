"""The page as a PDF: tagged, in its language, and with nothing in it that the page does not show."""

import re
import zlib
from types import ModuleType

import pytest
from flask import render_template
from page import validate_pdf_bytes

from elearn.growth import paper
from tests.growth.people import ANSWER, COMPOSE, PREVIEW, answered, composed, page_form
from tests.language import said
from tests.reflections.people import browser
from tests.visitor import Visitor
from tests.world import World

PDF = "/groei/tonen/mijn-groei.pdf"
needs_maker = pytest.mark.skipif(not paper.can_be_made(), reason="WeasyPrint or its libraries are not installed")


def opened(pdf: bytes) -> bytes:
    """Everything in a PDF, its packed streams unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return pdf + b"".join(_unpacked(stream) for stream in packed)


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


@needs_maker
def test_it_is_tagged_and_says_its_language_and_title(visitor: Visitor, world: World) -> None:
    composed(visitor, world, answered(world))
    answer = visitor.get(PDF)
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    inside = opened(answer.data)
    assert answer.data.startswith(b"%PDF-1.7")
    for needed in (b"/StructTreeRoot", b"/Marked true", b"/Lang (nl)", b"pdfuaid:part", b"/DisplayDocTitle true"):
        assert needed in inside, needed
    for tag in (b"/S /H1", b"/S /H2", b"/S /P"):
        assert tag in inside, tag


def faults(pdf: bytes) -> list[str]:
    """What keeps a PDF from being PDF/UA-1 (ISO 14289-1), as far as a program can see it."""
    return [f"{fault.rule_id}: {fault.message}" for fault in validate_pdf_bytes(pdf, profile="ua1").failures]


@needs_maker
def test_a_page_with_answers_is_pdf_ua(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    composed(visitor, world, answer)
    browser(visitor.app, world.nadia).post(f"/toestemming/{answer.id}", {"do": "give"})
    assert faults(visitor.get(PDF).data) == []


@needs_maker
def test_an_untagged_pdf_would_be_seen() -> None:
    maker = paper._weasyprint()
    assert maker is not None
    assert faults(maker.HTML(string="<h1>Zonder taal</h1>").write_pdf())


@needs_maker
def test_an_answer_is_in_it_only_with_a_yes(visitor: Visitor, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def keep(template: str, **context: object) -> str:
        seen.append(render_template(template, **context))
        return seen[-1]

    monkeypatch.setattr(paper, "render_template", keep)
    answer = answered(world)
    composed(visitor, world, answer)
    assert visitor.get(PDF).status_code == 200
    browser(visitor.app, world.nadia).post(f"/toestemming/{answer.id}", {"do": "give"})
    assert visitor.get(PDF).status_code == 200
    assert [ANSWER in html for html in seen] == [False, True]
    assert ["Nadia" in html for html in seen] == [False, True]
    not_shown = said("There is %(num)d answer to this text that is not shown here.", num=1)
    assert [not_shown in html for html in seen] == [True, False]


@needs_maker
@pytest.mark.parametrize(
    "words", ["<img src=http://127.0.0.1:9/x>", "![x](http://127.0.0.1:9/x)", "[x](https://voorbeeld.be)", "عربي 😀 é"]
)
def test_any_words_become_a_pdf_and_nothing_is_fetched(visitor: Visitor, world: World, words: str) -> None:
    visitor.as_(world.amina).post(COMPOSE, page_form(title=words, introduction=words))
    made = visitor.get(PDF).data
    assert made.startswith(b"%PDF")
    assert faults(made) == []


@needs_maker
def test_the_font_comes_along(visitor: Visitor, world: World) -> None:
    composed(visitor, world, answered(world))
    assert b"Atkinson" in opened(visitor.get(PDF).data)


def test_where_no_pdf_can_be_made_the_page_says_how_to_print_it(
    visitor: Visitor, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing_here() -> ModuleType | None:
        return None

    monkeypatch.setattr(paper, "_weasyprint", nothing_here)
    composed(visitor, world, answered(world))
    page = visitor.get(PDF, follow_redirects=True).text
    words = (
        "A PDF cannot be made here. You can print this page, or keep it as a PDF with the print button of your browser."
    )
    assert said(words) in page
    assert PDF not in page


def test_nobody_else_makes_a_pdf_of_it(visitor: Visitor, world: World) -> None:
    composed(visitor, world, answered(world))
    for other in (world.joris, world.nadia, world.els):
        assert browser(visitor.app, other).get(PDF).status_code == 404
    assert Visitor(visitor.app).get(PDF).status_code == 303
    assert visitor.get(PREVIEW).status_code == 200
