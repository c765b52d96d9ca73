// What the files of this target share.
#ifndef MESHWORK_TERMINAL_H
#define MESHWORK_TERMINAL_H

#include <stdbool.h>

// The way back, for fatal signals: restore.c. Everything but the three first is safe in a signal handler.
void mw_restore_prepare(void);  // after setupterm, before the terminal's modes are changed
void mw_restore_title(void);
const char *mw_restore_region(void);  // the bytes that let the whole screen scroll again; after setupterm
void mw_restore_disarm(void);   // the terminal is as it was
void mw_restore_arm(void);      // the terminal is ours
void mw_restore_now(void);      // puts it back, if it is ours
void mw_restore_mouse(bool on); // whether the mouse is to be given back
extern const char mw_mouse_off[];

// Standard error, which would write across the screen: diagnostics.c. Both are safe in a signal handler.
void mw_diagnostics_hold(void);     // keeps what is written to it
void mw_diagnostics_release(void);  // writes what was kept

#endif
