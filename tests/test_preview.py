"""`elearn preview`: the course as learners see it, with every problem at its line, and out of reach of a real site."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from elearn.cli import main
from elearn.database import db
from elearn.previewing.app import preview_app
from elearn.previewing.place import NoCourse, Place, find_place
from elearn.previewing.server import only_here
from tests.language import said
from tests.library.cases import SOUND
from tests.library.test_catalogue import write

STORY = """---
title: Aan de deur
summary: Een deur.
minutes: 3
---

## Deur {#deur}

Tekst.

- [Naar binnen.](#in){role=begeleider}
- [Weggaan.](#uit){role=ritueel}

## Buiten {#uit ending="Buiten"}

Tekst.

:::{debrief} Nadia
Ook goed.
:::

## Binnen {#in ending="Binnen"}

Tekst.

:::{debrief} Nadia
Goed.
:::
"""
FILES = {
    **SOUND,
    "c/m/01-a.md": "# A\n\nTekst.\n\n:::{reflection} vraag\nWat denk je?\n:::\n",
    "c/m/deur.scenario.md": STORY,
    "d/course.md": "---\ntitle: D\nsummary: Nog een.\nlanguage: nl\nmodules: [n]\n---\n",
    "d/n/index.md": "---\ntitle: N\naim: Je kunt iets.\nminutes: 5\n---\n",
    "d/n/01-x.md": "# X\n\n:::{reflection} x\nWat?\n:::\n",
}
PAGE, MODULE, COURSE = "/cursussen/c/m/a", "/cursussen/c/m", "/cursussen/c"
VERSION = "/voorbeeld/versie"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the courses lie of which one test after another makes something else."""
    return tmp_path_factory.mktemp("shelf") / "courses"


@pytest.fixture
def folder(shelf: Path) -> Path:
    shutil.rmtree(shelf, ignore_errors=True)
    return write(shelf, FILES)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Place], Flask]]:
    """Opens previews, and lets go of their databases."""
    apps: list[Flask] = []

    def open_preview(place: Place) -> Flask:
        apps.append(preview_app(place, tmp_path_factory.mktemp("data")))
        return apps[-1]

    yield open_preview
    for app in apps:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(scope="module")
def preview(opened: Callable[[Place], Flask], shelf: Path) -> Flask:
    """The preview of all courses of the shelf."""
    return opened(Place(write(shelf, FILES)))


@pytest.fixture
def browser(preview: Flask, folder: Path) -> Iterator[FlaskClient]:
    """A browser in front of it that nobody used yet."""
    with preview.app_context():
        yield preview.test_client()


def seen(browser: FlaskClient, path: str = PAGE) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.text


def test_a_course_is_shown_as_learners_see_it(browser: FlaskClient) -> None:
    page = seen(browser)
    assert '<div class="prose" id="page_text"' in page
    assert said("no problems") in page
    assert 'id="preview-panel"' not in page


def test_the_closed_page_shows_the_lines_around_each_problem(browser: FlaskClient, folder: Path) -> None:
    write(folder, {"c/m/01-a.md": "# A\n\nEen <b>regel</b>.\n\n:::\n\nNog een & de laatste.\n"})
    page = seen(browser)
    assert 'id="page_text"' not in page
    assert "c/m/01-a.md:5" in page
    assert 'id="preview-1-5"' in page
    assert "::: closes nothing" in page
    assert "Een &lt;b&gt;regel&lt;/b&gt;." in page, "source is shown, never obeyed"
    assert "<b>regel" not in page


def test_mending_it_brings_the_page_back(browser: FlaskClient, folder: Path) -> None:
    write(folder, {"c/m/01-a.md": "# A\n\n:::\n"})
    assert "c/m/01-a.md:3" in seen(browser)
    write(folder, FILES)
    assert 'id="page_text"' in seen(browser)


@pytest.mark.parametrize("path", [PAGE, MODULE, f"{MODULE}/afdruk", "/scenarios/c/deur"])
def test_whatever_a_mistake_takes_away_shows_the_mistake(path: str, browser: FlaskClient, folder: Path) -> None:
    write(folder, {"c/m/02-b.md": "# B\n\n:::{keuze} b\n"})
    page = seen(browser, path)
    assert "c/m/02-b.md:3" in page
    assert said("First something to mend") in page


