"""What can be done with scenarios. Every action flushes; the view commits."""

from flask_babel import gettext as _
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from elearn.blocks.say import Say
from elearn.blocks.story import Story
from elearn.content.usertext import clean_text
from elearn.database import db, now
from elearn.rules import steps
from elearn.scenarios.models import Run, RunStep, RunWords, ScenarioText
from elearn.scenarios.playing import Playing
from elearn.web.switch import follows_guest

MOST_LETTERS = 2_000
"""how much can be written at one free moment: what somebody might say, not a letter"""


class TooLong(ValueError):
    """What was written is too long; the message says what to do."""


def begin_run(user_id: int, key: str, story: Story) -> Run:
    """Begin a scenario; a run of the same text in which nothing was chosen yet is taken up again."""
    _keep_text(key, story)
    fresh = select(Run).where(
        Run.user_id == user_id,
        Run.scenario_key == key,
        Run.text_hash == story.hash,
        Run.finished_at.is_(None),
    )
    run = db.session.scalar(fresh.where(~Run.steps.any()).order_by(Run.id.desc()).limit(1))
    if run is None:
        run = Run(user_id=user_id, scenario_key=key, text_hash=story.hash)
        db.session.add(run)
        db.session.flush()
    return run


def _keep_text(key: str, story: Story) -> None:
    if db.session.get(ScenarioText, story.hash) is not None:
        return
    text = ScenarioText(hash=story.hash, scenario_key=key, language=story.language, source=story.source)
    try:
        with db.session.begin_nested():
            db.session.add(text)
    except IntegrityError:  # somebody else began it a moment ago
        return


def take_step(played: Playing, number: int) -> None:
    """Choose; a place in the run that another tab has just taken stays as it is.

    Raises:
        NotOffered: the scene does not offer this choice; nothing has changed.
    """
    run = played.run
    reached = steps.take(played.story, played.position, played.scene.id, number)
    step = RunStep(run_id=run.id, position=len(run.steps), scene=played.scene.id, choice=number)
    try:
        with db.session.begin_nested():
            db.session.add(step)
    except IntegrityError:
        db.session.expire(run, ["steps"])
        return
    if steps.is_ending(played.story, reached):
        run.finished_at, run.ending = now(), reached.scene
    db.session.expire(run, ["steps"])


def step_back(run: Run) -> None:
    """Take the last choice away; an ending that was reached is open again."""
    if run.steps:
        db.session.execute(delete(RunStep).where(RunStep.id == run.steps[-1].id))
        run.finished_at = run.ending = None
        db.session.flush()
        db.session.expire(run, ["steps"])


def keep_words(run: Run, moment: Say, text: str) -> None:
    """Keep what somebody wrote at a free moment; what they wrote there before stays too.

    Raises:
        TooLong: the text has more than `MOST_LETTERS` characters; nothing has changed.
    """
    text = clean_text(text).strip()
    if len(text) > MOST_LETTERS:
        raise TooLong(_("This is longer than %(most)s characters. Make it a little shorter.", most=MOST_LETTERS))
    if not text or any(kept.moment == moment.id and kept.text == text for kept in run.words):
        return
    db.session.add(RunWords(run_id=run.id, moment=moment.id, text=text))
    db.session.flush()
    db.session.expire(run, ["words"])


def branch_run(played: Playing, length: int) -> Run:
    """Go another way from an earlier scene: a new run with the first `length` choices of this one, in the same text.

    Raises:
        NotOffered: the run has not so many choices.
    """
    run = played.run
    if not 0 <= length <= len(run.steps):
        raise steps.NotOffered(str(length))
    same = [RunStep(position=step.position, scene=step.scene, choice=step.choice) for step in run.steps[:length]]
    branch = Run(user_id=run.user_id, scenario_key=run.scenario_key, text_hash=run.text_hash, steps=same)
    db.session.add(branch)
    db.session.flush()
    return branch


@follows_guest
def bring_runs(guest_id: int, account_id: int) -> None:
    """A guest's runs become the account's, beside its own."""
    db.session.execute(update(Run).where(Run.user_id == guest_id).values(user_id=account_id))
