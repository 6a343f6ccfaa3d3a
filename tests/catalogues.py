"""The translation catalogues: checked for missing, fuzzy and outdated strings, or brought up to date with the code."""

import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "elearn" / "translations"
MAPPING = "[python: elearn/**.py]\n[jinja2: templates/**.html]\n[jinja2: templates/**.txt]\nencoding = utf-8\n"
KEYWORDS = ("_l", "N_")


def _babel(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", "--quiet", *arguments], check=True, cwd=ROOT)


def extract(target: Path) -> polib.POFile:
    """Every msgid in code and templates."""
    with tempfile.NamedTemporaryFile("w", suffix=".cfg") as mapping:
        mapping.write(MAPPING)
        mapping.flush()
        keywords = [part for word in KEYWORDS for part in ("-k", word)]
        _babel(
            "extract",
            "-F",
            mapping.name,
            *keywords,
            "--no-location",
            "--sort-output",
            "--omit-header",
            "--ignore-dirs",
            ".*",
            "-o",
            str(target),
            ".",
        )
    return polib.pofile(str(target))


def problems(language: str, wanted: polib.POFile) -> list[str]:
    """What is missing, fuzzy or left over in one catalogue."""
    path = FOLDER / language / "LC_MESSAGES" / "messages.po"
    have = {(entry.msgid, entry.msgid_plural): entry for entry in polib.pofile(str(path)) if not entry.obsolete}
    need = {(entry.msgid, entry.msgid_plural) for entry in wanted}
    found = [f"{language}: missing: {msgid!r}" for msgid, plural in need if (msgid, plural) not in have]
    for (msgid, plural), entry in have.items():
        if (msgid, plural) not in need:
            found.append(f"{language}: no longer used: {msgid!r}")
        elif not entry.translated() or entry.fuzzy:
            found.append(f"{language}: not translated: {msgid!r}")
    return sorted(found)


def compile_all() -> None:
    """Write a .mo beside every .po."""
    for path in FOLDER.rglob("*.po"):
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def update(wanted: polib.POFile) -> None:
    """Add new msgids, drop unused ones, keep every translation; English says the msgid itself."""
    for path in FOLDER.rglob("*.po"):
        catalogue = polib.pofile(str(path), wrapwidth=110)
        known = {(entry.msgid, entry.msgid_plural): entry for entry in catalogue}
        catalogue.clear()
        for entry in wanted:
            catalogue.append(known.get((entry.msgid, entry.msgid_plural)) or _fresh(entry, path.parts[-3]))
        catalogue.save()


def _fresh(entry: polib.POEntry, language: str) -> polib.POEntry:
    made = polib.POEntry(msgid=entry.msgid, msgid_plural=entry.msgid_plural, flags=entry.flags)
    if language == "en" and entry.msgid_plural:
        made.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
    elif language == "en":
        made.msgstr = entry.msgid
    elif entry.msgid_plural:
        made.msgstr_plural = {0: "", 1: ""}
    return made


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        wanted = extract(Path(folder) / "messages.pot")
    if "--update" in sys.argv:
        update(wanted)
    found = [problem for language in ("nl", "fr", "en") for problem in problems(language, wanted)]
    compile_all()
    print("\n".join(found) or f"catalogues: {len(wanted)} strings, complete in nl, fr and en")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
