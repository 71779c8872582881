"""Reporting sentences: how an article is laid out in them, who can speak, who is subject or source in one."""
