"""The application as the tests of its pages run it: every page, with work done in threads of this process."""

from concurrent.futures import ThreadPoolExecutor

from nicegui import ui

from loyalty_sim.app.addresses import pages
from loyalty_sim.app.computing.work_queue import WorkQueue
from loyalty_sim.app.services import start_services

start_services(WorkQueue(lambda: ThreadPoolExecutor(1), 1))
pages()
ui.run(storage_secret="for tests only", tailwind=False)
