"""What several views share: the question asked, words, figures, names of columns."""
