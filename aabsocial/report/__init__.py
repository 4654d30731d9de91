"""What a validation says, in every form it can be handed on."""
