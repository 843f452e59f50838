"""Page text to articles: a page holds one news item or many, and says nowhere which line belongs to which."""

from pipelines.pages.split import Dropped, Page, read_page, split_page

__all__ = ["Dropped", "Page", "read_page", "split_page"]
