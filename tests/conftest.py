"""How long the generated tests look: ``pytest --hypothesis-profile=long`` looks for hours if it is let."""

from hypothesis import settings

settings.register_profile("long", max_examples=200_000, deadline=None)
