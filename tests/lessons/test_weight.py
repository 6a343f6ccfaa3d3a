"""What a first visit fetches stays light: script and style within their budgets, as they are sent."""

from elearn.places import shipped
from elearn.web.assets import build

KB = 1024


def test_script_and_style_stay_within_their_budgets() -> None:
    assets = build(shipped("static"))
    assert len(assets["tandem.js"].zipped or b"") <= 20 * KB
    assert len(assets["tandem.css"].zipped or b"") <= 12 * KB
