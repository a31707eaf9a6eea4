#!/bin/sh
# Starts the image on Linux: Java under the name of the program. The launcher that jpackage makes asks rpm and dpkg, at each start, which package
# it belongs to before it starts Java, which takes 0.1 to 0.2 seconds.
self=$(readlink -f -- "$0")
lib=${self%/*/*}/lib
APPDIR=$lib/app
unset JDK_JAVA_OPTIONS
# of the C library's own locale Java takes no names of files beyond ASCII
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in C | POSIX) export LC_ALL=C.UTF-8 ;; esac
# what the program would set itself, more slowly
export ORT_DISABLE_TELEMETRY=1 IBUS_ENABLE_SYNC_MODE="${IBUS_ENABLE_SYNC_MODE:-1}"
exec "$lib/runtime/bin/Backcast" "-Djpackage.app-path=$self" @OPTIONS@ -jar "$APPDIR/backcast.jar" "$@"
