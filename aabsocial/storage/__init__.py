"""Read and write files: proposals, settings, meetings, papers and packs."""

from aabsocial.storage.proposal_file import StoredProposal
from aabsocial.storage.reading import read_proposal
from aabsocial.storage.saving import save_proposal

__all__ = ["StoredProposal", "read_proposal", "save_proposal"]
