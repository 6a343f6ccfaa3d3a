"""What can be done with scenarios. Every action flushes; the view commits."""

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from elearn.blocks.story import Story
from elearn.database import db, now
from elearn.rules import steps
from elearn.scenarios.models import Run, RunStep, ScenarioText
from elearn.scenarios.playing import Playing
from elearn.web.switch import follows_guest


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


@follows_guest
def bring_runs(guest_id: int, account_id: int) -> None:
    """A guest's runs become the account's, beside its own."""
    db.session.execute(update(Run).where(Run.user_id == guest_id).values(user_id=account_id))
