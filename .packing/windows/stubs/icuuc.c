/* For wine only: the converters of Windows' ICU, which wine 8 lacks. None is known here; Qt then takes its own UTF-8 and UTF-16. */
#define STUB(name, value) __declspec(dllexport) long long name(void) { return value; }
#define FAIL 4 /* U_FILE_ACCESS_ERROR */

__declspec(dllexport) void *ucnv_open(const char *name, int *error)
{
    (void)name;
    *error = FAIL;
    return 0;
}

__declspec(dllexport) const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{
    (void)name;
    (void)standard;
    *error = FAIL;
    return 0;
}

STUB(ucnv_toUnicode, 0)
STUB(ucnv_toUCountPending, 0)
STUB(ucnv_setToUCallBack, 0)
STUB(ucnv_setFromUCallBack, 0)
STUB(ucnv_reset, 0)
STUB(ucnv_getToUCallBack, 0)
STUB(ucnv_getName, 0)
STUB(ucnv_getMaxCharSize, 0)
STUB(ucnv_getFromUCallBack, 0)
STUB(ucnv_getAvailableName, 0)
STUB(ucnv_fromUnicode, 0)
STUB(ucnv_fromUCountPending, 0)
STUB(ucnv_countAvailable, 0)
STUB(ucnv_close, 0)
STUB(ucnv_cbToUWriteUChars, 0)
STUB(ucnv_cbFromUWriteUChars, 0)
STUB(UCNV_TO_U_CALLBACK_SUBSTITUTE, 0)
STUB(UCNV_FROM_U_CALLBACK_SUBSTITUTE, 0)
