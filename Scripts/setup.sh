#!/bin/sh
# Installs what the build and the tests need and the machine lacks: the headers of Z3 and SQLite, and pkg-config; Lua 5.4 to compare with;
# cvc5, the second solver that re-checks proofs.
set -eu

missing=""
[ -e /usr/include/z3.h ] || missing="$missing libz3-dev"
[ -e /usr/include/sqlite3.h ] || missing="$missing libsqlite3-dev"
command -v pkg-config >/dev/null 2>&1 || missing="$missing pkg-config"
command -v lua5.4 >/dev/null 2>&1 || missing="$missing lua5.4"
command -v cvc5 >/dev/null 2>&1 || missing="$missing cvc5"
[ -z "$missing" ] && exit 0

echo "installing:$missing"
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
$as_root apt-get update -qq
# shellcheck disable=SC2086 # one word a package
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing
