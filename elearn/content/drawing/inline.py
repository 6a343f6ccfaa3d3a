"""A drawing that was read, and its markup with ids of its own for every use."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class OwnId:
    """An id of the drawing, to be made unique wherever the drawing is used."""

    name: str


@dataclass(frozen=True)
class Drawing:
    """`pieces` is its inside, `desc` its description in words."""

    path: str
    view_box: str
    pieces: tuple[Markup | OwnId, ...]
    desc: str = ""

    def inline(self, use: str, label: str) -> Markup:
        """The svg element; `use` must be unique on the page and `label` says what is in the picture."""
        inside = Markup("").join(
            Markup("{}-{}").format(use, piece.name) if isinstance(piece, OwnId) else piece for piece in self.pieces
        )
        described = Markup(' aria-describedby="{}-desc"').format(use) if self.desc else ""
        desc = Markup('<desc id="{}-desc">{}</desc>').format(use, self.desc) if self.desc else ""
        return Markup(
            '<svg class="course-drawing" viewBox="{}" role="img" aria-labelledby="{}-title"{}>'
            '<title id="{}-title">{}</title>{}{}</svg>'
        ).format(self.view_box, use, described, use, label, desc, inside)
