#include "CFault.h"
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stddef.h>

/// Where this thread goes on after a fault; null: a fault is none of ours.
static _Thread_local sigjmp_buf *escape;
static struct sigaction previous;
static pthread_once_t installed = PTHREAD_ONCE_INIT;

static void handle(int number, siginfo_t *info, void *context) {
  (void)number;
  (void)context;
  // A signal that was sent says nothing of what this thread does.
  if (escape != NULL && info->si_code > 0) siglongjmp(*escape, 1);
  // The instruction faults once more, with what was there before.
  sigaction(SIGSEGV, &previous, NULL);
}

static void install(void) {
  struct sigaction action = {0};
  action.sa_sigaction = handle;
  action.sa_flags = SA_SIGINFO;
  sigemptyset(&action.sa_mask);
  sigaction(SIGSEGV, &action, &previous);
}

bool fault_contained(void (*body)(void *), void *argument) {
  pthread_once(&installed, install);
  sigjmp_buf *const outer = escape;
  sigjmp_buf here;
  // The mask is saved: the signal is blocked while it is handled.
  if (sigsetjmp(here, 1) != 0) {
    escape = outer;
    return false;
  }
  escape = &here;
  body(argument);
  escape = outer;
  return true;
}
