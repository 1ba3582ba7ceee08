# Turns itself into the server "$@", after leaving behind a watcher that kills the server when our stdin ends: that
# pipe is held by the parent alone, so it ends when the parent is gone, however it went. What the terminal sends
# (Ctrl-C, hang-up) is for the parent, which then stops its servers in order.
trap '' INT HUP
exec 3<&0
(
  trap '' TERM
  read -r _ <&3
  kill -KILL $$
) >/dev/null 2>&1 &
exec "$@" </dev/null 3<&-
