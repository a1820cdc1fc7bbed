# Caddy with the layouts page: `docker build -f deploy/web.Dockerfile .` at the root of the repository.
FROM node:22-bookworm-slim AS page
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund && npm run build -w apps/layouts-page

FROM caddy:2.10-alpine
COPY deploy/Caddyfile /etc/caddy/Caddyfile
COPY --from=page /app/apps/layouts-page/dist /srv/layouts-page
