# docker build --build-arg BUILD_COMMIT="$(git rev-parse --short HEAD)" --tag concord .
ARG BUN_VERSION=1.4.5

FROM oven/bun:${BUN_VERSION}-slim AS build
WORKDIR /source
COPY package.json bun.lock bunfig.toml ./
COPY patches patches
RUN bun install --frozen-lockfile --production --ignore-scripts
COPY . .
# Empty when it is not given; `concord --version` then tells the release alone.
ARG BUILD_COMMIT=
RUN bun run prepare && bun scripts/build.ts /out/concord && mkdir /out/data

# The C library, certificates, and neither a shell nor a package manager. Its user `nonroot` has the id 65532.
FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /out/concord /usr/local/bin/concord
COPY --from=build --chown=65532:65532 /out/data /data
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
USER 65532:65532
WORKDIR /data
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=15s --retries=3 CMD ["/usr/local/bin/concord", "health"]
ENTRYPOINT ["/usr/local/bin/concord"]
CMD ["serve"]
