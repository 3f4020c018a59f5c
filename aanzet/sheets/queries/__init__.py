"""Her sheets as frozen data."""
