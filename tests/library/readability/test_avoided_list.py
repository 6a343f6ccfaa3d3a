"""The list of words to avoid helps whoever meets it."""

from elearn.library.readability.avoided import LIST, read_list


def test_every_entry_says_what_to_say_instead_and_why() -> None:
    entries = list(read_list(LIST.read_text(encoding="utf-8")))
    assert len(entries) > 10
    assert all(entry.words and entry.instead and entry.why for entry in entries)


def test_no_word_is_listed_twice_and_all_are_in_small_letters() -> None:
    words = [word for entry in read_list(LIST.read_text(encoding="utf-8")) for word in entry.words]
    assert len(set(words)) == len(words)
    assert [word for word in words if word != word.casefold()] == []


def test_what_to_say_instead_is_not_itself_avoided() -> None:
    entries = list(read_list(LIST.read_text(encoding="utf-8")))
    words = {word for entry in entries for word in entry.words}
    assert [entry.instead for entry in entries if words & set(entry.instead.replace(",", " ").split())] == []
