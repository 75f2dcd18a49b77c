"""The rules: reading them, own ones, announcements, what they changed."""
