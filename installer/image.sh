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

# One system's natives are enough: the others are most of the size. They lie beside the jar, so that no start unpacks them.
natives=
if [ -n "$native" ] && command -v zip >/dev/null && command -v unzip >/dev/null; then
  for jar in "$work"/input/lib/onnxruntime-[0-9]*.jar; do
    mkdir -p "$work/input/native"
    unzip -q -j "$jar" "ai/onnxruntime/native/$native/*" -d "$work/input/native"
    zip -q -d "$jar" "ai/onnxruntime/native/*" >/dev/null 2>&1 || true
    natives='-Donnxruntime.native.path=$APPDIR/native'
  done
fi

rm -rf "$out"
"$jpackage" --type app-image --name Backcast --dest "$out" \
  --input "$work/input" --main-jar backcast.jar --main-class io.backcast.Launcher \
  --app-version "$(sed -n 's:.*<version>\([0-9.]*\)</version>.*:\1:p' pom.xml | head -n 1 | sed 's/^0\./1./')" \
  --java-options --enable-native-access=ALL-UNNAMED \
  --java-options --sun-misc-unsafe-memory-access=allow \
  --java-options '-Xmx4g' \
  --java-options -XX:MaxTenuringThreshold=1 \
  --java-options -XX:MaxGCPauseMillis=5 \
  --java-options -Xmn96m \
  --java-options -XX:MetaspaceSize=128m \
  --java-options -XX:-ClassUnloadingWithConcurrentMark \
  --java-options -Dbackcast.start=cached \
  --java-options '-Xlog:aot*=off' \
  --java-options '-Xlog:cds*=off' \
  --java-options '-Xlog:gc+ergo=off' \
  ${natives:+--java-options "$natives"}

# Java remembers what it loaded and compiled while the window was used as after a start (without a display), and starts from there.
case "$(uname -s)" in
  Darwin) launcher="$out/Backcast.app/Contents/MacOS/Backcast" app="$out/Backcast.app/Contents/app" ;;
  *) launcher="$out/Backcast/bin/Backcast" app="$out/Backcast/lib/app" ;;
esac
aot="-XX:AOTConfiguration=$work/aot.conf"
rehearsal="-Dbackcast.rehearsal=$work -Dglass.platform=Headless -Dprism.order=sw -Duser.home=$work"
if XDG_CONFIG_HOME="$work/config" JAVA_TOOL_OPTIONS="-XX:AOTMode=record $aot $rehearsal" "$launcher" "$app/models/mos2-strain" >"$work/cache.log" 2>&1 &&
  JAVA_TOOL_OPTIONS="-XX:AOTMode=create -XX:AOTCache=$app/backcast.aot $aot" "$launcher" >>"$work/cache.log" 2>&1; then
  echo 'java-options=-XX:AOTCache=$APPDIR/backcast.aot' >"$work/option"
  sed -i.before "/^\[JavaOptions\]/r $work/option" "$app/Backcast.cfg" && rm "$app/Backcast.cfg.before"
else
  echo "The image works, but without a cache for a faster start:" >&2
  tail -n 3 "$work/cache.log" >&2
fi
du -sh "$out"
