"""The page that a learner shows as a tagged PDF (PDF/UA-1), made from the page alone: nothing is fetched for it."""

import importlib
from functools import cache
from types import ModuleType

from flask import render_template

from elearn.growth.composing import ShownText
from elearn.growth.models import ShownPage
from elearn.places import shipped

FONT_ADDRESS = "tandem:font.woff2"
FONT = "vendor/atkinson/atkinson-hyperlegible-next-latin-wght-normal.woff2"


@cache
def _weasyprint() -> ModuleType | None:
    """The maker of PDFs; None where it, or a library of the system that it needs, is not installed."""
    try:
        return importlib.import_module("weasyprint")
    except (ImportError, OSError):
        return None


def can_be_made() -> bool:
    return _weasyprint() is not None


def paper_of(page: ShownPage, texts: list[ShownText]) -> bytes | None:
    """The bytes of the PDF; None where it cannot be made."""
    maker = _weasyprint()
    if maker is None:
        return None
    html = render_template("growth/paper.html", page=page, texts=texts, font=FONT_ADDRESS)
    document = maker.HTML(string=html, base_url="tandem:", url_fetcher=_only_the_font(maker))
    made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return made


def _only_the_font(maker: ModuleType) -> object:
    """Fetches the font that lies here; every other address is refused."""
    urls = importlib.import_module("weasyprint.urls")

    def fetch(address: str) -> object:
        if address != FONT_ADDRESS:
            raise ValueError(f"nothing is fetched for a PDF: {address}")
        return urls.URLFetcherResponse(address, (shipped("static") / FONT).read_bytes(), {"Content-Type": "font/woff2"})

    return fetch
