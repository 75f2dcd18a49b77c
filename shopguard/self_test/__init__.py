"""The program proves that it is whole: a made-up export goes all the way to a printed packet, in a folder of its own."""
