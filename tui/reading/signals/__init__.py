"""What a desk editor would want to look at."""
