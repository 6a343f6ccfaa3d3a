"""People: accounts, guests, sessions, logging in, and the administrator's desk."""
