#!/usr/bin/env bash
# Puts in place the real file servers and tools the tests use, on a Debian machine: ProFTPD, OpenSSH,
# Redis and the like from apt; vsftpd and Pure-FTPd, which apt allows only one of at a time, unpacked
# in .sandbox/daemons. Nothing is started. Does nothing when everything is there.
set -euo pipefail
cd "$(dirname "$0")/.."
PATH=$PATH:/usr/sbin:/sbin
unpacked=.sandbox/daemons

packages=()
# need PACKAGE TEST...: the package is wanted when the test does not hold.
need() {
	local package=$1
	shift
	"$@" >/dev/null 2>&1 || packages+=("$package")
}
need proftpd-core command -v proftpd
need proftpd-mod-crypto test -f /usr/lib/proftpd/mod_sftp.so
need openssh-server command -v sshd
need openssh-client command -v ssh-keygen
need redis-server command -v redis-server
need openssl command -v openssl
need gnupg command -v gpg
need curl command -v curl
need mount command -v mount
# Libraries of the two unpacked servers.
for library in libwrap0 libsodium23; do
	need "$library" dpkg -s "$library"
done
unpack=()
[ -x "$unpacked/usr/sbin/vsftpd" ] || unpack+=(vsftpd)
[ -x "$unpacked/usr/sbin/pure-ftpd" ] || unpack+=(pure-ftpd)
[ -x "$unpacked/usr/bin/pure-pw" ] || unpack+=(pure-ftpd-common)
[ $((${#packages[@]} + ${#unpack[@]})) -gt 0 ] || exit 0

as_root=""
[ "$(id -u)" = 0 ] || as_root=sudo
policy=/usr/sbin/policy-rc.d
scratch=$(mktemp -d)
tidy() {
	rm -rf "$scratch"
	[ -z "${our_policy:-}" ] || $as_root rm -f "$policy"
}
trap tidy EXIT

echo "Installing ${packages[*]} ${unpack[*]}"
$as_root apt-get update -qq
if [ ${#packages[@]} -gt 0 ]; then
	# A package starts its server when it is installed, unless this says no (101).
	if [ ! -e "$policy" ]; then
		our_policy=yes
		printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
		$as_root chmod 755 "$policy"
	fi
	DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
		"${packages[@]}" >/dev/null
fi
if [ ${#unpack[@]} -gt 0 ]; then
	mkdir -p "$unpacked"
	# apt fetches as a user of its own, which must be able to write here.
	chmod 777 "$scratch"
	(cd "$scratch" && apt-get download -qq "${unpack[@]}")
	for archive in "$scratch"/*.deb; do
		dpkg -x "$archive" "$unpacked"
	done
fi
