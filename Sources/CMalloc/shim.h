// glibc's malloc.h, which its Swift module leaves out.
#include <malloc.h>
