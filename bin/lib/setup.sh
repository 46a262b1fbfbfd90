# What bin/run, bin/test and bin/peer share: finding or installing Java, Maven and the system's packages, building.
# Sourced, not run. Everything said to a person goes to standard error.
# shellcheck shell=bash

HOST_PACKAGES=(xvfb openbox xterm xauth x11-xserver-utils util-linux libx11-6 libxext6 libxdamage1 libxfixes3
    libxtst6 libxrandr2 libxi6 libxss1 libsodium23 'libvpx[0-9]+' libyuv0 fonts-dejavu-core)
TEST_PACKAGES=(x11-utils xclip ffmpeg python3 curl libzstd1)
JAVA_VERSION=25

say() { printf '%s\n' "$*" >&2; }
fail() { say "$(basename "$0"): $*"; exit 1; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
may_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

# Installs with apt-get, or says the command. The index is fetched only when a package is not known yet.
install_packages() {
    may_install || fail "please install what is missing, as root:

    apt-get install $*
"
    say "Installing $* (this takes a minute or two, once)"
    apt_get install "$@" || { apt_get update && apt_get install "$@"; } || fail "could not install: $*"
}

apt_get() {
    local verb=$1
    shift
    if [ "$verb" = update ]; then
        as_root apt-get -qq update >&2
    else
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends "$verb" "$@" >&2
    fi
}

# Prints those packages that are not installed. A name may be a pattern, since sonames differ between releases.
missing_packages() {
    local wanted installed candidate
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
    for wanted in "$@"; do
        grep -qxE "${wanted}(t64)?" <<<"$installed" && continue
        case $wanted in
            *[[]*) candidate=$(apt-cache pkgnames | grep -xE "${wanted}(t64)?" | sort -V | tail -1) || true ;;
            *) candidate=$wanted ;;
        esac
        printf '%s\n' "${candidate:-$wanted}"
    done
}

need_packages() {
    command -v dpkg-query >/dev/null || { say "No Debian packages here: X server, openbox, xterm and libraries are" \
        "expected to be there (docs/develop.md lists them)."; return 0; }
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} = 0 ] || install_packages "${missing[@]}"
}

# The feature release of a JDK, from its release file or else from javac itself; empty when it is none.
jdk_version() {
    [ -x "$1/bin/javac" ] || return 0
    local version
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null) || true
    [ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    printf '%s' "$version"
}

jdk_candidates() {
    [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
    local java toolchains="${HOME:-/}/.m2/toolchains.xml"
    java=$(command -v javac || true)
    [ -z "$java" ] || dirname "$(dirname "$(readlink -f "$java")")"
    printf '%s\n' /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/*
    [ ! -r "$toolchains" ] || sed -n 's:.*<jdkHome>\(.*\)</jdkHome>.*:\1:p' "$toolchains"
}

find_jdk() {
    local home version
    while IFS= read -r home; do
        version=$(jdk_version "$home")
        if [ -n "$version" ] && [ "$version" -ge "$JAVA_VERSION" ]; then
            printf '%s' "$home"
            return 0
        fi
    done < <(jdk_candidates)
    return 1
}

# Sets JDK.
need_jdk() {
    JDK=$(find_jdk) && return 0
    local package="openjdk-$JAVA_VERSION-jdk-headless"
    if command -v apt-cache >/dev/null && apt-cache show "$package" >/dev/null 2>&1; then
        install_packages "$package"
        JDK=$(find_jdk) && return 0
    fi
    fail "Deskhost needs a JDK $JAVA_VERSION or newer, and this system has no package of it. Install one, for instance
from https://adoptium.net/installation/ or with https://sdkman.io:

    sdk install java $JAVA_VERSION-tem

and run this again (it looks in JAVA_HOME, /usr/lib/jvm, ~/.sdkman, ~/.jdks, ~/.m2/toolchains.xml and PATH)."
}

need_maven() {
    local version
    version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p') || true
    case $version in
        '') install_packages maven ;;
        [012].*|3.[0-7]) fail "Maven $version is too old: 3.8 or newer is needed (apt-get install maven)" ;;
    esac
}

# Runs Maven with the JDK that was found, also where the toolchain lookup of Maven does not see it.
maven() { JAVA_HOME=$JDK mvn -B "$@"; }

# What decides whether to build: the JDK, the pom and every file below a directory, by content.
source_stamp() {
    (cd "$ROOT" && { printf '%s\n' "$JDK"; find pom.xml "$1" -type f -print0 | sort -z | xargs -0 cksum; } | cksum)
}

# Runs Maven and tells a person how far it is; warnings and errors are passed on.
maven_with_progress() {
    local line fetched=0
    maven "$@" 2>&1 | while IFS= read -r line; do
        case $line in
            *'Downloaded from '*)
                fetched=$((fetched + 1))
                [ $((fetched % 50)) != 0 ] || say "  $fetched files fetched" ;;
            *'INFO'*' --- '*) line=${line#*--- }; say "  ${line%% (*}" ;;
            *ERROR*|*'BUILD FAILURE'*) say "$line" ;;
        esac
    done
}

# Builds the program into a directory of its own for each state of the sources, unless it is there; sets APP. A host
# that runs from an older one goes on undisturbed: the last three are kept.
build() {
    local stamp
    stamp=$(source_stamp src/main)
    APP="$ROOT/target/app-${stamp%% *}"
    [ ! -f "$APP/deskhost.jar" ] || return 0
    mkdir -p "$ROOT/target"
    exec 9>"$ROOT/target/.build-lock"
    flock 9
    if [ ! -f "$APP/deskhost.jar" ]; then
        need_maven
        say "Building Deskhost (the first time it fetches its libraries, which takes some minutes)"
        (cd "$ROOT" && maven_with_progress -Dmaven.test.skip=true package) || fail "the build failed"
        extract "$APP"
    fi
    exec 9>&-
}

# Libraries beside the program start faster than one jar of jars.
extract() {
    local app=$1 fresh="$ROOT/target/app.new" jar old
    rm -rf "$fresh"
    jar=$(find "$ROOT/target" -maxdepth 1 -name 'deskhost-*.jar' -print | sort | tail -1)
    "$JDK/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$fresh" >&2 || fail "could not unpack $jar"
    mv "$fresh/$(basename "$jar")" "$fresh/deskhost.jar"
    find "$ROOT/target" -maxdepth 1 -name 'app-*' -printf '%T@ %p\n' | sort -rn | tail -n +3 | cut -d' ' -f2- |
        while IFS= read -r old; do rm -rf "$old"; done
    mv "$fresh" "$app"
}

# Compiles the tests and notes their class path, unless that is up to date.
build_tests() {
    local stamp path="$ROOT/target/test-class-path"
    stamp=$(source_stamp src)
    if [ -s "$path" ] && [ "$(cat "$path.stamp" 2>/dev/null)" = "$stamp" ]; then
        return 0
    fi
    need_maven
    say "Compiling the test tree"
    (cd "$ROOT" && maven_with_progress test-compile dependency:build-classpath -Dmdep.includeScope=test \
        -Dmdep.outputFile="$path") || fail "the build failed"
    printf '%s\n' "$stamp" > "$path.stamp"
}
