"""Appeals as one asks for them: open a case, attach evidence, see what is missing, record what happened, print the packet."""
