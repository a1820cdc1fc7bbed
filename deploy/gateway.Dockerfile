# The gateway, and with the argument `egress` the worker: the packed command line, installed. See README.md.
FROM node:22-bookworm-slim

ENV NODE_ENV=production AIRLOCK_FOLDER=/var/lib/airlock PATH=/app/node_modules/.bin:$PATH
WORKDIR /app
# Its tarball contains the other packages of Airlock.
COPY tarballs/airlock-rtc-[0-9]*.tgz ./
RUN --mount=type=cache,target=/root/.npm npm init --yes \
  && npm install --no-audit --no-fund ./airlock-rtc-*.tgz \
  && rm airlock-rtc-*.tgz \
  && install --directory --owner=node /var/lib/airlock
USER node
VOLUME /var/lib/airlock
EXPOSE 8080
HEALTHCHECK --interval=10s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["airlock"]
CMD ["gateway"]
