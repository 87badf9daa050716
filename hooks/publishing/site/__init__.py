"""A ``Publication`` to what pages show."""
