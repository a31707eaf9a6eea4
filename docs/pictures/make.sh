#!/bin/sh
# Renders all pictures of docs/explorer.md and docs/laboratory.md from the shipped models. Run it after mvn -q package -DskipTests.
# Look at each before it is committed.
set -e
cd "$(dirname "$0")/../.."

take() {
    name=$1
    shift
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -jar target/backcast.jar snapshot "$@" --out "docs/pictures/$name.png"
}

mos2=models/mos2-strain
session=$(mktemp -d)
trap 'rm -r "$session"' EXIT
identity=$(sed -n 's/.*"identity" : "\(.*\)".*/\1/p' $mos2/model.json)
cat >"$session/unreachable.backcast.json" <<END
{
  "formatVersion": 1,
  "model": "mos2-strain",
  "identity": "$identity",
  "folder": "$PWD/$mos2",
  "targets": { "gap": 1.2 },
  "tolerances": { "gap": 0.05 },
  "bounds": { "a": [3.7, 3.79] },
  "seed": 1,
  "ranking": "trusted",
  "pins": [],
  "views": {}
}
END

take window --model $mos2 --target gap=0.5 --candidate 3
take laboratory --model $mos2 --target gap=0.5 --candidate 1 --answers docs/pictures/laboratory-answers.jsonl
take parallel-dark --model $mos2 --target gap=0.8 --candidate 1 --tab 2 --theme dark
take map --model $mos2 --target gap=0.8 --candidate 1 --tab 4
take abstaining --model $mos2 --target gap=2.3
take unreachable "$session/unreachable.backcast.json"
take presentation --model $mos2 --target gap=1 --candidate 1 --present --theme dark
take tour --model $mos2 --target gap=1.2 --candidate 1 --tour 4
take properties --model models/spring --target stiffness=6 --target mass=20 --target travel=any --candidate 1 --tab 6
take training sample-data/spring/spring.csv
take import src/test/resources/onnx/flow.onnx
take start start
take settings settings
take text-200 --model $mos2 --target gap=0.5 --candidate 1 --text 200
