"""The house stays a house: imports go down only, features are good neighbours, rooms have a purpose."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "elearn"
FEATURES = {
    "care",
    "accounts",
    "lessons",
    "exercises",
    "scenarios",
    "reflections",
    "groups",
    "progress",
    "privacy",
    "notices",
    "pictures",
    "growth",
    "voices",
}
APP = {
    *("__init__", "__main__", "cli", "commands", "features", "serving", "checking", "create_app"),
    *("demo", "answered", "beginnings", "previewing"),
}
FLOORS = ["ground", "content", "blocks", "library", "rules", "database", "web", "recordings", "features", "app"]
GROUND = {"places", "settings"}


def modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts]


def room_of(name: str) -> str:
    """The first part below the package: `elearn.web.access` is in `web`."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def floor_of(room: str) -> int:
    if room in GROUND:
        return FLOORS.index("ground")
    if room in FEATURES:
        return FLOORS.index("features")
    return FLOORS.index("app") if room in APP else FLOORS.index(room)


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every import of our own: at the top, in a function, under TYPE_CHECKING."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name.split(".")[0] == "elearn")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            if node.module and node.module.split(".")[0] == "elearn":
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def crossings() -> Iterator[tuple[str, str, str, str]]:
    """Every import of one room from another: the room, the other, what is imported, and that in a sentence."""
    for path in modules():
        own = room_of(name_of(path))
        for line, target in imports(path):
            if room_of(target) != own:
                yield own, room_of(target), target, f"{path}:{line}: {own} imports {target}"


def test_imports_go_down_only() -> None:
    up = [said for own, other, _target, said in crossings() if floor_of(other) > floor_of(own)]
    assert not up, "\n".join(up)


def test_a_feature_never_imports_the_views_or_actions_of_another() -> None:
    private = {"views", "actions", "admin_views", "forms"}
    found = [
        said
        for own, other, target, said in crossings()
        if {own, other} <= FEATURES and target.count(".") > 1 and target.split(".")[2] in private
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("room", ["content", "blocks", "library", "rules"])
def test_the_pure_floors_know_no_flask_and_no_database(room: str) -> None:
    for path in sorted((PACKAGE / room).rglob("*.py")):
        for node in ast.walk(tree_of(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                assert not name.startswith(("flask", "sqlalchemy", "werkzeug")), f"{path}:{node.lineno}: {name}"


def test_one_module_alone_knows_the_sanitisers() -> None:
    knowing = [path for path in modules() if {"bleach", "nh3"} & _outside(path)]
    assert [name_of(path) for path in knowing] == ["elearn.content.sanitize"]


def test_one_module_alone_reads_htmx_headers() -> None:
    allowed = {"elearn.web.htmx"}
    knowing = {name_of(path) for path in modules() if '"HX-' in path.read_text(encoding="utf-8")}
    assert knowing == allowed


def test_no_room_is_without_a_purpose() -> None:
    assert not [path for path in modules() if path.stem in {"utils", "helpers", "common", "misc", "shared"}]


def test_every_module_says_what_it_is_for() -> None:
    assert not [path for path in modules() if not ast.get_docstring(tree_of(path))]


def test_create_app_stays_short() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    made = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "create_app")
    assert (made.end_lineno or 0) - made.lineno < 60


def _outside(path: Path) -> set[str]:
    tree = tree_of(path)
    plain = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    return plain | {(node.module or "").split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
