"""`recall`: names an earlier question, and says something while there is no answer."""

from elearn.blocks.recall import Recall
from tests.blocks.building import block_of

SOURCE = """:::{recall} eerste-gedachten
Je schreef nog niets. Dat geeft niet.
:::
"""


def test_a_recall_names_what_it_shows_and_what_to_say_meanwhile() -> None:
    recall = block_of(Recall, SOURCE)
    assert (recall.of, recall.id) == ("eerste-gedachten", "")
    assert recall.parts == ("<p>Je schreef nog niets. Dat geeft niet.</p>",)
