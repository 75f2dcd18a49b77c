#!/bin/sh
# Installs ShopGuard for the user who runs it; no administrator is needed. Run again from a newer folder, it takes the older one's
# place; the data are never touched. Exit 0: installed; 1: it was not, and what was there is as it was.
set -eu

from=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
opt=${HOME:?}/.local/opt
program=$opt/shopguard
link=$HOME/.local/bin/shopguard
menu=${XDG_DATA_HOME:-$HOME/.local/share}/applications/shopguard.desktop
desktop=no said="" in_english="" stopped=no

tell_both() { # Chinese, English; who has set a Chinese language sees no English
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
        zh*) printf '%s\n' "$1" ;;
        *) printf '%s\n%s\n' "$1" "$2" ;;
    esac
}

say() { # and keeps it for who sees no terminal
    said="$said$(tell_both "$1" "$2")
" in_english="$in_english$2
"
    tell_both "$1" "$2"
}

show() { # whoever started it by a double click sees no terminal
    if [ "$desktop" = no ]; then return; fi
    if command -v zenity >/dev/null; then zenity --info --no-markup --title=ShopGuard --text="$said"
    elif command -v kdialog >/dev/null; then kdialog --title ShopGuard --msgbox "$said"
    elif command -v xmessage >/dev/null; then xmessage "$in_english" # it has no Chinese letters
    elif command -v notify-send >/dev/null; then notify-send ShopGuard "$said"
    fi >/dev/null 2>&1 || true
}

stop() {
    stopped=yes
    say "$1" "$2"
    show
    exit 1
}

not_whole() {
    stop "安装包不完整，请重新下载、解压，再安装。什么都没有改动，原来的没有动。" \
        "The package is not whole: download and unpack it again, then install. What was there is as it was."
}

check_system() {
    if [ ! -s "$from/needs.txt" ] || [ ! -s "$from/SHA256SUMS" ]; then not_whole; fi
    [ "$(uname -s) $(uname -m)" = "Linux x86_64" ] ||
        stop "这个安装包只能装在 64 位 x86 的 Linux 上（这台是 $(uname -s) $(uname -m)），什么都没有改动。" \
            "This package is for Linux on 64-bit x86 (here: $(uname -s) $(uname -m)). Nothing was changed."
    needed=$(sed -n 's/^glibc //p' "$from/needs.txt")
    here=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d' ' -f2)
    [ "$(printf '%s\n%s\n' "$needed" "${here:-0}" | sort -V | head -n 1)" = "$needed" ] ||
        stop "系统太旧：需要 glibc $needed 或更新，这台是 ${here:-没有 glibc}。什么都没有改动；请先升级系统。" \
            "The system is too old: glibc $needed or later is needed, here it is ${here:-none}. Nothing was changed; upgrade the system first."
    lacking="" packages=""
    while read -r library package; do
        if [ "$library" != glibc ] && ! is_there "$library"; then
            lacking="$lacking $library" packages="$packages $package"
        fi
    done <"$from/needs.txt"
    [ -z "$lacking" ] ||
        stop "缺少系统组件：$lacking。什么都没有改动；请先安装软件包$packages（例如 sudo apt install$packages），再运行一次。" \
            "System libraries are missing:$lacking. Nothing was changed; install the packages$packages (e.g. sudo apt install$packages), then run this again."
}

is_there() {
    known=$({ /sbin/ldconfig -p 2>/dev/null || ldconfig -p 2>/dev/null; } | sed -n "s|^[[:space:]]*$1 (.*x86-64.*) => ||p" | head -n 1)
    for path in "$known" "/usr/lib/x86_64-linux-gnu/$1" "/lib/x86_64-linux-gnu/$1" "/usr/lib64/$1" "/lib64/$1" "/usr/lib/$1"; do
        if [ -n "$path" ] && [ -e "$path" ]; then return; fi
    done
    return 1
}

on_disk() { # a command; what it says is put into a sentence
    if why=$(LC_ALL=C "$@" 2>&1); then return; fi
    case $why in
        *"No space left"* | *"quota exceeded"*)
            stop "磁盘满了，没有装上；原来的没有动。请腾出空间，再运行一次。" \
                "The disk is full, so it was not installed. What was there is as it was. Make room, then run this again." ;;
        *"ermission denied"* | *"not permitted"* | *"Read-only"*)
            stop "没有权限写 $opt（或者读不了安装包），没有装上；原来的没有动。" \
                "No permission to write $opt (or to read the package), so it was not installed. What was there is as it was." ;;
    esac
    stop "没有装完，原来的没有动。" "The installation did not finish. What was there is as it was."
}

be_alone() { # the folder itself is locked: nothing is left of that, however this ends
    on_disk mkdir -p "$opt"
    alone=0
    if command -v flock >/dev/null && exec 9<"$opt"; then flock -n 9 2>/dev/null || alone=$?; fi
    [ "$alone" != 1 ] ||
        stop "另一个安装正在进行，这一个没有做什么。请等它结束。" "Another installation is running, so this one did nothing. Please wait for it to end."
}

check_room() {
    wanted=$(du -sk "$from" | cut -f1)
    free=$(df -Pk "$opt" 2>/dev/null | sed -n '2s/.* \([0-9][0-9]*\)  *[0-9-]*% .*/\1/p')
    [ "${free:-$wanted}" -ge "$wanted" ] ||
        stop "磁盘空间不够：需要 $((wanted / 1024 + 1)) MB，只剩 $((free / 1024)) MB，没有装上；原来的没有动。请腾出空间，再运行一次。" \
            "Not enough disk space: $((wanted / 1024 + 1)) MB are needed, $((free / 1024)) MB are free. It was not installed, what was there is as it was. Make room, then run this again."
}

