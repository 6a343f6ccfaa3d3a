"""The search page: a plain form, results in the language of their course, kind when there is nothing."""

from urllib.parse import quote

import pytest

from elearn.library.search.index import MOST_HITS
from elearn.web.library import catalogue
from tests.language import said
from tests.lessons.addresses import address
from tests.lessons.html import attributes, parsed
from tests.queries import count_queries
from tests.visitor import Visitor

HOSTILE = ["%00", "%ED%A0%80", "%E2%80%AE%E2%81%A6abc", "%ff%fe", "%3Cscript%3Ealert(1)%3C/script%3E", "a" * 5000]


def hits(text: str) -> list[str]:
    tree = parsed(text)
    items = [item for item in tree.iter("li") if item.attrib.get("class") == "hit"]
    return [attributes(item, "href")[0] for item in items]


@pytest.mark.parametrize("path", ["/", "/cursussen/{course}", "/cursussen/{module}", "/cursussen/{page}", "/zoeken"])
def test_one_can_search_from_everywhere_one_reads(visitor: Visitor, path: str) -> None:
    course = catalogue().courses[0]
    module = course.modules[0]
    tree = parsed(visitor.get(path.format(course=course.id, module=module.key, page=module.pages[0].key)).text)
    [form] = [form for form in tree.iter("form") if form.attrib.get("role") == "search"]
    assert form.attrib["action"] == "/zoeken"
    assert "method" not in form.attrib
    assert [field.attrib["name"] for field in form.iter("input")] == ["q"]


def test_a_page_is_found_by_a_word_of_its_title(visitor: Visitor) -> None:
    page = catalogue().courses[0].modules[0].pages[0]
    answer = visitor.get("/zoeken", query_string={"q": page.title})
    assert hits(answer.text)[0].partition("#")[0] == address(page)
    assert "<mark>" in answer.text
    [field] = [field for field in parsed(answer.text).iter("input") if field.attrib.get("name") == "q"]
    assert field.attrib["value"] == page.title


def test_every_result_leads_to_something_that_is_there(visitor: Visitor) -> None:
    found = {
        link for word in ("armoede", "kracht", "Wolf", "coach") for link in hits(visitor.get(f"/zoeken?q={word}").text)
    }
    assert len(found) > 30
    for link in sorted(found):
        path, _, anchor = link.partition("#")
        answer = visitor.get(path)
        assert answer.status_code == 200, link
        assert not anchor or anchor in attributes(parsed(answer.text), "id"), link


def test_at_most_thirty_are_shown_and_said(visitor: Visitor) -> None:
    answer = visitor.get("/zoeken?q=armoede")
    count = catalogue().search("armoede").count
    assert len(hits(answer.text)) == MOST_HITS < count
    assert said("The best %(shown)s of %(count)s places", shown=MOST_HITS, count=count) in answer.text


def test_a_mended_word_is_said(visitor: Visitor) -> None:
    text = visitor.get("/zoeken?q=empowermnt").text
    assert said("Nothing has the word as you typed it.") in text
    assert '<b dir="auto">empowerment</b>' in text


def test_a_mended_question_is_shown_as_text(visitor: Visitor) -> None:
    text = visitor.get("/zoeken?q=" + quote("<i>empowermnt")).text
    assert "&lt;i&gt;empowerment" in text
    assert "<i>" not in text


def test_nothing_found_says_what_to_try_and_nothing_asked_is_no_mistake(visitor: Visitor) -> None:
    nothing, empty = visitor.get("/zoeken?q=xyzzyq"), visitor.get("/zoeken")
    assert nothing.status_code == empty.status_code == 200
    assert said("Try one word instead of several, a shorter word, or another word for the same thing.") in nothing.text
    assert (
        said("Type one or a few words. You search in every page, every question and every word explained.")
        in empty.text
    )
    assert not hits(nothing.text) + hits(empty.text)


@pytest.mark.parametrize("asked", HOSTILE)
def test_any_sign_can_be_sent(visitor: Visitor, asked: str) -> None:
    answer = visitor.get(f"/zoeken?q={asked}")
    assert answer.status_code == 200
    parsed(answer.text)
    assert "<script>alert" not in answer.text
    [field] = [field for field in parsed(answer.text).iter("input") if field.attrib.get("name") == "q"]
    assert len(field.attrib["value"]) <= 200


def test_results_name_the_language_of_their_course(visitor: Visitor) -> None:
    visitor.post("/taal", {"language": "fr"})
    tree = parsed(visitor.get("/zoeken?q=empowerment").text)
    links = [link for item in tree.iter("li") if item.attrib.get("class") == "hit" for link in item.iter("a")]
    assert links
    assert {link.attrib.get("lang") for link in links} == {"nl"}


def test_searching_asks_nothing_of_the_database(visitor: Visitor) -> None:
    with count_queries() as sent:
        visitor.get("/zoeken?q=armoede")
    assert sent == []
