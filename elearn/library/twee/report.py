"""Collects what was not carried, each thing once, and not without end."""

from elearn.content.problems import Code, Problem, Problems

MOST = 1000


class Report(Problems):
    """Problems of one file; more than `MOST` are counted and not kept."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.known: set[Problem] = set()
        self.more = 0

    def add(self, code: Code, line: int, message: str, hint: str = "") -> None:
        problem = Problem(self.path, max(line, 1), code, " ".join(message.split()), hint)
        if problem in self.known:
            return
        if len(self.known) >= MOST:
            self.more += 1
            return
        self.known.add(problem)
        self.found.append(problem)
