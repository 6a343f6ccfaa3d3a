"""Pictures of groups: what a group answered or chose together, given freely, and never of one person."""
