#!/usr/bin/env bash
# Makes an application image of what `mvn package` left in target/.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-target/image}

if [ ! -f target/backcast.jar ]; then
  echo "target/backcast.jar is missing. Run mvn -q package -DskipTests first." >&2
  exit 3
fi
jpackage=${JAVA_HOME:+$JAVA_HOME/bin/}jpackage
if ! command -v "$jpackage" >/dev/null; then
  echo "jpackage was not found. Set JAVA_HOME to a JDK 25 or newer." >&2
  exit 3
fi
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) native=linux-x64 ;;
  Linux-aarch64) native=linux-aarch64 ;;
  Darwin-arm64) native=osx-aarch64 ;;
  *) native= ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/input"
cp target/backcast.jar "$work/input/"
cp -r target/lib models "$work/input/"

# One system's natives are enough: the others are most of the size.
if [ -n "$native" ] && command -v zip >/dev/null; then
  for jar in "$work"/input/lib/onnxruntime-[0-9]*.jar; do
    for other in linux-x64 linux-aarch64 osx-x64 osx-aarch64 win-x64 win-arm64; do
      [ "$other" = "$native" ] || zip -q -d "$jar" "ai/onnxruntime/native/$other/*" >/dev/null 2>&1 || true
    done
  done
fi

rm -rf "$out"
"$jpackage" --type app-image --name Backcast --dest "$out" \
  --input "$work/input" --main-jar backcast.jar --main-class io.backcast.Launcher \
  --app-version "$(sed -n 's:.*<version>\([0-9.]*\)</version>.*:\1:p' pom.xml | head -n 1 | sed 's/^0\./1./')" \
  --java-options --enable-native-access=ALL-UNNAMED \
  --java-options '-Xmx4g' \
  --java-options -XX:+UseZGC

# Java remembers what it loaded and compiled while the target swept, and starts from there.
case "$(uname -s)" in
  Darwin) launcher="$out/Backcast.app/Contents/MacOS/Backcast" app="$out/Backcast.app/Contents/app" ;;
  *) launcher="$out/Backcast/bin/Backcast" app="$out/Backcast/lib/app" ;;
esac
quiet="-Xlog:aot=off -Xlog:cds=off -XX:AOTConfiguration=$work/aot.conf"
if JAVA_TOOL_OPTIONS="-XX:AOTMode=record $quiet" "$launcher" \
    snapshot --model models/mos2-strain --sweep 20 --out "$work/sweep.png" >"$work/cache.log" 2>&1 &&
  JAVA_TOOL_OPTIONS="-XX:AOTMode=create -XX:AOTCache=$app/backcast.aot $quiet" "$launcher" >>"$work/cache.log" 2>&1; then
  echo 'java-options=-XX:AOTCache=$APPDIR/backcast.aot' >"$work/option"
  sed -i.before "/^\[JavaOptions\]/r $work/option" "$app/Backcast.cfg" && rm "$app/Backcast.cfg.before"
else
  echo "The image works, but without a cache for a faster start:" >&2
  tail -n 3 "$work/cache.log" >&2
fi
du -sh "$out"
