"""What reads with effort is said at its line; what reads well is left alone."""

from pathlib import Path

import pytest

from elearn.library import load_catalogue
from elearn.library.readability import readability_warnings
from elearn.library.readability.codes import ReadabilityCode
from elearn.places import shipped
from tests.library.readability.pages import TO_DO, codes, page, warned

LONG = "Een " + " ".join(["woord"] * 24) + " einde."
RIGHT = "Een " + " ".join(["woord"] * 23) + " einde."
FIGURE = ":::{figure} figuren/web.svg\n"

FRAGMENTS = [
    ("een zin van 26 woorden", LONG, ["3 long-sentence"]),
    ("een zin van 25 woorden", RIGHT, []),
    ("een lange zin op de tweede regel", f"Kort.\n{LONG}", ["4 long-sentence"]),
    ("een lange zin in een lijst", f"- Kort.\n- {LONG}", ["4 long-sentence"]),
    ("een lange zin in een tabel", f"| a |\n|---|\n| {LONG} |", ["5 long-sentence"]),
    ("een lange zin na het antwoord", f":::{{choice}} c\nWat?\n\n- Ja {{#ja}}\n  > {LONG}\n:::", ["7 long-sentence"]),
    ("een lange zin in een optie", f"{FIGURE}:alt: {LONG}\n\nHet web.\n\nVijf draden.\n:::", ["4 long-sentence"]),
    ("een lange titel telt ook", f"## {LONG}", ["3 long-sentence"]),
    ("een lijst van korte punten", "Neem mee:\n\n" + "- een brood\n" * 20, []),
    ("een lange bronregel", f"Bron: {LONG}", []),
    ("een alinea van 91 woorden", "Zo is het nu. " * 22 + "Echt waar nu.", ["3 long-paragraph"]),
    ("een alinea van 90 woorden", "Zo is het nu. " * 22 + "Echt waar.", []),
    ("een woord dat pijn doet", "Hij helpt kansarmen.", ["3 avoided-word"]),
    ("hetzelfde woord met een hoofdletter", "Kansarme gezinnen wachten.", ["3 avoided-word"]),
    ("een naam waar het in zit", "ArmenTeKort zoekt vrijwilligers.", []),
    ("mensen", "Hij geeft aan de armen.", ["3 avoided-word"]),
    ("armen van een lijf", "Ze valt in de armen van haar zus.", []),
    ("over twee regels", "Zij staan onderaan\nde ladder.", ["3 avoided-word"]),
    ("een woord waarover het gaat", "<!-- mag: kansarmen (dit woord bespreken we) -->\n'De kansarmen.'", []),
    ("maar niet een ander woord", "<!-- mag: kansarmen (besproken) -->\nDe allochtonen.", ["4 avoided-word"]),
    ("en niet verderop", "<!-- mag: kansarmen (besproken) -->\nEen woord.\n\nDe kansarmen.", ["6 avoided-word"]),
    ("en niet zonder reden", "<!-- mag: kansarmen -->\nDe kansarmen.", ["4 avoided-word"]),
    ("een begrip zonder uitleg", "Een buddy gaat mee.", ["3 unexplained-term"]),
    ("een begrip in het meervoud", "Er zijn vier buddy's.", ["3 unexplained-term"]),
    ("een meervoud met een dubbele letter", "Er zijn drie schuldmodellen.", ["3 unexplained-term"]),
    ("een begrip van meer woorden", "Daarna volgt invoegen\nen toevoegen.", ["3 unexplained-term"]),
    ("een begrip met een kromme apostrof", "Dat is survivor’s pride.", ["3 unexplained-term"]),
    ("een begrip dat ergens uitgelegd is", "Een buddy, dus een [maatje](../../begrippen.md#buddy).", []),
    ("een begrip alleen in een titel", "## Buddy\n\nIemand gaat mee.", []),
    ("een begrip in een bronregel", "Bron: Buddy (2016), Het herstel.", []),
    ("een begrip waar geen link kan staan", f"{FIGURE}:alt: Een buddy bij een web van draden.\n\nA.\n\nB.\n:::", []),
    ("een werkwoord dat erop lijkt", "Hij kan fietsen herstellen.", []),
    ("een samenstelling", "De buddywerking groeit.", []),
    ("een werkwoord dat hetzelfde is", "<!-- mag: herstel (een werkwoord) -->\nIk herstel fietsen.", []),
    ("een beeld zonder woorden", f"{FIGURE}:alt: Een web met vijf draden.\n\nHet web.\n:::", ["3 no-words"]),
    ("een beeld zonder bijschrift", f"{FIGURE}:alt: Een web met vijf draden.\n\n- Een web.\n:::", ["3 no-caption"]),
    (
        "een alt die herhaalt",
        f"{FIGURE}:alt: Dit hier is het web.\n\nDit hier is het web\n\nDraden.\n:::",
        ["4 poor-alt"],
    ),
    ("een alt die te weinig zegt", f"{FIGURE}:alt: Een web.\n\nHet web.\n\nVijf draden.\n:::", ["4 poor-alt"]),
    ("een beeld dat alles zegt", f"{FIGURE}:alt: Een web met vijf draden.\n\nHet web.\n\nVijf draden.\n:::", []),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, said, id=name) for name, text, said in FRAGMENTS])
