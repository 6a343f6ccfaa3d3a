#!/bin/sh
# Pins what pyproject.toml asks for, for every Python from 3.11 on, with hashes and without any index's address.
set -eu
uv=${UV:-uv}
pin() { "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
  --upgrade "$@"; }
pin pyproject.toml requirements/build.in -o requirements/run.txt
pin --extra test pyproject.toml requirements/build.in -o requirements/test.txt
