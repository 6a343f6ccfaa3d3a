"""Groups: members with a role each, join codes, invitations, and what is assigned by when."""
