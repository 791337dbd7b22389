#!/bin/sh
# Builds scripts and styles into the folder named by the first argument.
set -eu
mkdir -p "$1"
