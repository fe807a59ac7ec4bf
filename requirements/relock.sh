#!/bin/sh
# Makes the locked, hashed requirement files anew from pyproject.toml. Needs uv on the PATH; they name no index address.
set -eu
cd "$(dirname "$0")/.."
lock() { out=$1; shift; uv pip compile pyproject.toml --extra quoc-gia --extra lich "$@" --universal --generate-hashes --python-version 3.11 --no-header --no-annotate -q -o "requirements/$out"; }
lock bench.txt --group build --group dev --group bench
lock dev.txt --group build --group dev -c requirements/bench.txt
lock run.txt --group build -c requirements/bench.txt
