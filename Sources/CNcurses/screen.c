#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "CNcurses.h"
#include "terminal.h"

// Larger screens are drawn in their upper left part: what a window costs grows with its cells, and a size is a number
// that anybody can give a terminal.
enum { most_rows = 500, most_columns = 1000 };

static SCREEN *screen;
static bool modes_unsent;
// The size where the terminal does not say its own.
static int assumed_rows;
static int assumed_columns;

// ncurses writes at every third move of the cursor. It is given a descriptor of its own, behind which stands the terminal,
// and while a frame is drawn a file in memory, so that the frame goes out whole.
static FILE *stream;
static int kept_frame = -1;
static char *frame_bytes;
static size_t frame_room;
// Presses and drags, in the form that has no limit.
static const char mouse_on[] = "\033[?1002h\033[?1006h";
static bool mouse_wanted;

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

// The locale that the user has asked for, as the C library looks for it; NULL where nothing was said.
static const char *asked_locale(void) {
  static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
    const char *name = getenv(variables[i]);
    if (name != NULL && *name != '\0') return name;
  }
  return NULL;
}

bool mw_use_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (is_utf8()) return true;
  // One that is asked for and is not installed here is taken at its word; and where nobody has said anything, as in most
  // containers, a terminal of today has UTF-8.
  const char *asked = asked_locale();
  bool has_other = asked != NULL && strcasestr(asked, "utf-8") == NULL && strcasestr(asked, "utf8") == NULL;
  return !has_other && setlocale(LC_CTYPE, "C.UTF-8") != NULL && is_utf8();
}

static bool can(const char *capability) {
  char *text = tigetstr(capability);
  return text != NULL && text != (char *)-1;
}

static int within(long value, int most) { return value < 1 ? 1 : value > most ? most : (int)value; }

static bool terminal_size(struct winsize *size) {
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, size) == 0 && size->ws_row > 0 && size->ws_col > 0;
}

static int assumed(const char *variable, int standard, int most) {
  const char *text = getenv(variable);
  long value = text != NULL ? strtol(text, NULL, 10) : 0;
  return within(value > 0 ? value : standard, most);
}

static void put(const char *variable, int value) {
  char text[16];
  snprintf(text, sizeof text, "%d", value);
  setenv(variable, text, 1);
}

static void put_back(const char *variable, char *value) {
  if (value != NULL) setenv(variable, value, 1);
  else unsetenv(variable);
  free(value);
}

// LINES and COLUMNS are what a shell once said; ncurses would believe them rather than the terminal.
static SCREEN *open_screen(const char *type) {
  struct winsize size;
  bool known = terminal_size(&size);
  assumed_rows = assumed("LINES", 24, most_rows);
  assumed_columns = assumed("COLUMNS", 80, most_columns);
  bool fits = known && size.ws_row <= most_rows && size.ws_col <= most_columns;
  use_env(!fits);
  use_tioctl(fits);
  if (fits) return newterm(type, stream, stdin);
  // What it would take from elsewhere has no bounds.
  char *lines_before = getenv("LINES"), *columns_before = getenv("COLUMNS");
  if (lines_before != NULL) lines_before = strdup(lines_before);
  if (columns_before != NULL) columns_before = strdup(columns_before);
  put("LINES", known ? within(size.ws_row, most_rows) : assumed_rows);
  put("COLUMNS", known ? within(size.ws_col, most_columns) : assumed_columns);
  SCREEN *opened = newterm(type, stream, stdin);
  put_back("LINES", lines_before);
  put_back("COLUMNS", columns_before);
  return opened;
}

static bool open_stream(void) {
  int descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (descriptor < 0) return false;
  stream = fdopen(descriptor, "w");
  if (stream == NULL) {
    close(descriptor);
    return false;
  }
  // Without it every write goes out as it comes.
  kept_frame = memfd_create("frame", MFD_CLOEXEC);
  return true;
}

static void close_stream(void) {
  if (kept_frame >= 0) close(kept_frame);
  kept_frame = -1;
  fclose(stream);
  stream = NULL;
  free(frame_bytes);
  frame_bytes = NULL;
  frame_room = 0;
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
  if (!open_stream()) return MW_OPEN_FAILED;
  screen = open_screen(type);
  if (screen == NULL) {
    close_stream();
    return MW_OPEN_FAILED;
  }
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
  mouse_wanted = false;
  mw_restore_mouse(false);
  delscreen(screen);
  screen = NULL;
  close_stream();
}

int mw_colors(void) { return has_colors() ? COLORS : 0; }

int mw_color_pairs(void) { return has_colors() ? COLOR_PAIRS : 0; }

static bool is(const char *capability, const char *standard) {
  char *text = tigetstr(capability);
  return text != NULL && text != (char *)-1 && strcmp(text, standard) == 0;
}

static bool is_or_cannot(const char *capability, const char *standard) {
  return !can(capability) || is(capability, standard);
}

// Whether colours are asked for by one sequence of parameters.
static bool is_color(const char *text) {
  size_t length = text != NULL ? strlen(text) : 0;
  return length > 3 && strncmp(text, "\033[", 2) == 0 && strchr(text, 'm') == text + length - 1;
}

bool mw_is_standard(bool colored) {
  return is("cup", "\033[%i%p1%d;%p2%dH") && is("el", "\033[K") && tigetflag("xenl") == 1 &&
         is_or_cannot("bold", "\033[1m") && is_or_cannot("dim", "\033[2m") && is_or_cannot("smul", "\033[4m") &&
         is_or_cannot("rev", "\033[7m") &&
         (!colored || (is("op", "\033[39;49m") && is_color(mw_color(false, 1)) && is_color(mw_color(true, 1))));
}

