// Tells the thread sanitizer of the locks that it does not see.
//
// `Synchronization.Mutex` takes and gives back a lock that is free in code that is compiled into the caller, which the
// sanitizer watches. A lock that somebody waits for goes through these two functions of the Swift library and through the
// kernel, which it does not: what such a lock protects would be reported as a race. They stand before the library's own
// (the program's symbols come first), call those, and say what has happened. Nothing is hidden from the sanitizer.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *self

extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

// Synchronization._MutexHandle._lockSlow(UInt32) and ._unlockSlow()
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void meshwork_lock(uint32_t state, SELF) __asm__(LOCK);
SWIFT void meshwork_unlock(SELF) __asm__(UNLOCK);

SWIFT void meshwork_lock(uint32_t state, SELF) {
  SWIFT void (*lock)(uint32_t, SELF) = (SWIFT void (*)(uint32_t, SELF))dlsym(RTLD_NEXT, LOCK);
  lock(state, self);
  if (__tsan_acquire) __tsan_acquire(self);
}

SWIFT void meshwork_unlock(SELF) {
  SWIFT void (*unlock)(SELF) = (SWIFT void (*)(SELF))dlsym(RTLD_NEXT, UNLOCK);
  if (__tsan_release) __tsan_release(self);
  unlock(self);
}
