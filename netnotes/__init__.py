"""netnotes reads the notes you keep on people and says where every relationship stands."""

__version__ = "0.1.0"
