# Clew as a container image: built where there is a network, run where there is none, as a user without rights.
#
#   docker build -t clew .
#   docker run -d -p 127.0.0.1:8080:8080 -v clew:/var/lib/clew clew
#   docker logs CONTAINER            # the one-time sign-in link
FROM node:20.19.5-bookworm-slim AS node

FROM eclipse-temurin:25.0.1_8-jdk-noble AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /build
COPY . .
RUN mvn -B -ntp -q -DskipTests package

FROM eclipse-temurin:25.0.1_8-jre-noble
RUN useradd --system --uid 10001 --home-dir /var/lib/clew --create-home clew
COPY --from=build --chown=clew /build/target/quarkus-app /opt/clew
USER clew
WORKDIR /var/lib/clew
ENV CLEW_DATA=/var/lib/clew/data QUARKUS_HTTP_HOST=0.0.0.0
VOLUME /var/lib/clew
EXPOSE 8080
HEALTHCHECK --start-period=2m CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "--add-modules=jdk.incubator.vector", "-XX:+UseParallelGC", "-XX:MetaspaceSize=160m", "-XX:MaxRAMPercentage=60", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-jar", "/opt/clew/quarkus-run.jar"]
CMD ["start"]
