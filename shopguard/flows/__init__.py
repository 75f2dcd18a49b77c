"""What one can ask for: one function per user action, callable from window, command line and test."""
