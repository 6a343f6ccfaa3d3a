"""Progress: which pages somebody opened and finished, and where they were."""
