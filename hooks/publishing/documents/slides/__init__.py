"""Slides, as PPTX and ODP: titles, words, pictures with alternative texts, and notes for whoever speaks.

document --deck--> Deck --pptx, odp--> a file; the same document gives the same bytes
"""
