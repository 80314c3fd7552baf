# Klantregie in a container: the web pages are built in the first stage, the server runs from source in the second.
# The database is a container of its own (compose.yaml); the built-in PostgreSQL is left out.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/contract/package.json packages/contract/
COPY packages/server/package.json packages/server/
COPY packages/web/package.json packages/web/
COPY packages/cli/package.json packages/cli/
COPY packages/client/package.json packages/client/
COPY e2e/package.json e2e/
RUN npm ci --ignore-scripts
COPY . .
RUN npx vite build packages/web
# What only building and testing needs stays behind, and so does the built-in PostgreSQL.
RUN npm prune --omit=dev --omit=optional --ignore-scripts

FROM node:24-bookworm-slim
# An account of its own that owns nothing but the data folder; the numbers are fixed, so that a volume keeps its owner.
RUN groupadd --gid 10001 klantregie && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data klantregie \
  && install -d -o klantregie -g klantregie -m 0700 /data
WORKDIR /app
COPY --from=build /app /app
USER klantregie
ENV NODE_ENV=production \
    LANG=nl_NL.UTF-8 \
    KLANTREGIE_DATA=/data \
    KLANTREGIE_HOST=0.0.0.0 \
    KLANTREGIE_PORT=3000
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node is the first process and handles SIGTERM itself: running work is finished before the container stops.
ENTRYPOINT ["node", "packages/server/bin/klantregie.ts"]
CMD ["serve"]
