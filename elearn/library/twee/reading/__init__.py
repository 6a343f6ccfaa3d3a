"""Reads the passages of a Twee file, one by one: what each says, and what of it cannot be carried."""
