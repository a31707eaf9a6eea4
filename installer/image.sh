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
version=$("$jpackage" --version 2>/dev/null | sed 's/[^0-9].*//' || true)
if [ "${version:-0}" -lt 25 ]; then
  echo "There is no jpackage of Java 25 or newer. Set JAVA_HOME to such a JDK." >&2
  exit 3
fi
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) native=linux-x64 ;;
  Linux-aarch64) native=linux-aarch64 ;;
  Darwin-arm64) native=osx-aarch64 ;;
  *) native= ;;
esac
case "$(uname -s)" in
  Darwin) launcher="$out/Backcast.app/Contents/MacOS/Backcast" app="$out/Backcast.app/Contents/app" runtime= library='*.dylib' ;;
  *) launcher="$out/Backcast/bin/Backcast" app="$out/Backcast/lib/app" runtime="$out/Backcast/lib/runtime" library='*.so' ;;
esac
options=(
  --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow
  -Xmx4g
  -XX:MaxTenuringThreshold=1
  -XX:MaxGCPauseMillis=5
  -Xmn96m
  -XX:MetaspaceSize=128m
  -XX:-ClassUnloadingWithConcurrentMark
  -Dbackcast.start=cached
  '-Xlog:aot*=off'
  '-Xlog:cds*=off'
  '-Xlog:gc+ergo=off'
)

# Those that jpackage takes where none are named, without tools for developers, and two that nothing refers to but by name: encodings of
# tables and formats of languages.
modules=java.se,jdk.accessibility,jdk.charsets,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.management,jdk.net,jdk.nio.mapmode
modules+=,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.unsupported.desktop,jdk.xml.dom,jdk.zipfs

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/input"
cp target/backcast.jar "$work/input/"
cp -r target/lib models "$work/input/"

# One system's natives are enough: the others are most of the size. They lie beside the jars, so that no start unpacks them.
if [ -n "$native" ] && command -v zip >/dev/null && command -v unzip >/dev/null; then
  for jar in "$work"/input/lib/onnxruntime-[0-9]*.jar; do
    mkdir -p "$work/input/native"
    unzip -q -j "$jar" "ai/onnxruntime/native/$native/*" -d "$work/input/native"
    zip -q -d "$jar" "ai/onnxruntime/native/*" >/dev/null 2>&1 || true
  done
  options+=('-Donnxruntime.native.path=$APPDIR/native')
  # JavaFX takes its own from beside its jars; from within them it would compare them with copies in the home folder
  for jar in "$work"/input/lib/javafx-graphics-*-*.jar; do
    unzip -q -o -j "$jar" "$library" -d "$work/input/lib"
  done
fi

arguments=()
for option in "${options[@]}"; do
  arguments+=(--java-options "$option")
done
if [ -n "$runtime" ]; then
  # as usual, but with java
  arguments+=(--jlink-options '--strip-debug --no-man-pages --no-header-files')
fi
rm -rf "$out"
"$jpackage" --type app-image --name Backcast --dest "$out" \
  --add-modules "$modules" \
  --input "$work/input" --main-jar backcast.jar --main-class io.backcast.Launcher \
  --app-version "$(sed -n 's:.*<version>\([0-9.]*\)</version>.*:\1:p' pom.xml | head -n 1 | sed 's/^0\./1./')" \
  "${arguments[@]}"
# Java uses the cache below only with jars of the same time, of which zip archives keep even seconds only.
find "$app" -name '*.jar' -exec touch -t "$(date +%Y%m%d%H%M).00" {} +

# Options stand between double quotes, in the script and in the words of sed: $APPDIR is the script's, and they have no | & \ or ".
write_launcher() {
  sed "s|@OPTIONS@|$(printf '"%s" ' "$@")|" installer/launcher.sh >"$launcher"
}
if [ -n "$runtime" ]; then
  mv "$runtime/bin/java" "$runtime/Backcast"
  rm "$runtime"/bin/* "$out/Backcast/lib/libapplauncher.so" "$app/Backcast.cfg"
  mv "$runtime/Backcast" "$runtime/bin/"
  write_launcher "${options[@]}"
fi

# Java remembers what it loaded and compiled while the window was used as after a start (without a display), and starts from there.
aot="-XX:AOTConfiguration=$work/aot.conf"
rehearsal="-Dbackcast.rehearsal=$work -Dglass.platform=Headless -Dprism.order=sw -Duser.home=$work"
cache='-XX:AOTCache=$APPDIR/backcast.aot'
if XDG_CONFIG_HOME="$work/config" JAVA_TOOL_OPTIONS="-XX:AOTMode=record $aot $rehearsal" "$launcher" "$app/models/mos2-strain" >"$work/cache.log" 2>&1 &&
  JAVA_TOOL_OPTIONS="-XX:AOTMode=create -XX:AOTCache=$app/backcast.aot $aot" "$launcher" >>"$work/cache.log" 2>&1; then
  if [ -n "$runtime" ]; then
    write_launcher "${options[@]}" "$cache"
  else
    echo "java-options=$cache" >"$work/option"
    sed -i.before "/^\[JavaOptions\]/r $work/option" "$app/Backcast.cfg" && rm "$app/Backcast.cfg.before"
  fi
else
  echo "The image works, but without a cache for a faster start:" >&2
  tail -n 3 "$work/cache.log" >&2
fi
du -sh "$out"
