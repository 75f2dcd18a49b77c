#!/bin/sh
# The part of self_test that runs in the bare image.
set -eu
tar -xzf ./*.tar.gz
sh ShopGuard-*/install.sh
~/.local/bin/shopguard --self-test
sh ~/.local/opt/shopguard/uninstall.sh
