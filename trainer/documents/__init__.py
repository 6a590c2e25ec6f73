"""The papers: a document tree, its writers, and one module per paper.

Each paper is a pure function from a frozen input to a `blocks.Document`; `pdf.render_pdf` and `docx.render_docx`
turn that tree into bytes. Nothing here reads a clock, a database or the network.
"""
