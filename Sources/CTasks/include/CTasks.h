/// On which threads Swift's tasks run.
#ifndef MESHWORK_CTASKS_H
#define MESHWORK_CTASKS_H

/// From now on tasks run on threads that nobody watches, so that a process whose tasks all wait is never woken. As many run
/// at once as there are processors, at least four; others wait for their turn. To be called once, before the first task.
void mw_tasks_run_unwatched(void);

#endif
