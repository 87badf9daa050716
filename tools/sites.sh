# What build-site and rollback share. The site is a link to one of the numbered builds in .sites/.

. "$(dirname "$0")/lock.sh"

builds() {
    ls .sites | grep -x '[1-9][0-9]*' | sort -n
}

# The number of the public build; where there is none, of the newest.
current() {
    readlink site | sed -n 's|^\.sites/\([1-9][0-9]*\)$|\1|p' | grep . || builds | tail -n 1 | grep . || echo 0
}

# is_whole FOLDER: whether every file of a build is there and as it was made.
is_whole() (
    cd "$1" && sha256sum --check --quiet --strict SHA256SUMS
)

# publish NUMBER: one rename, so that there is no moment without a site.
publish() {
    ln -sfn ".sites/$1" .sites/next
    mv -T .sites/next site
}
