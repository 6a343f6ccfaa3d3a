"""Each fault that is planted in a story is reported, alone, at its line, with the shortest way to see it."""

import subprocess
import sys

import pytest

from elearn.rules import steps
from elearn.rules.proof.codes import ProofCode
from elearn.rules.proof.proving import prove
from elearn.rules.proof.report import Report
from tests.rules.stories import DEBRIEF, PATH, sound

HEAD = "---\ntitle: S\nsummary: Een gesprek.\nminutes: 5\n"
MOED = "state:\n  moed: {start: 1, min: 0, max: 3}\n"
ENDS = f"""
## Goed {{#goed ending="Goed"}}
{DEBRIEF}
## Open {{#open ending="Open"}}
{DEBRIEF}"""
SOUND = "## Begin {#begin}\n- [Ja](#goed){nabij=+1}\n- [Nee](#open){emancipatorisch=+1}\n"


def source(body: str, front: str = "") -> str:
    return f"{HEAD}{front}---\n{body}{ENDS}"


def reports(text: str, **options: int) -> list[Report]:
    return list(prove(sound(text), PATH, **{"players": 300, **options}).reports)


def told(text: str, fault: str) -> list[tuple[str, bool, tuple[int, ...] | None]]:
    """Of each report its code, whether it is on the line with the fault, and its choices."""
    line = next(number for number, words in enumerate(text.splitlines(), start=1) if fault in words)
    return [(report.problem.code.value, report.problem.line == line, report.choices) for report in reports(text)]


def test_a_sound_story_has_nothing_to_report() -> None:
    proof = prove(sound(source(SOUND)), PATH)
    assert (proof.reports, proof.notes, proof.verdict) == ((), (), "exhaustive: all 3 positions")
    assert sum(proof.endings.values()) == proof.players == 10_000


NEVER = """## Begin {#begin}
- [Ja](#goed){nabij=+1 moed=+1}
- [Nee](#open){emancipatorisch=+1}
- [Wacht](#kamer){if="moed >= 2"}

## Kamer {#kamer}
- [Ja](#goed)
- [Nee](#open)
"""


def test_a_scene_behind_a_choice_that_nobody_can_make_is_not_an_orphan() -> None:
    assert told(source(NEVER, MOED), "#kamer}") == [
        ("choice-never-possible", False, ()),
        ("scene-never-reached", True, None),
    ]
    assert told(source(NEVER, MOED), "if=")[0] == ("choice-never-possible", True, ())


def test_an_ending_that_nobody_can_come_to() -> None:
    text = source(NEVER.replace("- [Nee](#open)\n", "").replace("(#kamer)", "(#open)").split("\n## Kamer")[0], MOED)
    text = text.replace("- [Nee](#open){emancipatorisch=+1}\n", "- [Nee](#goed){emancipatorisch=+1}\n")
    found = told(text, '"Open"')
    assert ("ending-never-reached", True, None) in found
    assert ("ending-too-often", False, None) in found


def test_a_choice_that_can_never_be_made_comes_with_the_way_to_its_scene() -> None:
    body = SOUND.replace("(#goed)", "(#twee)") + "\n## Twee {#twee}\n- [A](#goed){nabij=+1}\n"
    body += '- [B](#open){emancipatorisch=+1}\n- [C](#open){if="moed > 1 and beloofd" gepersonaliseerd=+1}\n'
    body = body.replace("[Nee](#open){", "[Nee](#open){moed=+1 marks=beloofd ")
    assert told(source(body, MOED + "marks: [beloofd]\n"), "[C]") == [("choice-never-possible", True, (1,))]


def test_a_condition_that_always_holds() -> None:
    body = SOUND.replace("(#goed){", '(#goed){if="moed < 3" moed=-1 ')
    assert told(source(body, MOED), "if=") == [("condition-always-holds", True, ())]


def test_a_choice_that_is_offered_once_can_have_a_condition_that_decides() -> None:
    body = SOUND + '- [Nog eens](#begin){once if="moed < 3" moed=+1}\n- [En nog](#begin){once if="moed >= 2" moed=+1}\n'
    text = source(body.replace("(#open){", "(#open){gepersonaliseerd=+1 "), MOED)
    assert told(text, "[Nog eens]") == [("condition-always-holds", True, ())]


