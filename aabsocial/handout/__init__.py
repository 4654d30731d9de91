"""A pack for a meeting: cover, agenda, overview, a paper for each item, decision sheet (pure)."""

from aabsocial.handout.values import EDITIONS, Cover, Document, Edition, Handout, Source

__all__ = ["EDITIONS", "Cover", "Document", "Edition", "Handout", "Source"]
