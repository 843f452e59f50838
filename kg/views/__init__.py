"""Pictures of the graph: one HTML file that explains itself, without network."""

from kg.views.page import ViewReport, write_html
from kg.views.picture import Picture
from kg.views.selection import select

__all__ = ["Picture", "ViewReport", "select", "write_html"]
