"""What people take away: PDF, Word files and workbooks."""
