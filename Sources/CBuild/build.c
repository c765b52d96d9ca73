#include "build.h"

const char *meshwork_commit(void) { return MESHWORK_COMMIT; }
