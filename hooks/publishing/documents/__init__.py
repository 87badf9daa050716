"""Documents to download: PDF, Word files and workbooks."""
