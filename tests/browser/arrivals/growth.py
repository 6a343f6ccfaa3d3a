"""Versions beside each other, what comes before sharing and after an answer, and the page that a learner shows."""

from datetime import timedelta

from sqlalchemy import select

from elearn.blocks.scale import Scale
from elearn.database import db, now
from elearn.exercises.models import Attempt
from elearn.growth.actions import make_link, save_page
from elearn.growth.linking import token_of
from elearn.reflections.actions import save_draft
from elearn.reflections.answer_models import Feedback, LineKind, TalkLine
from elearn.reflections.models import Reflection
from elearn.reflections.sharing_actions import Label, share_reflection
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role
from elearn.rules.sharing import Audience
from elearn.web.language import today
from elearn.web.library import catalogue
from tests.browser.site import Class, Site, called
from tests.browser.somebody import Somebody
from tests.browser.states import GUEST, NEWCOMER, STUDENT, VISITOR, page, state
from tests.language import said

QUESTION = "bindkracht/moeilijkste-krachtlijn"
SHEET = f"/reflecties/{QUESTION}"
LONG = " ".join(f"Dit is zin {number}, en die bleef zoals hij was." for number in range(1, 30))
OLD = f"Ik zag eerst alleen het papier.\n\n{LONG}\n\nDaarna zag ik de man."
NEW = f"Ik zag eerst alleen het dossier op mijn tafel.\n\n{LONG}\n\nPas daarna zag ik de man. Hij wachtte al lang."

page("growth", STUDENT, "/groei")
page("growth-empty", NEWCOMER, "/groei")
page("page-to-show", STUDENT, "/groei/tonen")
page("consents-empty", STUDENT, "/toestemming")
page("link-opens-nothing", VISITOR, "/getoond/weg")


def _class(site: Site) -> tuple[str, str, Class]:
    """A learner and a coach of a new class."""
    pieter, nadia, amina = (site.account(name) for name in ("Pieter", "Nadia", "Amina"))
    return amina, nadia, site.group("Eerste jaar", pieter, coaches=(nadia,), learners=(amina,))


def _answered(site: Site, coach: str, shared: str, words: str) -> Feedback:
    """Inside `prepared`: a coach answered what is shared at this address."""
    answer = Feedback(
        sharing_id=int(shared.rpartition("/")[2]), author_id=called(coach).id, role=Role.COACH, body=words
    )
    answer.posting, answer.released_at = f"test-{words[:20]}", now()
    db.session.add(answer)
    db.session.flush()
    return answer


def _two_versions(site: Site) -> tuple[str, str, str]:
    """Learner, coach, and the address of a second version after the first was answered."""
    amina, nadia, group = _class(site)
    shared = site.shares(amina, QUESTION, OLD, group, nadia)
    with site.prepared():
        _answered(site, nadia, shared, "Dat papier ken ik. Fijn dat je hem ook zag.")
        sheet = db.session.scalars(select(Reflection).where(Reflection.user_id == called(amina).id)).one()
        save_draft(sheet.user_id, sheet.question_key, sheet.question, NEW, sheet.revision)
        second = share_reflection(sheet, sheet.revision, group.id, Audience.TANDEM, called(nadia).id)
        number = second.id
    return amina, nadia, f"/delingen/{number}"


def _answers(who: str, key: str, value: int) -> None:
    """Inside `prepared`: somebody answers a self-scan, one statement more than the other."""
    scale = catalogue().exercise(key)
    assert isinstance(scale, Scale), key
    values = {item.id: 1 + (value + number) % scale.steps for number, item in enumerate(scale.items)}
    attempt = Attempt(user_id=called(who).id, exercise_key=key, exercise_version=scale.version, posting=key[-30:])
    attempt.answer = {"values": values, "examples": {}}
    db.session.add(attempt)


@state("growth-with-a-scan", GUEST)
def growth_with_a_scan(somebody: Somebody, site: Site) -> None:
    amina, _nadia, _second = _two_versions(site)
    with site.prepared():
        pairs = [(key, one.over) for key, one in catalogue().exercises().items() if isinstance(one, Scale) and one.over]
        for key, over in pairs:
            _answers(amina, f"{key.partition('/')[0]}/{over}", 1)
            _answers(amina, key, 2)
    site.lets_in(somebody, amina)
    somebody.open("/groei")


