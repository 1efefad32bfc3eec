"""The filter language and the order rules: text to syntax tree, with the column of a mistake."""
