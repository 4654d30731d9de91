"""Everything between files and values: reading, saving, places, workspaces, settings."""

from aabsocial.store.reading import read_proposal
from aabsocial.store.saving import save_proposal
from aabsocial.store.stored import StoredProposal

__all__ = ["StoredProposal", "read_proposal", "save_proposal"]
