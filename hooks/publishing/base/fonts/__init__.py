"""The fonts of PDFs and of drawings in Word files, with their licences and a list of the letters that they have."""

from pathlib import Path

FOLDER = Path(__file__).parent
COVERAGE = FOLDER / "coverage.txt"
