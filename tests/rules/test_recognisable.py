"""What is noticed in a text before it is shared, and what is left alone."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.rules.recognisable import Kind, noticed

NOTICED: list[tuple[str, list[tuple[Kind, str]]]] = [
    ("Ik sprak met Karim over zijn schulden.", [(Kind.NAME, "Karim")]),
    ("Gisteren kwam Jan van der Meulen langs.", [(Kind.NAME, "Jan van der Meulen")]),
    ("Toen belde mevrouw De Smet ons op.", [(Kind.NAME, "De Smet")]),
    ("Ik zag Şerife en Łukasz aan de balie.", [(Kind.NAME, "Şerife"), (Kind.NAME, "Łukasz")]),
    ("We zaten bij Fatima El Amrani thuis.", [(Kind.NAME, "Fatima El Amrani")]),
    ("Ik noem hem Abdel-Karim.", [(Kind.NAME, "Abdel-Karim")]),
    ("Karim zweeg. Ik keek naar Karim.", [(Kind.NAME, "Karim"), (Kind.NAME, "Karim")]),
    ("Mevrouw Peeters huilde.", [(Kind.NAME, "Peeters")]),
    ("Toen de Jansens kwamen, zweeg ik.", [(Kind.NAME, "Jansens")]),
    ("Hij woont in Gent.", [(Kind.PLACE, "Gent")]),
    ("Ze komt uit Sint-Niklaas en werkt in Den Haag.", [(Kind.PLACE, "Sint-Niklaas"), (Kind.PLACE, "Den Haag")]),
    ("Antwerpen is groot.", [(Kind.PLACE, "Antwerpen")]),
    ("Op 3 november 2025 stond hij er.", [(Kind.DATE, "3 november 2025")]),
    ("Het was op 03/11/2025 om tien uur.", [(Kind.DATE, "03/11/2025")]),
    ("Het was op 2025-11-03.", [(Kind.DATE, "2025-11-03")]),
    ("Hij kwam in 2019 naar hier.", [(Kind.DATE, "in 2019")]),
    ("Een man van 34 jaar zat daar.", [(Kind.AGE, "34 jaar")]),
    ("Haar dochter is zeven jaar oud.", [(Kind.AGE, "zeven jaar oud")]),
    ("Een zeventienjarige jongen.", [(Kind.AGE, "zeventienjarige")]),
    ("Een 17-jarige jongen.", [(Kind.AGE, "17-jarige")]),
    ("Zijn zus (12) was mee.", [(Kind.AGE, "12")]),
    ("Bel hem op 0470 12 34 56 alsjeblieft.", [(Kind.PHONE, "0470 12 34 56")]),
    ("Bel +32 470/12.34.56 of 03 123 45 67.", [(Kind.PHONE, "+32 470/12.34.56"), (Kind.PHONE, "03 123 45 67")]),
    ("Hij mailt vanaf karim.1990@voorbeeld.be.", [(Kind.MAIL, "karim.1990@voorbeeld.be")]),
    ("Hij woont in de Kerkstraat 12 bus 3.", [(Kind.ADDRESS, "Kerkstraat 12 bus 3")]),
    ("Ik ging naar de Gentsesteenweg.", [(Kind.ADDRESS, "Gentsesteenweg")]),
    ("Ze woont op nummer 14.", [(Kind.ADDRESS, "nummer 14")]),
    ("De post ging naar 1012 AB.", [(Kind.ADDRESS, "1012 AB")]),
    ("Zijn auto heeft 1-ABC-234 als plaat.", [(Kind.PLATE, "1-ABC-234")]),
    ("De bus had KL-123-M op de plaat.", [(Kind.PLATE, "KL-123-M")]),
    ("Zijn nummer is 85.07.30-033.28 dacht ik.", [(Kind.REGISTER_NUMBER, "85.07.30-033.28")]),
    ("Zijn nummer is 85073003328 dacht ik.", [(Kind.REGISTER_NUMBER, "85073003328")]),
    ("Stort het op BE71 0961 2345 6769.", [(Kind.ACCOUNT, "BE71 0961 2345 6769")]),
    (
        "Stort het op be71096123456769 of BE71-0961-2345-6769.",
        [
            (Kind.ACCOUNT, "be71096123456769"),
            (Kind.ACCOUNT, "BE71-0961-2345-6769"),
        ],
    ),
    ("Ze gaf NL91 ABNA 0417 1643 00 op.", [(Kind.ACCOUNT, "NL91 ABNA 0417 1643 00")]),
]

LEFT_ALONE = [
    "",
    "Ik kwam te laat. Hij zat er al. Ik keek eerst naar het dossier.",
    "Geel is een kleur. Namen noem ik niet.",
    "Onderweg dacht ik na. Allerlei dingen gingen mis.",
    "Twee jaar geleden begon ik. Een jaar later stopte ik.",
    "Hij zei: 'Dat kan niet.' Ik zei: Waarom?",
    "Het OCMW belde. Ik sprak Nederlands met hem op WhatsApp.",
    "Om 14.30 uur stond ik er met 3 mensen en 12 stoelen.",
    "- Eerst dit\n- Dan dat\n\n1. Begin hier",
    "Wat voel je? Niets! Toch wel iets…",
    "Ik typte alert(1) en dacht aan punt (2), (09) en (100).",
]


@pytest.mark.parametrize(("text", "expected"), NOTICED, ids=[text for text, _expected in NOTICED])
def test_this_is_noticed(text: str, expected: list[tuple[Kind, str]]) -> None:
    assert [(sign.kind, sign.words) for sign in noticed(text)] == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_this_is_left_alone(text: str) -> None:
    assert noticed(text) == ()


@given(st.text(st.sampled_from("Jan Gent 0123456789 jaar mei-./@\n'(é😀Ş"), max_size=120))
def test_what_is_noticed_lies_in_the_text_and_never_over_something_else(text: str) -> None:
    found = noticed(text)
    assert all(text[sign.start : sign.end] == sign.words for sign in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "A ",
        "0",
        "a@",
        "Gent ",
        "1-ABC-",
        "een",
        "van de ",
        "Kerkstraat",
        "(1",
        "BE71 0961 ",
        "NL91ABNA",
        "Jan de ",
    ],
)
def test_a_text_of_twenty_thousand_characters_is_read_at_once(piece: str) -> None:
    began = time.process_time()
    noticed((piece * 20_000)[:20_000])
    assert time.process_time() - began < 2
