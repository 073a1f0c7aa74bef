"""Pictures as SVG: in a page, or standing on their own."""
