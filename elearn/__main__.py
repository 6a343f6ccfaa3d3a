"""`python -m elearn` is `elearn`."""

from elearn.cli import main

main()
