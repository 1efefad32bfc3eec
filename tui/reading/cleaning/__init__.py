"""The article out of a page dump with no tags left."""
