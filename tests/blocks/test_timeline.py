"""`timeline`: moments with a date in bold."""

from elearn.blocks.timeline import Timeline
from tests.blocks.building import block_of

SOURCE = """:::{timeline}
Van toen tot nu.

- **September 2004.** Het begin aan de *hogeschool*.
- **2011.** Zes wortels.

  Met een tweede alinea.

Daarna ging het verder.
:::
"""


def test_every_moment_has_a_date_and_words() -> None:
    line = block_of(Timeline, SOURCE)
    assert [(moment.date, moment.words) for moment in line.moments] == [
        ("September 2004.", "Het begin aan de <em>hogeschool</em>."),
        ("2011.", "Zes wortels."),
    ]
    assert line.moments[1].more == "<p>Met een tweede alinea.</p>"
    assert (line.before, line.after) == (("<p>Van toen tot nu.</p>",), ("<p>Daarna ging het verder.</p>",))
