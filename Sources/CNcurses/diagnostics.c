#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "terminal.h"

// Diagnostics (a message of the Swift runtime before it traps, a warning of a library) would be drawn across the
// screen, and be gone with it. They are kept while the screen is ours, and written when it is not.

enum { replayed_bytes = 16 * 1024 };

static int kept = -1;
static int terminal = -1;

void mw_diagnostics_hold(void) {
  if (terminal >= 0 || !isatty(STDERR_FILENO)) return;
  if (kept < 0) kept = memfd_create("diagnostics", MFD_CLOEXEC);
  if (kept < 0) return;
  terminal = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (terminal >= 0) dup2(kept, STDERR_FILENO);
}

void mw_diagnostics_release(void) {
  if (terminal < 0) return;
  dup2(terminal, STDERR_FILENO);
  close(terminal);
  terminal = -1;
  off_t size = lseek(kept, 0, SEEK_END);
  off_t at = size > replayed_bytes ? size - replayed_bytes : 0;
  char buffer[1024];
  for (ssize_t count; (count = pread(kept, buffer, sizeof buffer, at)) > 0; at += count) {
    if (write(STDERR_FILENO, buffer, (size_t)count) < 0) break;
  }
  if (ftruncate(kept, 0) == 0) lseek(kept, 0, SEEK_SET);
}
