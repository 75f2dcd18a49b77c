#!/bin/sh
# The part of self_test that runs in the bare image.
set -eu
tar -xf ./*.tar.xz
sh ShopGuard-*/install.sh
~/.local/bin/shopguard --self-test
sh ~/.local/opt/shopguard/uninstall.sh
