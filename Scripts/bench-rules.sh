#!/bin/sh
# What matching costs, by the number of rules: a decision tree against trying rule after rule, on the traces of Inputs/programs.
# Needs .build/release/genus and tracelua; everything it makes is below .build/bench-rules.
set -eu
cd "$(dirname "$0")/.."
out=.build/bench-rules
mkdir -p "$out"
rm -rf "$out/Sources"
cp -R Benchmarks/Matchers/. "$out"
for rules in 10 100 1000; do
  for kind in Tree Linear; do
    folder="$out/Sources/$kind$rules"
    mkdir -p "$folder"
    cp "$out/Sources/Visit/Visit.swift" "$folder"
    flags=
    if [ $kind = Linear ]; then flags=--linear; fi
    .build/release/genus emit-for-measuring Generated/Rules --rules $rules $flags --out "$folder"
  done
done
for program in Inputs/programs/*.lua; do
  .build/release/tracelua "$program" --dump ir --rules none 2>&1 >/dev/null
done >"$out/traces.txt"
swift build -c release --package-path "$out"
python3 Scripts/matcher-calls.py "$out/.build/release/Tree1000.build"
"$out/.build/release/MatcherBenchmark" "$out/traces.txt"
