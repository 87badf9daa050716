# hold_lock: one build or rollback at a time. The lock goes with whoever holds it, however that ends.
#
# .sites/lock says who holds it. Whoever waits says for whom, and gives up after LOCK_WAIT seconds (half an hour), telling
# how a stuck build is ended. Nothing is ended unasked: it may only be slow, and two builds at once would spoil each other.

hold_lock() {
    mkdir -p .sites
    is_ours || exit 1
    [ "$(find .sites -prune -perm -055)" ] || chmod a+rx .sites # for a web server, whatever the umask is
    exec 9<>.sites/lock
    flock --nonblock 9 || {
        echo "Another build is under way: $(holder). Waiting for its end." >&2
        flock --wait "${LOCK_WAIT:-1800}" 9 || give_up
    }
    echo "process $$ on $(uname -n), since $(date -u '+%F %T') UTC, $0" >.sites/lock
}

# Who is not root can neither replace nor remove what another user built.
is_ours() {
    me=$(id -u)
    [ "$me" != 0 ] || return 0
    foreign=$(find .sites -maxdepth 1 ! -user "$me" -print -quit)
    [ -z "$foreign" ] || {
        echo "$foreign belongs to another user ($(stat -c %U "$foreign")): run this as that user always, or hand it over once with: sudo chown -R $me .sites .cache. Nothing was changed." >&2
        return 1
    }
}

holder() {
    head -c 300 .sites/lock | tr -dc '[:print:]' | grep . || echo "nobody knows whose"
}

# Every process that has the lock: the build's, and those that it started. One that only waits has no lock: line.
holding() {
    for info in /proc/[0-9]*/fdinfo/9; do
        process=${info%/fdinfo/9}
        [ "$process/fd/9" -ef .sites/lock ] && grep -q '^lock:' "$info" && printf ' %s' "${process#/proc/}"
    done 2>/dev/null
    true
}

give_up() {
    stuck=$(holding)
    echo "Gave up waiting after ${LOCK_WAIT:-1800} seconds (LOCK_WAIT). Still under way: $(holder)." >&2
    if [ "$stuck" ]; then
        echo "If it is stuck, end it: kill$stuck (if that does not help: kill -9$stuck). The site stays as it is." >&2
    else
        echo "If it is stuck, end it on the machine that it runs on. The site stays as it is." >&2
    fi
    exit 1
}
