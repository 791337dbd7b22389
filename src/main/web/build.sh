#!/bin/sh
# Builds scripts, styles and icons into the folder named by the first argument, under names that hold a hash of the
# content, and writes manifest.properties (plain name=hashed name) beside them for io.clew.web.frame.Assets.
set -eu
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --ignore-scripts --no-audit --no-fund
  touch node_modules/.package-lock.json
fi
exec node build.mjs "$1"
