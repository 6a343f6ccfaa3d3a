"""A coach's voice in the course: an own experience beside a page or a scene, released by their tandem."""
