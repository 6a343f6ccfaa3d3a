"""Pure rules: arguments in, answers out; no request, no database."""