@state("versions-compared", GUEST)
def versions_compared(somebody: Somebody, site: Site) -> None:
    amina, _nadia, _second = _two_versions(site)
    site.lets_in(somebody, amina)
    somebody.open(f"{SHEET}/versies")


@state("answered-earlier-for-the-author", GUEST)
def answered_earlier_for_the_author(somebody: Somebody, site: Site) -> None:
    amina, _nadia, second = _two_versions(site)
    site.lets_in(somebody, amina)
    somebody.open(second)


@state("answered-earlier-for-the-coach", GUEST)
def answered_earlier_for_the_coach(somebody: Somebody, site: Site) -> None:
    _amina, nadia, second = _two_versions(site)
    site.lets_in(somebody, nadia)
    somebody.open(second)
    somebody.page.locator("summary", has_text=said("What changed since version %(number)d", number=1)).click()


@state("sharing-recognisable", GUEST)
def sharing_recognisable(somebody: Somebody, site: Site) -> None:
    amina, _nadia, _group = _class(site)
    site.writes(amina, QUESTION, "Ik sprak met Karim uit Gent. Hij is zeven jaar oud.\n\nZijn mama belt 0470 12 34 56.")
    site.lets_in(somebody, amina)
    somebody.open(f"{SHEET}/deling")


@state("sharing-under-a-taken-name", GUEST)
def sharing_under_a_taken_name(somebody: Somebody, site: Site) -> None:
    amina, nadia, _group = _class(site)
    site.writes(amina, QUESTION, "Ik dacht aan mijn oma.")
    site.lets_in(somebody, amina)
    somebody.open(f"{SHEET}/deling")
    somebody.page.get_by_role("radio").first.check()
    somebody.write(said("Under which name?"), nadia)
    somebody.press(said("Share it"))
    somebody.page.get_by_role("alert").filter(visible=True).first.wait_for()


def _with_a_note(site: Site) -> str:
    """A coach on whose table a text lies behind a note."""
    amina, nadia, group = _class(site)
    site.writes(amina, QUESTION, "Ik was bang die dag.")
    with site.prepared():
        sheet = db.session.scalars(select(Reflection).where(Reflection.user_id == called(amina).id)).one()
        label = Label("Zonnebloem", "Gaat over geweld thuis")
        share_reflection(sheet, sheet.revision, group.id, Audience.TANDEM, called(nadia).id, label)
    return nadia


@state("desk-with-a-note", GUEST)
def desk_with_a_note(somebody: Somebody, site: Site) -> None:
    site.lets_in(somebody, _with_a_note(site))
    somebody.open("/mijn-tafel")


@state("desk-with-a-note-opened", GUEST)
def desk_with_a_note_opened(somebody: Somebody, site: Site) -> None:
    desk_with_a_note(somebody, site)
    somebody.follow(said("Open the text"))


def _asked(site: Site) -> tuple[str, str, str]:
    """Learner, coach, and the address of a text about whose answer something was asked."""
    amina, nadia, group = _class(site)
    shared = site.shares(amina, QUESTION, OLD, group, nadia)
    with site.prepared():
        answer = _answered(site, nadia, shared, "Dat papier ken ik.")
        line = TalkLine(feedback_id=answer.id, kind=LineKind.QUESTION, body="Hoe zou jij beginnen?", sent_at=now())
        db.session.add(line)
    return amina, nadia, shared


@state("answer-received", GUEST)
def answer_received(somebody: Somebody, site: Site) -> None:
    amina, nadia, group = _class(site)
    shared = site.shares(amina, QUESTION, "Ik zag eerst alleen het papier.", group, nadia)
    with site.prepared():
        _answered(site, nadia, shared, "Dat papier ken ik.")
    site.lets_in(somebody, amina)
    somebody.open(shared)
    somebody.press(said("Say thank you"))
    somebody.page.get_by_text(said("Thanked"), exact=True).first.wait_for()
    somebody.page.locator("summary", has_text=said("Ask one question more")).click()


