#!/bin/sh
# Lays out Elasticsearch and Neo4j for the contract tests in the folder named by the first argument, from published jars.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
to=$1
stamp="$to/installed"
[ ! -e "$stamp" ] || [ -n "$(find "$here" -newer "$stamp" -type f | head -n 1)" ] || exit 0
rm -rf "$to"
mkdir -p "$to"
copy() { mvn -B -ntp -q -f "$here/$1" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$to/$2"; }
copy elasticsearch/pom.xml elasticsearch/lib
copy elasticsearch/transport.xml elasticsearch/modules/transport-netty4
copy elasticsearch/smartcn.xml elasticsearch/plugins/analysis-smartcn
copy neo4j/pom.xml neo4j/lib
es="$to/elasticsearch"
cp "$here/elasticsearch/transport.properties" "$es/modules/transport-netty4/plugin-descriptor.properties"
cp "$here/elasticsearch/plugin/plugin-descriptor.properties" "$es/plugins/analysis-smartcn/"
mkdir -p "$es/launcher" "$to/plugin"
"$JAVA_HOME/bin/javac" -nowarn -d "$es/launcher" -cp "$es/lib/*" "$here"/elasticsearch/launcher/*.java
"$JAVA_HOME/bin/javac" -nowarn -d "$to/plugin" -cp "$es/lib/*:$es/plugins/analysis-smartcn/*" "$here"/elasticsearch/plugin/*.java
"$JAVA_HOME/bin/jar" cf "$es/plugins/analysis-smartcn/chinese-analysis.jar" -C "$to/plugin" .
rm -rf "$to/plugin"
touch "$stamp"