def test_a_course_file_that_cannot_be_read_shows_itself_on_every_page(browser: FlaskClient, folder: Path) -> None:
    write(folder, {"c/course.md": "---\ntitle: [\n---\n"})
    for path in (PAGE, MODULE, COURSE, "/scenarios/c/deur"):
        assert "c/course.md:" in seen(browser, path), path


def test_warnings_stand_below_the_page_at_their_line(browser: FlaskClient, folder: Path) -> None:
    write(folder, {"c/m/01-a.md": "# A\n\nTekst.\n\n<b>\n\n:::{reflection} vraag\nWat?\n:::\n"})
    page = seen(browser)
    assert 'id="page_text"' in page
    assert page.index('id="page_text"') < page.index('id="preview-panel"') < page.index('id="preview-1-5"')


def test_how_a_text_reads_is_warned_of_too(browser: FlaskClient, folder: Path) -> None:
    write(folder, {"c/m/01-a.md": "# A\n\nEr wonen hier veel kansarmen.\n\n:::{reflection} vraag\nWat?\n:::\n"})
    assert "avoided" in seen(browser)
    write(folder, FILES)
    assert "avoided" not in seen(browser)


def test_what_a_scenario_proves_is_said_too(browser: FlaskClient, folder: Path) -> None:
    write(folder, {"c/m/deur.scenario.md": STORY.replace("{role=begeleider}", "{role=begeleider nabij=+1}")})
    page = seen(browser, "/scenarios/c/deur")
    assert "is the best in everything" in page
    assert said("First something to mend") not in page


def test_problems_here_come_before_those_elsewhere(browser: FlaskClient, folder: Path) -> None:
    write(folder, {"c/m/01-a.md": FILES["c/m/01-a.md"] + "\n<b>\n", "d/n/01-x.md": "# X\n\n:::\n"})
    page = seen(browser)
    assert page.index("c/m/01-a.md:9") < page.index("d/n/01-x.md:3")
    assert 'href="/cursussen/d/n/x"' in page, "a problem elsewhere leads to its page"
    assert said("First something to mend") not in page


def test_a_page_that_nothing_names_is_not_there_and_says_why(browser: FlaskClient, folder: Path) -> None:
    write(folder, {"c/los/index.md": SOUND["c/m/index.md"], "c/los/01-l.md": FILES["c/m/01-a.md"]})
    answer = browser.get("/cursussen/c/los/l")
    assert answer.status_code == 404
    assert "the module `los` is not named" in answer.text


def test_a_drawing_that_breaks_shows_its_own_lines(browser: FlaskClient, folder: Path) -> None:
    figure = (
        "# A\n\n:::{figure} figuren/web.svg\n:alt: Een web met vijf draden erin.\n\nHet web.\n\nVijf draden.\n:::\n"
    )
    write(folder, {"c/m/01-a.md": figure, "c/figuren/web.svg": "<svg viewBox='0 0 1 1'><script/></svg>"})
    assert "c/figuren/web.svg:1" in seen(browser)


def test_a_run_of_an_older_text_says_so(browser: FlaskClient, folder: Path) -> None:
    run = browser.post("/scenarios/c/deur/runs", headers={"Sec-Fetch-Site": "same-origin"}).headers["Location"]
    assert said("Begin again to see what you changed") not in seen(browser, run)
    write(folder, {"c/m/deur.scenario.md": STORY.replace("Naar binnen", "Kom binnen")})
    assert said("Begin again to see what you changed") in seen(browser, run)


def test_the_version_changes_with_a_file_and_only_then(browser: FlaskClient, folder: Path) -> None:
    first = browser.get(VERSION).text
    assert f'data-preview-version="{first}"' in seen(browser)
    assert browser.get(VERSION).text == first
    write(folder, {"foto.png": "geen tekst", "c/m/notities.txt": "x"})
    assert browser.get(VERSION).text == first
    write(folder, {"c/m/01-a.md": "# Anders\n"})
    assert browser.get(VERSION).text != first


def test_a_preview_that_was_started_again_is_another_version(opened: Callable[[Place], Flask], folder: Path) -> None:
    versions = {opened(Place(folder)).test_client().get(VERSION).text for _ in range(2)}
    assert len(versions) == 2


