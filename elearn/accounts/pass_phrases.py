"""Pass phrases: argon2 at OWASP's minimum, a length, a blocklist with Dutch words, and no composition rules."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask_babel import gettext as _

SHORTEST, LONGEST = 10, 200
DEMO = "tandem-demo"

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_nobody = _hasher.hash("nobody has this pass phrase")

TOO_COMMON = frozenset(
    {
        "1234567890", "0123456789", "0987654321", "qwertyuiop", "azertyuiop", "password12", "password123",
        "wachtwoord", "wachtwoord1", "wachtwoord12", "wachtwoord123", "wachtzin12", "mijnwachtwoord", "motdepasse",
        "motdepasse1", "motdepasse123", "welkom1234", "welkom12345", "welkom2024", "welkom2025", "welkom2026",
        "bindkracht", "bind-kracht", "krachtwerk", "tandem-demo", "tandemtandem", "antwerpen1", "antwerpen123",
        "amsterdam1", "amsterdam123", "nederland1", "belgie1234", "vlaanderen", "vlaanderen1", "rotterdam1",
        "studenten1", "hogeschool", "hogeschool1", "iloveyou12", "ikhouvanjou", "ikhouvanjou1", "sinterklaas",
        "abcdefghij", "abcdefghijk", "aaaaaaaaaa", "1111111111", "voetbal123", "feyenoord1", "clubbrugge",
        "liefde1234", "schatje123", "zonnetje12", "zomer20252", "geheim1234", "geheimgeheim", "letmein1234",
    }
)  # fmt: skip


class PassPhraseProblem(ValueError):
    """A pass phrase that cannot be chosen; the message says what to do."""


def accept(phrase: str, name: str) -> None:
    """Check a newly chosen pass phrase (NIST SP 800-63B: length and a blocklist).

    Raises:
        PassPhraseProblem: too short, too long, too common, or the person's own name.
    """
    if len(phrase) < SHORTEST:
        raise PassPhraseProblem(_("Use at least %(count)d characters; a few words in a row work well.", count=SHORTEST))
    if len(phrase) > LONGEST:
        raise PassPhraseProblem(_("Use at most %(count)d characters.", count=LONGEST))
    plain = phrase.casefold().strip()
    if plain in TOO_COMMON or len(set(plain)) < 4 or plain == name.casefold():
        raise PassPhraseProblem(
            _("Many people choose this one, so it is easy to guess. Choose a few words of your own.")
        )


def hash_phrase(phrase: str) -> str:
    return _hasher.hash(phrase.encode("utf-8", "surrogatepass"))


def matches(phrase_hash: str | None, phrase: str) -> bool:
    """Whether the pass phrase is right; takes the same time when there is no such person."""
    try:
        right = _hasher.verify(phrase_hash or _nobody, phrase[: LONGEST + 1].encode("utf-8", "surrogatepass"))
    except (VerificationError, InvalidHashError):
        return False
    return right and phrase_hash is not None
