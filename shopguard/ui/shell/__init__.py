"""The window itself: its bars, pages and menu."""
