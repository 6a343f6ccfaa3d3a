"""The ways in which somebody looks at Tandem: how wide, with or without script, with or without its own font."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Way:
    """One set of browser settings; heights are those of a laptop and of a small old phone."""

    name: str
    width: int
    script: bool = True
    font: bool = True

    @property
    def height(self) -> int:
        return 800 if self.width > 400 else 568

    def settings(self) -> dict[str, Any]:
        """What a browser context is made with."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "java_script_enabled": self.script,
            "color_scheme": "light",
            "reduced_motion": "reduce",
            "locale": "nl-BE",
            "timezone_id": "Europe/Brussels",
        }


LAPTOP = Way("script-1280", 1280)
NO_SCRIPT = Way("no-script-1280", 1280, script=False, font=False)
PHONE = Way("phone-320", 320)
OLD_PHONE = Way("old-phone", 320, script=False, font=False)
JOURNEY_WAYS = (LAPTOP, OLD_PHONE)
"""the two that have least in common: what works on both works on what lies between"""
