"""The use cases, where the rooms meet; both front ends call these."""
