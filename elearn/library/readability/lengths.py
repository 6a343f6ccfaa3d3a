"""Warns of sentences and paragraphs that are too long to read with ease."""

from collections.abc import Iterator

from elearn.content.problems import Problem
from elearn.library.prose import Piece, Prose, When
from elearn.library.readability.codes import ReadabilityCode
from elearn.library.readability.sentences import count_words, sentences

MOST_IN_SENTENCE, MOST_IN_PARAGRAPH = 25, 90
SPLIT_SENTENCE = f"make it two sentences of at most {MOST_IN_SENTENCE} words"
SPLIT_PARAGRAPH = f"split it in two; {MOST_IN_PARAGRAPH} words is the most"
SHOWN = 5
"""how many words of a sentence are shown, so that it can be found"""


def read_pieces(prose: Prose) -> Iterator[Piece]:
    """The pieces that have to read well: source lines are left as they are."""
    return (piece for piece in prose.pieces if piece.when is not When.SOURCE)


def long_sentences(prose: Prose) -> Iterator[Problem]:
    """A warning at the first word of every sentence that is too long."""
    for piece in read_pieces(prose):
        for offset, sentence in sentences(piece.text):
            words = count_words(sentence)
            if words > MOST_IN_SENTENCE:
                beginning = " ".join(sentence.split()[:SHOWN])
                message = f"the sentence that begins with `{beginning}` has {words} words"
                line = piece.line_at(offset)
                yield Problem(prose.path, line, ReadabilityCode.LONG_SENTENCE, message, SPLIT_SENTENCE)


def long_paragraphs(prose: Prose) -> Iterator[Problem]:
    """A warning for every paragraph, item or cell that is too long."""
    for piece in read_pieces(prose):
        words = count_words(piece.text)
        if words > MOST_IN_PARAGRAPH:
            message = f"this {piece.kind.value} has {words} words"
            yield Problem(prose.path, piece.line, ReadabilityCode.LONG_PARAGRAPH, message, SPLIT_PARAGRAPH)
