"""PDF: the words of its pages with their boxes, put in reading order, and what is no story among them."""
