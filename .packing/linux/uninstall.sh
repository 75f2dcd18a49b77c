#!/bin/sh
# Takes ShopGuard off again, for the user who runs it. The data stay.
#
#   sh uninstall.sh                    the program, its entry in the menu and its start with the system
#   sh uninstall.sh --and-data         the data, too: all orders, evidence and backups; asks first
#   sh uninstall.sh --and-data --yes   without asking
# Exit 0: done; 1: not, or not all of it, one line says what.
set -eu

program=$HOME/.local/opt/shopguard
link=$HOME/.local/bin/shopguard
menu=${XDG_DATA_HOME:-$HOME/.local/share}/applications/shopguard.desktop

say() { # Chinese, English
    printf '%s\n%s\n' "$1" "$2"
}

stop() {
    say "$1" "$2" >&2
    exit 1
}

ask() {
    say "所有订单、证据和备份都会删除，找不回来。确定要删，请输入 delete：" \
        "All orders, evidence and backups will be deleted for good. Type delete to go on:"
    read -r answer || answer=""
    [ "$answer" = delete ] || stop "没有删除，什么都没有改动。" "Nothing was deleted or changed."
}

main() {
    data="" sure=no
    for word in "$@"; do
        case $word in
            --and-data) data=--and-data ;;
            --yes) sure=yes ;;
            *) stop "不认识：$word（可以用 --and-data、--yes），什么都没有改动。" "Unknown: $word (there are --and-data and --yes). Nothing was changed." ;;
        esac
    done
    [ -x "$program/shopguard-cli" ] || stop "$program 里没有店铺卫士，什么都没有改动。" "There is no ShopGuard in $program. Nothing was changed."
    if [ -n "$data" ] && [ "$sure" = no ]; then ask; fi
    "$program/shopguard-cli" --quit ||
        stop "店铺卫士还开着，没有卸载。请先关掉它（托盘图标里也要退出），再运行一次。" \
            "ShopGuard is still open and was not removed. Close it (in the tray, too), then run this again."
    "$program/shopguard-cli" --remove-traces ${data:+"$data"} ||
        stop "上面这一项没有删掉；程序还在，处理好以后再运行一次。" "What is named above could not be removed; the program is still there: mend that, then run this again."
    rm -f "$menu"
    if [ "$(readlink "$link" 2>/dev/null)" = "$program/ShopGuard" ]; then rm -f "$link"; fi
    rm -rf "$program"
    for folder in "$HOME/.local/opt" "$(dirname "$link")" "$(dirname "$menu")"; do
        rmdir "$folder" 2>/dev/null || true # only where nothing else is in it
    done
    say "店铺卫士已卸载。" "ShopGuard was removed."
}

main "$@"
exit
