"""The application as the benchmark of many visitors runs it: every page, with worker processes."""

from nicegui import app, ui

from loyalty_sim.app.desk import process_desk
from loyalty_sim.app.server import pages
from loyalty_sim.app.study_hall import open_hall
from loyalty_sim.study.runner import available_cores

if __name__ == "__main__":
    hall = open_hall(process_desk(available_cores()))
    pages()
    app.on_shutdown(hall.desk.close)
    ui.run(storage_secret="for measuring only", tailwind=False)
