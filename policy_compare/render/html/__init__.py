"""A page as one HTML file that stands on its own: nothing is loaded, and nothing gets in."""
