#!/bin/sh
# Sees to it that the checkers of pages are in a folder of their own: vnu, html-validate and Lighthouse.
set -eu
folder=$1

missing=
for program in java npm node; do
  command -v "$program" >/dev/null 2>&1 || missing="$missing $program"
done
if [ -n "$missing" ]; then
  cat >&2 <<HOW
tools.sh: the checks of pages need$missing, which was not found.
  Debian, Ubuntu:  sudo apt-get install default-jre-headless nodejs npm
HOW
  exit 1
fi

wanted="vnu-jar@26.9.27 html-validate@10.17.0 lighthouse@12.8.2"
[ "$(cat "$folder/wanted" 2>/dev/null)" = "$wanted" ] && exit 0
mkdir -p "$folder"
echo '{ "private": true }' >"$folder/package.json"
echo "tools.sh: installing $wanted into $folder" >&2
# shellcheck disable=SC2086 # words are meant
npm install --silent --no-audit --no-fund --no-save --prefix "$folder" $wanted
# It is in the package too; its own script would fetch a newer one.
[ -f "$folder/node_modules/vnu-jar/build/dist/vnu.jar" ] || { echo "tools.sh: vnu-jar came without vnu.jar" >&2; exit 1; }
echo "$wanted" >"$folder/wanted"