@state("question-at-the-desk", GUEST)
def question_at_the_desk(somebody: Somebody, site: Site) -> None:
    _amina, nadia, _shared = _asked(site)
    site.lets_in(somebody, nadia)
    somebody.open("/mijn-tafel")


@state("question-to-reply-to", GUEST)
def question_to_reply_to(somebody: Somebody, site: Site) -> None:
    _amina, nadia, shared = _asked(site)
    site.lets_in(somebody, nadia)
    somebody.open(shared)


@state("reply-without-words", GUEST)
def reply_without_words(somebody: Somebody, site: Site) -> None:
    question_to_reply_to(somebody, site)
    somebody.press(said("Send my reply"))
    somebody.page.get_by_role("alert").filter(visible=True).first.wait_for()


@state("conversation-round", GUEST)
def conversation_round(somebody: Somebody, site: Site) -> None:
    amina, _nadia, shared = _asked(site)
    site.lets_in(somebody, amina)
    somebody.open(shared)
    somebody.press(said("Round it off"))
    somebody.button(said("Go on after all")).wait_for()


def _page_to_show(site: Site) -> tuple[str, str, str]:
    """Learner, coach, and the link to a page with two versions and an answer that nobody agreed to yet."""
    amina, nadia, _second = _two_versions(site)
    with site.prepared():
        mine = called(amina).id
        sharings = db.session.scalars(select(Sharing).where(Sharing.user_id == mine)).all()
        answers = [answer.id for sharing in sharings for answer in sharing.answers]
        words = "Ik werk in een buurthuis.\n\n- Dit schreef ik in het *begin*.\n- Dit schreef ik nu."
        made = save_page(mine, "Hoe ik leerde kijken", words, [one.version_id for one in sharings], answers, 0)
        token = token_of(make_link(made, today() + timedelta(days=30), today()))
    return amina, nadia, f"/getoond/{token}"


@state("page-to-show-empty", GUEST)
def page_to_show_empty(somebody: Somebody, site: Site) -> None:
    """With texts to choose from, and nothing chosen yet."""
    amina, _nadia, _second = _two_versions(site)
    site.lets_in(somebody, amina)
    somebody.open("/groei/tonen")


@state("page-to-show-with-a-link", GUEST)
def page_to_show_with_a_link(somebody: Somebody, site: Site) -> None:
    amina, _nadia, _address = _page_to_show(site)
    site.lets_in(somebody, amina)
    somebody.open("/groei/tonen")


@state("page-to-show-as-others-see-it", GUEST)
def page_to_show_as_others_see_it(somebody: Somebody, site: Site) -> None:
    amina, _nadia, _address = _page_to_show(site)
    site.lets_in(somebody, amina)
    somebody.open("/groei/tonen/voorbeeld")


@state("page-to-show-by-link", GUEST)
def page_to_show_by_link(somebody: Somebody, site: Site) -> None:
    _amina, _nadia, address = _page_to_show(site)
    somebody.open(address)


@state("page-to-show-refused", GUEST)
def page_to_show_refused(somebody: Somebody, site: Site) -> None:
    """A link without a last day."""
    page_to_show_with_a_link(somebody, site)
    somebody.page.get_by_label(said("Until which day can it be read?")).fill("2001-01-01")
    somebody.page.evaluate("() => document.querySelectorAll('form').forEach((it) => it.noValidate = true)")
    somebody.press(said("Make a new link; the old one ends"))
    somebody.page.locator(".error").filter(visible=True).first.wait_for()


@state("consent-asked", GUEST)
def consent_asked(somebody: Somebody, site: Site) -> None:
    _amina, nadia, _address = _page_to_show(site)
    site.lets_in(somebody, nadia)
    somebody.open("/toestemming")


@state("consent-given", GUEST)
def consent_given(somebody: Somebody, site: Site) -> None:
    consent_asked(somebody, site)
    somebody.press(said("It may be shown"))
    somebody.button(said("No longer show it")).wait_for()
