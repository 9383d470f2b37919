"""What associations register: organisations, places, activities, schedules. Knows nothing of finding."""
