"""The kinds of warnings about how a text reads."""

from elearn.content.problems import Code, Severity


class ReadabilityCode(Code):
    """What makes a text harder to read than it has to be."""

    LONG_SENTENCE = "long-sentence", "A sentence has too many words.", Severity.WARNING
    LONG_PARAGRAPH = "long-paragraph", "A paragraph has too many words.", Severity.WARNING
    AVOIDED_WORD = "avoided-word", "A word hurts or puts people in a box.", Severity.WARNING
    UNEXPLAINED_TERM = "unexplained-term", "A term of the glossary is used and nowhere linked.", Severity.WARNING
    NO_CAPTION = "no-caption", "A figure has no caption.", Severity.WARNING
    POOR_ALT = "poor-alt", "The :alt: of a figure says too little, or only repeats its caption.", Severity.WARNING
    NO_WORDS = "no-words", "A figure does not say in words what it shows.", Severity.WARNING
    LONG_PAGE = "long-page", "A page has too many words.", Severity.WARNING
    NOTHING_TO_DO = "nothing-to-do", "A page is only text.", Severity.WARNING
