#!/bin/sh
# Lays Keycloak out for KeycloakTest in the folder named by the first argument (about 190 MB), from its published archive.
set -eu
to=$1/keycloak
[ ! -e "$to/version.txt" ] || exit 0
mkdir -p "$1"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack -Dartifact=org.keycloak:keycloak-quarkus-dist:26.7.3:zip -DoutputDirectory="$1/unpacked"
mv "$1/unpacked/keycloak-26.7.3" "$to"
rmdir "$1/unpacked"
