#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "CTasks.h"

// Swift gives its tasks to libdispatch's queues of limited width. With the first of them libdispatch starts to look once a
// second, for ever, whether their threads stand still. Queues without a limit it does not look after, so the limit is here.
// Sleeping is past this: `pause` of MeshCore.

#define swiftcc __attribute__((swiftcall))

// What libdispatch offers; its headers are not where every compiler of C looks.
typedef struct dispatch_queue_s *queue;
extern queue dispatch_get_global_queue(intptr_t class, uintptr_t flags);
extern void dispatch_async_f(queue queue, void *context, void (*work)(void *));
enum { any_class = 0, unlimited_width = 2 };  // DISPATCH_QUEUE_OVERCOMMIT

// What Swift's runtime offers (include/swift/Runtime/Concurrency.h). An executor without an identity is the one of all.
typedef struct Job Job;
typedef struct {
  void *identity;
  uintptr_t implementation;
} executor;
extern swiftcc void swift_job_run(Job *job, executor executor);
extern swiftcc void (*swift_task_enqueueGlobal_hook)(Job *job, void *original);

typedef struct waiting {
  struct waiting *next;
  Job *job;
} waiting;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static waiting *first;
static waiting **end = &first;
static int running;
static int most_running;

static queue threads(void) { return dispatch_get_global_queue(any_class, unlimited_width); }

// Runs one after another, until none waits.
static void run(void *unused) {
  (void)unused;
  while (true) {
    pthread_mutex_lock(&lock);
    waiting *next = first;
    if (next == NULL) running--;
    else if ((first = next->next) == NULL) end = &first;
    pthread_mutex_unlock(&lock);
    if (next == NULL) return;
    Job *job = next->job;
    free(next);
    swift_job_run(job, (executor){NULL, 0});
  }
}

static swiftcc void enqueue(Job *job, void *original) {
  (void)original;
  waiting *new = malloc(sizeof *new);
  if (new == NULL) abort();
  *new = (waiting){NULL, job};
  pthread_mutex_lock(&lock);
  *end = new;
  end = &new->next;
  bool starts = running < most_running;
  if (starts) running++;
  pthread_mutex_unlock(&lock);
  if (starts) dispatch_async_f(threads(), NULL, run);
}

void mw_tasks_run_unwatched(void) {
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  most_running = processors < 4 ? 4 : (int)processors;
  swift_task_enqueueGlobal_hook = enqueue;
}
