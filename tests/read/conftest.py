"""Property tests of readers count no time: a machine that is busy is no failure."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
