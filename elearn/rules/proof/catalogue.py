"""The proofs of every scenario in a folder of courses, as problems that stand beside those of the reading."""

from collections.abc import Iterator
from pathlib import Path

from elearn.content.problems import Problem
from elearn.library.catalogue import Catalogue
from elearn.library.layout import SCENARIO
from elearn.rules.proof.proving import prove


def proof_warnings(folder: Path, catalogue: Catalogue, wanted: Path) -> Iterator[Problem]:
    """What the proofs report of the scenarios at or below a path; those of broken modules cannot be proven."""
    for course in catalogue.courses:
        for module in course.modules:
            for story in module.scenarios:
                path = folder / course.id / module.id / f"{story.id}{SCENARIO}"
                if wanted == path or wanted in path.parents:
                    yield from (report.problem for report in prove(story, str(path)).reports)
