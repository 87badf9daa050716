"""Prints an address into a PDF with WebKitGTK: ``webkit_printer.py URL FILE``. Needs Debian's gir1.2-webkit2-4.1."""

import os
import sys
from pathlib import Path
from typing import Any

try:
    import gi

    gi.require_version("Gtk", "3.0")
    gi.require_version("WebKit2", "4.1")
    from gi.repository import GLib, Gtk, WebKit2
except (ImportError, ValueError) as error:
    sys.exit(f"{error}. Run: apt-get install --no-install-recommends gir1.2-webkit2-4.1 python3-gi")

SETTLED = 700  # ms after which a page's scripts have run
MARGIN_MM = 18


def main(url: str, file: Path) -> None:
    """Load the address, wait until it has settled, print it and end."""
    window = Gtk.Window()
    window.set_default_size(1280, 900)
    view = WebKit2.WebView()
    window.add(view)
    window.show_all()
    view.connect("load-changed", lambda _, event: _loaded(view, event, file))
    view.load_uri(url)
    GLib.timeout_add_seconds(60, lambda: os._exit(3))
    Gtk.main()


def _loaded(view: Any, event: Any, file: Path) -> None:
    if event == WebKit2.LoadEvent.FINISHED:
        GLib.timeout_add(SETTLED, lambda: _print(view, file))


def _print(view: Any, file: Path) -> bool:
    settings, page = Gtk.PrintSettings(), Gtk.PageSetup()
    settings.set("printer", "Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, file.as_uri())
    page.set_paper_size(Gtk.PaperSize.new("iso_a4"))
    for side in ("top", "right", "bottom", "left"):
        getattr(page, f"set_{side}_margin")(MARGIN_MM, Gtk.Unit.MM)
    operation = WebKit2.PrintOperation.new(view)
    operation.set_print_settings(settings)
    operation.set_page_setup(page)
    operation.connect("failed", lambda _, error: sys.exit(str(error)))
    operation.connect("finished", lambda _: Gtk.main_quit())
    operation.print_()
    view.operation = operation  # so that it is not thrown away meanwhile
    return False


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).absolute())
