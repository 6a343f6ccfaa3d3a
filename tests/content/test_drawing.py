"""A drawing is shown inline, with a name, and with ids that never meet those of another drawing."""

from elearn.content.drawing import Drawing, read_drawing

SOURCE = """<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 200">
  <title>Vervangen</title>
  <desc>Een web &amp; negen draden.</desc>
  <!-- weg -->
  <defs><path id="draad" d="M0 0L1 1"/></defs>
  <use class="line" href="#draad" x="3"/>
  <g class="fill-own"><circle cx="1" cy="1" r="1"/></g>
  <text class="label" x="1" y="2" font-size="16">a &lt; b <tspan>c</tspan></text>
</svg>"""


def drawing() -> Drawing:
    found, problems = read_drawing(SOURCE, "x.svg")
    assert problems == ()
    assert found is not None
    return found


def test_a_drawing_has_the_name_it_is_given_and_its_own_description() -> None:
    svg = drawing().inline("figure-3", 'Een "web"')
    assert svg.startswith(
        '<svg class="course-drawing" viewBox="0 0 360 200" role="img" aria-labelledby="figure-3-title"'
    )
    assert '<title id="figure-3-title">Een &#34;web&#34;</title>' in svg
    assert '<desc id="figure-3-desc">Een web &amp; negen draden.</desc>' in svg
    assert "Vervangen" not in svg
    assert "weg" not in svg


def test_ids_are_made_unique_for_every_use() -> None:
    one, other = drawing().inline("a", "x"), drawing().inline("b", "x")
    assert 'id="a-draad"' in one
    assert 'href="#a-draad"' in one
    assert 'id="b-draad"' in other


def test_words_in_a_drawing_stay_words() -> None:
    assert ">a &lt; b <tspan>c</tspan></text>" in drawing().inline("a", "x")


def test_a_declared_encoding_cannot_smuggle_anything_in() -> None:
    source = (
        '<?xml version="1.0" encoding="utf-7"?><svg viewBox="0 0 1 1"><text class="label">+ADw-script+AD4-</text></svg>'
    )
    found, _ = read_drawing(source, "x.svg")
    assert found is None or "<script" not in found.inline("a", "b")
