"""Files whose markup says what each piece is: web pages, Markdown, Word."""
