"""What the program is killed in."""

from __future__ import annotations

from tests.crash.operations_of_the_whole import OF_THE_WHOLE
from tests.crash.operations_with_data import WITH_DATA

OPERATIONS = (*WITH_DATA, *OF_THE_WHOLE)
