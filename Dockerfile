# The program and what it needs to run: no tests, no playground, no secrets. Settings come from the environment, data from volumes.
# Node 24 comes through npm, at the version and digest that package-lock.json names; the image's own is used to install it.
FROM node:24-bookworm-slim AS install
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    PATH=/app/node_modules/.bin:/usr/local/bin:/usr/bin:/bin \
    DATA_FOLDER=/data \
    HOST=0.0.0.0 \
    PORT=3978
WORKDIR /app
COPY --from=install /app/node_modules ./node_modules
COPY package.json ./
COPY cards ./cards
COPY policies ./policies
COPY src ./src
# Owned by root and written by nobody: the bot runs as somebody who may only read it.
USER 65532:65532
VOLUME /data
EXPOSE 3978
STOPSIGNAL SIGTERM
CMD ["node", "src/cli/who-agrees.js", "start"]
