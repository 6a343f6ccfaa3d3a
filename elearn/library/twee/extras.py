"""What Tandem can say and Twee cannot: it travels as JSON, in a passage of its own that players never see."""

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from elearn.content.problems import Problems
from elearn.library.twee.codes import TweeCode
from elearn.library.twee.notation import Passage, read_json
from elearn.library.twee.refusing import LARGEST

PASSAGE = "StoryTandem"
OURS = "tandem"
"""the tag of passages that Tandem adds, and takes away again"""


class _Kept(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class Range(_Kept):
    """How far a state can go, and its name for people."""

    min: int = Field(ge=-999_999, le=999_999)
    max: int = Field(ge=-999_999, le=999_999)
    label: str = ""


class Detour(_Kept):
    """The note before a hard scene, and the scene that goes on without it."""

    note: str
    around: str


class Piece(_Kept):
    """Markdown that SugarCube cannot say; `shown` is the fingerprint of the plain words that stand in its place."""

    source: str
    shown: str = ""


class Extras(_Kept):
    """Everything that is kept beside the passages, by the ids of scenes."""

    summary: str = ""
    minutes: int = Field(default=0, ge=0, le=600)
    note: str = ""
    state: dict[str, Range] = Field(default_factory=dict)
    facts: dict[str, str] = Field(default_factory=dict)
    marks: list[str] = Field(default_factory=list)
    titles: dict[str, str] = Field(default_factory=dict)
    endings: dict[str, str] = Field(default_factory=dict)
    detours: dict[str, Detour] = Field(default_factory=dict)
    debriefs: dict[str, list[str]] = Field(default_factory=dict)
    kept: dict[str, Piece] = Field(default_factory=dict)
    reply: str = ""
    """the variable that holds what is read just after choosing"""


def write_extras(extras: Extras) -> Passage:
    return Passage(PASSAGE, extras.model_dump_json(indent=2, exclude_defaults=True), (OURS,))


def read_extras(passage: Passage | None, problems: Problems) -> Extras:
    """What was kept; nothing, with a problem, where it cannot be read."""
    if passage is None:
        return Extras()
    data = read_json(passage.text, passage.line + 1, f"`{PASSAGE}`", problems, longest=LARGEST)
    try:
        return Extras.model_validate(data)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])[:60]
        message = f"`{where}` in `{PASSAGE}` is not of the kind that was written there; the whole is passed by"
        problems.add(TweeCode.EXTRAS, passage.line + 1, message, "roles, debriefs and notes have to be added again")
        return Extras()
