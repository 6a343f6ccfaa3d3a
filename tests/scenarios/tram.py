"""A small scenario of a tram ride that has everything: a free moment, a hard scene with a way round it, two roles."""

from pathlib import Path

STORY = """---
title: Op de tram
summary: Een rit.
minutes: 2
---
Een rit van drie haltes.

## Halte {#halte}
Je stapt op.

:::{say} eerste-woord
Wat zou jij zeggen?
:::

- ['Dag.'](#zwaar){role=begeleider nabij=+1}
  > Ze knikt.
- ['Kaartje, graag.'](#einde){role=controleur nabij=-1}

## Een slecht bericht {#zwaar note="Het gaat over een ziek kind." around="#perron"}
Haar telefoon gaat.

- ['Wil je even zitten?'](#perron){role=redder}

## Het perron {#perron}
Jullie stappen uit.

- ['Tot morgen.'](#einde){role=begeleider}

## Einde {#einde ending="Aangekomen"}
Je bent er.

:::{debrief} Nadia
Dag zeggen is veel.
:::
"""
KEY = "proef/rit"


def write_tram(courses: Path, story: str = STORY) -> Path:
    """A course with this scenario, or another one; gives the scenario's file."""
    module = courses / "proef" / "tram"
    module.mkdir(parents=True)
    front = "---\ntitle: Proef\nsummary: Een proef.\nlanguage: nl\nmodules: [tram]\n---\n\nWelkom.\n"
    (courses / "proef" / "course.md").write_text(front, encoding="utf-8")
    index = "---\ntitle: Tram\naim: Je rijdt mee.\nminutes: 5\n---\n\nBegin.\n"
    (module / "index.md").write_text(index, encoding="utf-8")
    page = "# Een\n\n:::{scenario} rit\n:::\n\n:::{reflection} na-de-rit\nWat nam je mee?\n:::\n"
    (module / "01-een.md").write_text(page, encoding="utf-8")
    scenario = module / "rit.scenario.md"
    scenario.write_text(story, encoding="utf-8")
    return scenario
