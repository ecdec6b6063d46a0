#!/bin/sh
# Sees to it that there are Firefox and WebKit for the tests in other engines. Quiet when there are.
set -eu

mini() { ls /usr/lib/*/webkit2gtk-4.1/MiniBrowser >/dev/null 2>&1; }
here() {
  { command -v firefox-esr || command -v firefox; } >/dev/null 2>&1 &&
    command -v WebKitWebDriver >/dev/null 2>&1 && command -v Xvfb >/dev/null 2>&1 && mini
}

here && exit 0

PACKAGES="firefox-esr webkit2gtk-driver gstreamer1.0-plugins-good gstreamer1.0-libav xvfb"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "engines.sh: installing Debian's Firefox and WebKit for the tests in other engines" >&2
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  if DEBIAN_FRONTEND=noninteractive sh -c "
       apt-get -q update && apt-get -q -y --no-install-recommends install $PACKAGES" >"$log" 2>&1 && here; then
    exit 0
  fi
  tail -n 5 "$log" >&2
fi

cat >&2 <<HOW
engines.sh: the tests in other engines need Firefox and WebKit, which were not found.
  Debian, Ubuntu:  sudo apt-get install $PACKAGES
HOW
exit 1
