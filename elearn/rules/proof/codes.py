"""The kinds of things that a proof reports. The story plays all the same, so each is a warning."""

from elearn.content.problems import Code, Severity


class ProofCode(Code):
    """What an author should know of a story that can be read."""

    PARTIAL = "proof-partial", "The story is too large to be proven as a whole.", Severity.WARNING
    SCENE_NEVER_REACHED = (
        "scene-never-reached",
        "Choices lead to this scene, and nobody can ever make them.",
        Severity.WARNING,
    )
    SCENE_BEYOND_LIMIT = "scene-beyond-limit", "The proof stopped before it came to this scene.", Severity.WARNING
    CHOICE_NEVER_POSSIBLE = "choice-never-possible", "No state offers this choice.", Severity.WARNING
    CONDITION_ALWAYS_HOLDS = (
        "condition-always-holds",
        "The choice has a condition that holds in every state.",
        Severity.WARNING,
    )
    DEAD_END = "dead-end", "There is a state in which this scene offers nothing to choose.", Severity.WARNING
    NO_WAY_OUT = "no-way-out", "There is a state from which no ending can be reached any more.", Severity.WARNING
    ENDING_NEVER_REACHED = "ending-never-reached", "Nobody can come to this ending.", Severity.WARNING
    ENDING_TOO_OFTEN = "ending-too-often", "Nearly all random players come to this ending.", Severity.WARNING
    NEVER_READ = "set-and-never-read", "A state or mark is set, and nothing ever reads it.", Severity.WARNING
    NEVER_SET = "read-and-never-set", "A state or mark is read, and nothing ever sets it.", Severity.WARNING
    NEVER_USED = "declared-and-never-used", "A state or mark is declared, and nothing uses it.", Severity.WARNING
    EFFECT_LOST = "effect-lost", "The range of the state takes this effect away in every state.", Severity.WARNING
    EFFECT_CLIPPED = "effect-clipped", "The range of the state never lets this effect count whole.", Severity.WARNING
    STRAW_MAN = "straw-man", "One choice is the best in everything, whatever it is beside.", Severity.WARNING
