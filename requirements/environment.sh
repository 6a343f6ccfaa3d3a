#!/bin/sh
# Makes .venv with the hashed requirements of "run" or "test", and Tandem itself. Quick when that is done already.
set -eu
what=$1
say() { printf '%s\n' "$*" >&2; }

python=""
for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
  [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
  if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$candidate; break; fi
done
[ -n "$python" ] || { say "Tandem needs Python 3.11 or newer. On Debian: apt-get install python3"; exit 1; }

if [ ! -x .venv/bin/python ]; then
  if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
      say "Installing python3-venv …"
      apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
    else
      say "Python's venv module is missing. On Debian: sudo apt-get install python3-venv"; exit 1
    fi
  fi
  "$python" -m venv .venv
fi
say "Installing what Tandem needs ($what) …"
.venv/bin/python -m pip install --quiet --require-hashes -r "requirements/$what.txt"
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
touch ".venv/ready-run"
[ "$what" = run ] || touch ".venv/ready-test"
