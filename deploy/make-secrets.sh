#!/bin/sh
# Makes the secrets that compose.yaml reads, each once. Their folder is closed to others; the files
# are not, as the users inside the containers read them.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
chmod 700 secrets
random() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }
make() { [ -s "secrets/$1" ] || printf '%s' "$2" > "secrets/$1"; }

make worker_secret "$(random)"
make jwt_secret "$(random)"
make admin_password "$(random)"
make database_password "$(random)"
make database_url "postgres://judge:$(cat secrets/database_password)@database/judge"
chmod 644 secrets/*
echo "The admin's password is in deploy/secrets/admin_password"