def test_an_answer_to_a_form_is_never_asked_for_again(browser: FlaskClient) -> None:
    answer = browser.post("/groepen/deelname", headers={"Sec-Fetch-Site": "same-origin"}, follow_redirects=False)
    assert "data-preview-ask" not in answer.text


def test_everything_the_preview_adds_obeys_the_content_policy(browser: FlaskClient, folder: Path) -> None:
    write(folder, {"c/m/01-a.md": "# A\n\n:::\n"})
    answer = browser.get(PAGE)
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert " style=" not in answer.text
    assert "<script>" not in answer.text
    for address in ("/voorbeeld/voorbeeld.js", "/voorbeeld/voorbeeld.css"):
        assert address in answer.text
        assert browser.get(address).status_code == 200


def test_somebody_without_an_account_can_answer(browser: FlaskClient, folder: Path) -> None:
    answer = browser.get("/reflecties/c/vraag")
    assert answer.status_code == 200


def test_its_cookie_is_not_that_of_a_site_on_another_port(browser: FlaskClient) -> None:
    answer = browser.post("/weergave", data={"theme": "dark"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.headers["Set-Cookie"].startswith("tandem_preview=")


def test_another_name_of_this_computer_is_refused(opened: Callable[[Place], Flask], folder: Path) -> None:
    app = opened(Place(folder))
    app.wsgi_app = only_here(app.wsgi_app)  # type: ignore[method-assign]
    client = app.test_client()
    assert client.get("/", headers={"Host": "127.0.0.1:8001"}).status_code == 200
    assert client.get("/", headers={"Host": "elders.example:8001"}).status_code == 400


# What is previewed


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("", "/"),
        ("c", COURSE),
        ("c/course.md", COURSE),
        ("c/m", MODULE),
        ("c/m/index.md", MODULE),
        ("c/m/01-a.md", PAGE),
        ("c/m/deur.scenario.md", "/scenarios/c/deur"),
        ("c/figuren", COURSE),
        ("c/figuren/web.svg", COURSE),
        ("begrippen.md", "/begrippen"),
    ],
)
def test_a_path_opens_at_its_own_page(path: str, address: str, folder: Path, browser: FlaskClient) -> None:
    place = find_place(folder / path)
    assert (place.root, place.address) == (folder, address)
    assert browser.get(address).status_code == 200


def test_a_path_without_a_course_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    with pytest.raises(NoCourse, match="elearn new course"):
        find_place(tmp_path / "leeg")
    with pytest.raises(NoCourse, match="no such file"):
        find_place(tmp_path / "nergens")
    done = CliRunner().invoke(main, ["preview", str(tmp_path / "leeg")])
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)


def test_what_lies_beside_one_course_is_no_problem_of_it(opened: Callable[[Place], Flask], folder: Path) -> None:
    write(
        folder, {"brief.pdf": "x", "Foto's/strand.jpg": "x", "notities/lijst.md": "# x", "d/n/01-x.md": "# X\n\n:::\n"}
    )
    app = opened(find_place(folder / "c"))
    with app.app_context():
        page = seen(app.test_client())
    assert "d/n/01-x.md:3" in page, "the courses beside it are, because links lead to them"
    for name in ("brief.pdf", "strand.jpg", "lijst.md"):
        assert name not in page


# A real site


def test_a_real_site_has_nothing_of_the_preview(app: Flask) -> None:
    rules = list(app.url_map.iter_rules())
    assert not [rule for rule in rules if rule.rule.startswith("/voorbeeld") or rule.endpoint.startswith("preview.")]
    page = app.test_client().get("/over").text
    assert "preview" not in page
    assert app.test_client().get(VERSION).status_code == 404


def test_serving_never_even_loads_the_preview(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; import elearn.cli; from elearn import create_app, serving;"
        "from elearn.settings import Settings; create_app(Settings(secret_key='k' * 32, data=Path(sys.argv[1])));"
        "sys.exit(any(name.startswith('elearn.previewing') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_scenario_is_drawn_for_who_writes_it(browser: FlaskClient) -> None:
    page = browser.get("/scenarios/c/deur").text
    drawing = page.split('class="story-graph"')[1].split("</svg>")[0]
    assert drawing.count("scene-box") == 3
    assert "Buiten" in drawing
