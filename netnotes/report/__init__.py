"""The report: facts in, the text of one Markdown note out."""
