"""Nothing that somebody typed is lost: without network, after a log-in that expired, and in two windows at once."""

from playwright.sync_api import expect

from elearn.accounts.sessions import end_all_sessions
from elearn.database import db
from elearn.reflections.sharing_actions import withdraw
from elearn.reflections.sharing_models import Sharing
from tests.browser.site import Site, called
from tests.browser.somebody import People, Somebody
from tests.browser.ways import NO_SCRIPT, PHONE
from tests.browser.words import sentence
from tests.language import said

QUESTION = "bindkracht/moeilijkste-krachtlijn"
SHEET = f"/reflecties/{QUESTION}"
GONE = "Failed to load resource: net::ERR_INTERNET_DISCONNECTED"


def _types(somebody: Somebody, text: str) -> None:
    somebody.page.locator("textarea.sheet").click()
    somebody.page.keyboard.press("Control+End")
    somebody.page.keyboard.insert_text(text)


def _is_told(somebody: Somebody, text: str) -> None:
    expect(somebody.page.locator("[data-save-status]")).to_contain_text(text)


def _is_saved(somebody: Somebody) -> None:
    expect(somebody.page.locator("[data-save-status]")).to_have_text(sentence("Saved %(when)s"))


def test_what_is_typed_without_network_is_sent_when_it_is_back(people: People) -> None:
    people.watch.expected.append(GONE)
    amina = people.arrives()
    amina.open(SHEET)
    amina.context.set_offline(True)
    _types(amina, "Op de trein geschreven.")
    _is_told(amina, said("Not sent yet: your text is kept on this device."))
    amina.context.set_offline(False)
    _is_saved(amina)
    amina.open(SHEET)
    expect(amina.page.get_by_role("textbox")).to_have_value("Op de trein geschreven.")


def test_what_was_never_sent_is_offered_when_the_same_device_comes_back(people: People) -> None:
    people.watch.expected.append(GONE)
    amina = people.arrives()
    amina.open(SHEET)
    amina.context.set_offline(True)
    _types(amina, "Net voor de tunnel.")
    _is_told(amina, said("Not sent yet: your text is kept on this device."))
    amina.close_the_browser_and_come_back()
    amina.open(SHEET)
    amina.sees(said("On this device there is also this text:"), "Net voor de tunnel.")
    amina.button(said("Add it to my text")).click()
    expect(amina.page.get_by_role("textbox")).to_have_value("Net voor de tunnel.")
    _is_saved(amina)


def test_what_is_typed_after_the_log_in_expired_survives_the_log_in(people: People, site: Site) -> None:
    name = site.account("Amina")
    site.writes(name, QUESTION, "Een begin.")
    amina = people.arrives(name)
    amina.open(SHEET)
    with site.prepared():
        end_all_sessions(called(name))
    _types(amina, " En dit ook.")
    amina.follow(said("Log in again"))
    amina.give_name(name)
    amina.open(SHEET)
    amina.sees("Een begin. En dit ook.")


def test_two_windows_never_overwrite_each_other(people: People) -> None:
    amina = people.arrives()
    amina.open(SHEET)
    _types(amina, "Uit het eerste venster.")
    _is_saved(amina)
    first, amina.page = amina.page, amina.context.new_page()
    amina.open(SHEET)
    _types(amina, " En uit het tweede.")
    _is_saved(amina)
    amina.page = first
    _types(amina, " Toch nog uit het eerste.")
    _is_told(amina, said("This text was also changed in another window. Nothing is overwritten: both texts are kept."))
    amina.sees("Uit het eerste venster. En uit het tweede.")
    amina.follow(said("Open the page again"))
    expect(amina.page.get_by_role("textbox")).to_have_value("Uit het eerste venster. En uit het tweede.")
    amina.sees("Uit het eerste venster. Toch nog uit het eerste.")
    amina.button(said("Use this text")).wait_for()


def test_who_goes_on_typing_in_the_second_window_loses_nothing(people: People) -> None:
    amina = people.arrives()
    amina.open(SHEET)
    first, amina.page = amina.page, amina.context.new_page()
    amina.open(SHEET)
    second, amina.page = amina.page, first
    _types(amina, "Een.")
    _is_saved(amina)
    amina.page = second
    _types(amina, "Twee.")
    _is_told(amina, said("This text was also changed in another window. Nothing is overwritten: both texts are kept."))
    amina.sees(said("This is the text from the other window or the other device:"))
    with amina.page.expect_response("**/concept"):
        _types(amina, " En daarna een hele alinea.")
    amina.page = first
    with amina.page.expect_response("**/concept"):
        _types(amina, " Nog een woord.")
    second.close()
    amina.open(SHEET)
    expect(amina.page.get_by_role("textbox")).to_have_value("Een. Nog een woord.")
    amina.sees("Twee. En daarna een hele alinea.")
    expect(amina.page.locator(".kept-text")).to_have_count(1)


