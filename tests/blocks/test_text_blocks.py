"""Reflections, voices, notes, figures and cards: what they hold for the templates."""

from elearn.blocks.block import blocks_in
from elearn.blocks.figure import Figure
from elearn.blocks.kinds import kinds
from elearn.blocks.note import Note
from elearn.blocks.reflection import Reflection
from elearn.blocks.scenario import ScenarioCard
from elearn.blocks.voice import Voice
from tests.blocks.building import block_of, parts_of


def test_every_kind_of_the_format_is_found() -> None:
    told = {"voice", "note", "figure", "timeline"}
    asked = {"choice", "sort", "scale", "web", "order", "rewrite", "predict", "compare", "worksheet"}
    assert set(kinds("page")) == told | asked | {"reflection", "scenario", "recall"}
    assert set(kinds("story")) == told | {"say", "when"}


def test_text_and_blocks_keep_their_order() -> None:
    parts = parts_of("Een\n\nTwee\n\n:::{note}\nDrie\n:::\n\nVier\n")
    assert [getattr(part, "kind", str(part)) for part in parts] == ["<p>Een</p><p>Twee</p>", "note", "<p>Vier</p>"]


def test_a_reflection_has_a_question_and_starters() -> None:
    reflection = block_of(Reflection, ":::{reflection} eerste\nWat *denk* je?\n\n- Ik zie …\n- Ik **hoor** …\n:::\n")
    assert (reflection.id, reflection.share, reflection.text) == ("eerste", True, "Wat denk je?")
    assert reflection.question == ("<p>Wat <em>denk</em> je?</p>",)
    assert reflection.starters == ("Ik zie …", "Ik <strong>hoor</strong> …")


def test_a_reflection_can_be_kept_from_sharing() -> None:
    assert block_of(Reflection, ":::{reflection} eerste\n:share: no\n\nWat denk je?\n:::\n").share is False


def test_a_voice_has_a_name_and_a_role() -> None:
    voice = block_of(Voice, ":::{voice} Nadia\nIk zat daar.\n:::\n")
    assert (voice.name, voice.role, voice.parts) == ("Nadia", "coach", ("<p>Ik zat daar.</p>",))
    assert block_of(Voice, ":::{voice} Sofie\n:role: hulpverlener\n\nJa.\n:::\n").role == "hulpverlener"


def test_a_note_may_hold_other_blocks() -> None:
    note = block_of(Note, ":::{note} Even stil\nTekst\n\n:::{voice} Nadia\nJa.\n:::\n:::\n")
    assert note.title == "Even stil"
    assert [block.kind for block in blocks_in((note,))] == ["note", "voice"]


def test_a_figure_has_a_drawing_a_caption_and_words() -> None:
    figure = block_of(Figure, ":::{figure} web.svg\n:alt: Een web.\n\nHet *web*.\n\nIn het midden staat …\n:::\n")
    assert figure.svg.startswith('<svg class="course-drawing"')
    assert '<title id="figure-1-title">Een web.</title>' in figure.svg
    assert (figure.alt, figure.caption, figure.words) == (
        "Een web.",
        "Het <em>web</em>.",
        "<p>In het midden staat …</p>",
    )


def test_a_card_opens_a_scenario() -> None:
    assert block_of(ScenarioCard, ":::{scenario} loket\nKom mee.\n:::\n").story == "loket"
