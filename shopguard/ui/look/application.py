"""The Qt application: style, fonts, the two languages, light and dark, and files that the system hands over."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QSettings, Qt, QTranslator, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from shopguard.core.message import Language
from shopguard.resources import resource
from shopguard.ui.garbage import GarbageTime
from shopguard.ui.look.palette import DARK, LIGHT, Appearance, make_box_palette, make_field_palette, make_palette
from shopguard.ui.look.type_size import POINTS, USUAL

if TYPE_CHECKING:
    from PySide6.QtGui import QFileOpenEvent

# Every call into Qt lets Python's lock go, and waits this long to get it back from a thread that computes: a page of a hundred
# widgets took a tenth of a second with Python's own 5 ms.
TURN = 0.0005  # seconds
STYLE = ("-style", "fusion")  # asked for like this the style needs no object in Python, which takes long to make
FIELDS = (
    "QAbstractSlider", "QAbstractSpinBox", "QComboBox", "QLineEdit", "QPlainTextEdit", "QPushButton", "QTabBar", "QTextEdit",
    "QToolButton",
)  # fmt: skip
BOXES = ("QCheckBox", "QRadioButton")
BUNDLED_FONT = "Noto Sans SC"
HAS_FONT = "bundled_font"  # what is remembered of the application
HAS_DOCK = sys.platform == "darwin"  # a picture of the running program that opens its window again
# Qt makes machine code of regular expressions. macOS ends a signed program for that, unless it has asked for more rights than this.
EXPRESSION_COMPILER = "QT_ENABLE_REGEXP_JIT"
BOX = 13  # pixels at the usual text size, as Fusion draws it at every size
BOXES_BESIDE_TEXT = "QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{ width: {side}px; height: {side}px }}"


APPLICATION_ID = "shopguard.window"  # Windows: its windows stand together in the task bar, under the start menu's entry
DESKTOP_FILE = "shopguard"  # Linux: the name of the entry in the menu, whose icon the windows get


class ShopApplication(QApplication):
    """In the Fusion style. ``files_opened``: :meth:`take_opened` has files that were opened with the program (macOS sends events).

    ``quit_asked``: the system's own menu ends the program; the windows on show are closed next. ``woken``: the owner has turned to
    the program while nothing of it is on show.
    """

    files_opened = Signal()
    quit_asked = Signal()
    woken = Signal()

    def __init__(self, arguments: list[str]) -> None:
        _name_it()
        _keep_no_histories()
        if HAS_DOCK:
            os.environ.setdefault(EXPRESSION_COMPILER, "0")
        super().__init__([*arguments, *STYLE])
        sys.setswitchinterval(TURN)
        self._garbage_time = GarbageTime(self)
        self._opened: list[Path] = []

    def take_opened(self) -> list[Path]:
        """The files that nobody has taken yet: they may come before there is a window."""
        opened, self._opened = self._opened, []
        return opened

    def event(self, event: QEvent) -> bool:
        """Takes files that the system asks the program to open, and its wish that the program comes back, or ends."""
        kind = event.type()
        if kind == QEvent.Type.FileOpen and (name := cast("QFileOpenEvent", event).file()):  # "": an address, no file
            self._opened.append(Path(name))
            self.files_opened.emit()
            return True
        if kind == QEvent.Type.Quit:
            self.quit_asked.emit()
        elif kind == QEvent.Type.ApplicationActivate and HAS_DOCK and not _anything_on_show():
            self.woken.emit()
        return super().event(event)


class Look(QObject):
    """Style, font, language and colours of the application; ends with :meth:`let_go`.

    ``resized``: the text has another size; what was measured by the old one is to be measured anew.
    """

    resized = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self._translators: list[QTranslator] = []
        self.appearance: Appearance = "auto"
        self.text_size = USUAL
        application.setApplicationName("ShopGuard")
        load_font(application)
        self._system = application.styleHints().colorScheme()
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    def speak(self, language: Language) -> None:
        """Loads the language: Chinese is the source text, English is translated; Qt's own words follow."""
        self.let_go()
        self._translators = load_translators(self._application, language)

    def wear(self, appearance: Appearance) -> None:
        """Light, dark, or as the system does."""
        self.appearance = appearance
        dark = appearance == "dark" or (appearance == "auto" and self._system is Qt.ColorScheme.Dark)
        scheme = DARK if dark else LIGHT
        self._application.setPalette(make_palette(scheme))
        for palette, names in ((make_field_palette(scheme), FIELDS), (make_box_palette(scheme), BOXES)):
            for name in names:
                self._application.setPalette(palette, name)  # type: ignore[arg-type]  # it takes text only

    def size_text(self, per_cent: int) -> None:
        """Text of 100 to 200 per cent of the usual size."""
        font = self._application.font()
        font.setPointSizeF(POINTS * per_cent / USUAL)
        self.text_size = per_cent
        if font == self._application.font():
            return
        self._application.setStyleSheet("")
        self._application.setFont(font)
        QCoreApplication.sendPostedEvents(
            None, QEvent.Type.ApplicationFontChange.value
        )  # a style sheet would keep it away
        if per_cent != USUAL:
            self._application.setStyleSheet(BOXES_BESIDE_TEXT.format(side=BOX * per_cent // USUAL))
        for widget in self._application.allWidgets():  # Qt does not tell those that have a size of their own
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.FontChange))
        self.resized.emit()

    def show_icon(self) -> None:
        """The program's icon, as the system shows it; it takes a moment to draw, and nobody waits for it."""
        from shopguard.ui.look.icons import app_icon

        self._application.setWindowIcon(app_icon())

    def let_go(self) -> None:
        """Takes the translations back."""
        for old in self._translators:
            self._application.removeTranslator(old)
        self._translators = []

    def _follow_system(self, system: Qt.ColorScheme) -> None:
        self._system = system
        self.wear(self.appearance)


def _anything_on_show() -> bool:
    return any(window.isVisible() for window in QApplication.topLevelWidgets())


def _name_it() -> None:
    """Tells the system which program this is, before there is any window."""
    QApplication.setDesktopFileName(DESKTOP_FILE)
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(APPLICATION_ID))


def _keep_no_histories() -> None:
    """Linux: Qt's file dialog would note the visited folders in a file that all Qt programs share, and that no removal may delete."""
    if sys.platform == "linux":
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def the_application() -> QApplication:
    """The one application of this process, made when there is none yet."""
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else ShopApplication(["shopguard"])


def load_font(application: QApplication) -> None:
    """The bundled font: Chinese shows on every machine, and looks the same."""
    if not application.property(HAS_FONT):  # asking for all fonts of the system would take longer than loading this one
        QFontDatabase.addApplicationFont(str(resource("fonts", "NotoSansSC-Regular.otf")))
        application.setProperty(HAS_FONT, True)
    font = QFont([BUNDLED_FONT, QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()])
    font.setPointSizeF(POINTS)
    application.setFont(font)


def load_translators(application: QCoreApplication, language: Language) -> list[QTranslator]:
    """Installs what the language needs; returns it, because Qt does not keep it alive."""
    QLocale.setDefault(QLocale("zh_CN" if language == "zh" else "en_GB"))
    wanted = (
        [(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase_zh_CN")]
        if language == "zh"
        else [(str(resource("i18n")), "shopguard_en")]
    )
    loaded = []
    for folder, name in wanted:
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
            loaded.append(translator)
    return loaded
