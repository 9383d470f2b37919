"""Address services that an operator may choose, each on geopy's base class."""
