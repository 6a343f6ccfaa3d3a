"""Proving and playing the shipped scenarios, beside inkjs playing an equivalent story in the same run."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from elearn.blocks.story import Story
from elearn.library import load_catalogue
from elearn.places import shipped
from elearn.rules.proof.proving import prove
from elearn.rules.walking.machine import build_machine
from elearn.rules.walking.random_play import play_at_random
from tests.bench.ink_story import as_ink
from tests.servers import ROOT

STEPS = 300_000
INK_STEPS = 30_000
INKJS = "2.4.0"
PACKAGES = ROOT / ".cache" / "npm-bench"
"""apart from what the tests fetch: npm takes away what it was not asked for"""


def scenarios() -> None:
    """Print processor time, because others use the machine too."""
    print(f"\n{'a scenario':24}{'scenes':>8}{'proof: CPU s':>14}{'positions':>11}{'steps/CPU s':>13}{'inkjs':>10}")
    for key, story in load_catalogue([shipped("courses")]).stories().items():
        began = time.process_time()
        proof = prove(story, key)
        proven = time.process_time() - began
        walked = f"{proof.positions:,}{'' if proof.exhaustive else ' +'}"
        print(
            f"{key.partition('/')[2]:24}{len(story.scenes):8}{proven:14.2f}{walked:>11}"
            f"{_steps_a_second(story):13,.0f}{_ink(story):>10}"
        )


def _steps_a_second(story: Story) -> float:
    machine = build_machine(story)
    play_at_random(machine, 1_000, 1)
    began = time.process_time()
    plays = play_at_random(machine, 10**9, 7, most_steps=STEPS)
    return plays.steps / (time.process_time() - began)


def _ink(story: Story) -> str:
    if not shutil.which("node") or not shutil.which("npm"):
        return "no node"
    _fetch()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "story.ink"
        file.write_text(as_ink(story), encoding="utf-8")
        command = ["node", str(Path(__file__).with_name("play_ink.js")), str(file), str(INK_STEPS)]
        found = {**os.environ, "NODE_PATH": str(PACKAGES / "node_modules")}
        done = subprocess.run(command, env=found, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    return f"{told['steps'] / told['seconds']:,.0f}"


def _fetch() -> None:
    if not (PACKAGES / "node_modules" / "inkjs").is_dir():
        PACKAGES.mkdir(parents=True, exist_ok=True)
        quiet = ["--silent", "--no-save", "--no-audit", "--no-fund"]
        subprocess.run(["npm", "install", *quiet, "--prefix", str(PACKAGES), f"inkjs@{INKJS}"], check=True)
