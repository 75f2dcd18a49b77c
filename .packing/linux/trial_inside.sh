#!/bin/sh
# The part of the trial that runs in the bare image, as its owner would: download, unpack, install, use, upgrade, remove.
# Meets its outer half in the folder "shared": window-up, exports, dropped, seen.
# shellcheck disable=SC2016,SC2317 # what stands in quotes is for another shell; functions are called by name
set -u

failed=0
check() { # what, command…
    what=$1
    shift
    if "$@" >>log 2>&1; then echo "ok      $what"; else echo "FAILED  $what"; failed=1; fi
}
wait_for() { # seconds, command…
    end=$(($(date +%s) + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$(date +%s)" -lt "$end" ] || return 1
        sleep 0.2
    done
}
left() { # everything in the home folder that the program and its installer may have made
    (cd && find . -mindepth 1 ! -path './shared*' ! -path './download*' ! -path './made-up*' ! -path './log' ! -name '*.sh' ! -name '*.tar.xz' \
        ! -name '.bash*' ! -name .profile | sort)
}
knows_orders() { [ "$("$shopguard" check --all --json 2>>log | grep -c '"order_id"')" -gt 0 ]; }

shopguard=$HOME/.local/bin/shopguard
mkdir download
check "unpack" tar -C download -xf ./*.tar.xz
check "install" sh -c 'download/ShopGuard-*/install.sh >installed.txt && cat installed.txt'
mv installed.txt shared/
check "self-test" sh -c "'$shopguard' --self-test >shared/self-test.txt && cat shared/self-test.txt"
check "made-up exports" "$shopguard" demo --out made-up
find "$HOME/made-up/exports" -type f >shared/exports

"$shopguard" --lang zh >>log 2>&1 &
touch shared/window-up
check "files dropped on the window" wait_for 90 test -e shared/dropped
check "they are in the data folder" wait_for 60 knows_orders
"$shopguard" check >shared/check.txt 2>>log
touch shared/judged
check "the coloured window was seen" wait_for 60 test -e shared/seen

check "upgrade in place while the window is open" sh -c 'download/ShopGuard-*/install.sh >upgraded.txt; done=$?; cat upgraded.txt; grep -q Upgraded upgraded.txt && exit $done'
mv upgraded.txt shared/
check "the window has closed" wait_for 20 sh -c "! kill -0 $!"

# The first order in breach, with its clause: the JSON is on one line, an order's findings follow its id.
"$shopguard" check --json 2>>log | tr '{' '\n' | sed -n 's/.*"order_id": "\([^"]*\)".*/order \1/p; s/.*"clause": "\([^"]*\)".*"state": "breached".*/clause \1/p' |
    awk '$1 == "order" { order = $2 } $1 == "clause" { print order, $2; exit }' >case.txt
read -r order clause <case.txt
appeal=$("$shopguard" appeal open "$order" --clause "$clause" 2>>log)
check "appeal $clause" test -n "$appeal"
check "packet" "$shopguard" appeal packet "$appeal" --out shared/packet
check "the packet is a PDF" sh -c 'head -c 5 shared/packet/*.pdf | grep -q %PDF-'
check "everything is whole" "$shopguard" verify

left >before.txt
check "uninstall" sh -c 'sh ~/.local/opt/shopguard/uninstall.sh >shared/uninstalled.txt && cat shared/uninstalled.txt'
rm -f before.txt case.txt
left >shared/left.txt
check "only the data folder is left" sh -c '! grep -v "^./.local\(/share\(/ShopGuard\(/.*\)\?\)\?\)\?$" shared/left.txt'
check "install again" download/ShopGuard-*/install.sh
check "the data are as they were" knows_orders
check "uninstall with the data" sh "$HOME/.local/opt/shopguard/uninstall.sh" --and-data --yes
left >shared/left-with-data.txt
check "nothing is left" sh -c '! grep -v "^./.local\(/share\)\?$" shared/left-with-data.txt'
cp log shared/
exit $failed
