#include <curses.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "CNcurses.h"
#include "terminal.h"

// endwin() takes locks and memory, so a handler of a fatal signal must not call it: the bytes it would send are
// prepared when the screen is opened.

static char bytes[256];
static size_t length;
static struct termios modes;
static atomic_bool armed;
static atomic_bool titled;
static atomic_bool reports_mouse;

const char mw_mouse_off[] = "\033[?1006l\033[?1002l";

// Two, so that a signal never meets one that is being written.
static char pictures[2][2048];
static size_t picture_lengths[2];
static atomic_int current_pictures;

static void append(const char *text) {
  if (text == NULL || text == (char *)-1) return;
  while (*text != '\0' && length < sizeof bytes - 1) {
    if (text[0] == '$' && text[1] == '<') {  // padding, which no terminal of today needs
      const char *end = strchr(text, '>');
      if (end != NULL) {
        text = end + 1;
        continue;
      }
    }
    bytes[length++] = *text++;
  }
}

const char *mw_restore_region(void) {
  const char *region = tigetstr("csr");
  bool is_ansi = region != NULL && region != (const char *)-1 && strncmp(region, "\033[", 2) == 0;
  // Without its two numbers it is the whole screen, whatever size that has by then. It moves the cursor.
  return is_ansi ? "\0337\033[r\0338" : "";
}

void mw_restore_prepare(void) {
  length = 0;
  append("\033[?2004l");
  append(mw_restore_region());
  append(tigetstr("sgr0"));
  append(tigetstr("op"));
  append(tigetstr("cnorm"));
  char *leave = tigetstr("rmcup");
  append(leave);
  if (leave == NULL || leave == (char *)-1) append("\r\n");
  tcgetattr(STDIN_FILENO, &modes);
}

void mw_restore_arm(void) { atomic_store(&armed, true); }

void mw_restore_disarm(void) { atomic_store(&armed, false); }

void mw_restore_pictures(const char *sent, int count) {
  int other = !atomic_load(&current_pictures);
  bool fits = count > 0 && (size_t)count <= sizeof pictures[other];
  if (fits) memcpy(pictures[other], sent, (size_t)count);
  picture_lengths[other] = fits ? (size_t)count : 0;
  atomic_store(&current_pictures, other);
}

void mw_restore_mouse(bool on) { atomic_store(&reports_mouse, on); }

static void send_all(const char *from, size_t count) {
  while (count > 0) {
    ssize_t sent = write(STDOUT_FILENO, from, count);
    if (sent <= 0) return;
    from += sent;
    count -= (size_t)sent;
  }
}

void mw_title(const char *title, int count) {
  // Pushed once: XTWINOPS 22 and 23, of the window's title alone.
  if (!atomic_exchange(&titled, true)) send_all("\033[22;2t", 7);
  send_all("\033]2;", 4);
  send_all(title, count > 0 ? (size_t)count : 0);
  send_all("\033\\", 2);
}

void mw_restore_title(void) {
  if (atomic_exchange(&titled, false)) send_all("\033[23;2t", 7);
}

void mw_restore_now(void) {
  if (!atomic_exchange(&armed, false)) return;
  mw_restore_title();
  int current = atomic_load(&current_pictures);
  send_all(pictures[current], picture_lengths[current]);
  if (atomic_load(&reports_mouse)) send_all(mw_mouse_off, sizeof mw_mouse_off - 1);
  send_all(bytes, length);
  tcsetattr(STDIN_FILENO, TCSANOW, &modes);
  mw_diagnostics_release();
}
