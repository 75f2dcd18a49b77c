"""For the trial only, in the place of shopguard_start.py: ends with 37 if everything that the launcher was given has arrived."""

import sys
from pathlib import Path

GIVEN = ["", "two words", 'say "hi"', "back\\", "two back\\", "中文 店铺", "*", "it's", 'a\\"b']
FOLDER = Path(sys.executable).parent
FLAGS = sys.flags.isolated, sys.flags.utf8_mode, sys.flags.inspect, sys.flags.optimize, sys.warnoptions
if sys.stdout:
    sys.stdout.write(f"{sys.argv[1:]} {FLAGS} {sys.path}\n")
ours = all(FOLDER in Path(path).parents for path in sys.path)
sys.exit(37 if (sys.argv[1:], FLAGS, ours) == (GIVEN, (1, 1, 0, 0, []), True) else 1)
