"""axe-core, run in a page that is open."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.browser.machine import fetched

OPTIONS: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
RULES: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"color-contrast-enhanced": {"enabled": True}, "color-contrast": {"enabled": False}},
    **OPTIONS,
}
"""text contrast is 7:1 here, and what has that has 4.5:1 too"""
LOOKS: dict[str, Any] = {
    "runOnly": {"type": "rule", "values": ["color-contrast-enhanced", "target-size", "link-in-text-block"]},
    **OPTIONS,
}
"""the rules that depend on colours and on the width"""


@cache
def _source() -> str:
    return fetched("axe-core/axe.min.js").read_text(encoding="utf-8")


def axe_faults(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """What axe finds wrong: the rule, the element, and what to do."""
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(_source())
    found: list[dict[str, Any]] = page.evaluate("rules => axe.run(document, rules).then(it => it.violations)", rules)
    return [f"{rule['id']}: {_told(node)}" for rule in found for node in rule["nodes"]]


def _told(node: dict[str, Any]) -> str:
    where = " ".join(str(part) for part in node["target"])
    return f"{where}\n    {node['html'][:160]}\n    {' '.join(node['failureSummary'].split())}"
