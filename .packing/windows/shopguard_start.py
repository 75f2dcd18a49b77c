"""What the launcher runs: marks the process as a packed program (as packers do), then opens the door."""

import sys

if __name__ == "__main__":  # a process that reads PDFs imports this under another name
    vars(sys)["frozen"] = True
    from shopguard.__main__ import main

    sys.exit(main())
