/// What the editor needs of ncurses and of signals, as functions: the globals, macros and handlers of C stay in C.
///
/// One screen per process, used from one thread. Rows and columns count from 0.
#ifndef MESHWORK_CNCURSES_H
#define MESHWORK_CNCURSES_H

#include <stdbool.h>
#include <stdint.h>

// The screen: screen.c

enum mw_open_result {
  MW_OPENED,
  MW_NO_DATABASE,   ///< no terminfo database can be read
  MW_UNKNOWN_TYPE,  ///< terminfo does not know the terminal type
  MW_CANNOT_MOVE,   ///< the terminal cannot place its cursor, so nothing can be drawn on it
  MW_OPEN_FAILED,
};

/// Takes the character encoding of the locale, or UTF-8 where none is asked for, or one with UTF-8 that is not installed.
/// Returns false if only ASCII can be shown: the locale has another encoding, such as `C` has.
bool mw_use_utf8(void);

/// Opens the screen on standard input and output, in raw mode, without echo.
enum mw_open_result mw_open(const char *type);

/// Gives the terminal back for good.
void mw_close(void);

/// Colours the terminal has: 0 without any, 1 << 24 with direct colour.
int mw_colors(void);

/// Colour pairs there can be; pair 0 is the terminal's own ink and ground.
int mw_color_pairs(void);

/// Whether the terminal places its cursor, erases, and paints as ECMA-48 has it; `colored`: in colours too.
bool mw_is_standard(bool colored);

/// Whether what is erased has the ground that is painted with, and whether so many cells can be erased (ECH).
bool mw_erases_in_ground(void);
bool mw_erases_cells(void);

/// Whether some rows can be scrolled by several, and others stay.
bool mw_scrolls(void);

/// What shows the cursor, or hides it; NULL where the terminal cannot.
const char *mw_cursor(bool shown);

/// What paints with a colour from then on; NULL where the terminal cannot. It is there until the next call.
const char *mw_color(bool ground, int number);

/// The attributes that the terminal has, as bits of `mw_attribute`; `colored`: beside colours.
unsigned mw_attributes(bool colored);

/// Makes a pair of two colours, -1 being the terminal's own. Cells that show the pair change with it.
void mw_set_pair(int pair, int ink, int ground);

enum mw_attribute { MW_BOLD = 1, MW_UNDERLINE = 2, MW_REVERSE = 4, MW_DIM = 8 };

/// Writes `count` code points from a cell on; a combining mark joins the character before it.
void mw_write(int row, int column, const uint32_t *text, int count, int pair, unsigned attributes);

/// The columns the C library gives a code point; -1 for what it cannot show.
int mw_width(uint32_t code_point);

/// Writes what has changed, and says what is to be sent for it: `count` bytes, which are there until the next call. Without
/// memory for them they are sent at once, and none are left. A negative row hides the cursor, or parks it in the last cell of
/// a terminal that cannot.
const char *mw_flush(int cursor_row, int cursor_column, int *count);

/// Sends the modes that the terminal is to have while the screen is open, once, after the first frame.
void mw_send_modes(void);

/// Sends the whole screen with the next flush.
void mw_invalidate(void);

/// Sends one row as it is with the next flush, whatever the terminal shows there.
void mw_redraw_row(int row);

/// The size of a cell in pixels; false where the terminal does not say.
bool mw_cell(int *width, int *height);

/// The size of the terminal in cells, at most 500 by 1000. Where it does not say: what LINES and COLUMNS do, or else
/// 24 by 80.
void mw_size(int *height, int *width);

/// Tells ncurses the size, after it has changed.
void mw_resize(int height, int width);

/// Has the terminal report presses and drags of the mouse, or not; nothing where it has none. It is given back with the
/// screen.
void mw_mouse(bool wanted);

/// Sends bytes past the screen: a sequence that moves nothing on it.
void mw_send(const char *bytes, int count);

/// Calls the window so; `title` is the text alone. What it was called before is kept by the terminal, and comes back when
/// it is given back, however this process ends.
void mw_title(const char *title, int count);

/// What is sent first if a signal ends this process, to take pictures away; at most 2 KiB, and nothing if it is longer.
void mw_restore_pictures(const char *bytes, int count);

/// Gives the terminal to the shell until `mw_return`.
void mw_leave(void);
void mw_return(void);

// Signals: signals.c

enum mw_signal {
  MW_RESIZED = 1,     ///< SIGWINCH
  MW_CONTINUED = 2,   ///< SIGCONT
  MW_TERMINATED = 4,  ///< SIGTERM
  MW_HUNG_UP = 8,     ///< SIGHUP
  MW_STOP_ASKED = 16, ///< SIGTSTP
  MW_INTERRUPTED = 32 ///< SIGINT, which no key makes in raw mode
};

/// Makes a pipe of which neither end blocks, nor is inherited by other programs. False sets errno.
bool mw_wake_pipe(int *reader, int *writer);

/// Notes those signals, and writes one byte to `wake_fd` (which must not block) for each; all others that end a process
/// put the terminal back first.
void mw_signals_install(int wake_fd);
void mw_signals_restore(void);

/// The signals noted since the last call, as bits.
unsigned mw_signals_take(void);

/// Stops the process group as Ctrl-Z does, and returns when it goes on.
void mw_stop(void);

/// While another program has the terminal, Ctrl-Z stops this one with it, and Ctrl-\ is not for this one.
void mw_signals_lend(void);
void mw_signals_return(void);

#endif
