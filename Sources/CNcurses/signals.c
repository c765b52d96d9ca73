#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

#include "CNcurses.h"
#include "terminal.h"

static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS, SIGQUIT};
static const int noted[] = {SIGWINCH, SIGCONT, SIGTERM, SIGHUP, SIGTSTP, SIGINT};

enum { fatal_count = sizeof fatal / sizeof *fatal, noted_count = sizeof noted / sizeof *noted };

static struct sigaction before[NSIG];
static atomic_uint pending;
static atomic_int wake = -1;
static _Alignas(16) char alternate_stack[64 * 1024];

static unsigned bit(int signal) {
  switch (signal) {
    case SIGWINCH: return MW_RESIZED;
    case SIGCONT: return MW_CONTINUED;
    case SIGTERM: return MW_TERMINATED;
    case SIGHUP: return MW_HUNG_UP;
    case SIGTSTP: return MW_STOP_ASKED;
    case SIGINT: return MW_INTERRUPTED;
    default: return 0;
  }
}

static void note(int signal) {
  int saved = errno;
  atomic_fetch_or(&pending, bit(signal));
  // A full pipe has woken the reader already.
  if (write(atomic_load(&wake), "s", 1) < 0) errno = saved;
  errno = saved;
}

static void die(int signal, siginfo_t *info, void *context) {
  (void)context;
  mw_restore_now();
  bool recurs = info->si_code > 0 && signal != SIGTRAP;
  if (recurs) {
    // A fault of the processor happens again on return: whoever was there before (Swift's backtracer) sees it then.
    sigaction(signal, &before[signal], NULL);
    return;
  }
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, NULL);
  raise(signal);
}

bool mw_wake_pipe(int *reader, int *writer) {
  int ends[2];
  if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return false;
  *reader = ends[0];
  *writer = ends[1];
  return true;
}

void mw_signals_install(int wake_fd) {
  atomic_store(&wake, wake_fd);
  atomic_store(&pending, 0);
  stack_t stack;
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE) != 0) {
    stack = (stack_t){.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
    sigaltstack(&stack, NULL);
  }
  struct sigaction notes = {.sa_handler = note, .sa_flags = SA_RESTART};
  struct sigaction dies = {.sa_sigaction = die, .sa_flags = SA_ONSTACK | SA_SIGINFO};
  sigemptyset(&notes.sa_mask);
  sigemptyset(&dies.sa_mask);
  for (int i = 0; i < noted_count; i++) sigaction(noted[i], &notes, &before[noted[i]]);
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &dies, &before[fatal[i]]);
}

void mw_signals_restore(void) {
  for (int i = 0; i < noted_count; i++) sigaction(noted[i], &before[noted[i]], NULL);
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &before[fatal[i]], NULL);
  atomic_store(&wake, -1);
}

unsigned mw_signals_take(void) { return atomic_exchange(&pending, 0); }

static void handle_stop(void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(SIGTSTP, &action, NULL);
}

void mw_stop(void) {
  handle_stop(SIG_DFL);
  kill(0, SIGTSTP);
  handle_stop(note);
}

static struct sigaction quits;

void mw_signals_lend(void) {
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  sigemptyset(&ignore.sa_mask);
  sigaction(SIGQUIT, &ignore, &quits);
  handle_stop(SIG_DFL);
}

void mw_signals_return(void) {
  handle_stop(note);
  sigaction(SIGQUIT, &quits, NULL);
}
