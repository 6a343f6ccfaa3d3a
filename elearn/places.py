"""Where the files that are shipped with Tandem lie: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The folder `templates`, `static` or `courses` that came with this copy of Tandem."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
