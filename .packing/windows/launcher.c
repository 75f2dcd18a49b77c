/* ShopGuard.exe (a window) and shopguard-cli.exe (a console): loads the Python that lies in program\ and runs the program inside
   this very process, so that task bar, Task Manager and firewall know it by its own name and icon.

   Which Python is in program\ is given by the build (PYTHON_DLL, PYTHON_ZIP, PYTHON_PATH). Nothing is taken from the registry, from
   PYTHON* variables, from a Python of the owner's or from the folder he happens to be in: -I and the ._pth file beside that library
   isolate it. Libraries come from this folder and from Windows', never from where the owner is or from PATH. */
#define _WIN32_WINNT 0x0A00
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

#define LONGEST_PATH 32768
#define LONGEST_NAME 64 /* of those below */
#define OWN_WORDS 6 /* program, -I, -X, utf8, -m, module; the NULL at the end stands for the owner's first word, the program */
#define BROKEN 121  /* shopguard_start.py: a part of the program is missing */

typedef int(__cdecl *python_main)(int, wchar_t **);

int _dowildcard = 0; /* a * of the owner's is handed on as it is */

static int asked_by_installer; /* which waits for an answer and may have no window: then no box that somebody must close */

static int fail(const wchar_t *what, unsigned long code)
{
    wchar_t text[2048];
    _snwprintf(text, 2047,
               L"ShopGuard 没能启动：%ls（错误 %lu）。您的数据没有动。请重新运行安装程序。\n\n"
               L"ShopGuard could not start: %ls (error %lu). Your data are untouched. Please run the installer again.",
               what, code, what, code);
    text[2047] = 0;
#ifdef CONSOLE
    DWORD written;
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    if (!WriteConsoleW(out, text, (DWORD)wcslen(text), &written, NULL)) {
        char bytes[8192]; /* a file or a pipe */
        int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
        if (length > 1)
            WriteFile(out, bytes, (DWORD)length - 1, &written, NULL);
    }
#else
    if (!asked_by_installer)
        MessageBoxW(NULL, text, L"ShopGuard", MB_OK | MB_ICONERROR);
#endif
    return 1;
}

static int is_for_installer(const wchar_t *word)
{
    return !wcscmp(word, L"--quit") || !wcscmp(word, L"--remove-traces") || !wcscmp(word, L"--version");
}

static wchar_t program[LONGEST_PATH]; /* this very file */

/* Where a file of the program folder is; good until the next one is asked for. */
static const wchar_t *inside(const wchar_t *name)
{
    static wchar_t path[LONGEST_PATH];
    wcscpy(path, program);
    wchar_t *slash = wcsrchr(path, L'\\');
    wcscpy(slash ? slash + 1 : path, name);
    return path;
}

int wmain(int argc, wchar_t **argv)
{
    static const wchar_t *const needed[] = {L"program\\" PYTHON_ZIP, L"program\\" PYTHON_PATH, L"program\\" PYTHON_DLL};
    asked_by_installer = argc > 1 && is_for_installer(argv[1]);
    DWORD length = GetModuleFileNameW(NULL, program, LONGEST_PATH);
    if (length == 0 || length + LONGEST_NAME >= LONGEST_PATH)
        return fail(L"folder", GetLastError());
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) /* without one of them Python ends and says nothing */
        if (GetFileAttributesW(inside(needed[i])) == INVALID_FILE_ATTRIBUTES)
            return fail(needed[i], GetLastError());

    SetDllDirectoryW(L"");
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    AddDllDirectory(inside(L"program\\packages\\PySide6")); /* Qt's plugins ask for Qt's libraries */
    HMODULE python =
        LoadLibraryExW(inside(L"program\\" PYTHON_DLL), NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (!python)
        return fail(L"program\\" PYTHON_DLL, GetLastError());
    python_main run = (python_main)(void (*)(void))GetProcAddress(python, "Py_Main");
    if (!run)
        return fail(L"Py_Main", GetLastError());

    wchar_t **words = HeapAlloc(GetProcessHeap(), 0, sizeof(wchar_t *) * (size_t)(argc + OWN_WORDS));
    if (!words)
        return fail(L"memory", ERROR_NOT_ENOUGH_MEMORY);
    int count = 0;
    words[count++] = program;
    words[count++] = L"-I";
    words[count++] = L"-X";
    words[count++] = L"utf8";
    words[count++] = L"-m";
    words[count++] = L"shopguard_start";
    for (int i = 1; i < argc; i++)
        words[count++] = argv[i];
    words[count] = NULL;
    int code = run(count, words);
    return code == BROKEN ? fail(L"program\\packages", ERROR_MOD_NOT_FOUND) : code;
}
