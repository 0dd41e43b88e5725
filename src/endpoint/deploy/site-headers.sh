#!/bin/sh
# Turns the _headers that `press` printed beside a site into what nginx or Caddy includes. Run it again after each print.
#
#   site-headers.sh nginx-kept portal /etc/nginx/front-seat-portal-kept.conf < /var/www/front-seat/portal/_headers
#   site-headers.sh nginx portal /etc/nginx/front-seat-portal-headers.conf < /var/www/front-seat/portal/_headers
#   site-headers.sh caddy portal /etc/caddy/front-seat-portal-headers < /var/www/front-seat/portal/_headers
#
# and the same with inbox. The file is replaced once all of it is there, and stays as it was if anything is wrong. Without
# a file, it goes to standard output: never send that over a file in use, since the shell empties it first.
#
# nginx adds no header of a server to a place that adds one of its own, so how long a file is kept is a variable there.
set -eu
if [ "$#" -lt 2 ] || [ "$#" -gt 3 ]; then
    echo "usage: site-headers.sh nginx-kept|nginx|caddy portal|inbox [FILE] < _headers" >&2
    exit 2
fi
text=$(awk -v form="$1" -v site="$2" '
function fault(why) { print "site-headers.sh: " why > "/dev/stderr"; bad = 1; exit 1 }
BEGIN {
    if (form !~ /^(nginx-kept|nginx|caddy)$/) fault(form " is none of nginx-kept, nginx, caddy")
    if (site !~ /^(portal|inbox)$/) fault(site " is neither portal nor inbox")
    if (form == "nginx-kept") print "map $uri $front_seat_" site "_kept {"
}
# An editor or a copy by way of Windows leaves these.
{ sub(/\r$/, "") }
/^[ \t]*$/ { next }
/^\// { place = $1; next }
{
    if (place == "" || !/^[ \t]+[A-Za-z0-9-]+: ./) fault("line " NR " is not one that press wrote; copy _headers again")
    sub(/^[ \t]+/, "")
    name = substr($0, 1, index($0, ":") - 1)
    value = substr($0, index($0, ":") + 2)
    if (value ~ /["\\$`]/ || value ~ /[\001-\037]/) fault("cannot write the value of " name)
    everywhere = (place ~ /\*$/)
    if (everywhere) common++; else single++
    if (form == "caddy") print "header " place " " name " \"" value "\""
    else if (form == "nginx" && everywhere) print "add_header " name " \"" value "\" always;"
    else if (form == "nginx-kept" && !everywhere) {
        if (name != "Cache-Control") fault(name " stands at one place only")
        print "    \"" place "\" \"" value "\";"
    }
}
END {
    if (bad) exit 1
    if (!common || !single) fault("there is nothing in it, or only a part; print the site again")
    if (form == "nginx-kept") print "}"
    if (form == "nginx") print "add_header Cache-Control $front_seat_" site "_kept always;"
}')
if [ "$#" -eq 2 ]; then
    printf '%s\n' "$text"
    exit
fi
part="$3.part-$$"
trap 'rm -f "$part"' EXIT
printf '%s\n' "$text" > "$part"
chmod 644 "$part"
mv "$part" "$3"
