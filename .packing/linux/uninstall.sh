#!/bin/sh
# Takes ShopGuard off again, for the user who runs it. The data stay.
#
#   sh uninstall.sh                    the program, its entry in the menu and its start with the system
#   sh uninstall.sh --and-data         the data, too: all orders, evidence and backups; asks first
#   sh uninstall.sh --and-data --yes   without asking
# Exit 0: done; 1: not, or not all of it, one line says what.
set -eu

program=${HOME:?}/.local/opt/shopguard
link=$HOME/.local/bin/shopguard
menu=${XDG_DATA_HOME:-$HOME/.local/share}/applications/shopguard.desktop

say() { # Chinese, English; who has set a Chinese language sees no English
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
        zh*) printf '%s\n' "$1" ;;
        *) printf '%s\n%s\n' "$1" "$2" ;;
    esac
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

be_alone() { # as install.sh locks it
    alone=0
    if command -v flock >/dev/null && exec 9<"$HOME/.local/opt"; then flock -n 9 2>/dev/null || alone=$?; fi
    [ "$alone" != 1 ] || stop "另一个安装正在进行，没有卸载。请等它结束。" "An installation is running, so nothing was removed. Please wait for it to end."
}

close_running() {
    say "如果店铺卫士开着，正在请它的窗口关上；它可能会问您一个问题，请看一下窗口。" \
        "If ShopGuard is open, its window is being asked to close; it may have a question for you: please look at it."
    code=0
    "$program/shopguard-cli" --quit || code=$?
    [ "$code" -le 1 ] ||
        stop "装好的程序已经损坏，启动不了（$code），没有卸载。请先重新安装一次，再卸载。" \
            "The installed program is damaged and does not start ($code); it was not removed. Install it again, then remove it."
    if [ "$code" = 1 ] || still_runs; then
        stop "店铺卫士还开着，没有卸载。请先把它的窗口和命令都关掉（托盘图标里也要退出），再运行一次。" \
            "ShopGuard is still open and was not removed. Close its windows and commands (in the tray, too), then run this again."
    fi
}

still_runs() { # a window on another data folder, a command
    for _ in 1 2 3; do
        # shellcheck disable=SC2010 # names of the system's own, one a line
        ls -l /proc/[0-9]*/exe 2>/dev/null | grep -qF -- " -> $(CDPATH='' cd -- "$program" && pwd -P)/" || return 1
        sleep 1
    done
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
    if [ -d "$HOME/.local/opt" ]; then be_alone; fi
    rm -rf "$program.gone" # what a removal left that was cut off
    [ -x "$program/shopguard-cli" ] || stop "$program 里没有店铺卫士，什么都没有改动。" "There is no ShopGuard in $program. Nothing was changed."
    if [ -n "$data" ] && [ "$sure" = no ]; then ask; fi
    close_running
    "$program/shopguard-cli" --remove-traces ${data:+"$data"} ||
        stop "上面这一项没有删掉；程序还在，处理好以后再运行一次。" "What is named above could not be removed; the program is still there: mend that, then run this again."
    rm -f "$menu"
    if [ "$(readlink "$link" 2>/dev/null)" = "$program/ShopGuard" ]; then rm -f "$link"; fi
    mv "$program" "$program.gone" # at once: half a program would be no use, and no longer known for one
    rm -rf "$program.gone"
    for folder in "$HOME/.local/opt" "$(dirname "$link")" "$(dirname "$menu")"; do
        rmdir "$folder" 2>/dev/null || true # only where nothing else is in it
    done
    say "店铺卫士已卸载。" "ShopGuard was removed."
}

main "$@"
exit
