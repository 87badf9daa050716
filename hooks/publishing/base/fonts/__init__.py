"""The fonts of PDFs and of drawings in Word files, with their licences."""
