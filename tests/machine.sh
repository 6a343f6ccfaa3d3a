#!/bin/sh
# Looks for what the tests need beside Python: chromium, PostgreSQL, Java, hunspell, what WeasyPrint draws with, and two
# packages from npm.
# Only for what `make check` needs: tests/machine.sh spelling.
# Installs what is missing through apt where it may, and otherwise says exactly what to install. Only one is no must:
# with chromium-headless-shell the browser tests take half the time.
set -eu
what=${1:-everything}
axe=4.14.1
vnu=26.9.27
need=""
wish=""
command -v hunspell >/dev/null 2>&1 || need="$need hunspell"
hunspell -d nl_NL -l </dev/null >/dev/null 2>&1 || need="$need hunspell-nl"
if [ "$what" = everything ]; then
  command -v chromium >/dev/null 2>&1 || need="$need chromium"
  command -v chromium-headless-shell >/dev/null 2>&1 || wish=chromium-headless-shell
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || need="$need postgresql"
  command -v java >/dev/null 2>&1 || need="$need default-jre-headless"
  [ -d .cache/npm/node_modules/axe-core ] || command -v npm >/dev/null 2>&1 || need="$need npm"
  ldconfig -p | grep -q libpangoft2-1.0 || need="$need libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
  command -v setpriv >/dev/null 2>&1 || need="$need util-linux"
fi

install() {
  echo "Installing $* …" >&2
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  # shellcheck disable=SC2086
  [ -z "$need" ] || install $need
  [ -z "$wish" ] || install $wish || echo "The browser tests go without $wish." >&2
elif [ -n "$need" ]; then
  echo "The tests need these Debian packages:$need" >&2
  echo "Install them: sudo apt-get install$need $wish" >&2
  [ -z "${CI:-}" ] || exit 1
  exit 0
fi
if [ "$what" = everything ] && [ ! -f ".cache/npm/$axe-$vnu" ]; then
  echo "Fetching axe-core and the Nu HTML checker …" >&2
  mkdir -p .cache/npm
  npm install --silent --no-save --no-audit --no-fund --prefix .cache/npm "axe-core@$axe" "vnu-jar@$vnu"
  touch ".cache/npm/$axe-$vnu"
fi
