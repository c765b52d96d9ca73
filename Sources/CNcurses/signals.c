#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

#include "CNcurses.h"
#include "terminal.h"

// What ends this program whoever handled it before: faults, and Ctrl-\.
static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS, SIGQUIT};
// What ends a program that does not care for it: messages, clocks and limits. All real-time signals do so too.
static const int enders[] = {SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF,   SIGXCPU,
                             SIGXFSZ, SIGPIPE, SIGIO,   SIGPWR,    SIGSTKFLT};
static const int noted[] = {SIGWINCH, SIGCONT, SIGTERM, SIGHUP, SIGTSTP, SIGINT};

#define count_of(list) (int)(sizeof list / sizeof *list)

static struct sigaction before[NSIG];
static bool taken[NSIG];
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
  // The kernel is the sender of limits and clocks too, and those do not come again.
  bool is_fault = signal == SIGSEGV || signal == SIGBUS || signal == SIGFPE || signal == SIGILL;
  if (is_fault && info->si_code > 0) {
    // A fault of the processor happens again on return: whoever was there before (Swift's backtracer) sees it then.
    sigaction(signal, &before[signal], NULL);
    return;
  }
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, NULL);
  raise(signal);
}

static void take(int signal, const struct sigaction *action) {
  taken[signal] = sigaction(signal, action, &before[signal]) == 0;
}

// Who ignores one of these, or has a use for it, goes on with that.
static void take_if_unhandled(int signal, const struct sigaction *action) {
  struct sigaction now;
  bool unhandled = sigaction(signal, NULL, &now) == 0 && !(now.sa_flags & SA_SIGINFO) && now.sa_handler == SIG_DFL;
  if (unhandled) take(signal, action);
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
  for (int i = 0; i < count_of(noted); i++) take(noted[i], &notes);
  for (int i = 0; i < count_of(faults); i++) take(faults[i], &dies);
  for (int i = 0; i < count_of(enders); i++) take_if_unhandled(enders[i], &dies);
  for (int signal = SIGRTMIN; signal <= SIGRTMAX; signal++) take_if_unhandled(signal, &dies);
}

void mw_signals_restore(void) {
  for (int signal = 1; signal < NSIG; signal++) {
    if (taken[signal]) sigaction(signal, &before[signal], NULL);
    taken[signal] = false;
  }
  atomic_store(&wake, -1);
}

unsigned mw_signals_take(void) { return atomic_exchange(&pending, 0); }

static void handle(int signal, void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, NULL);
}

void mw_stop(void) {
  // The others of the job. What is ignored while it is sent is not kept for later: one that came to another thread after
  // the handler is back would ask for a stop again.
  handle(SIGTSTP, SIG_IGN);
  kill(0, SIGTSTP);
  // This process, before the call returns. Threads of libdispatch take no signals, and this may be one.
  handle(SIGTSTP, SIG_DFL);
  // Nor is that which ends the stop kept for later.
  handle(SIGCONT, SIG_DFL);
  sigset_t stop, blocked;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, &blocked);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &blocked, NULL);
  handle(SIGCONT, note);
  handle(SIGTSTP, note);
}

static struct sigaction quits;

void mw_signals_lend(void) {
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  sigemptyset(&ignore.sa_mask);
  sigaction(SIGQUIT, &ignore, &quits);
  handle(SIGTSTP, SIG_DFL);
}

void mw_signals_return(void) {
  handle(SIGTSTP, note);
  sigaction(SIGQUIT, &quits, NULL);
}
