/* For wine only: the complex functions of the C library that wine 8 has by name but not in substance; numpy asks for them at import.
   Everything else of that library is passed on to wine's own (see `make`). Windows' long double is a double. */
#include <complex.h>

typedef struct { double re, im; } dc;
typedef struct { float re, im; } fc;

static double complex wide(dc z) { return __builtin_complex(z.re, z.im); }
static float complex narrow(fc z) { return __builtin_complex(z.re, z.im); }
static dc from_wide(double complex z) { return (dc){creal(z), cimag(z)}; }
static fc from_narrow(float complex z) { return (fc){crealf(z), cimagf(z)}; }

#define TO_NUMBER(name) \
    double own_##name(dc z) { return name(wide(z)); } \
    double own_##name##l(dc z) { return name(wide(z)); } \
    float own_##name##f(fc z) { return name##f(narrow(z)); }
#define TO_COMPLEX(name) \
    dc own_##name(dc z) { return from_wide(name(wide(z))); } \
    dc own_##name##l(dc z) { return from_wide(name(wide(z))); } \
    fc own_##name##f(fc z) { return from_narrow(name##f(narrow(z))); }

TO_NUMBER(creal)
TO_NUMBER(cimag)
TO_NUMBER(cabs)
TO_NUMBER(carg)
TO_COMPLEX(cacos)
TO_COMPLEX(cacosh)
TO_COMPLEX(casin)
TO_COMPLEX(casinh)
TO_COMPLEX(catan)
TO_COMPLEX(catanh)
TO_COMPLEX(ccos)
TO_COMPLEX(ccosh)
TO_COMPLEX(cexp)
TO_COMPLEX(clog)
TO_COMPLEX(cproj)
TO_COMPLEX(csin)
TO_COMPLEX(csinh)
TO_COMPLEX(csqrt)
TO_COMPLEX(ctan)
TO_COMPLEX(ctanh)

dc own_cpow(dc a, dc b) { return from_wide(cpow(wide(a), wide(b))); }
dc own_cpowl(dc a, dc b) { return from_wide(cpow(wide(a), wide(b))); }
fc own_cpowf(fc a, fc b) { return from_narrow(cpowf(narrow(a), narrow(b))); }
