"""From the sheet of a learner to the mark on their page: an answer hangs on exactly the words that were tapped."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from elearn.database import db
from elearn.reflections.answer_models import Feedback
from elearn.reflections.models import TEXT_LENGTH, Version
from tests.reflections.people import HERE, browser, hidden_fields, share_form
from tests.visitor import Visitor
from tests.world import World

CHOICE = re.compile(r'name="sentence" value="(\d+)"[^>]*>\s*<span[^>]*>(.*?)</span></label>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
FAMILY, WAVE, FLAG = (
    "👩🏽\u200d👩🏻\u200d👧🏿\u200d👦",
    "👋🏾",
    "🇧🇪🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
)
STACKED = "E\u0301a\u0308\u0323z\u0335\u0336\u0337"
NEE = "Nee, dat kan niet."
LONG = "Zo lang duurde het. " * 998 + "Tot hier en niet verder."

TEXTS = {
    "a family of emoji": (f"Wij waren met {FAMILY} daar. {WAVE} Hallo! {FLAG} Tot later.", 1, f"{WAVE} Hallo!"),
    "an emoji right before the words": (f"{FAMILY}. Zij zag {FAMILY} staan. Ja.", 1, f"Zij zag {FAMILY} staan."),
    "flags alone": (f"Eerst. {FLAG} {FLAG}! Dan.", 1, f"{FLAG} {FLAG}!"),
    "combining marks": (f"Cafe\u0301 dicht. {STACKED} stond er. Café open.", 1, f"{STACKED} stond er."),
    "composed and not": ("Café open. Cafe\u0301 open. Café open.", 1, "Cafe\u0301 open."),
    "the first of three": (f"{NEE} {NEE} {NEE}", 0, NEE),
    "the second of three": (f"{NEE} {NEE} {NEE}", 1, NEE),
    "the last of three": (f"{NEE} {NEE} {NEE}", 2, NEE),
    "an Arabic text": ("اسمها فاطمة. كيف حالك؟ شكرا.", 1, "كيف حالك؟"),
    "a Hebrew name in Dutch": (
        "Ik sprak שָׂרָה. Zij heet \u2067שָׂרָה\u2069 Levi. Dank.",
        1,
        "Zij heet \u2067שָׂרָה\u2069 Levi.",
    ),
    "lines of Windows": ("Eerste regel.\r\n\r\n- Tweede.\r\n- Derde, met meer.\r\n", 2, "Derde, met meer."),
    "signs of markup": ('1 < 2 & <b>drie</b>. "Vier" &amp; vijf. Zes.', 1, '"Vier" &amp; vijf.'),
    "twenty thousand characters": (LONG.ljust(TEXT_LENGTH, "!"), 998, "Tot hier en niet verder."),
}


def sentences(page: str) -> list[str]:
    """What a coach can tap, as they read it."""
    return [unescape(TAG.sub("", words)) for _number, words in CHOICE.findall(page)]


def marked(page: str, number: int) -> str:
    """The words in the marks of one answer, as a reader sees them."""
    found = re.findall(rf'<mark(?: id="q\d+")?><a href="#a{number}">(.*?)</a></mark>', page, re.DOTALL)
    return unescape(TAG.sub("", "".join(found)))


def shared(visitor: Visitor, world: World, text: str) -> str:
    """Amina writes and shares it through the forms; gives the address."""
    amina = Visitor(visitor.app, htmx=visitor.htmx).as_(world.amina)
    assert amina.post(HERE + "/concept", {"text": text, "revision": "0"}).status_code == 200
    answer = amina.post(HERE + "/deling", share_form(visitor.app, world.amina), follow=False)
    return answer.headers.get("Location") or answer.headers["HX-Redirect"]


@pytest.mark.parametrize(("text", "number", "words"), TEXTS.values(), ids=TEXTS)
def test_the_words_that_were_tapped_are_the_words_that_are_marked(
    journey: Visitor, world: World, text: str, number: int, words: str
) -> None:
    here = shared(journey, world, text)
    page = journey.as_(world.nadia).get(here).text
    offered = sentences(page)
    assert words in offered[number]
    form = {**hidden_fields(page), "text": "Hier.", "sentence": str(number), "do": "release"}
    assert journey.post(here + "/antwoorden", form).status_code == 200
    [answer] = db.session.scalars(select(Feedback))
    kept = db.session.scalars(select(Version.text)).one()
    assert kept[answer.quote_start : answer.quote_end] == answer.quote == offered[number]
    assert kept[: answer.quote_start].endswith(answer.prefix or "")
    assert marked(browser(journey.app, world.amina).get(here).text, answer.id) == offered[number]


def test_the_same_words_in_three_places_are_marked_in_one(visitor: Visitor, world: World) -> None:
    here = shared(visitor, world, f"{NEE} {NEE} {NEE}")
    page = visitor.as_(world.nadia).get(here).text
    visitor.post(here + "/antwoorden", {**hidden_fields(page), "text": "x", "sentence": "1", "do": "release"})
    seen = browser(visitor.app, world.amina).get(here).text
    text = seen[seen.index('class="sheet-text') :].split("</div>")[0]
    assert TAG.sub("", text.split("<mark")[0]).strip().endswith(NEE)
    assert text.count("<mark") == 1
    assert TAG.sub("", text.split("</mark>")[1]).strip().startswith(NEE)


def test_a_right_to_left_name_stands_apart_from_the_words_around_it(visitor: Visitor, world: World) -> None:
    """The name of who reads and answers, in a page that is written the other way."""
    world.nadia.shown_name = "نادية"
    db.session.commit()
    here = shared(visitor, world, "Eerst. Dan.")
    page = visitor.as_(world.nadia).get(here).text
    visitor.post(here + "/antwoorden", {**hidden_fields(page), "text": "شكرا لك", "sentence": "0", "do": "release"})
    seen = browser(visitor.app, world.amina).get(here).text
    assert "نادية" in seen
    assert re.search(r'dir="auto"[^>]*>\s*<p>شكرا لك</p>', seen)
