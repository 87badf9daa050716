"""Workbooks to fill in, made from the same records as the pages.

In: a template or a framework edition. Out: the bytes of spreadsheets. ``record``, ``pooling`` and ``self_evaluation``
say what a workbook holds, as a ``model.Workbook``; ``xlsx`` and ``ods`` write it. The layout of a record's answers,
which filled workbooks are read by, stands in ``record``.
"""
