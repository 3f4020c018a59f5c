"""Pages of this room: her own, the coordinator's, the volunteer's."""
