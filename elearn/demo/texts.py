"""What the people of the demo class wrote. All of them, and all they tell, are made up."""

from typing import NamedTuple

FIRST = "bindkracht/eerste-gedachten"
EXPLANATION = "bindkracht/welke-verklaring-eerst"
LINE = "bindkracht/moeilijkste-krachtlijn"
STEP = "bindkracht/basishouding-stap"
ROLE = "bindkracht/mijn-rol"

LEARNERS = (
    "Amina", "Joris", "Fien", "Youssef", "Lotte", "Emre", "Sara", "Wout", "Nour", "Jef", "Imani", "Daan",
)  # fmt: skip

DRAFTS = {
    "Amina": {
        FIRST: "Ik dacht eerst: waarom brengt hij die papieren niet gewoon mee? Daarna zag ik het schriftje. "
        "Iemand die elke uitgave opschrijft, vergeet zijn loonbrief niet zomaar.",
        EXPLANATION: "Bij mij komt eerst de pech. Mijn vader werd ziek toen ik twaalf was en toen zei iedereen: "
        "wat een ongeluk. Niemand zei dat het zijn schuld was. Bij de buren zeiden ze dat wel, en die hadden ook gewoon "
        "geen werk meer. Ik vraag me af waar dat verschil vandaan kwam.\n\n"
        "Sinds deze module let ik op het woordje ‘toch’. Ik hoor het elke dag op de tram.",
    },
    "Joris": {
        EXPLANATION: "Thuis ging het over hard werken. Wie werkt, komt er. Ik heb dat lang geloofd omdat het voor ons ook "
        "klopte. Nu denk ik: wij hadden een huis van mijn grootouders. Dat telde ik nooit mee."
    },
    "Fien": {
        EXPLANATION: "Ik zoek meteen naar wat de dienst verkeerd doet. Dat komt door mijn stage. Ik merk dat ik dan "
        "vergeet te vragen hoe de mens het zelf ziet.",
        LINE: "Spanningen bespreekbaar maken vind ik het moeilijkst. Ik wil dat iedereen zich goed voelt, en dan zwijg ik.",
    },
    "Youssef": {
        LINE: "Relationele gelijkwaardigheid. Op papier ben ik het ermee eens. Maar ik zit met de sleutel van de kast en "
        "de ander zit met de vraag. Hoe ben je dan gelijk?"
    },
    "Lotte": {
        STEP: "Ik wil presentie laten groeien. Volgende week laat ik mijn laptop dicht tot iemand uitverteld is."
    },
    "Emre": {
        ROLE: "Ik werd de probleemoplosser. Na drie zinnen zocht ik al een formulier. Hij had nog niets gevraagd."
    },
    "Sara": {EXPLANATION: "Ik weet het nog niet goed. Soms denk ik"},
    "Nour": {
        FIRST: "Ik werd stil van die hand in zijn rug. Hij klaagt nergens over.",
        ROLE: "Ik werd de redder. Ze zei dat ze zelf met de school zou bellen, en ik had de telefoon al vast. Ze bedankte "
        "mij. Daarna zei ze niets meer.",
    },
    "Imani": {
        LINE: "Tijd geven is voor mij het moeilijkst. Als kind woonde ik een jaar in een opvang. Alles ging daar op het uur "
        "van iemand anders. En nu zit ik zelf op de klok te kijken.",
    },
}

SHARED = (
    ("Amina", EXPLANATION, "Nadia"),
    ("Fien", LINE, "Nadia"),
    ("Joris", EXPLANATION, "Rachid"),
    ("Youssef", LINE, "Rachid"),
    ("Emre", ROLE, "Nadia"),
    ("Lotte", STEP, "Nadia"),
    ("Imani", LINE, "Rachid"),
    ("Nour", ROLE, "Nadia"),
)
"""learner, question, coach; in the order in which they were shared"""

QUOTED = "Niemand zei dat het zijn schuld was."
ON_THE_QUOTE = (
    "Hier werd ik even stil. Bij ons was het omgekeerd: alles wat misliep, was de schuld van mijn moeder. "
    "Fijn dat jij dat verschil hoorde toen je nog zo jong was."
)
ON_THE_WHOLE = (
    "Jij luistert naar woordjes, en dat is een kracht. Een vraag om mee te nemen: wat zouden die buren gezegd hebben als "
    "iemand het hun had gevraagd?"
)
BY_THE_LECTURER = (
    "Je legt twee modellen naast elkaar uit je eigen straat: het individuele ongevalmodel en het individuele schuldmodel. "
    "Probeer er eens een derde bij: wat deed de samenleving in allebei de verhalen?"
)
AFTER_THE_ANSWER = (
    "\n\nNadia vroeg wat de buren zelf gezegd zouden hebben. Ik weet het niet, en dat vind ik nu gek: ik heb naast hen "
    "gewoond."
)
FROM_RACHID = (
    "‘Dat telde ik nooit mee.’ Die zin onthoud ik. Ik had een winkel en dacht ook dat ik het alleen gedaan had. "
    "Tot de huur verdubbelde."
)


class Together(NamedTuple):
    """What a coach and a lecturer answer together, and the passage that the coach's part is about."""

    quoted: str
    by_the_coach: str
    by_the_lecturer: str


TOGETHER = Together(
    "Volgende week laat ik mijn laptop dicht tot iemand uitverteld is.",
    "Ik zat jaren aan de andere kant van de tafel en keek altijd naar dat scherm. Wat staat daar over mij, dacht ik dan. "
    "Een scherm dat dicht is, zegt al iets voor jij iets zegt.",
    "Nadia en ik lazen dit samen. Jouw stap is klein en je kunt hem morgen zetten. Zeg je er ook bij waarom je laptop dicht "
    "is? Dan hoeft niemand te raden.",
)
NOT_YET_TOGETHER = Together(
    "ik had de telefoon al vast",
    "Ik had je laten bellen, denk ik. En daarna had ik jou niets meer verteld. Jij zag het terwijl je het deed. Dat doet niet "
    "iedereen.",
    "Ze wou zelf bellen. Wat had je haar kunnen vragen, voor je de telefoon nam?",
)
TO_THE_LECTURER = (
    "Pieter, ik geef deze liever door. Mijn dochter zat ook in een opvang, en ik slaap er slecht van. Met wat Imani schrijft "
    "is niets mis."
)
TO_THE_NEXT_COACH = (
    "Nadia, Imani vindt het goed dat jij dit leest. Ze wacht op een antwoord, maar neem je tijd. Bel mij gerust als je er "
    "eerst over wilt praten."
)
PAGE_TITLE = "Hoe ik anders leerde kijken"
PAGE_WORDS = (
    "In september dacht ik nog dat armoede vooral pech was. Deze tekst schreef ik halfweg het jaar. Eronder staat wat ik als "
    "antwoord kreeg."
)

BESIDE = "bindkracht/mamadou/de-brief-wordt-voorgelezen"
FROM_HER_LIFE = (
    "Bij ons thuis lagen de brieven in een schoenendoos. Mijn moeder deed ze niet open. Ze wist wat erin stond, zei ze: "
    "dat het weer onze schuld was.\n\n"
    "Ik was negen toen ik er een voorlas. Ik begreep de woorden niet, wel haar gezicht. Nu ik zelf brieven help lezen, "
    "vraag ik altijd eerst: wil je dat ik ze hardop lees, of lezen we samen stil?"
)
