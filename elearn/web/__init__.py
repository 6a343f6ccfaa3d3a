"""Everything about HTTP that the features share."""