def test_words_of_an_answer_from_a_second_window_are_offered_on_this_device(people: People, site: Site) -> None:
    shared, nadia = _shared(site)
    coach = people.arrives(nadia)
    coach.open(shared)
    first, coach.page = coach.page, coach.context.new_page()
    coach.open(shared)
    second, coach.page = coach.page, first
    with coach.page.expect_response("**/concept"):
        _types(coach, "Een.")
    coach.page = second
    _types(coach, "Twee.")
    changed = "You changed this answer in another window. Nothing is overwritten: both texts are here. "
    _is_told(coach, said(changed + "Save again to keep yours."))
    _types(coach, " En nog meer.")
    _is_told(coach, said("Not sent yet: your text is kept on this device."))
    coach.page = first
    with coach.page.expect_response("**/concept"):
        _types(coach, " Nog een woord.")
    second.close()
    coach.open(shared)
    coach.sees(said("On this device there is also this text:"), "Twee. En nog meer.")


def test_what_was_just_kept_is_not_offered_again(people: People, site: Site) -> None:
    shared, nadia = _shared(site)
    coach = people.arrives(nadia)
    coach.open(shared)
    _types(coach, "Ik herken dit.")
    coach.press(said("Keep as draft"))
    coach.sees(said("Kept as a draft."))
    coach.does_not_see(said("On this device there is also this text:"))


def test_who_answers_a_text_that_is_taken_back_is_told_so_and_keeps_their_words(people: People, site: Site) -> None:
    people.watch.expected.append("Response Status Error Code 404")
    shared, nadia = _shared(site)
    coach = people.arrives(nadia)
    coach.open(shared)
    with site.prepared():
        withdraw(db.session.get_one(Sharing, int(shared.rsplit("/", 1)[1])))
    gone = said(
        "This is not here any more, or not for you. "
        "What you typed is still on this page: copy it if you want to keep it."
    )
    _types(coach, "Ik herken dit.")
    _is_told(coach, gone)
    coach.button(said("Release")).click()
    expect(coach.page.get_by_role("alert").filter(has_text=gone)).to_be_visible()
    expect(coach.page.locator("textarea.sheet")).to_have_value("Ik herken dit.")


def _shared(site: Site) -> tuple[str, str]:
    """A text of a new class that waits for its coach: its address, and the coach."""
    pieter, nadia, amina = (site.account(name) for name in ("Pieter", "Nadia", "Amina"))
    group = site.group("Eerste jaar", pieter, coaches=(nadia,), learners=(amina,))
    return site.shares(amina, QUESTION, "Ik zag eerst alleen het papier.", group, nadia), nadia


def test_what_was_typed_without_network_stands_beside_what_another_device_saved(people: People, site: Site) -> None:
    """On the phone in a tunnel and on the laptop at home: both texts are there, side by side."""
    people.watch.expected.append(GONE)
    name = site.account("Amina")
    site.writes(name, QUESTION, "Een begin.")
    phone, laptop = people.arrives(name, way=PHONE), people.arrives(name)
    phone.open(SHEET)
    phone.context.set_offline(True)
    _types(phone, " In de tunnel geschreven.")
    _is_told(phone, said("Not sent yet: your text is kept on this device."))
    laptop.open(SHEET)
    with laptop.page.expect_response("**/concept"):
        _types(laptop, " Thuis geschreven.")
    phone.context.set_offline(False)
    _is_told(phone, said("This text was also changed in another window. Nothing is overwritten: both texts are kept."))
    phone.sees("Een begin. Thuis geschreven.")
    expect(phone.page.get_by_role("textbox")).to_have_value("Een begin. In de tunnel geschreven.")
    phone.follow(said("Open the page again"))
    expect(phone.page.get_by_role("textbox")).to_have_value("Een begin. Thuis geschreven.")
    phone.sees("Een begin. In de tunnel geschreven.")
    phone.does_not_see(said("On this device there is also this text:"))
    phone.button(said("Add below")).click()
    both = "Een begin. Thuis geschreven.\n\nEen begin. In de tunnel geschreven."
    expect(phone.page.get_by_role("textbox")).to_have_value(both)


def test_without_script_two_devices_keep_both_texts_side_by_side(people: People, site: Site) -> None:
    name = site.account("Amina")
    site.writes(name, QUESTION, "Een begin.")
    phone, laptop = people.arrives(name, way=NO_SCRIPT), people.arrives(name, way=NO_SCRIPT)
    for device in (phone, laptop):
        device.open(SHEET)
    for device, text in ((laptop, "Van de laptop."), (phone, "Van de telefoon.")):
        device.page.get_by_role("textbox").fill(text)
        device.press(said("Save"))
    expect(phone.page.get_by_role("textbox")).to_have_value("Van de laptop.")
    phone.sees("Van de telefoon.")
    phone.press(said("Add below"))
    expect(phone.page.get_by_role("textbox")).to_have_value("Van de laptop.\n\nVan de telefoon.")


def test_a_text_that_could_not_be_sent_is_sent_again_by_itself(people: People) -> None:
    """A server that restarts is no network that is gone: nothing tells the page that it is back."""
    people.watch.expected.append("Failed to load resource: net::ERR_FAILED")
    amina = people.arrives()
    amina.page.clock.install()
    amina.open(SHEET)
    amina.page.route("**/concept", lambda route: route.abort())
    _types(amina, "Terwijl de server herstart.")
    amina.page.clock.fast_forward(2_000)
    _is_told(amina, said("Not sent yet: your text is kept on this device."))
    amina.page.unroute("**/concept")
    amina.page.clock.fast_forward(10_000)
    _is_saved(amina)
