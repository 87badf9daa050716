"""Addresses that stay: the inventory of published URLs, redirects, and the checks that hold both."""
