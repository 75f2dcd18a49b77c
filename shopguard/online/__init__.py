"""ASKED ELSEWHERE: the only floor that talks to the network, and only when the owner asks it to."""
