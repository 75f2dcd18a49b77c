"""What the owner sees first in the morning."""
