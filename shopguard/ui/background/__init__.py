"""What goes on while nobody looks at the window: one window per data folder, the tray, notices, the start with the system."""
