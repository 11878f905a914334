"""HTML: from markup to blocks of text with an exact map, and what markup says of them."""
