"""What `bin/aanzet match` can do: one module per verb, each with `add(parser)` and `run(options, out)`."""
