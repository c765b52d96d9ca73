/// What a terminal reports.
package enum Event: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// Text pasted at once, its line ends as `\n`. It is text from outside, and never keys.
  case paste(String)
  /// The paste before this was longer than `limit` bytes: the rest of it is lost.
  case pasteCut(limit: Int)
  /// The screen has a new size.
  case resize(Size)
  /// The program was stopped and goes on; the screen has been painted anew.
  case resumed
  /// The terminal is gone.
  case hangup
  /// Somebody asks the program to end.
  case terminate
  /// The terminal has read the screen that was painted anew, so many bytes, so long after they were sent.
  case measured(bytes: Int, milliseconds: Int)
  /// The terminal says which ground it paints on where nothing else is asked for.
  case ground(RGB)
  /// A mailbox has messages.
  case woken
}