def test_a_fragment_reads_as_it_should(text: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(warned(tmp_path, page(text))) == expected


def test_every_kind_of_warning_is_shown_by_a_fragment() -> None:
    shown = {each.split()[1] for _, _, expected in FRAGMENTS for each in expected}
    of_whole_pages = {ReadabilityCode.LONG_PAGE, ReadabilityCode.NOTHING_TO_DO}
    assert shown == {code.value for code in ReadabilityCode if code not in of_whole_pages}


def test_a_warning_says_what_to_do(tmp_path: Path) -> None:
    (said,) = warned(tmp_path, page("Hij helpt kansarmen."))
    assert said.startswith("3: `kansarmen` is better avoided; mensen in armoede")
    assert "<!-- mag: kansarmen (waarom) -->" in said


def test_a_page_of_more_than_600_words_is_long(tmp_path: Path) -> None:
    text = "Zo is het.\n\n" * 200
    assert codes(warned(tmp_path, page(text))) == ["1 long-page"]
    assert codes(warned(tmp_path, page("Zo is het.\n\n" * 190))) == []


def test_what_is_read_later_does_not_make_a_page_long(tmp_path: Path) -> None:
    items = "".join(f"- Ja of nee {{#i{number}}}\n  > Zo is het.\n" for number in range(120))
    words = "Zo is het.\n\n" * 120
    text = f":::{{choice}} c\nWat?\n\n{items}:::\n\n{FIGURE}:alt: Een web met vijf draden.\n\nHet web.\n\n{words}:::\n"
    assert warned(tmp_path, page(f"{text}\nBron: {'z ' * 300}")) == []


@pytest.mark.parametrize("text", ["Tekst.", ":::{voice} Nadia\nTekst.\n:::", ":::{note}\nTekst.\n:::"])
def test_a_page_that_is_only_text_leaves_nothing_to_do(text: str, tmp_path: Path) -> None:
    assert codes(warned(tmp_path, f"# A\n\n{text}\n")) == ["1 nothing-to-do"]


def test_a_picture_a_question_or_an_earlier_answer_is_more_than_text(tmp_path: Path) -> None:
    figure = f"{FIGURE}:alt: Een web met vijf draden.\n\nHet web.\n\nVijf draden.\n:::"
    timeline = ":::{timeline}\n- **2004.** Het begin.\n:::"
    recall = ":::{recall} r\nNog niets.\n:::"
    for block in (figure, timeline, recall):
        assert warned(tmp_path, f"# A\n\n{block}\n", **{"c/m/02-b.md": f"# B\n{TO_DO}"}) == []


def test_a_scenario_may_be_long_and_explains_its_terms(tmp_path: Path) -> None:
    words = "Zo is het.\n\n" * 300
    story = f'---\ntitle: S\nsummary: S.\nminutes: 3\n---\n## Einde {{#einde ending="Klaar"}}\n\n{words}'
    said = ":::{debrief} Nadia\nEen buddy hielp.\n:::\n"
    assert codes(warned(tmp_path, story + said, path="c/m/s.scenario.md")) == ["609 unexplained-term"]


def test_in_another_language_only_what_holds_for_every_language_is_said(tmp_path: Path) -> None:
    french = {"c/course.md": "---\ntitle: C\nsummary: Un cours.\nlanguage: fr\nmodules: [m]\n---\n"}
    text = f"Buddy et allochtoon.\n\n{LONG}"
    assert codes(warned(tmp_path, page(text), **french)) == ["5 long-sentence"]


def test_a_file_with_errors_is_mended_first(tmp_path: Path) -> None:
    warned(tmp_path, page("Tekst."))
    (tmp_path / "c/m/02-b.md").write_text(f"# B\n\n{LONG}\n\n:::\n", encoding="utf-8")
    assert list(readability_warnings(tmp_path, load_catalogue([tmp_path]))) == []


def test_sources_are_not_read_as_prose(tmp_path: Path) -> None:
    text = f"---\ntitle: Bronnen\n---\n\n- {LONG} {{#bron}}\n"
    assert warned(tmp_path, text, path="bronnen.md") == []


def test_the_shipped_courses_give_no_warning() -> None:
    folder = shipped("courses")
    assert [str(each) for each in readability_warnings(folder, load_catalogue([folder]))] == []
