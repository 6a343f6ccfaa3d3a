"""An exercise that changed, or that was taken out of the course: nobody loses what they answered."""

import re
import shutil
from pathlib import Path

from elearn.database import db
from elearn.library import Catalogue, LiveCatalogue
from tests.exercises.proef import DOEN, EVERY, FORMS, answers, posted_to
from tests.language import said
from tests.visitor import Visitor
from tests.world import World


def without(name: str, folder: Path) -> LiveCatalogue:
    """The course in which one exercise is no more."""
    shutil.copytree(Path(__file__).parent / "courses", folder)
    block = re.compile(rf":::\{{[a-z]+\}} {name}\n.*?\n:::\n", re.DOTALL)
    for page in folder.rglob("*.md"):
        page.write_text(block.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    return LiveCatalogue([folder])


@EVERY
def test_an_exercise_that_was_taken_out_says_so_and_loses_nothing(
    journey: Visitor, proef: Catalogue, world: World, name: str, tmp_path: Path
) -> None:
    journey.as_(world.amina).post(posted_to(name), FORMS[name])
    journey.app.extensions["library"] = without(name, tmp_path / "courses")
    assert journey.get(DOEN).status_code == 200
    answer = journey.post(posted_to(name), {**FORMS[name], "why": "Mijn <b>nieuwe</b> woorden."})
    assert answer.status_code == 410
    assert said("What you answered before is kept.") in answer.text
    assert "Mijn &lt;b&gt;nieuwe&lt;/b&gt; woorden." in answer.text
    assert ("<html" in answer.text) is not journey.htmx
    (kept,) = answers()
    assert f"proef/{name}" in journey.get("/mijn-gegevens/tandem.json").text
    assert kept.answer


def test_who_never_answered_is_not_told_of_earlier_answers(visitor: Visitor, proef: Catalogue) -> None:
    answer = visitor.post(posted_to("bestaat-niet"), {"option": "fijn"})
    assert answer.status_code == 410
    assert said("What you answered before is kept.") not in answer.text
    assert "/cursussen/proef" in answer.text


def test_an_exercise_of_a_course_that_is_not_there_is_a_404_page(visitor: Visitor, proef: Catalogue) -> None:
    for path in ("/oefeningen/weg/waarom", "/oefeningen/proef/%00", "/oefeningen/proef/Niet%20zo"):
        assert visitor.post(path, {"option": "fijn"}).status_code == 404


@EVERY
def test_an_answer_to_an_exercise_that_changed_is_shown_as_such(
    visitor: Visitor, proef: Catalogue, world: World, name: str
) -> None:
    visitor.as_(world.amina).post(posted_to(name), FORMS[name])
    sentence = said("The exercise has changed a little since then.")
    assert sentence not in visitor.get(DOEN).text
    (kept,) = answers()
    kept.exercise_version = "ouder"
    db.session.commit()
    assert sentence in visitor.get(DOEN).text
    visitor.post(posted_to(name), FORMS[name])
    assert sentence not in visitor.get(DOEN).text
    assert len(answers()) == 2