bool mw_erases_in_ground(void) { return tigetflag("bce") == 1; }

bool mw_erases_cells(void) { return is("ech", "\033[%p1%dX"); }

bool mw_scrolls(void) {
  return is("csr", "\033[%i%p1%d;%p2%dr") && is("indn", "\033[%p1%dS") && is("rin", "\033[%p1%dT");
}

const char *mw_cursor(bool shown) {
  char *text = tigetstr(shown ? "cnorm" : "civis");
  return text == (char *)-1 ? NULL : text;
}

const char *mw_color(bool ground, int number) {
  char *text = tigetstr(ground ? "setab" : "setaf");
  return text == NULL || text == (char *)-1 ? NULL : tiparm(text, number);
}

unsigned mw_attributes(bool colored) {
  unsigned all = (can("bold") ? MW_BOLD : 0) | (can("smul") ? MW_UNDERLINE : 0) | (can("rev") ? MW_REVERSE : 0) |
                 (can("dim") ? MW_DIM : 0);
  int without = colored ? tigetnum("ncv") : 0;  // bits of no_color_video, -1 for none
  if (without <= 0) return all;
  return all & ~((without & 2 ? MW_UNDERLINE : 0) | (without & 4 ? MW_REVERSE : 0) | (without & 16 ? MW_DIM : 0) |
                 (without & 32 ? MW_BOLD : 0));
}

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

static void draw(int cursor_row, int cursor_column) {
  bool shows_cursor = cursor_row >= 0;
  curs_set(shows_cursor);
  // Not every terminal can hide it: in the last cell it is least taken for a place where text goes.
  move(shows_cursor ? cursor_row : LINES - 1, shows_cursor ? cursor_column : COLS - 1);
  refresh();
}

// What was written into memory since it was last asked for.
static size_t take_kept(void) {
  off_t size = lseek(kept_frame, 0, SEEK_CUR);
  if (size <= 0) return 0;
  if ((size_t)size > frame_room) {
    char *larger = realloc(frame_bytes, (size_t)size);
    if (larger == NULL) {
      clearok(curscr, TRUE);
      lseek(kept_frame, 0, SEEK_SET);
      return 0;
    }
    frame_bytes = larger;
    frame_room = (size_t)size;
  }
  ssize_t count = pread(kept_frame, frame_bytes, (size_t)size, 0);
  lseek(kept_frame, 0, SEEK_SET);
  return count > 0 ? (size_t)count : 0;
}

const char *mw_flush(int cursor_row, int cursor_column, int *count) {
  int terminal = fileno(stream);
  bool keeps = kept_frame >= 0 && dup3(kept_frame, terminal, O_CLOEXEC) >= 0;
  draw(cursor_row, cursor_column);
  *count = 0;
  if (keeps && dup3(STDOUT_FILENO, terminal, O_CLOEXEC) >= 0) *count = (int)take_kept();
  return frame_bytes;
}

void mw_send_modes(void) {
  if (modes_unsent) send_bytes(paste_on, sizeof paste_on - 1);
  modes_unsent = false;
}

void mw_mouse(bool wanted) {
  if (wanted == mouse_wanted || !can("kmous")) return;
  mouse_wanted = wanted;
  // Before it is asked for, so that no signal comes between that and the way back.
  mw_restore_mouse(true);
  const char *bytes = wanted ? mouse_on : mw_mouse_off;
  send_bytes(bytes, strlen(bytes));
  mw_restore_mouse(wanted);
}

void mw_invalidate(void) { clearok(curscr, TRUE); }

void mw_redraw_row(int row) { wredrawln(stdscr, row, 1); }

bool mw_cell(int *width, int *height) {
  struct winsize size;
  if (!terminal_size(&size) || size.ws_xpixel < size.ws_col || size.ws_ypixel < size.ws_row) return false;
  *width = size.ws_xpixel / size.ws_col;
  *height = size.ws_ypixel / size.ws_row;
  return *width <= 512 && *height <= 512;
}

void mw_size(int *height, int *width) {
  struct winsize size;
  bool known = terminal_size(&size);
  *height = known ? within(size.ws_row, most_rows) : assumed_rows;
  *width = known ? within(size.ws_col, most_columns) : assumed_columns;
}

void mw_resize(int height, int width) { resizeterm(height, width); }

void mw_send(const char *bytes, int count) { send_bytes(bytes, (size_t)count); }

void mw_leave(void) {
  mw_restore_title();
  if (mouse_wanted) send_bytes(mw_mouse_off, strlen(mw_mouse_off));
  send_bytes(paste_off, sizeof paste_off - 1);
  const char *region = mw_restore_region();
  send_bytes(region, strlen(region));
  // What was written past ncurses may have left colours.
  if (mw_is_standard(has_colors())) send_bytes("\033[m", 3);
  curs_set(1);
  endwin();
  mw_restore_disarm();
  mw_diagnostics_release();
}

void mw_return(void) {
  mw_diagnostics_hold();
  mw_restore_arm();
  mw_invalidate();
  curs_set(0);
  refresh();
  send_bytes(paste_on, sizeof paste_on - 1);
  if (mouse_wanted) send_bytes(mouse_on, sizeof mouse_on - 1);
}
