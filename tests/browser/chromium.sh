#!/bin/sh
# Sees to it that there is a Chromium for the tests in the browser. Quiet when there is one.
set -eu

if [ -n "${CHROMIUM:-}" ]; then
  [ -x "$CHROMIUM" ] && exit 0
  echo "chromium.sh: CHROMIUM is set to $CHROMIUM, which is not a program" >&2
  exit 1
fi

if command -v chromium >/dev/null 2>&1; then
  exit 0
fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "chromium.sh: installing Debian's chromium for the tests in the browser" >&2
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  if DEBIAN_FRONTEND=noninteractive sh -c '
       apt-get -q update && apt-get -q -y --no-install-recommends install chromium' >"$log" 2>&1 &&
     command -v chromium >/dev/null 2>&1; then
    exit 0
  fi
  tail -n 5 "$log" >&2
fi

cat >&2 <<'HOW'
chromium.sh: the tests in the browser need Chromium, which was not found.
  Debian, Ubuntu:  sudo apt-get install chromium
  elsewhere:       install Chromium or Chrome, then set CHROMIUM=/path/to/it
HOW
exit 1
