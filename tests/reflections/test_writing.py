"""Writing under a question: kept while typing, found again, never overwritten."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from elearn.accounts.models import User
from elearn.database import db
from elearn.reflections.models import TEXT_LENGTH, Reflection
from elearn.web.switch import follow_guest
from tests.language import said
from tests.reflections.people import AUTOSAVE, HERE, KEY, TEXT, browser, others_of, sheet_of, write
from tests.visitor import Visitor
from tests.world import World

SAVE = HERE + "/concept"
PAGE = "/cursussen/bindkracht/rollen/aan-het-loket"


def test_a_text_is_saved_and_found_again_in_another_browser(journey: Visitor, world: World) -> None:
    answer = journey.as_(world.amina).post(SAVE, {"text": TEXT, "revision": "0"})
    assert answer.status_code == 200
    assert TEXT in answer.text
    assert f'data-save-status role="status">{said("Saved %(when)s", when="").strip()}' in answer.text
    assert TEXT in browser(journey.app, world.amina).get(HERE).text


def test_without_script_a_save_leads_back_to_where_it_was_written(visitor: Visitor, world: World) -> None:
    form = {"text": TEXT, "revision": "0", "next": PAGE}
    answer = visitor.as_(world.amina).post(SAVE, form, follow=False)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{PAGE}#mijn-rol"
    assert TEXT in visitor.get(PAGE).text


def test_a_save_never_leads_to_another_site(visitor: Visitor, world: World) -> None:
    form = {"text": TEXT, "revision": "0", "next": "//example.org"}
    assert visitor.as_(world.amina).post(SAVE, form, follow=False).headers["Location"] == f"{HERE}#mijn-rol"


def test_htmx_gets_the_sheet_and_nothing_else(app: Flask, world: World) -> None:
    visitor = Visitor(app, htmx=True).as_(world.amina)
    answer = visitor.post(SAVE, {"text": TEXT, "revision": "0", "next": PAGE})
    assert answer.text.strip().startswith("<form")
    assert f'name="next" value="{PAGE}"' in answer.text
    assert 'name="revision" value="1"' in answer.text


def test_autosave_answers_with_the_new_revision(visitor: Visitor, world: World) -> None:
    visitor.as_(world.amina)
    first = visitor.post(SAVE, {"text": "Een", "revision": "0"}, headers=AUTOSAVE)
    second = visitor.post(SAVE, {"text": "Een twee", "revision": first.json["revision"]}, headers=AUTOSAVE)
    assert (first.status_code, second.status_code) == (200, 200)
    assert second.json["revision"] == first.json["revision"] + 1
    assert sheet_of(world.amina).draft == "Een twee"


def test_the_same_form_sent_twice_changes_nothing(journey: Visitor, world: World) -> None:
    journey.as_(world.amina)
    for _time in range(2):
        journey.post(SAVE, {"text": TEXT, "revision": "0"})
    sheet = sheet_of(world.amina)
    assert (sheet.draft, sheet.revision, sheet.other_drafts) == (TEXT, 1, [])


def test_a_save_from_an_older_revision_is_kept_beside_the_draft(journey: Visitor, world: World) -> None:
    write(world.amina, "Van mijn laptop")
    answer = journey.as_(world.amina).post(SAVE, {"text": "Van mijn telefoon", "revision": "0"})
    assert answer.status_code == 200
    assert "Van mijn laptop</textarea>" in answer.text
    assert '<div class="kept-text" dir="auto">Van mijn telefoon</div>' in answer.text
    assert others_of(world.amina) == ["Van mijn telefoon"]
    assert sheet_of(world.amina).draft == "Van mijn laptop"


def test_autosave_from_an_older_revision_hears_what_is_on_the_server(visitor: Visitor, world: World) -> None:
    write(world.amina, "Van mijn laptop")
    visitor.as_(world.amina)
    for _time in range(2):
        answer = visitor.post(SAVE, {"text": "Van mijn telefoon", "revision": "0"}, headers=AUTOSAVE)
        assert answer.status_code == 409
        assert answer.json["other"] == "Van mijn laptop"
        assert answer.json["revision"] == 1
    assert others_of(world.amina) == ["Van mijn telefoon"]


def test_who_goes_on_writing_beside_the_draft_goes_on_in_the_same_text(visitor: Visitor, world: World) -> None:
    write(world.amina, "Van mijn laptop")
    visitor.as_(world.amina)
    beside = 0
    for text in ("Van mijn", "Van mijn telefoon", "", "Van mijn telefoon en nog meer"):
        answer = visitor.post(SAVE, {"text": text, "revision": "0", "beside": beside}, headers=AUTOSAVE)
        assert answer.status_code == 409
        assert beside in (0, answer.json["beside"])
        beside = answer.json["beside"]
    assert others_of(world.amina) == ["Van mijn telefoon en nog meer"]


@pytest.mark.parametrize("number", ["", "x", "999", "9" * 5000])
def test_a_text_that_lies_beside_nothing_becomes_one_more(visitor: Visitor, world: World, number: str) -> None:
    write(world.amina, "Van mijn laptop")
    visitor.as_(world.amina).post(SAVE, {"text": "Van mijn telefoon", "revision": "0"}, headers=AUTOSAVE)
    other = {"text": "Van de bib", "revision": "0", "beside": number}
    assert visitor.post(SAVE, other, headers=AUTOSAVE).status_code == 409
    assert others_of(world.amina) == ["Van mijn telefoon", "Van de bib"]


@pytest.mark.parametrize("revision", ["", "abc", "-5", "9" * 5000, "7"])
def test_a_revision_that_makes_no_sense_overwrites_nothing(visitor: Visitor, world: World, revision: str) -> None:
    write(world.amina, "Van mijn laptop")
    assert visitor.as_(world.amina).post(SAVE, {"text": "Anders", "revision": revision}).status_code == 200
    assert sheet_of(world.amina).draft == "Van mijn laptop"
    assert others_of(world.amina) == ["Anders"]


@pytest.mark.parametrize(
    ("how", "draft"), [("use", "Telefoon"), ("add", "Laptop\n\nTelefoon"), ("drop", "Laptop"), ("?", "Laptop")]
)
def test_a_text_kept_beside_the_draft_is_used_added_or_thrown_away(
    journey: Visitor, world: World, how: str, draft: str
) -> None:
    write(world.amina, "Laptop")
    journey.as_(world.amina).post(SAVE, {"text": "Telefoon", "revision": "0"})
    other_id = sheet_of(world.amina).other_drafts[0].id
    for _time in range(2):
        answer = journey.post(f"{HERE}/andere/{other_id}", {"text": "Laptop", "revision": "1", "how": how})
        assert answer.status_code == 200
    assert sheet_of(world.amina).draft == draft
    assert others_of(world.amina) == (["Telefoon"] if how == "?" else [])


def test_what_was_typed_meanwhile_is_saved_before_two_texts_are_put_together(visitor: Visitor, world: World) -> None:
    write(world.amina, "Laptop")
    visitor.as_(world.amina).post(SAVE, {"text": "Telefoon", "revision": "0"})
    other_id = sheet_of(world.amina).other_drafts[0].id
    visitor.post(f"{HERE}/andere/{other_id}", {"text": "Laptop en meer", "revision": "1", "how": "add"})
    assert sheet_of(world.amina).draft == "Laptop en meer\n\nTelefoon"


def test_a_choice_on_a_page_that_is_behind_throws_nothing_away(visitor: Visitor, world: World) -> None:
    write(world.amina, "Laptop")
    visitor.as_(world.amina).post(SAVE, {"text": "Telefoon", "revision": "0"})
    other_id = sheet_of(world.amina).other_drafts[0].id
    visitor.post(f"{HERE}/andere/{other_id}", {"text": "Oud en anders", "revision": "0", "how": "use"})
    assert sheet_of(world.amina).draft == "Laptop"
    assert others_of(world.amina) == ["Telefoon", "Oud en anders"]


def test_two_texts_that_are_too_long_together_stay_two_texts(journey: Visitor, world: World) -> None:
    write(world.amina, "a" * TEXT_LENGTH)
    journey.as_(world.amina).post(SAVE, {"text": "Telefoon", "revision": "0"})
    other_id = sheet_of(world.amina).other_drafts[0].id
    answer = journey.post(f"{HERE}/andere/{other_id}", {"text": "a" * TEXT_LENGTH, "revision": "1", "how": "add"})
    assert answer.status_code == 422
    assert others_of(world.amina) == ["Telefoon"]


def test_a_text_that_is_too_long_is_kept_in_the_form_with_how_much(journey: Visitor, world: World) -> None:
    long = "é" * (TEXT_LENGTH + 7)
    answer = journey.as_(world.amina).post(SAVE, {"text": long, "revision": "0"})
    assert answer.status_code == 422
    assert long + "</textarea>" in answer.text
    assert 'id="mijn-rol-error"' in answer.text
    assert " 7 " in answer.text.split('id="mijn-rol-error"')[1].split("</p>")[0]
    assert db.session.scalar(select(func.count()).select_from(Reflection)) == 0


def test_a_text_of_exactly_the_longest_length_is_saved(visitor: Visitor, world: World) -> None:
    assert visitor.as_(world.amina).post(SAVE, {"text": "é" * TEXT_LENGTH, "revision": "0"}).status_code == 200
    assert len(sheet_of(world.amina).draft) == TEXT_LENGTH


def test_autosave_of_a_text_that_is_too_long_says_so_in_json(visitor: Visitor, world: World) -> None:
    answer = visitor.as_(world.amina).post(SAVE, {"text": "é" * 20_001, "revision": "0"}, headers=AUTOSAVE)
    assert answer.status_code == 422
    assert answer.json["status"]


def test_an_emptied_sheet_is_a_draft_too(visitor: Visitor, world: World) -> None:
    write(world.amina)
    visitor.as_(world.amina).post(SAVE, {"text": "", "revision": "1"})
    assert sheet_of(world.amina).draft == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b", "ab"),
        ("regel\r\nregel", "regel\nregel"),
        ("nul\u200bbreed\u200d", "nul\u200bbreed\u200d"),
        ("\u202eomgekeerd", "\u202eomgekeerd\u202c"),
        ("مرحبا 👩‍👩‍👧", "مرحبا 👩‍👩‍👧"),
        ("<script>x</script>", "<script>x</script>"),
    ],
)
def test_strange_signs_are_cleaned_or_kept_and_never_an_error(
    visitor: Visitor, world: World, typed: str, kept: str
) -> None:
    assert visitor.as_(world.amina).post(SAVE, {"text": typed, "revision": "0"}).status_code == 200
    assert sheet_of(world.amina).draft == kept


def test_a_lone_surrogate_in_the_body_is_no_error(visitor: Visitor, world: World) -> None:
    visitor.as_(world.amina)
    headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
    answer = visitor.send("POST", SAVE, data=b"text=a%ED%A0%80b&revision=0", headers=headers)
    assert answer.status_code == 303
    assert sheet_of(world.amina).draft.startswith("a")


@pytest.mark.parametrize(
    "path", ["/reflecties/bindkracht/bestaat-niet", "/reflecties/%00/x", "/reflecties/a/%F0%9F%99%82"]
)
def test_a_question_that_no_course_asks_is_not_there(visitor: Visitor, world: World, path: str) -> None:
    visitor.as_(world.amina)
    assert visitor.get(path).status_code == 404
    assert visitor.post(path + "/concept", {"text": "x"}).status_code == 404


def test_a_sheet_stays_when_the_course_no_longer_asks_its_question(visitor: Visitor, world: World) -> None:
    write(world.amina, "Nog altijd hier", key="vroeger/vraag")
    page = visitor.as_(world.amina).get("/reflecties/vroeger/vraag")
    assert "Nog altijd hier</textarea>" in page.text
    assert "Wat deed je?" in page.text
    assert visitor.post("/reflecties/vroeger/vraag/concept", {"text": "Nieuw", "revision": "1"}).status_code == 200


def test_the_sheet_is_found_in_the_page_of_the_course(visitor: Visitor, world: World) -> None:
    write(world.amina, "In de les")
    assert "In de les</textarea>" in visitor.as_(world.amina).get(PAGE).text
    assert "In de les" not in browser(visitor.app, world.joris).get(PAGE).text


def test_a_text_that_begins_with_an_empty_line_keeps_it(visitor: Visitor, world: World) -> None:
    write(world.amina, "\nMet een witregel")
    assert ">\n\nMet een witregel</textarea>" in visitor.as_(world.amina).get(HERE).text


def test_a_visitor_without_an_account_writes_and_finds_it_again(journey: Visitor, database: object) -> None:
    assert journey.get(HERE).status_code == 200
    answer = journey.post(SAVE, {"text": "Van een gast", "revision": "0"})
    assert "Van een gast" in answer.text
    assert "Van een gast" in journey.get(HERE).text
    assert db.session.scalars(select(User)).one().is_guest


def test_looking_at_a_question_makes_nobody_a_guest(visitor: Visitor) -> None:
    visitor.get(HERE)
    visitor.post(SAVE, {"text": "x" * 20_001, "revision": "0"})
    assert db.session.scalar(select(func.count()).select_from(User)) == 0


def test_an_expired_log_in_keeps_the_text_and_asks_to_log_in(visitor: Visitor, world: World) -> None:
    write(world.amina)
    visitor.as_(world.amina)
    visitor.post("/afmelden")
    answer = visitor.post(SAVE, {"text": "Nog een zin.", "revision": "1"}, headers=AUTOSAVE)
    assert answer.status_code == 401
    assert answer.json["login"].startswith("/aanmelden")
    plain = visitor.post(SAVE, {"text": "Nog een zin.", "revision": "1"}, follow=False)
    assert plain.status_code == 303
    assert plain.headers["Location"].startswith("/aanmelden")
    assert sheet_of(world.amina).draft == TEXT


def follow(account: User) -> None:
    """What happens when the guest of this test says that the work on the device is theirs."""
    guest = next(one for one in db.session.scalars(select(User)) if one.is_guest)
    follow_guest(guest.id, account.id)
    db.session.commit()


def test_a_guests_sheet_follows_to_the_account_they_had(visitor: Visitor, world: World) -> None:
    visitor.post(SAVE, {"text": "Van een gast", "revision": "0"})
    follow(world.amina)
    assert sheet_of().user_id == world.amina.id
    assert "Van een gast</textarea>" in browser(visitor.app, world.amina).get(HERE).text


def test_where_guest_and_account_both_wrote_the_account_keeps_its_draft(visitor: Visitor, world: World) -> None:
    write(world.amina, "Van Amina")
    visitor.post(SAVE, {"text": "Van een gast", "revision": "0"})
    visitor.post(SAVE, {"text": "Van een ander venster", "revision": "0"})
    follow(world.amina)
    assert sheet_of().draft == "Van Amina"
    assert others_of(world.amina) == ["Van een gast", "Van een ander venster"]


def test_a_guest_who_makes_an_account_keeps_the_sheet(visitor: Visitor, database: object) -> None:
    visitor.post(SAVE, {"text": "Van een gast", "revision": "0"})
    visitor.post("/account/nieuw", {"name": "Nieuw hier", "pass_phrase": "vier groene stoelen"})
    assert not db.session.scalars(select(User)).one().is_guest
    assert "Van een gast</textarea>" in visitor.get(HERE).text


def test_nobody_reads_a_draft_but_its_author(visitor: Visitor, world: World) -> None:
    write(world.amina, "Alleen van mij")
    for person in (world.joris, world.nadia, world.pieter, world.els):
        there = browser(visitor.app, person)
        paths = [
            HERE,
            HERE + "/deling",
            "/reflecties",
            "/reflecties/groep",
            "/mijn-tafel",
            f"/groepen/{world.group.id}",
        ]
        assert all("Alleen van mij" not in there.get(path).text for path in paths)


def test_somebody_elses_sheet_cannot_be_settled_or_shared(visitor: Visitor, world: World) -> None:
    write(world.amina)
    visitor.as_(world.joris)
    assert visitor.post(f"{HERE}/andere/1", {"how": "drop"}).status_code == 404
    assert visitor.get(HERE + "/deling").status_code == 404
    assert visitor.post(HERE + "/deling", {"audience": "tandem"}).status_code == 404


def test_the_key_of_a_sheet_is_that_of_its_question(visitor: Visitor, world: World) -> None:
    visitor.as_(world.amina).post(SAVE, {"text": TEXT, "revision": "0"})
    sheet = sheet_of(world.amina)
    assert sheet.question_key == KEY
    assert sheet.question.startswith("Naar welke rol")
