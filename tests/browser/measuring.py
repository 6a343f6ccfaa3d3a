"""What can be measured in an open page: what sticks out, what is hard to touch, what takes focus unseen."""

from playwright.sync_api import Page

CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"

STICKS_OUT = """
() => {
  const scrolls = (it) => it && (/auto|scroll/.test(getComputedStyle(it).overflowX) || scrolls(it.parentElement));
  const aside = ".visually-hidden, .skip, svg *";
  const shown = (it) => it.checkVisibility({visibilityProperty: true}) && !it.closest(aside);
  const out = [...document.body.querySelectorAll("*")].filter((it) => {
    const box = it.getBoundingClientRect();
    return box.width && shown(it) && (box.right > innerWidth + 1 || box.left < -1) && !scrolls(it.parentElement);
  });
  const end = (it) => Math.round(it.getBoundingClientRect().right);
  const found = out.map((it) => `${it.outerHTML.slice(0, 120)} reaches ${end(it)}`);
  const wide = document.scrollingElement.scrollWidth;
  if (wide > innerWidth) found.push(`the page is ${wide} wide in a window of ${innerWidth}`);
  return found;
}
"""

CUT_OFF = """
() => [...document.querySelectorAll("main *, header *, footer *")].filter((it) => {
  const style = getComputedStyle(it);
  return it.checkVisibility() && !it.closest(".visually-hidden, .skip") && /hidden|clip/.test(style.overflowX) &&
    it.scrollWidth > it.clientWidth + 1 && it.textContent.trim();
}).map((it) => `${it.outerHTML.slice(0, 120)} hides part of its text`)
"""

HARD_TO_TOUCH = """
(controls) => [...document.querySelectorAll(controls)].filter((it) => {
  if (!it.checkVisibility({visibilityProperty: true}) || it.closest(".visually-hidden, .skip")) return false;
  if (it.matches("a:not(.button), [role=region], .sentence *")) return false;
  const box = (it.matches("[type=radio], [type=checkbox]") ? it.closest("label") ?? it : it).getBoundingClientRect();
  return box.height < 43.5 || box.width < 43.5;
}).map((it) => `${it.outerHTML.slice(0, 120)} is smaller than 44 pixels`)
"""

FOCUS_NOT_SHOWN = """
(controls) => {
  const found = [];
  const drawn = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const ring = (it) => it && drawn(getComputedStyle(it));
  for (const it of document.querySelectorAll(controls)) {
    if (!it.checkVisibility({visibilityProperty: true}) || it.matches(":disabled")) continue;
    it.focus();
    const told = it.outerHTML.slice(0, 120);
    if (document.activeElement !== it || it.tabIndex !== 0) found.push(`${told} cannot be reached`);
    else if (![it, it.nextElementSibling, it.closest("label, .door")].some(ring)) found.push(`${told} shows no focus`);
  }
  return found;
}
"""

LEADS_NOWHERE = """
() => {
  const sends = (it) => it.hasAttribute("action") && it.querySelector("button:not([type=button])");
  const found = [...document.querySelectorAll("form")].filter((it) => !sends(it));
  found.push(...document.querySelectorAll("a:not([href]), [hx-get]:not([href])"));
  found.push(...document.querySelectorAll("[hx-post]:not(form, button[formaction], figure)"));
  return found.map((it) => `${it.outerHTML.slice(0, 160)} leads nowhere`);
}
"""

WORDS = "() => [...new Set(document.body.innerText.match(/\\p{L}+/gu))].sort()"


def words(page: Page) -> list[str]:
    """Every different word that somebody can read now."""
    found: list[str] = page.evaluate(WORDS)
    return found


def leading_nowhere(page: Page) -> list[str]:
    """Links and forms that do nothing without script."""
    found: list[str] = page.evaluate(LEADS_NOWHERE)
    return found


def sticking_out(page: Page) -> list[str]:
    """Everything that a reader would have to scroll sideways for, outside regions that scroll by themselves."""
    found: list[str] = page.evaluate(STICKS_OUT)
    cut: list[str] = page.evaluate(CUT_OFF)
    return found + cut


def hard_to_touch(page: Page) -> list[str]:
    """Controls smaller than 44 pixels; links and sentences to tick within a text are as high as its lines."""
    found: list[str] = page.evaluate(HARD_TO_TOUCH, CONTROLS)
    return found


def focus_not_shown(page: Page) -> list[str]:
    """Controls that the Tab key does not reach, or that do not look different when it does."""
    page.keyboard.press("Tab")  # from here on the browser knows that somebody uses the keyboard
    found: list[str] = page.evaluate(FOCUS_NOT_SHOWN, CONTROLS)
    return found
