"""What coach and lecturer write to each other about a text; its author never sees it."""
