"""Filled workbooks of answers, read back as events of findings that an editor accepts.

In: a publication, and files. Out: events by finding, and what is wrong with the files that were left out; then the text of
reports with these events.

    reading < writing
"""
