"""A quiz on a story: every key is cut from an article, every wrong choice is wrong by the record."""

from onrecord.tell.quiz.compose import quiz
from onrecord.tell.quiz.items import Choice, Item, Quiz, Sort, letter

__all__ = ["Choice", "Item", "Quiz", "Sort", "letter", "quiz"]
