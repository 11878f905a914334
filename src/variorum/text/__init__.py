"""Pure functions on strings: paragraphs, sentences, quotations, numbers, calendars, alignment."""
