"""A story served live: its tables as JSON, its pages, and the decisions that people make on them."""
