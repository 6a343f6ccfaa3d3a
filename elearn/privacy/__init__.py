"""Privacy: what is kept of somebody, taking it along, and erasing it."""