put_beside() { # whole, and seen to start: whatever goes wrong up to here leaves the old one as it is, and its window open
    trap undo EXIT
    trap 'exit 1' HUP INT TERM
    rm -rf "$opt/shopguard.new" "$opt/shopguard.gone"
    check_room
    on_disk cp -R "$from" "$opt/shopguard.new"
    (cd "$opt/shopguard.new" && sha256sum -c --quiet SHA256SUMS) >/dev/null 2>&1 || not_whole
    version=$("$opt/shopguard.new/shopguard-cli" --version) ||
        stop "新的程序在这台电脑上启动不了，没有装上；原来的没有动。" \
            "The new program does not start on this computer, so it was not installed. What was there is as it was."
}

close_running() { # asked by the new one: the old one may be what is to be mended
    tell_both "如果店铺卫士开着，正在请它的窗口关上；它可能会问您一个问题，请看一下窗口。" \
        "If ShopGuard is open, its window is being asked to close; it may have a question for you: please look at it."
    if ! "$opt/shopguard.new/shopguard-cli" --quit || still_runs; then
        stop "店铺卫士还开着，没有升级，什么都没有改动。请先把它的窗口和命令都关掉（托盘图标里也要退出），再运行一次。" \
            "ShopGuard is still open, so it was not upgraded and nothing was changed. Close its windows and commands (in the tray, too), then run this again."
    fi
}

still_runs() { # a window on another data folder, a command: it would load its parts from a folder that is gone
    for _ in 1 2 3; do
        # shellcheck disable=SC2010 # names of the system's own, one a line
        ls -l /proc/[0-9]*/exe 2>/dev/null | grep -qF -- " -> $(CDPATH='' cd -- "$program" 2>/dev/null && pwd -P)/" || return 1
        sleep 1
    done
}

change_places() {
    if [ -e "$program" ]; then mv "$program" "$opt/shopguard.old"; fi
    mv "$opt/shopguard.new" "$program"
    trap - EXIT HUP INT TERM
    rm -rf "$opt/shopguard.old"
}

# shellcheck disable=SC2317 # called by the trap
undo() {
    rm -rf "$opt/shopguard.new"
    put_back
    [ "$stopped" = yes ] ||
        stop "没有装完，原来的没有动。" "The installation did not finish. What was there is as it was."
}

put_back() { # an installation that was cut off between its last two steps
    if [ ! -e "$program" ] && [ -e "$opt/shopguard.old" ]; then mv "$opt/shopguard.old" "$program"; fi
    rm -rf "$opt/shopguard.old"
}

put_link() {
    mkdir -p "$(dirname "$link")" || return 1
    if [ -L "$link" ] || [ ! -e "$link" ]; then
        ln -sfn "$program/ShopGuard" "$link" || return 1
    else
        say "$link 是别的东西，没有动它。" "$link is something else and was left alone."
    fi
}

quoted() { # as a desktop file wants a program's path
    printf '"%s"' "$(printf '%s' "$1" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')"
}

as_text() { # for the right side of sed's s|…|…|
    printf '%s' "$1" | sed -e 's/[\\&|]/\\&/g'
}

put_menu_entry() {
    icon=$(printf '%s' "$program/shopguard.png" | sed 's/\\/&&/g')
    mkdir -p "$(dirname "$menu")" &&
        sed -e "s|@program@|$(as_text "$(quoted "$program/ShopGuard")")|" -e "s|@icon@|$(as_text "$icon")|" \
            "$program/shopguard.desktop" >"$menu.new" &&
        mv "$menu.new" "$menu"
}

tell() { # "yes" where an older one stood there
    if [ "$1" = yes ]; then say "已升级：$version" "Upgraded."; else say "已安装：$version" "Installed."; fi
    if [ "$1" = yes ]; then
        say "窗口可以重新打开了：在应用菜单里打开店铺卫士，或运行 $link" "Its window can be opened again: from the applications menu, or run $link"
    else
        say "在应用菜单里打开店铺卫士，或运行 $link" "Open ShopGuard from the applications menu, or run $link"
    fi
    say "程序在 $program；卸载：sh $program/uninstall.sh（数据会留下）" \
        "The program is in $program; to remove it: sh $program/uninstall.sh (your data stay)"
    case ":$PATH:" in
        *":$(dirname "$link"):"*) ;;
        *) say "命令 shopguard 要等 $(dirname "$link") 进入 PATH 后才能直接输入（多半重新登录就行）。" \
            "The bare command shopguard works once $(dirname "$link") is on the PATH (mostly after the next login)." ;;
    esac
}

main() {
    if [ "${1:-}" = --from-desktop ]; then desktop=yes; fi
    [ -z "${SUDO_USER:-}" ] ||
        stop "请不要用 sudo：它只装给当前用户。什么都没有改动。" "Run it without sudo: it installs for one user. Nothing was changed."
    [ "$from" != "$(CDPATH='' cd -- "$program" 2>/dev/null && pwd -P)" ] ||
        stop "这就是装好的那一份；升级请运行新下载的文件夹里的 install.sh。" \
            "This is the installed one; to upgrade, run install.sh in the folder you have downloaded."
    check_system
    be_alone
    put_back
    before=no
    if [ -e "$program" ]; then before=yes; fi
    put_beside
    if [ "$before" = yes ]; then close_running; fi
    change_places
    put_link || say "程序装好了，但写不了 $link。" "The program is installed, but $link cannot be written."
    put_menu_entry || say "程序装好了，但写不了应用菜单 $menu。" "The program is installed, but its menu entry $menu cannot be written."
    tell "$before"
    show
}

main "$@"
exit
