#!/bin/sh
# Makes the Java and the TypeScript client of the API's description, compiles both, and lets each do a small job against a
# running server: clients.sh URL USER PASSWORD [FOLDER]. Takes a minute or two; needs Maven's and npm's registries.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
url=$1 user=$2 password=$3 work=${4:-$(mktemp -d)}
generator=7.17.0
jar=$work/openapi-generator-cli-$generator.jar

mkdir -p "$work"
curl -fsS -u "$user:$password" "$url/q/openapi?format=json" -o "$work/openapi.json"
[ -e "$jar" ] || mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=org.openapitools:openapi-generator-cli:$generator -DoutputDirectory="$work"

java -jar "$jar" generate -i "$work/openapi.json" -g java --library native -o "$work/java" \
  --additional-properties=invokerPackage=clew,apiPackage=clew.api,modelPackage=clew.model,hideGenerationTimestamp=true \
  --global-property apiTests=false,modelTests=false,apiDocs=false,modelDocs=false >"$work/java.log" 2>&1 || { cat "$work/java.log"; exit 1; }
cp "$here/Job.java.txt" "$work/java/src/main/java/clew/Job.java"
(cd "$work/java" && mvn -q -B -ntp -DskipTests compile \
  && mvn -q -B -ntp org.codehaus.mojo:exec-maven-plugin:3.6.2:java -Dexec.mainClass=clew.Job -Dexec.args="$url $user $password")

java -jar "$jar" generate -i "$work/openapi.json" -g typescript-fetch -o "$work/ts/clew" >"$work/ts.log" 2>&1 || { cat "$work/ts.log"; exit 1; }
cp "$here/job.ts" "$work/ts/job.ts"
cd "$work/ts"
printf '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund typescript@5.9 esbuild@0.25 @types/node@20 >/dev/null
npx tsc --noEmit --strict --skipLibCheck --target es2022 --module esnext --moduleResolution bundler --types node job.ts
npx esbuild job.ts --bundle --platform=node --format=esm --outfile=job.mjs --log-level=error
node job.mjs "$url" "$user" "$password"
