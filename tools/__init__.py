"""Programs around the product: they prepare, lock and test it."""
