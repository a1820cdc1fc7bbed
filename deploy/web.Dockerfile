# Caddy with the packed layouts page, which ADD unpacks. See README.md.
FROM caddy:2.10-alpine
COPY Caddyfile /etc/caddy/Caddyfile
ADD tarballs/airlock-rtc-layouts-page-*.tgz /srv/layouts-page/
