"""What the launcher runs: marks the process as a packed program (as packers do), then opens the door."""

import sys

BROKEN = 121  # launcher.c shows a sentence then: there may be nobody here who could

if __name__ == "__main__":  # a process that reads PDFs imports this under another name
    vars(sys)["frozen"] = True
    try:
        from shopguard.__main__ import main
    except (ImportError, OSError):  # virus scanners take files away
        sys.exit(BROKEN)
    sys.exit(main())
