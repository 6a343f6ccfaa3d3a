"""Growth: what somebody wrote, saw and chose over time, and the page they make of it to show to others."""
