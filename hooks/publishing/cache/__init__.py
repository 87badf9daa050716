"""A content-addressed cache and the tasks that fill it. It knows nothing of publishing."""
