#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "CNcurses.h"
#include "terminal.h"

static SCREEN *screen;
static bool modes_unsent;

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

// Past ncurses: sequences it has no name for.
static void send_bytes(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = write(STDOUT_FILENO, bytes, count);
    if (sent <= 0) return;
    bytes += sent;
    count -= (size_t)sent;
  }
}

static bool is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

bool mw_use_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (is_utf8()) return true;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL && is_utf8();
}

static bool can(const char *capability) {
  char *text = tigetstr(capability);
  return text != NULL && text != (char *)-1;
}

enum mw_open_result mw_open(const char *type) {
  if (screen != NULL) return MW_OPEN_FAILED;
  int found = 0;
  if (setupterm(type, STDOUT_FILENO, &found) != OK) {
    return found < 0 ? MW_NO_DATABASE : found == 0 ? MW_UNKNOWN_TYPE : MW_CANNOT_MOVE;
  }
  bool movable = can("cup") && can("clear");
  if (movable) mw_restore_prepare();
  del_curterm(cur_term);
  if (!movable) return MW_CANNOT_MOVE;
  screen = newterm(type, stdout, stdin);
  if (screen == NULL) return MW_OPEN_FAILED;
  mw_restore_arm();
  mw_diagnostics_hold();
  raw();
  noecho();
  nonl();
  typeahead(-1);  // input is read past ncurses, so it must not look for any
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  modes_unsent = true;
  return MW_OPENED;
}

void mw_close(void) {
  mw_leave();
  delscreen(screen);
  screen = NULL;
}

int mw_colors(void) { return has_colors() ? COLORS : 0; }

int mw_color_pairs(void) { return has_colors() ? COLOR_PAIRS : 0; }

void mw_set_pair(int pair, int ink, int ground) { init_extended_pair(pair, ink, ground); }

void mw_write(int row, int column, const uint32_t *text, int count, int pair, unsigned attributes) {
  attr_t set = A_NORMAL;
  if (attributes & MW_BOLD) set |= A_BOLD;
  if (attributes & MW_UNDERLINE) set |= A_UNDERLINE;
  if (attributes & MW_REVERSE) set |= A_REVERSE;
  if (attributes & MW_DIM) set |= A_DIM;
  _Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wide characters are code points here");
  attr_set(set, 0, &pair);
  mvaddnwstr(row, column, (const wchar_t *)text, count);
}

int mw_width(uint32_t code_point) { return wcwidth((wchar_t)code_point); }

void mw_flush(int cursor_row, int cursor_column) {
  bool shows_cursor = cursor_row >= 0;
  curs_set(shows_cursor);
  // Not every terminal can hide it: in the last cell it is least taken for a place where text goes.
  move(shows_cursor ? cursor_row : LINES - 1, shows_cursor ? cursor_column : COLS - 1);
  refresh();
  if (modes_unsent) send_bytes(paste_on, sizeof paste_on - 1);
  modes_unsent = false;
}

void mw_invalidate(void) { clearok(curscr, TRUE); }

void mw_size(int *height, int *width) {
  struct winsize size;
  bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
  *height = known ? size.ws_row : LINES;
  *width = known ? size.ws_col : COLS;
}

void mw_resize(int height, int width) { resizeterm(height, width); }

void mw_send(const char *bytes, int count) { send_bytes(bytes, (size_t)count); }

void mw_leave(void) {
  send_bytes(paste_off, sizeof paste_off - 1);
  curs_set(1);
  endwin();
  mw_restore_disarm();
  mw_diagnostics_release();
}

void mw_return(void) {
  mw_diagnostics_hold();
  mw_restore_arm();
  mw_invalidate();
  refresh();
  send_bytes(paste_on, sizeof paste_on - 1);
}
