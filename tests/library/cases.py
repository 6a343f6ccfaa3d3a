"""Cases of mistakes in courses: a title, the files that differ from a sound course, the expected problems.

A case starts with `=== title`. `@@ path` starts a file (`gone` removes one, `latin-1` and `link` write
it in another way); text without such a line is the page c/m/01-a.md. `??` starts the expected problems.
`python -m tests.library.cases` writes down what comes out now: read the difference before you keep it.
"""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from elearn.content.problems import Problem
from elearn.library import load_catalogue

ROOMS = Path(__file__).parent.parent
PAGE = "c/m/01-a.md"
SOUND = {
    "begrippen.md": "---\ntitle: Begrippen\n---\n\n## Buddy {#buddy}\n\nIemand die meegaat.\n",
    "c/course.md": "---\ntitle: C\nsummary: Een cursus.\nlanguage: nl\nmodules: [m]\n---\n\nWelkom.\n",
    "c/m/index.md": "---\ntitle: M\naim: Je kunt iets.\nminutes: 5\n---\n\nBegin hier.\n",
    "c/figuren/web.svg": '<svg viewBox="0 0 10 10"><path class="line" d="M0 0"/></svg>',
    PAGE: "# A\n\nTekst.\n",
}


@dataclass
class Case:
    """One mistake, or one thing that is no mistake."""

    title: str
    files: dict[str, list[str]] = field(default_factory=dict)
    manners: dict[str, str] = field(default_factory=dict)
    expected: list[str] = field(default_factory=list)

    def write(self, folder: Path) -> None:
        """Lay the course of this case down in a folder."""
        for path, text in SOUND.items():
            _write(folder / path, text.encode())
        for path, lines in self.files.items():
            manner, text = self.manners[path], "\n".join(lines) + "\n"
            if manner == "gone":
                (folder / path).unlink()
            elif manner == "link":
                (folder / path).symlink_to("nowhere")
            else:
                _write(folder / path, text.encode(manner or "utf-8"))

    def problems(self, folder: Path) -> tuple[Problem, ...]:
        self.write(folder)
        return load_catalogue([folder]).problems


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def as_lines(problems: tuple[Problem, ...], folder: Path) -> list[str]:
    return [str(problem).replace(f"{folder}/", "") for problem in problems]


def case_files() -> list[Path]:
    return sorted(ROOMS.glob("*/problems/*.txt"))


def read_cases(path: Path) -> Iterator[Case]:
    case, target = Case(""), list[str]()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("=== "):
            if case.title:
                yield _tidy(case)
            case = Case(line.removeprefix("=== "))
            target = case.files[PAGE] = []
            case.manners[PAGE] = ""
        elif line.startswith("@@ "):
            name, _, manner = line.removeprefix("@@ ").partition(" ")
            target = case.files[name] = []
            case.manners[name] = manner
        elif line == "??":
            target = case.expected
        else:
            target.append(line)
    yield _tidy(case)


def _tidy(case: Case) -> Case:
    if not "".join(case.files[PAGE]).strip() and not case.manners[PAGE]:
        del case.files[PAGE], case.manners[PAGE]
    case.expected = [line for line in case.expected if line]
    return case


def rewrite(path: Path) -> None:
    """Replace the expected problems of every case in a file by what comes out now."""
    written: list[str] = []
    for case in read_cases(path):
        folder = Path(tempfile.mkdtemp())
        case.expected = as_lines(case.problems(folder), folder)
        shutil.rmtree(folder)
        written.append(_as_text(case))
    path.write_text("\n".join(written), encoding="utf-8")


def _as_text(case: Case) -> str:
    lines = [f"=== {case.title}"]
    for name, text in case.files.items():
        manner = case.manners[name]
        lines += [] if name == PAGE and not manner else [f"@@ {name} {manner}".rstrip()]
        lines += text
    return "\n".join([*lines, "??", *case.expected, ""])


if __name__ == "__main__":
    for each in case_files():
        rewrite(each)
