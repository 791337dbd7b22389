# How Clew is run by the JDK: read by ./clew of the sources and by clew of the archive, which both set $here.
# shellcheck shell=sh

needs=25

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

major() {
  [ -x "$1/bin/$tool" ] || return 0
  v=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true)
  [ -n "$v" ] || v=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9]*\).*/\1/p' | head -n 1)
  printf '%s' "$v"
}

# find_java TOOL: sets JAVA_HOME to the best Java that has this tool (java, or javac where something is built)
find_java() {
  tool=$1 best='' bestv=0
  p=$(command -v java || true)
  [ -z "$p" ] || p=$(dirname "$(dirname "$(readlink -f "$p")")")
  for h in "${JAVA_HOME:-}" "$p" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    [ -n "$h" ] && [ -d "$h" ] || continue
    v=$(major "$h")
    [ -n "$v" ] && [ "$v" -ge $needs ] || continue
    case "$h" in "${JAVA_HOME:-//}" | "${p:-//}") best=$h; break ;; esac
    if [ "$v" -gt "$bestv" ]; then best=$h bestv=$v; fi
  done
  [ -n "$best" ] || die "Clew needs a JDK $needs or newer. Install one (Temurin 25, for example) and set JAVA_HOME to it."
  JAVA_HOME=$best
  export JAVA_HOME
}

flags="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow --add-modules=jdk.incubator.vector -XX:+UseParallelGC -XX:MetaspaceSize=160m -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"

# The language is that of the locale.
speak() {
  if [ -z "${CLEW_LANG:-}" ]; then
    CLEW_LANG=${LC_ALL:-${LC_MESSAGES:-${LANG:-C}}}
    export CLEW_LANG
  fi
  utf8
}

# Letters are UTF-8 whatever the locale, in names of files too.
utf8() {
  case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
    *[Uu][Tt][Ff]*8*) ;;
    *) LC_ALL=C.UTF-8 && export LC_ALL ;;
  esac
}

# run_java WORDS…: becomes Java. It says on its first line that a module is an incubator's, which nobody asked; that line
# is left out, the others pass as they come.
run_java() {
  speak
  pipe=$(mktemp -u "${TMPDIR:-/tmp}/clew.XXXXXX")
  if mkfifo -m 600 "$pipe" 2>/dev/null; then
    (
      trap '' INT TERM HUP
      exec <"$pipe" 2>/dev/null
      if IFS= read -r line; then
        case "$line" in 'WARNING: Using incubator modules'*) ;; *) printf '%s\n' "$line" ;; esac
        exec cat
      fi
      [ -z "$line" ] || printf '%s' "$line"
    ) >&2 &
    exec 2>"$pipe"
    rm -f "$pipe"
  fi
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" $flags ${CLEW_JAVA_OPTIONS:--Xmx2g} "$@"
}
