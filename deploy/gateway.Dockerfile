# The gateway, run from source: `docker build -f deploy/gateway.Dockerfile .` at the root of the repository.
FROM node:22-bookworm-slim

ENV NODE_ENV=production AIRLOCK_FOLDER=/var/lib/airlock
WORKDIR /app
COPY . .
# With development dependencies: tsx runs the sources.
RUN npm ci --include=dev --no-audit --no-fund \
  && install --directory --owner=node /var/lib/airlock
USER node
VOLUME /var/lib/airlock
EXPOSE 8080
HEALTHCHECK --interval=10s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "apps/cli/bin/airlock.mjs"]
CMD ["gateway"]
