#!/bin/sh
# Turns the _headers that `press` printed beside a site into what nginx or Caddy includes. Run it again after each print.
#
#   site-headers.sh nginx-kept portal < /var/www/front-seat/portal/_headers > /etc/nginx/front-seat-portal-kept.conf
#   site-headers.sh nginx portal < /var/www/front-seat/portal/_headers > /etc/nginx/front-seat-portal-headers.conf
#   site-headers.sh caddy portal < /var/www/front-seat/portal/_headers > /etc/caddy/front-seat-portal-headers
#
# nginx adds no header of a server to a place that adds one of its own, so how long a file is kept is a variable there.
set -eu
if [ "$#" -ne 2 ]; then
    echo "usage: site-headers.sh nginx-kept|nginx|caddy portal|inbox < _headers" >&2
    exit 2
fi
exec awk -v form="$1" -v site="$2" '
BEGIN {
    if (form !~ /^(nginx-kept|nginx|caddy)$/) { print "site-headers.sh: " form " is none of nginx-kept, nginx, caddy" > "/dev/stderr"; exit 2 }
    if (form == "nginx-kept") print "map $uri $front_seat_" site "_kept {"
}
/^[ \t]*$/ { next }
/^\// { place = $1; next }
{
    sub(/^[ \t]+/, "")
    name = substr($0, 1, index($0, ":") - 1)
    value = substr($0, index($0, ":") + 2)
    if (value ~ /["\\$`]/) { print "site-headers.sh: cannot write the value of " name > "/dev/stderr"; bad = 1; exit 1 }
    everywhere = (place ~ /\*$/)
    if (form == "caddy") print "header " place " " name " \"" value "\""
    else if (form == "nginx" && everywhere) print "add_header " name " \"" value "\" always;"
    else if (form == "nginx-kept" && !everywhere) {
        if (name != "Cache-Control") { print "site-headers.sh: " name " stands at one place only" > "/dev/stderr"; bad = 1; exit 1 }
        print "    \"" place "\" \"" value "\";"
    }
}
END {
    if (bad) exit 1
    if (form == "nginx-kept") print "}"
    if (form == "nginx") print "add_header Cache-Control $front_seat_" site "_kept always;"
}'