def test_a_scene_in_which_nothing_can_be_chosen_comes_with_the_shortest_way_there() -> None:
    body = SOUND + "- [Praten](#praten){moed=-1 nabij=+1}\n\n## Praten {#praten}\n"
    body += '- [Terug](#begin){if="moed > 0"}\n- [Weg](#open){once if="moed > 0" nabij=+2 emancipatorisch=-1}\n'
    text = source(body.replace("[Nee]", "[Moed]").replace("(#open){e", "(#begin){once moed=+1 e"), MOED)
    found = told(text, "#praten}")
    assert ("dead-end", True, (3,)) in found
    position = steps.replay(sound(text), (3,))
    assert steps.offered(sound(text), position) == ()


def test_a_loop_without_a_way_out_comes_with_the_shortest_way_into_it() -> None:
    body = SOUND + "- [Rond](#een){gepersonaliseerd=+1}\n\n## Een {#een}\n- [Verder](#twee){nabij=+1}\n"
    body += "- [Toch](#twee){nabij=-1}\n\n## Twee {#twee}\n- [Terug](#een)\n"
    assert ("no-way-out", True, (3,)) in told(source(body), "#een}")
    assert [code for code, _here, _way in told(source(body), "#een}")].count("no-way-out") == 1


def test_an_ending_that_nearly_everybody_comes_to() -> None:
    body = "## Begin {#begin}\n" + "".join(f"- [Ja {n}](#goed){{nabij={n:+}}}\n" for n in (1, -1, 2, -2, 3, -3))
    text = source(body + "- [Nee](#open){emancipatorisch=+1}\n")
    assert told(text, '"Goed"') == [("ending-too-often", True, None)]
    (report,) = reports(text)
    assert report.problem.message.endswith("of 300 random players come to the ending `Goed`")


@pytest.mark.parametrize(
    ("front", "body", "code"),
    [
        (MOED, SOUND.replace("{nabij", "{moed=+1 nabij"), "set-and-never-read"),
        (MOED, SOUND.replace("{nabij", '{if="moed >= 0 and nabij >= 0" nabij'), "read-and-never-set"),
        (MOED, SOUND, "declared-and-never-used"),
        ("marks: [beloofd, moed]\n", SOUND.replace("{nabij", '{marks="moed" nabij'), "set-and-never-read"),
        ("marks: [beloofd, moed]\n", SOUND.replace("{nabij", '{if="not moed" nabij'), "read-and-never-set"),
    ],
)
def test_what_is_declared_and_not_both_set_and_read(front: str, body: str, code: str) -> None:
    assert (code, True) in [(found, here) for found, here, _way in told(source(body, front), " moed")]


def test_a_state_that_only_a_text_reads_is_read() -> None:
    body = SOUND.replace("- [Ja]", ":::{when} moed >= 2\nDag.\n:::\n\n- [Rust](#begin){moed=+1 once}\n- [Ja]")
    assert reports(source(body, MOED)) == []


def test_an_effect_that_changes_nothing_in_any_state() -> None:
    body = SOUND.replace("(#goed){", "(#twee){moed=+2 ") + "\n## Twee {#twee}\n- [A](#goed){moed=+1 nabij=-1}\n"
    body += '- [B](#open){emancipatorisch=+1 if="moed < 4"}\n- [C](#open){if="moed > 2"}\n'
    found = told(source(body, MOED), "[A]")
    assert ("effect-lost", True, (1,)) in found
    assert not [code for code, _here, _way in found if code == "effect-clipped"]


def test_an_effect_that_never_counts_whole() -> None:
    body = SOUND.replace("{nabij", '{moed=+3 if="moed > 0" nabij') + "- [Bang](#begin){moed=-1 once}\n"
    found = told(source(body, MOED.replace("start: 1", "start: 2")), "[Ja]")
    assert found == [("condition-always-holds", True, ()), ("effect-clipped", True, ())]


def test_an_effect_that_is_stopped_now_and_then_is_a_note() -> None:
    body = SOUND + '- [Nog](#begin){moed=+1 gepersonaliseerd=+1}\n- [Rust](#open){nabij=-1 if="moed >= 2"}\n'
    proof = prove(sound(source(body, MOED)), PATH, players=300)
    assert proof.reports == ()
    assert proof.notes[0] == "`moed` is stopped at 3 for some random players, by effects on line 11"


