# What build-site and rollback share. The site is a link to one of the numbered builds in .sites/.

. "$(dirname "$0")/lock.sh"

builds() {
    ls .sites | grep -x '[1-9][0-9]*' | sort -n
}

# is_live NUMBER: whether the link leads to a build, however it is written.
is_live() {
    [ ".sites/$1" -ef site ]
}

# The builds that are not public: the only ones that anything may remove.
others() {
    builds | while read -r number; do
        is_live "$number" || echo "$number"
    done
}

# The number of the public build; where there is none, of the newest.
current() {
    for number in $(builds); do
        if is_live "$number"; then
            echo "$number"
            return
        fi
    done
    builds | tail -n 1 | grep . || echo 0
}

# set_modes FOLDER: everybody may read a finished build, nobody may write to it, whatever the umask was, then or now. (What
# did not change is one file for the builds that have it and for the cache, so this mends it there too.)
set_modes() {
    find "$1" -type d ! -perm 0555 -exec chmod 0555 {} + && find "$1" -type f ! -perm 0444 -exec chmod 0444 {} +
}

# is_whole FOLDER: whether every file of a build is there and as it was made, and everybody may read it.
is_whole() (
    cd "$1" && sha256sum --check --quiet --strict SHA256SUMS &&
        [ -z "$(find . -type d ! -perm 0555 -print -o ! -type d ! -perm 0444 -print)" ]
)

# publish NUMBER: let the link lead to a build.
publish() {
    lead_to ".sites/$1"
}

# lead_to PLACE: one rename, so that there is no moment without a site.
lead_to() {
    ln -sfn "$1" .sites/next
    mv -T .sites/next site
}

# is_read NUMBER: whether the link leads to a build, and its home page can be read through the link and is the build's.
is_read() (
    is_live "$1" && cd site/ && grep -x '[0-9a-f]*  index\.html' SHA256SUMS | sha256sum --check --quiet --strict
)

# discard FOLDER: remove a build, or what there is of one. Only folders are made writable: files may be other builds' too.
discard() {
    [ ! -d "$1" ] || find "$1" -type d ! -perm -u+wx -exec chmod u+rwx {} +
    rm -rf "$1"
}
