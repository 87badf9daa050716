"""What people type: ``publishing COMMAND``."""
