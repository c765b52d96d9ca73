#ifndef MESHWORK_BUILD_H
#define MESHWORK_BUILD_H

/// The commit that the program was built from; empty where the build was not told.
const char *meshwork_commit(void);

#endif
