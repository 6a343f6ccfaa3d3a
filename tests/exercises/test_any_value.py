"""Any value in any field, on every database: each of them refuses other signs."""

from elearn.library import Catalogue
from tests.exercises.proef import DOEN, EVERY, FORMS, answers, posted_to
from tests.visitor import Visitor

VALUES: list[str | bytes] = [
    "",
    "bestaat-niet",
    "\x00",
    "a\x00b",
    b"\xed\xa0\x80",
    b"a\xed\xa0\x80b",
    "\u202e\u200b",
    "9" * 40,
    "-1",
    "٣",
    "1.5",
    "1e3",
    " 1",
    "[]",
]


@EVERY
def test_any_value_in_any_field_is_refused_or_kept_as_words(amina: Visitor, proef: Catalogue, name: str) -> None:
    """Everything that is kept can be read again, and holds no sign that a database cannot."""
    for value in VALUES:
        forms = [{**FORMS[name], field: value} for field in FORMS[name]]
        for form in forms:
            assert amina.post(posted_to(name), form).status_code in {200, 422}, form
        assert amina.post(posted_to(name), forms[-1], plain=True).status_code in {200, 422}, forms[-1]
    assert amina.get(DOEN).status_code == 200
    for kept in answers():
        words = str(kept.answer)
        assert "\\x00" not in words
        assert "\\ud800" not in words
