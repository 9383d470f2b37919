"""From what people write about a place to a point on the map: an embedded gazetteer first, an address service if chosen."""
