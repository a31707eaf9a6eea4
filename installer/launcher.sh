#!/bin/sh
# Starts the image on Linux: Java under the name of the program. The launcher that jpackage makes asks rpm and dpkg, at each start, which package
# it belongs to before it starts Java, which takes 0.1 to 0.2 seconds.
self=$(readlink -f -- "$0") || exit
lib=${self%/*/*}/lib
APPDIR=$lib/app
# options for another Java, which the one of an image does not read
unset JDK_JAVA_OPTIONS
# In the locale C Java cannot open files whose names go beyond ASCII, its own jars among them. The language stays.
case ${LC_ALL:-} in
C | POSIX) export LC_ALL=C.UTF-8 ;;
'') case ${LC_CTYPE:-${LANG:-C}} in C | POSIX) export LC_CTYPE=C.UTF-8 ;; esac ;;
esac
# what a window would set itself, more slowly
export ORT_DISABLE_TELEMETRY=1 IBUS_ENABLE_SYNC_MODE="${IBUS_ENABLE_SYNC_MODE-1}"
exec "$lib/runtime/bin/Backcast" "-Djpackage.app-path=$self" @OPTIONS@ -jar "$APPDIR/backcast.jar" "$@"
