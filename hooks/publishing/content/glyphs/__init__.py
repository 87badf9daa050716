"""Letters: what pasted ones mean, and which of them the fonts of PDFs have.

``word_fonts`` is the table of Word's signs, ``symbols`` reads them as what they mean, ``fonts`` knows what PDFs can show,
and ``messages`` says all of that to authors.
"""
