"""Work in steps: generators that yield tasks, receive the results, and return what comes of them.

Several go in step with each other, so that their tasks are carried out together.
"""

from collections.abc import Generator, Iterable, Sequence
from typing import Any, TypeVar

from publishing.cache.executor import Executor
from publishing.cache.task import Task

Outcome = TypeVar("Outcome")
Steps = Generator[Sequence[Task[Any]], list[list[Any]], Outcome]


def run_steps(executor: Executor, several: Iterable[Steps[Outcome]]) -> list[Outcome]:
    """Run generators to their ends, and return what each returned."""
    generators = list(several)
    outcomes: dict[int, Outcome] = {}
    answers: dict[int, list[list[Any]]] = {}
    while len(outcomes) < len(generators):
        tasks: dict[int, Sequence[Task[Any]]] = {}
        for number, generator in enumerate(generators):
            if number not in outcomes:
                try:
                    tasks[number] = generator.send(answers[number]) if number in answers else next(generator)
                except StopIteration as end:
                    outcomes[number] = end.value
        results = iter(executor.run_all([task for own in tasks.values() for task in own]))
        answers = {number: [next(results) for _ in own] for number, own in tasks.items()}
    return [outcomes[number] for number in range(len(generators))]
