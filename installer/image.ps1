# Makes an application image of what `mvn package` left in target/.
param([string]$Out = "target/image")
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")
if (-not (Test-Path target/backcast.jar)) {
  Write-Error "target/backcast.jar is missing. Run mvn -q package -DskipTests first."
}
$jpackage = if ($env:JAVA_HOME) { Join-Path $env:JAVA_HOME "bin/jpackage" } else { "jpackage" }
$work = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
New-Item -ItemType Directory "$work/input" | Out-Null
Copy-Item target/backcast.jar "$work/input/"
Copy-Item -Recurse target/lib, models "$work/input/"
# as in image.sh
$modules = "java.se,jdk.accessibility,jdk.charsets,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.management,jdk.net,jdk.nio.mapmode," +
  "jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.unsupported.desktop,jdk.xml.dom,jdk.zipfs"
if (Test-Path $Out) { Remove-Item -Recurse $Out }
& $jpackage --type app-image --name Backcast --dest $Out --input "$work/input" `
  --main-jar backcast.jar --main-class io.backcast.Launcher `
  --add-modules $modules `
  --java-options --enable-native-access=ALL-UNNAMED --java-options --sun-misc-unsafe-memory-access=allow `
  --java-options -Xmx4g --java-options -XX:+UseZGC
Remove-Item -Recurse $work
