"""How a shared text goes on to another reader, and whose turn it is."""
