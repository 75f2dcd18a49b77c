/* ShopGuard.exe (a window) and shopguard-cli.exe (a console): loads the Python that lies in program\ and runs the program inside
   this very process, so that task bar, Task Manager and firewall know it by its own name and icon.

   Which Python is in program\ is given by the build (PYTHON_DLL). Nothing is taken from the registry, from PYTHON* variables or
   from the folder the owner happens to be in: the ._pth file beside that library isolates it. */
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

#ifndef LOAD_WITH_ALTERED_SEARCH_PATH
#define LOAD_WITH_ALTERED_SEARCH_PATH 8
#endif

#define LONGEST_PATH 32768
#define OWN_WORDS 5 /* program, -X, utf8, -m, module */

typedef int(__cdecl *python_main)(int, wchar_t **);

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

/* Cuts a path after its last backslash, so that a name can be put there. */
static wchar_t *after_folder(wchar_t *path)
{
    wchar_t *slash = wcsrchr(path, L'\\');
    return slash ? slash + 1 : path;
}

int wmain(int argc, wchar_t **argv)
{
    asked_by_installer = argc > 1 && (!wcscmp(argv[1], L"--quit") || !wcscmp(argv[1], L"--remove-traces"));
    static wchar_t program[LONGEST_PATH], library[LONGEST_PATH];
    DWORD length = GetModuleFileNameW(NULL, program, LONGEST_PATH);
    if (length == 0 || length + wcslen(PYTHON_DLL) + 16 >= LONGEST_PATH)
        return fail(L"folder", GetLastError());
    wcscpy(library, program);
    wcscpy(after_folder(library), L"program\\" PYTHON_DLL);

    SetDllDirectoryW(L""); /* never a library from the folder the owner happens to be in */
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
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
    words[count++] = L"-X";
    words[count++] = L"utf8";
    words[count++] = L"-m";
    words[count++] = L"shopguard_start";
    for (int i = 1; i < argc; i++)
        words[count++] = argv[i];
    words[count] = NULL;
    return run(count, words);
}
