"""What the window needs of Qt beside its libraries: style, languages, icons, pictures and printer."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from shopguard.core.message import Language
from shopguard.resources import resource
from shopguard.self_test.bench import check
from shopguard.ui.look.application import load_translators, the_application

_SPOKEN: dict[Language, tuple[str, str, str]] = {  # context, source text, as it must be said
    "zh": ("QPlatformTheme", "Cancel", "取消"),
    "en": ("MainWindow", "店铺卫士", "ShopGuard"),
}


def check_parts() -> int:
    """How many were looked at. Raises :class:`UserProblem` for the first that does not work."""
    application = the_application()
    style = application.style().objectName().lower()
    check(style == "fusion", "selftest.style", "fusion", style)
    for language, (context, source, wanted) in _SPOKEN.items():
        _check_language(application, language, context, source, wanted)
    icons = sorted(resource("icons").glob("*.svg"))
    for path in icons:
        drawn = QSvgRenderer(QByteArray(path.read_bytes()))
        check(drawn.isValid() and not drawn.defaultSize().isEmpty(), "selftest.icon", path.name, "-")
    pictures = sorted(resource("manual", "pictures").glob("*.png"))
    for path in pictures:
        check(not QImage(str(path)).isNull(), "selftest.pictures", path.name, "-")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    check(printer.isValid(), "selftest.printer", "PDF", printer.printerName())
    return len(_SPOKEN) + len(icons) + len(pictures) + 2


def _check_language(application: QApplication, language: Language, context: str, source: str, wanted: str) -> None:
    """The other one stays as it was."""
    loaded = load_translators(application, language)
    said = QCoreApplication.translate(context, source)
    for translator in loaded:
        application.removeTranslator(translator)
    check(said == wanted, "selftest.translated", f"{source}: {wanted}", said)
