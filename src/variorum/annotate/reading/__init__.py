"""The reading model: attributions as a small trained network sees them. `train/attribution/` makes its weights."""
