#!/bin/sh
# Holds the API's description against Redocly's recommended rules: lint.sh [FILE or address]. Needs npm's registry.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")/../../.." && pwd)
document=${1:-$here/target/openapi.json}
exec npx --yes @redocly/cli@2 lint "$document" --extends recommended --max-problems 200
