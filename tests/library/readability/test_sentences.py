"""Sentences are cut where a reader breathes, and nowhere else."""

import pytest

from elearn.library.readability.sentences import count_words, sentences

CUT = [
    ("twee zinnen", "Hij komt. Zij gaat.", ["Hij komt.", "Zij gaat."]),
    ("vraag en antwoord", "Wie belt er? Leen!", ["Wie belt er?", "Leen!"]),
    ("een zin na een aanhaling", "'Kom binnen.' Hij gaat zitten.", ["'Kom binnen.'", "Hij gaat zitten."]),
    ("zinnen in een aanhaling", "'Ga maar. Ik kom.'", ["'Ga maar.", "Ik kom.'"]),
    ("een aanhaling die verder gaat", "'Kom je?' vraagt ze.", ["'Kom je?' vraagt ze."]),
    ("een aanhaling na een dubbelpunt", "Hij zegt: 'Ik kom. Wacht.'", ["Hij zegt:", "'Ik kom.", "Wacht.'"]),
    ("een opsomming na een dubbelpunt", "Drie dingen: rust, tijd en brood.", ["Drie dingen: rust, tijd en brood."]),
    ("een avond met een apostrof", "Hij werkt. 's Avonds rust hij.", ["Hij werkt.", "'s Avonds rust hij."]),
    ("bijvoorbeeld", "Een dienst, bv. OCMW Gent, belt.", ["Een dienst, bv. OCMW Gent, belt."]),
    ("een titel", "Volgens prof. Wolf werkt het.", ["Volgens prof. Wolf werkt het."]),
    ("een nummer", "Zie nr. 4 en p. 12 daar.", ["Zie nr. 4 en p. 12 daar."]),
    ("en anderen met een jaar", "Scholten e.a. (2016) zien dat ook.", ["Scholten e.a. (2016) zien dat ook."]),
    ("zonder datum", "Bind-Kracht (z.d.) zegt dat.", ["Bind-Kracht (z.d.) zegt dat."]),
    ("een afkorting aan het einde", "Brood, melk enz. Zij betaalt.", ["Brood, melk enz.", "Zij betaalt."]),
    ("voorletters", "J. R. L. M. Wolf schrijft.", ["J. R. L. M. Wolf schrijft."]),
    ("een klein woord aan het einde", "Hij vraagt het u. Dan zwijgt hij.", ["Hij vraagt het u.", "Dan zwijgt hij."]),
    ("een meervoud met een apostrof", "Lees de pagina's. Ze zijn kort.", ["Lees de pagina's.", "Ze zijn kort."]),
    ("een gedachte die wegloopt", "En toen … niets meer. Stil.", ["En toen … niets meer.", "Stil."]),
    ("een getal met een punt", "Er zijn 508.000 mensen. 12 bleven.", ["Er zijn 508.000 mensen.", "12 bleven."]),
    ("een afkorting in hoofdletters", "Zij werkt bij het OCMW. Hij ook.", ["Zij werkt bij het OCMW.", "Hij ook."]),
    ("niets", "   ", []),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, cut, id=name) for name, text, cut in CUT])
def test_a_text_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    assert [sentence for _, sentence in sentences(text)] == expected


def test_a_sentence_says_where_it_begins() -> None:
    text = "Hij komt.  Zij gaat."
    assert [text[offset:] for offset, _ in sentences(text)] == [text, "Zij gaat."]


@pytest.mark.parametrize(
    ("text", "words"),
    [("een twee drie", 3), ("thuis – of niet", 3), ("24/7 op pad", 3), ("'s avonds, z.d.", 3), ("… – !", 0), ("", 0)],
)
def test_only_what_is_said_counts_as_a_word(text: str, words: int) -> None:
    assert count_words(text) == words
