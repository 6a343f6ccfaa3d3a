"""The yardstick of the bench: a bare Flask app that returns one prebuilt page. Arguments: port, page file."""

import sys
from pathlib import Path

from flask import Flask

from elearn.serving import run_server

app = Flask(__name__)
PAGE = Path(sys.argv[2]).read_text(encoding="utf-8") if len(sys.argv) > 2 else ""


@app.get("/")
def page() -> str:
    return PAGE


if __name__ == "__main__":
    run_server(app, "127.0.0.1", int(sys.argv[1]), workers=2)
