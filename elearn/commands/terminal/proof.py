"""The outcome of a proof, for people and for programs."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from elearn.content.problems import Problem
from elearn.rules.proof.report import Proof, Report


def proof_lines(proof: Proof | None, found: Sequence[Problem]) -> Iterator[str]:
    """What the reading found, each report with its choices in words, the notes, and what was proven."""
    yield from map(str, found)
    if proof is None:
        yield "not proven: there is no scene to begin with"
        return
    for report in proof.reports:
        yield str(report.problem)
        if report.choices:
            steps = zip(report.choices, report.words, strict=True)
            yield from (f"    {number}: {words}" for number, words in steps)
    yield from (f"note: {note}" for note in proof.notes)
    reached = ", ".join(f"{scene} {count}" for scene, count in proof.endings.items())
    yield f"{proof.players} random players (seed {proof.seed}) ended in: {reached}"
    yield f"{proof.verdict}; {_count(len(proof.reports) + len(found))} to report"


def _count(number: int) -> str:
    return f"{number or 'no'} thing{'' if number == 1 else 's'}"


def proof_json(proof: Proof | None, found: Sequence[Problem]) -> str:
    """The same as data; `proven` is null when there is no story to prove."""
    data: dict[str, Any] = {"problems": [_problem(problem) for problem in found], "proven": None}
    if proof:
        data["problems"] += [_report(report) for report in proof.reports]
        data["notes"] = list(proof.notes)
        data["proven"] = {
            "exhaustive": proof.exhaustive,
            "positions": proof.positions,
            "stopped_by": proof.stopped_by,
            "random_players": proof.players,
            "seed": proof.seed,
            "endings": dict(proof.endings),
        }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "severity": problem.severity.value,
        "code": problem.code.value,
        "message": problem.message,
        "hint": problem.hint,
    }


def _report(report: Report) -> dict[str, Any]:
    way = {"choices": list(report.choices), "words": list(report.words)} if report.choices is not None else {}
    return {**_problem(report.problem), **way}
