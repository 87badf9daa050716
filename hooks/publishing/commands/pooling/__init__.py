"""Filled forms of single records, pooled into a summary that may be shared.

In: a template, and files. Out: a summary as CSV and HTML, and what is wrong with the files that were left out.

    counting < (opening < (word, pdf, files, faults), audit) < (reading, hiding) < links < suppression < shares < telling < summary

``files`` finds what is named, ``faults`` says what is wrong with it, ``numbers`` tells readings apart. ``reading`` makes
answers of workbooks (``opening``), Word files (``word``) and PDFs (``pdf``), ``counting`` counts of answers. ``suppression`` decides which
counts may be shown: ``hiding`` does so for one table, and asks ``audit`` what somebody could work out from it; ``links``
asks the same of all questions that the template links. What ``shares`` and ``telling`` get holds no other counts, so
nothing that they write can say more.
"""
