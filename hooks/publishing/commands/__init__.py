"""The commands of ``publishing COMMAND``, one module each."""