def test_a_choice_that_is_best_in_everything() -> None:
    body = SOUND.replace("{nabij=+1}", "{nabij=+1 emancipatorisch=+1}")
    assert told(source(body), "[Ja]") == [("straw-man", True, ())]


@pytest.mark.parametrize(
    "other",
    [
        "- [Beter](#open){nabij=+2}\n",
        "- [Even goed](#open){nabij=+1 emancipatorisch=+1}\n",
        "- [Moedig](#open){moed=+1}\n:::{when} moed > 1\nX\n:::\n",
    ],
)
def test_a_choice_that_something_else_surpasses_somewhere_is_no_straw_man(other: str) -> None:
    body = SOUND.replace("{nabij=+1}", "{nabij=+1 emancipatorisch=+1}") + other
    text = source(body.replace(":::{when}", "\n:::{when}"), MOED)
    assert "straw-man" not in [report.problem.code.value for report in reports(text)]


def test_a_choice_that_stands_alone_is_no_straw_man() -> None:
    body = SOUND + '- [Best](#begin){nabij=+9 if="nabij < 0"}\n- [Af](#af){nabij=-5}\n\n## Af {#af}\n- [Terug](#goed)\n'
    assert "straw-man" not in [report.problem.code.value for report in reports(source(body))]


def test_a_story_that_is_too_large_says_what_stopped_the_proof_and_what_lies_beyond() -> None:
    chain = "".join(f"## S {{#s{n}}}\n- [Verder](#s{n + 1})\n\n" for n in range(20)) + SOUND.replace("#begin", "#s20")
    proof = prove(sound(source(chain)), PATH, limit=10, players=300)
    assert proof.verdict == "partial: 10 positions, stopped by the limit of 10 positions"
    codes = [report.problem.code for report in proof.reports]
    assert codes.count(ProofCode.PARTIAL) == 1
    assert codes.count(ProofCode.SCENE_BEYOND_LIMIT) == 12
    assert set(codes) == {ProofCode.PARTIAL, ProofCode.SCENE_BEYOND_LIMIT}


def test_a_scene_that_nothing_links_to_is_told_by_the_reading_and_not_again() -> None:
    text = source(SOUND + "\n## Eiland {#eiland}\n- [Verder](#goed)\n")
    assert reports(text) == []


def test_the_way_round_a_scene_is_a_way_into_another() -> None:
    body = SOUND.replace("(#open)", "(#zwaar)").replace("[Nee]", "[Hard]")
    body += '\n## Zwaar {#zwaar note="Het gaat over een ziek kind." around=#licht}\n- [Ja](#open)\n'
    body += "\n## Licht {#licht}\n- [Ja](#open){nabij=+1}\n- [Nee](#goed){emancipatorisch=+1}\n"
    proof = prove(sound(source(body)), PATH)
    assert (proof.exhaustive, proof.positions, proof.reports) == (True, 5, ())


def test_the_way_round_is_no_choice_in_a_scene_that_offers_nothing() -> None:
    body = SOUND.replace("(#open)", "(#zwaar)").replace("[Nee]", "[Hard]").replace("(#goed){", "(#goed){moed=-1 ")
    body += '\n## Zwaar {#zwaar note="Het gaat over een ziek kind." around=#licht}\n- [Ja](#open){if="moed > 2"}\n'
    body += "\n## Licht {#licht}\n- [Ja](#open){nabij=+1}\n- [Nee](#goed){emancipatorisch=+1}\n"
    assert ("dead-end", True, (2,)) in told(source(body, MOED), "#zwaar ")


def test_every_kind_of_report_is_a_warning_and_says_what_it_means() -> None:
    assert not [code for code in ProofCode if code.severity.value != "warning"]
    assert not [code for code in ProofCode if not (code.__doc__ or "").endswith(".")]


def test_loading_courses_proves_nothing() -> None:
    program = (
        "import sys; from elearn.library import load_catalogue; from elearn.places import shipped; "
        "assert load_catalogue([shipped('courses')]).stories(); "
        "print([name for name in sys.modules if name.startswith('elearn.rules.proof')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
